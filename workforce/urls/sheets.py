"""Addresses of the ways side by side: a case's sheets, their signatures, the choice made on one."""

from django.urls import path

from workforce.views import sheets

urlpatterns = [
    path("cases/<int:pk>/ways/", sheets.CaseWays.as_view(), name="case_ways"),
    path("cases/<int:pk>/ways/new/", sheets.SheetNew.as_view(), name="sheet_new"),
    path("ways/<int:pk>/", sheets.SheetDetail.as_view(), name="sheet_detail"),
    path("ways/<int:pk>/pdf/", sheets.SheetPdf.as_view(), name="sheet_pdf"),
    path("ways/<int:pk>/sign/", sheets.SheetSign.as_view(), name="sheet_sign"),
    path("ways/<int:pk>/choose/", sheets.SheetChoose.as_view(), name="sheet_choose"),
    path(
        "ways/signatures/<int:pk>/take-back/",
        sheets.SheetSignatureBack.as_view(),
        name="sheet_signature_back",
    ),
    path("ways/choices/<int:pk>/step/", sheets.SheetStepNew.as_view(), name="sheet_step"),
]
