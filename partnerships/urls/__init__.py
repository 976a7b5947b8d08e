"""URLs of the partnerships floor, one file per noun."""

from . import calls, diagnosis, documents, markets, meetings, places, policy, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *calls.urlpatterns,
    *diagnosis.urlpatterns,
    *documents.urlpatterns,
    *meetings.urlpatterns,
    *markets.urlpatterns,
    *places.urlpatterns,
    *policy.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
