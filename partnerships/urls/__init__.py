"""URLs of the partnerships floor, one file per noun."""

from . import documents, meetings, trees, waiting

app_name = "partnerships"
urlpatterns = [
    *documents.urlpatterns,
    *meetings.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
