"""URLs of the partnerships floor, one file per noun."""

from . import agreements, documents, partners, places, plan, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *agreements.urlpatterns,
from . import calls, documents, places, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *calls.urlpatterns,
    *documents.urlpatterns,
    *partners.urlpatterns,
    *plan.urlpatterns,
    *places.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
