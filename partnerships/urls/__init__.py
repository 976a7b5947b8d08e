"""URLs of the partnerships floor, one file per noun."""

from . import documents, markets, places, trees, waiting
from . import calls, documents, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *calls.urlpatterns,
    *documents.urlpatterns,
    *markets.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
