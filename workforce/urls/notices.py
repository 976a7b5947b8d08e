"""Addresses of notices of redundancies, information sessions, bulk assignment, the worklist, reopening."""

from django.urls import path

from workforce.views import assigning, closing, notices, sessions, worklist

urlpatterns = [
    path("p/<slug:partnership>/notices/", notices.NoticeList.as_view(), name="notice_list"),
    path("p/<slug:partnership>/notices/new/", notices.NoticeNew.as_view(), name="notice_new"),
    path("notices/<int:pk>/", notices.NoticeDetail.as_view(), name="notice_detail"),
    path("notices/<int:pk>/change/", notices.NoticeChange.as_view(), name="notice_change"),
    path("notices/<int:pk>/withdraw/", notices.NoticeWithdraw.as_view(), name="notice_withdraw"),
    path("notices/<int:pk>/workers/", notices.NoticeChoose.as_view(), name="notice_choose"),
    path("notices/workers/<int:pk>/remove/", notices.NoticeRemove.as_view(), name="notice_remove"),
    path("notices/<int:pk>/open/", notices.NoticeOpen.as_view(), name="notice_open"),
    path("notices/openings/<uuid:pk>/cancel/", notices.OpeningCancel.as_view(), name="opening_cancel"),
    path("notices/<int:pk>/sessions/new/", sessions.SessionNew.as_view(), name="session_new"),
    path("notices/<int:pk>/invite/", sessions.SessionInvite.as_view(), name="session_invite"),
    path("sessions/<int:pk>/", sessions.SessionDetail.as_view(), name="session_detail"),
    path("sessions/<int:pk>/call-off/", sessions.SessionOff.as_view(), name="session_off"),
    path("sessions/<int:pk>/attendance/", sessions.SessionHeld.as_view(), name="session_held"),
    path("p/<slug:partnership>/people/assign/", assigning.CaseAssignMany.as_view(), name="case_assign_many"),
    path("p/<slug:partnership>/people/assign/do/", assigning.CaseAssignDo.as_view(), name="case_assign_do"),
    path("p/<slug:partnership>/worklist/", worklist.Worklist.as_view(), name="worklist"),
    path("cases/<int:pk>/reopen/", closing.CaseReopen.as_view(), name="case_reopen"),
]
