"""The plan at a glance, and decisions about phases."""

from django.urls import path

from partnerships.views.anchors import AnchorChange, AnchorDetail, MemberAdd, MemberChange
from partnerships.views.brought import AnchorBring
from partnerships.views.courses import CourseChoose
from partnerships.views.overview import PhaseDecide, PlanDetail
from partnerships.views.portfolio import PlanList

urlpatterns = [
    path("plan/", PlanList.as_view(), name="plan_list"),
    path("p/<slug:partnership>/plan/", PlanDetail.as_view(), name="plan_detail"),
    path("p/<slug:partnership>/plan/phase/", PhaseDecide.as_view(), name="phase_decide"),
    path("p/<slug:partnership>/plan/course/", CourseChoose.as_view(), name="course_choose"),
    path("p/<slug:partnership>/plan/anchor/", AnchorDetail.as_view(), name="anchor_detail"),
    path("p/<slug:partnership>/plan/anchor/change/", AnchorChange.as_view(), name="anchor_change"),
    path("anchor-bodies/<int:pk>/members/", MemberAdd.as_view(), name="anchor_member_add"),
    path("anchor-bodies/<int:pk>/brought/", AnchorBring.as_view(), name="anchor_bring"),
    path("anchor-bodies/members/<int:pk>/", MemberChange.as_view(), name="anchor_member_change"),
]
