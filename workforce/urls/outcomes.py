"""Addresses of placements, follow-ups, insurance records, appeals."""

from django.urls import path

from workforce.views import appeals, follow_up_links, follow_ups, placements

FOLLOW_UPS = "p/<slug:partnership>/follow-ups/"
urlpatterns = [
    path("cases/<int:pk>/after-the-mine/", placements.CaseWork.as_view(), name="case_work"),
    path("cases/<int:pk>/placements/new/", placements.PlacementNew.as_view(), name="placement_new"),
    path("placements/<int:pk>/check/", placements.PlacementCheck.as_view(), name="placement_check"),
    path("placements/<int:pk>/end/", placements.PlacementEnd.as_view(), name="placement_end"),
    path("placements/<int:pk>/take-back/", placements.PlacementBack.as_view(), name="placement_back"),
    path("cases/<int:pk>/appeals/new/", appeals.AppealNew.as_view(), name="appeal_new"),
    path("appeals/<int:pk>/decide/", appeals.AppealDecide.as_view(), name="appeal_decide"),
    path(FOLLOW_UPS, follow_ups.FollowUpList.as_view(), name="follow_up_list"),
    path("follow-ups/<int:pk>/", follow_ups.FollowUpAnswerDoor.as_view(), name="follow_up_answer"),
    path("follow-ups/<int:pk>/link/", follow_ups.FollowUpLinkDoor.as_view(), name="follow_up_link"),
    path("answer/<str:token>/", follow_up_links.FollowUpOpen.as_view(), name="follow_up_open"),
    path(f"{FOLLOW_UPS}records/new/", follow_ups.InsuranceNew.as_view(), name="insurance_new"),
    path("insurance/<int:pk>/", follow_ups.InsuranceDetail.as_view(), name="insurance_detail"),
    path("insurance/<int:pk>/take/", follow_ups.InsuranceTake.as_view(), name="insurance_take"),
    path("insurance/<int:pk>/drop/", follow_ups.InsuranceDrop.as_view(), name="insurance_drop"),
]
