"""URLs of the partnerships floor, one file per noun."""

from . import diagnosis, documents, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *diagnosis.urlpatterns,
    *documents.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
