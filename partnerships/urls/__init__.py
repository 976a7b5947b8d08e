"""URLs of the partnerships floor, one file per noun."""

from . import calls, documents, markets, money, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *calls.urlpatterns,
    *documents.urlpatterns,
    *money.urlpatterns,
    *markets.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
