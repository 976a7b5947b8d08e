"""Addresses of duties, of the oversight committee, and of standards beside the text."""

from django.urls import path

from partnerships.views import committee, duties, duty_forms, standards

urlpatterns = [
    path("framework/versions/<int:pk>/duties/", duties.DutyList.as_view(), name="duty_list"),
    path("framework/places/<int:pk>/duties/", duty_forms.DutyLay.as_view(), name="duty_lay"),
    path("framework/places/<int:pk>/duties/<str:duty>/", duties.DutyDetail.as_view(), name="duty_detail"),
    path(
        "framework/places/<int:pk>/duties/<str:duty>/drop/", duty_forms.DutyDrop.as_view(), name="duty_drop"
    ),
    path(
        "framework/places/<int:pk>/duties/<str:duty>/answer/",
        duties.DutyAnswerGive.as_view(),
        name="duty_answer",
    ),
    path(
        "framework/places/<int:pk>/duties/<str:duty>/breach/",
        duties.BreachRecord.as_view(),
        name="breach_record",
    ),
    path("framework/breaches/<int:pk>/answer/", duties.BreachAnswerGive.as_view(), name="breach_answer"),
    path("framework/<int:pk>/committee/", committee.CommitteeDetail.as_view(), name="committee_detail"),
    path("framework/<int:pk>/committee/add/", committee.CommitteeAdd.as_view(), name="committee_add"),
    path("framework/committee/<int:pk>/leave/", committee.CommitteeLeave.as_view(), name="committee_leave"),
    path("framework/versions/<int:pk>/standards/", standards.StandardList.as_view(), name="standard_list"),
    path(
        "framework/versions/<int:pk>/standards/<str:standard>/",
        standards.StandardJudge.as_view(),
        name="standard_judge",
    ),
    path(
        "framework/findings/<int:pk>/contest/",
        standards.StandardContestGive.as_view(),
        name="standard_contest",
    ),
]
