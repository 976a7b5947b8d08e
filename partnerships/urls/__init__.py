"""URLs of the partnerships floor, one file per noun."""

from . import (
    agreements,
    calls,
    diagnosis,
    documents,
    markets,
    meetings,
    partners,
    places,
    plan,
    policy,
    trees,
    waiting,
)

app_name = "partnerships"
urlpatterns = [
    *agreements.urlpatterns,
    *calls.urlpatterns,
    *diagnosis.urlpatterns,
    *documents.urlpatterns,
    *markets.urlpatterns,
    *meetings.urlpatterns,
    *partners.urlpatterns,
    *places.urlpatterns,
    *policy.urlpatterns,
    *plan.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
