"""URLs of the indicators floor."""

from django.urls import path

from indicators.views.communities import CommunityTotals
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
    path("rule/", Rule.as_view(), name="rule"),
]
