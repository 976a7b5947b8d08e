"""URLs of the partnerships floor, one file per noun."""

from . import calls, documents, markets, money, places, trees, waiting
from . import calls, diagnosis, documents, markets, meetings, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *calls.urlpatterns,
    *diagnosis.urlpatterns,
    *documents.urlpatterns,
    *money.urlpatterns,
    *meetings.urlpatterns,
    *markets.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
