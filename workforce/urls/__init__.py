"""URLs of the workforce floor."""

from django.urls import path

from workforce.urls import (
    course,
    files,
    intake,
    known,
    notices,
    outcomes,
    packages,
    privacy,
    sheets,
)
from workforce.views import cases, communities, duties, tasks, today, workers
from workforce.views import imports as import_doors

app_name = "workforce"

people = [
    path("", today.Home.as_view(), name="home"),
    path("p/<slug:partnership>/today/", today.Today.as_view(), name="today"),
    path("p/<slug:partnership>/people/", cases.CaseList.as_view(), name="case_list"),
    path("p/<slug:partnership>/people/plan/", tasks.TaskPlanMany.as_view(), name="task_plan_many"),
    path("p/<slug:partnership>/roster/", workers.WorkerList.as_view(), name="worker_list"),
    path("p/<slug:partnership>/tasks/", tasks.TaskList.as_view(), name="task_list"),
    path("cases/<int:pk>/", cases.CaseDetail.as_view(), name="case_detail"),
    path("cases/<int:pk>/pathway/", cases.CasePathway.as_view(), name="case_pathway"),
    path("cases/<int:pk>/status/", cases.CaseStatusDoor.as_view(), name="case_status"),
    path("cases/<int:pk>/close/", cases.CaseClose.as_view(), name="case_close"),
    path("cases/<int:pk>/open/", cases.CaseOpen.as_view(), name="case_open"),
    path("cases/<int:pk>/officer/", cases.CaseOfficer.as_view(), name="case_officer"),
    path("cases/<int:pk>/plan/", tasks.TaskPlan.as_view(), name="task_plan"),
    path("tasks/<int:pk>/", tasks.TaskDetail.as_view(), name="task_detail"),
    path("tasks/<int:pk>/done/", tasks.TaskDone.as_view(), name="task_done"),
    path("tasks/<int:pk>/put-off/", tasks.TaskPutOff.as_view(), name="task_put_off"),
    path("tasks/<int:pk>/assign/", tasks.TaskAssign.as_view(), name="task_assign"),
    path("tasks/<int:pk>/take/", tasks.TaskTake.as_view(), name="task_take"),
    path(
        "framework/places/<int:pk>/duties/<str:duty>/people/", duties.DutyPeople.as_view(), name="duty_people"
    ),
    path("workers/<int:pk>/", workers.WorkerDetail.as_view(), name="worker_detail"),
    path("workers/<int:pk>/facts/", workers.WorkerFacts.as_view(), name="worker_facts"),
]

imports = [
    path("p/<slug:partnership>/imports/", import_doors.ImportList.as_view(), name="import_list"),
    path("p/<slug:partnership>/imports/new/", import_doors.ImportNew.as_view(), name="import_new"),
    path("imports/<uuid:pk>/", import_doors.ImportDetail.as_view(), name="import_detail"),
    path("imports/<uuid:pk>/columns/", import_doors.ImportColumns.as_view(), name="import_columns"),
    path("imports/<uuid:pk>/again/", import_doors.ImportAgain.as_view(), name="import_again"),
    path("imports/<uuid:pk>/cancel/", import_doors.ImportCancel.as_view(), name="import_cancel"),
    path("imports/<uuid:pk>/undo/", import_doors.ImportUndo.as_view(), name="import_undo"),
    path("imports/<uuid:pk>/refusals/", import_doors.ImportRefusals.as_view(), name="import_refusals"),
    path("imports/<uuid:pk>/strip/", import_doors.ImportStrip.as_view(), name="import_strip"),
]

RECORDS = "p/<slug:partnership>/plan/communities/records/"
affected = [
    path(RECORDS, communities.CommunityList.as_view(), name="community_list"),
    path(f"{RECORDS}new/", communities.CommunityNew.as_view(), name="community_new"),
    path("communities/<int:pk>/", communities.CommunityDetail.as_view(), name="community_detail"),
    path("communities/<int:pk>/change/", communities.CommunityChange.as_view(), name="community_change"),
    path("communities/<int:pk>/support/", communities.CommunitySupport.as_view(), name="community_support"),
    path("communities/<int:pk>/outcome/", communities.CommunityOutcome.as_view(), name="community_outcome"),
    path(
        "communities/support/<int:pk>/take-back/",
        communities.CommunitySupportBack.as_view(),
        name="community_support_back",
    ),
    path(
        "communities/outcomes/<int:pk>/take-back/",
        communities.CommunityOutcomeBack.as_view(),
        name="community_outcome_back",
    ),
    path(
        "communities/outcomes/<int:pk>/ended/",
        communities.CommunityJobEnd.as_view(),
        name="community_job_end",
    ),
    path(
        "communities/outcomes/<int:pk>/verify/",
        communities.CommunityVerify.as_view(),
        name="community_verify",
    ),
]

urlpatterns = [
    *people,
    *imports,
    *affected,
    *files.urlpatterns,
    *intake.urlpatterns,
    *known.urlpatterns,
    *course.urlpatterns,
    *notices.urlpatterns,
    *outcomes.urlpatterns,
    *packages.urlpatterns,
    *sheets.urlpatterns,
    *privacy.urlpatterns,
]
