"""URLs of the partnerships floor, one file per noun."""

from . import documents, markets, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *markets.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
