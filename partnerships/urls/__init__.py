"""URLs of the partnerships floor, one file per noun."""

from . import activities, documents, money, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *activities.urlpatterns,
    *documents.urlpatterns,
    *money.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
