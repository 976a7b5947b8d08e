"""URLs of the partnerships floor, one file per noun."""

from . import documents, money, trees
from . import documents, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *money.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
