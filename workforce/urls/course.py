"""Addresses of plan and journal: contacts, goals, referrals, hand-overs."""

from django.urls import path

from workforce.views import course

urlpatterns = [
    path("cases/<int:pk>/course/", course.CaseCourse.as_view(), name="case_course"),
    path("cases/<int:pk>/contacts/new/", course.ContactNew.as_view(), name="contact_new"),
    path("contacts/<int:pk>/take-back/", course.ContactBack.as_view(), name="contact_back"),
    path("cases/<int:pk>/goals/new/", course.GoalNew.as_view(), name="goal_new"),
    path("goals/<int:pk>/move/", course.GoalMove.as_view(), name="goal_move"),
    path("goals/<int:pk>/step/", course.GoalStep.as_view(), name="goal_step"),
    path("cases/<int:pk>/referrals/new/", course.ReferralNew.as_view(), name="referral_new"),
    path("referrals/<int:pk>/move/", course.ReferralMove.as_view(), name="referral_move"),
    path("cases/<int:pk>/hand-over/", course.HandOverNew.as_view(), name="hand_over_new"),
    path("hand-overs/<int:pk>/note/", course.HandOverNoteDoor.as_view(), name="hand_over_note"),
    path("p/<slug:partnership>/people/handed-over/", course.HandOverList.as_view(), name="hand_over_list"),
]
