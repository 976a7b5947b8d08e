"""URLs of the partnerships floor, one file per noun."""

from . import calls, documents, markets, places, policy, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *calls.urlpatterns,
    *documents.urlpatterns,
    *markets.urlpatterns,
    *places.urlpatterns,
    *policy.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
