"""URLs of the indicators floor."""

from django.urls import path

from indicators.views.communities import CommunityTotals
from indicators.views.effect_workers import (
    AmendmentEffectWorker,
    AmendmentEffectWorkers,
    VersionEffectWorker,
    VersionEffectWorkers,
)
from indicators.views.effects import AmendmentEffect, VersionEffect
from indicators.views.indicators import IndicatorList, Rule
from indicators.views.readings import ReadingCases, ReadingDetail
from indicators.views.reports import ReportDetail

app_name = "indicators"
urlpatterns = [
    path("p/<slug:partnership>/plan/communities/", CommunityTotals.as_view(), name="community_totals"),
    path("p/<slug:partnership>/indicators/", IndicatorList.as_view(), name="indicator_list"),
    path("readings/<int:pk>/", ReadingDetail.as_view(), name="reading_detail"),
    path("readings/<int:pk>/cases/", ReadingCases.as_view(), name="reading_cases"),
    path("p/<slug:partnership>/results/report/", ReportDetail.as_view(), name="report_detail"),
    path("framework/versions/<int:pk>/effect/", VersionEffect.as_view(), name="effect_version"),
    path(
        "framework/versions/<int:pk>/effect/workers/",
        VersionEffectWorkers.as_view(),
        name="effect_version_workers",
    ),
    path(
        "framework/versions/<int:pk>/effect/<int:worker>/",
        VersionEffectWorker.as_view(),
        name="effect_version_worker",
    ),
    path("framework/amendments/<int:pk>/effect/", AmendmentEffect.as_view(), name="effect_amendment"),
    path(
        "framework/amendments/<int:pk>/effect/workers/",
        AmendmentEffectWorkers.as_view(),
        name="effect_amendment_workers",
    ),
    path(
        "framework/amendments/<int:pk>/effect/<int:worker>/",
        AmendmentEffectWorker.as_view(),
        name="effect_amendment_worker",
    ),
    path("rule/", Rule.as_view(), name="rule"),
]
