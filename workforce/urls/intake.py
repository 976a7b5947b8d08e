"""Addresses of intake and assessment, the papers that decide, wages owed."""

from django.urls import path

from workforce.views import intake, papers

urlpatterns = [
    path("cases/<int:pk>/intake/", intake.CaseIntake.as_view(), name="case_intake"),
    path("cases/<int:pk>/intake/household/", intake.IntakeHousehold.as_view(), name="intake_household"),
    path("cases/<int:pk>/intake/wishes/", intake.IntakeWishes.as_view(), name="intake_wishes"),
    path("cases/<int:pk>/intake/history/new/", intake.IntakeSpell.as_view(), name="intake_spell"),
    path(
        "cases/<int:pk>/intake/credentials/new/", intake.IntakeCredential.as_view(), name="intake_credential"
    ),
    path("cases/<int:pk>/intake/arrears/new/", intake.IntakeArrears.as_view(), name="intake_arrears"),
    path("cases/<int:pk>/intake/assess/", intake.IntakeAssessment.as_view(), name="intake_assessment"),
    path("intake/history/<int:pk>/take-back/", intake.IntakeSpellBack.as_view(), name="intake_spell_back"),
    path(
        "intake/credentials/<int:pk>/take-back/",
        intake.IntakeCredentialBack.as_view(),
        name="intake_credential_back",
    ),
    path(
        "intake/arrears/<int:pk>/take-back/", intake.IntakeArrearsBack.as_view(), name="intake_arrears_back"
    ),
    path("p/<slug:partnership>/people/papers/", papers.PaperList.as_view(), name="paper_list"),
    path("p/<slug:partnership>/people/arrears/", papers.ArrearsList.as_view(), name="arrears_list"),
]
