"""URLs of the partnerships floor, one file per noun."""

from . import calls, documents, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *calls.urlpatterns,
    *documents.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
