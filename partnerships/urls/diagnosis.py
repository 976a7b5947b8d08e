"""The territorial diagnosis."""

from django.urls import path

from partnerships.views import consultations, diagnosis, findings

HERE = "p/<slug:partnership>/plan/diagnosis/"

urlpatterns = [
    path(HERE, diagnosis.DiagnosisDetail.as_view(), name="diagnosis_detail"),
    path(
        f"{HERE}not-relevant/<slug:question>/",
        diagnosis.DiagnosisSetAside.as_view(),
        name="diagnosis_set_aside",
    ),
    path("plan/set-aside/<int:pk>/take-up/", diagnosis.DiagnosisTakeUp.as_view(), name="diagnosis_take_up"),
    path(f"{HERE}figures/new/", diagnosis.BaselineNew.as_view(), name="baseline_new"),
    path("plan/figures/<int:pk>/withdraw/", diagnosis.BaselineWithdraw.as_view(), name="baseline_withdraw"),
    path(f"{HERE}findings/", findings.FindingList.as_view(), name="finding_list"),
    path(f"{HERE}findings/new/", findings.FindingNew.as_view(), name="finding_new"),
    path("plan/findings/<int:pk>/", findings.FindingDetail.as_view(), name="finding_detail"),
    path("plan/findings/<int:pk>/change/", findings.FindingChange.as_view(), name="finding_change"),
    path("plan/findings/<int:pk>/evidence/", findings.FindingEvidence.as_view(), name="finding_evidence"),
    path("plan/findings/<int:pk>/agree/", findings.FindingAgree.as_view(), name="finding_agree"),
    path("plan/findings/<int:pk>/withdraw/", findings.FindingWithdraw.as_view(), name="finding_withdraw"),
    path("plan/findings/<int:pk>/reopen/", findings.FindingReopen.as_view(), name="finding_reopen"),
    path(f"{HERE}consultations/", consultations.ConsultationList.as_view(), name="consultation_list"),
    path(f"{HERE}consultations/new/", consultations.ConsultationNew.as_view(), name="consultation_new"),
    path(
        "plan/consultations/<int:pk>/change/",
        consultations.ConsultationChange.as_view(),
        name="consultation_change",
    ),
]
