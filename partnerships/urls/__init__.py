"""URLs of the partnerships floor, one file per noun."""

from . import (
    activities,
    agreements,
    calls,
    diagnosis,
    documents,
    duties,
    framework,
    markets,
    meetings,
    money,
    partners,
    places,
    plan,
    policy,
    trees,
    waiting,
)

app_name = "partnerships"
urlpatterns = [
    *activities.urlpatterns,
    *money.urlpatterns,
    *agreements.urlpatterns,
    *calls.urlpatterns,
    *diagnosis.urlpatterns,
    *documents.urlpatterns,
    *duties.urlpatterns,
    *framework.urlpatterns,
    *markets.urlpatterns,
    *meetings.urlpatterns,
    *partners.urlpatterns,
    *places.urlpatterns,
    *policy.urlpatterns,
    *plan.urlpatterns,
    *trees.urlpatterns,
    *waiting.urlpatterns,
]
