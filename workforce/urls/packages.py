"""Addresses of packages: types, requests, payments and lists."""

from django.urls import path

from workforce.views import grant_forms, grants, packages, payouts

PLAN = "p/<slug:partnership>/plan/packages/"
GRANT = "packages/asked/<int:pk>/"
PAYMENT = "packages/payments/<int:pk>/"
LIST = "packages/lists/<int:pk>/"

urlpatterns = [
    path(PLAN, packages.PackageList.as_view(), name="package_list"),
    path(f"{PLAN}load/", packages.PackageLoad.as_view(), name="package_load"),
    path("packages/types/<int:pk>/", packages.PackageDetail.as_view(), name="package_detail"),
    path("p/<slug:partnership>/packages/", grants.GrantList.as_view(), name="grant_list"),
    path("p/<slug:partnership>/packages/send/", payouts.PayoutSend.as_view(), name="payout_send"),
    path("cases/<int:pk>/packages/", grants.GrantChoose.as_view(), name="grant_choose"),
    path("cases/<int:pk>/packages/<str:key>/", grant_forms.GrantAsk.as_view(), name="grant_ask"),
    path(GRANT, grants.GrantDetail.as_view(), name="grant_detail"),
    path(f"{GRANT}change/", grant_forms.GrantChange.as_view(), name="grant_change"),
    path(f"{GRANT}approve/", grant_forms.GrantApprove.as_view(), name="grant_approve"),
    path(f"{GRANT}refuse/", grant_forms.GrantRefuse.as_view(), name="grant_refuse"),
    path(f"{GRANT}withdraw/", grant_forms.GrantWithdraw.as_view(), name="grant_withdraw"),
    path(f"{GRANT}suspend/", grant_forms.GrantSuspend.as_view(), name="grant_suspend"),
    path(f"{GRANT}resume/", grant_forms.GrantResume.as_view(), name="grant_resume"),
    path(f"{GRANT}end/", grant_forms.GrantEnd.as_view(), name="grant_end"),
    path(f"{GRANT}paper/", grant_forms.GrantPaper.as_view(), name="grant_paper"),
    path(f"{GRANT}day/", grant_forms.GrantDay.as_view(), name="grant_day"),
    path(f"{GRANT}claim/", grant_forms.GrantClaimNew.as_view(), name="grant_claim"),
    path("packages/claims/<int:pk>/repay/", grant_forms.ClaimRepay.as_view(), name="claim_repay"),
    path("packages/claims/<int:pk>/waive/", grant_forms.ClaimWaive.as_view(), name="claim_waive"),
    path("packages/parts/<int:pk>/pay/", payouts.PayoutEnter.as_view(), name="payout_enter"),
    path(f"{PAYMENT}release/", payouts.PayoutRelease.as_view(), name="payout_release"),
    path(f"{PAYMENT}refuse/", payouts.PayoutRefuse.as_view(), name="payout_refuse"),
    path(f"{PAYMENT}withdraw/", payouts.PayoutWithdraw.as_view(), name="payout_withdraw"),
    path(f"{PAYMENT}take-back/", payouts.PayoutBack.as_view(), name="payout_back"),
    path(LIST, payouts.PayoutList.as_view(), name="payout_list"),
    path(f"{LIST}payments.xlsx", payouts.PayoutXlsx.as_view(), name="payout_xlsx"),
    path(f"{LIST}payments.csv", payouts.PayoutCsv.as_view(), name="payout_csv"),
    path(f"{LIST}answers/", payouts.PayoutAnswers.as_view(), name="payout_answers"),
]
