"""The partnership agreement."""

from django.urls import path

from partnerships.views import agreements

urlpatterns = [
    path("p/<slug:partnership>/plan/agreement/", agreements.AgreementList.as_view(), name="agreement_list"),
    path(
        "p/<slug:partnership>/plan/agreement/new/",
        agreements.AgreementBegin.as_view(),
        name="agreement_begin",
    ),
    path("partnership-agreements/<int:pk>/", agreements.AgreementDetail.as_view(), name="agreement_detail"),
    path(
        "partnership-agreements/<int:pk>/change/",
        agreements.AgreementChange.as_view(),
        name="agreement_change",
    ),
    path(
        "partnership-agreements/<int:pk>/out/", agreements.AgreementPutOut.as_view(), name="agreement_put_out"
    ),
    path(
        "partnership-agreements/<int:pk>/back/",
        agreements.AgreementWithdraw.as_view(),
        name="agreement_withdraw",
    ),
    path("partnership-agreements/<int:pk>/paper/", agreements.AgreementBind.as_view(), name="agreement_bind"),
    path("partnership-agreements/parties/<int:pk>/", agreements.PartySign.as_view(), name="party_sign"),
]
