"""URLs of the partnerships floor, one file per noun."""

from . import agreements, documents, partners, plan, trees

app_name = "partnerships"
urlpatterns = [
    *agreements.urlpatterns,
    *documents.urlpatterns,
    *partners.urlpatterns,
    *plan.urlpatterns,
    *trees.urlpatterns,
]
