"""URLs of the partnerships floor, one file per noun."""

from . import diagnosis, documents, trees

app_name = "partnerships"
urlpatterns = [
    *diagnosis.urlpatterns,
    *documents.urlpatterns,
    *trees.urlpatterns,
]
