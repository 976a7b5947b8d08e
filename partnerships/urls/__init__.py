"""URLs of the partnerships floor, one file per noun."""

from . import documents, trees

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *trees.urlpatterns,
]
