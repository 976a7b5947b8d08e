"""Addresses of privacy: purposes, consent, restricted facts, holds, requests of people concerned."""

from django.urls import path

from workforce.views import data_requests, privacy, purposes

PEOPLE = "p/<slug:partnership>/people/"
REQUEST = "data-requests/<int:pk>/"

urlpatterns = [
    path(f"{PEOPLE}purposes/", purposes.PurposeList.as_view(), name="purpose_list"),
    path(f"{PEOPLE}purposes/new/", purposes.PurposeNew.as_view(), name="purpose_new"),
    path("purposes/<int:pk>/change/", purposes.PurposeChange.as_view(), name="purpose_change"),
    path("purposes/<int:pk>/end/", purposes.PurposeEnd.as_view(), name="purpose_end"),
    path("cases/<int:pk>/privacy/", privacy.CasePrivacy.as_view(), name="case_privacy"),
    path("cases/<int:pk>/privacy/consent/", privacy.ConsentNew.as_view(), name="consent_new"),
    path("consents/<int:pk>/", privacy.ConsentReceipt.as_view(), name="consent_receipt"),
    path("consents/<int:pk>/withdraw/", privacy.ConsentWithdraw.as_view(), name="consent_withdraw"),
    path("cases/<int:pk>/privacy/restricted/", privacy.FactNew.as_view(), name="fact_new"),
    path("restricted/<int:pk>/", privacy.FactShow.as_view(), name="fact_show"),
    path("cases/<int:pk>/privacy/hold/", privacy.HoldNew.as_view(), name="hold_new"),
    path("holds/<int:pk>/lift/", privacy.HoldLift.as_view(), name="hold_lift"),
    path("cases/<int:pk>/privacy/request/", data_requests.DataRequestNew.as_view(), name="data_request_new"),
    path(f"{PEOPLE}data-requests/", data_requests.DataRequestList.as_view(), name="data_request_list"),
    path(REQUEST, data_requests.DataRequestDetail.as_view(), name="data_request_detail"),
    path(f"{REQUEST}extend/", data_requests.DataRequestExtend.as_view(), name="data_request_extend"),
    path(f"{REQUEST}answer/", data_requests.DataRequestAnswer.as_view(), name="data_request_answer"),
    path(f"{REQUEST}copy/", data_requests.DataRequestCopy.as_view(), name="data_request_copy"),
]
