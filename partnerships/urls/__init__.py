"""URLs of the partnerships floor, one file per noun."""

from . import documents, money, trees, waiting
from . import documents, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *money.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
