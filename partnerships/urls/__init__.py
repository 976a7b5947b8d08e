"""URLs of the partnerships floor, one file per noun."""

from . import documents, markets, trees, waiting
from . import documents, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *markets.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
