"""URLs of the partnerships floor, one file per noun."""

from . import documents, markets, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *markets.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
