"""URLs of the partnerships floor, one file per noun."""

from . import documents, money, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *money.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
