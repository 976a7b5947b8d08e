"""URLs of the partnerships floor, one file per noun."""

from . import documents, places, policy, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *places.urlpatterns,
    *policy.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
