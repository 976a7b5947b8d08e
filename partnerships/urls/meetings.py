"""Review meetings, decisions, recommendations."""

from django.urls import path

from partnerships.views.decisions import DecisionDetail, DecisionNew
from partnerships.views.meetings import (
    MeetingAgree,
    MeetingChange,
    MeetingDetail,
    MeetingErratum,
    MeetingList,
    MeetingMinutes,
    MeetingNew,
    MeetingPublish,
)
from partnerships.views.recommendations import (
    RecommendationAnswer,
    RecommendationDetail,
    RecommendationList,
    RecommendationNew,
)

PLACE = "p/<slug:partnership>/plan/meetings/"
urlpatterns = [
    path(PLACE, MeetingList.as_view(), name="meeting_list"),
    path(f"{PLACE}new/", MeetingNew.as_view(), name="meeting_new"),
    path(f"{PLACE}recommendations/", RecommendationList.as_view(), name="recommendation_list"),
    path(f"{PLACE}recommendations/new/", RecommendationNew.as_view(), name="recommendation_new"),
    path("meetings/<int:pk>/", MeetingDetail.as_view(), name="meeting_detail"),
    path("meetings/<int:pk>/change/", MeetingChange.as_view(), name="meeting_change"),
    path("meetings/<int:pk>/publish/", MeetingPublish.as_view(), name="meeting_publish"),
    path("meetings/<int:pk>/minutes/", MeetingMinutes.as_view(), name="meeting_minutes"),
    path("meetings/<int:pk>/agree/", MeetingAgree.as_view(), name="meeting_agree"),
    path("meetings/<int:pk>/correction/", MeetingErratum.as_view(), name="meeting_erratum"),
    path("meetings/<int:pk>/decisions/new/", DecisionNew.as_view(), name="decision_new"),
    path("decisions/<int:pk>/", DecisionDetail.as_view(), name="decision_detail"),
    path("recommendations/<int:pk>/", RecommendationDetail.as_view(), name="recommendation_detail"),
    path("recommendations/<int:pk>/answer/", RecommendationAnswer.as_view(), name="recommendation_answer"),
]
