"""Money."""

from django.urls import path

from partnerships.views import grants, money, money_forms, rates

PLACE = "p/<slug:partnership>/plan/money/"
urlpatterns = [
    path(PLACE, money.MoneyDetail.as_view(), name="money_detail"),
    path(f"{PLACE}ledger/", money.MoneyLedger.as_view(), name="money_ledger"),
    path(f"{PLACE}sources/new/", money_forms.SourceNew.as_view(), name="source_new"),
    path(f"{PLACE}lines/new/", money_forms.LineNew.as_view(), name="line_new"),
    path(f"{PLACE}rates/new/", rates.RateNew.as_view(), name="rate_new"),
    path("money/contributions/<int:pk>/line/", grants.ContributionLine.as_view(), name="contribution_line"),
    path("money/proposals/<int:pk>/commit/", grants.GrantCommit.as_view(), name="grant_commit"),
    path("money/rates/<int:pk>/correct/", rates.RateCorrect.as_view(), name="rate_correct"),
    path("money/sources/<int:pk>/", money_forms.SourceEdit.as_view(), name="source_edit"),
    path("money/lines/<int:pk>/", money.LineDetail.as_view(), name="line_detail"),
    path("money/lines/<int:pk>/edit/", money_forms.LineEdit.as_view(), name="line_edit"),
    path("money/lines/<int:pk>/available/", money_forms.LineAllocate.as_view(), name="line_allocate"),
    path("money/lines/<int:pk>/received/", money_forms.LineReceive.as_view(), name="line_receive"),
    path("money/lines/<int:pk>/commit/", money_forms.LineCommit.as_view(), name="line_commit"),
    path("money/commitments/<int:pk>/", money.CommitmentDetail.as_view(), name="commitment_detail"),
    path(
        "money/commitments/<int:pk>/reduce/", money_forms.CommitmentReduce.as_view(), name="commitment_reduce"
    ),
    path("money/commitments/<int:pk>/pay/", money_forms.CommitmentPay.as_view(), name="commitment_pay"),
    path("money/tranches/<int:pk>/met/", money_forms.TrancheMeet.as_view(), name="tranche_meet"),
    path("money/payments/<int:pk>/release/", money_forms.PaymentRelease.as_view(), name="payment_release"),
    path("money/payments/<int:pk>/refuse/", money_forms.PaymentRefuse.as_view(), name="payment_refuse"),
    path("money/payments/<int:pk>/withdraw/", money_forms.PaymentWithdraw.as_view(), name="payment_withdraw"),
    path("money/entries/<int:pk>/correct/", money_forms.EntryCorrect.as_view(), name="ledger_correct"),
]
