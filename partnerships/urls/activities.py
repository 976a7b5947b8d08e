"""The action plan."""

from django.urls import path

from partnerships.views import activities, activity_forms

PLACE = "p/<slug:partnership>/plan/activities/"
urlpatterns = [
    path(PLACE, activities.ActivityList.as_view(), name="activity_list"),
    path(f"{PLACE}new/", activity_forms.ActivityNew.as_view(), name="activity_new"),
    path(f"{PLACE}interventions/new/", activity_forms.InterventionNew.as_view(), name="intervention_new"),
    path(f"{PLACE}calendar/", activities.ActivitySubscription.as_view(), name="activity_subscription"),
    path(f"{PLACE}calendar/open/", activity_forms.FeedOpen.as_view(), name="feed_open"),
    path(f"{PLACE}calendar/close/", activity_forms.FeedClose.as_view(), name="feed_close"),
    path(f"{PLACE}plan.ics", activities.ActivityCalendar.as_view(), name="activity_calendar"),
    path("calendar/<slug:token>/plan.ics", activities.ActivityFeed.as_view(), name="activity_feed"),
    path("interventions/<int:pk>/edit/", activity_forms.InterventionEdit.as_view(), name="intervention_edit"),
    path("activities/<int:pk>/", activities.ActivityDetail.as_view(), name="activity_detail"),
    path("activities/<int:pk>/edit/", activity_forms.ActivityEdit.as_view(), name="activity_edit"),
    path("activities/<int:pk>/step/", activity_forms.ActivityStep.as_view(), name="activity_step"),
    path("activities/<int:pk>/milestones/new/", activity_forms.MilestoneNew.as_view(), name="milestone_new"),
    path("milestones/<int:pk>/edit/", activity_forms.MilestoneEdit.as_view(), name="milestone_edit"),
    path("milestones/<int:pk>/reached/", activity_forms.MilestoneReach.as_view(), name="milestone_reach"),
    path("milestones/<int:pk>/drop/", activity_forms.MilestoneDrop.as_view(), name="milestone_drop"),
    path("milestones/<int:pk>/reopen/", activity_forms.MilestoneReopen.as_view(), name="milestone_reopen"),
]
