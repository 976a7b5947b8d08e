"""Addresses of letters, files, appointments, the employment service's register and forms to print."""

from django.urls import path

from workforce.views import (
    appointments,
    attachments,
    case_files,
    letter_templates,
    letters,
    register,
    statutory,
)

PEOPLE = "p/<slug:partnership>/people/"
CASE = "cases/<int:pk>/"

of_cases = [
    path(f"{CASE}files/", case_files.CaseFiles.as_view(), name="case_files"),
    path(f"{CASE}files/new/", attachments.AttachmentNew.as_view(), name="attachment_new"),
    path("files/<uuid:pk>/", attachments.AttachmentFile.as_view(), name="attachment_file"),
    path("files/<uuid:pk>/look/", attachments.AttachmentLook.as_view(), name="attachment_look"),
    path("files/<uuid:pk>/take-back/", attachments.AttachmentBack.as_view(), name="attachment_back"),
    path(f"{CASE}letters/new/", letters.LetterNew.as_view(), name="letter_new"),
    path("letters/<int:pk>/", letters.LetterDetail.as_view(), name="letter_detail"),
    path("letters/<int:pk>/pdf/", letters.LetterPdf.as_view(), name="letter_pdf"),
    path("letters/<int:pk>/docx/", letters.LetterDocx.as_view(), name="letter_docx"),
    path(f"{CASE}appointments/new/", appointments.AppointmentNew.as_view(), name="appointment_new"),
    path("appointments/<int:pk>/move/", appointments.AppointmentMove.as_view(), name="appointment_move"),
    path(
        "appointments/<int:pk>/call-off/", appointments.AppointmentCancel.as_view(), name="appointment_cancel"
    ),
    path(
        "appointments/<int:pk>/settle/", appointments.AppointmentSettle.as_view(), name="appointment_settle"
    ),
    path(f"{CASE}forms/<int:form>/", statutory.StatutoryCase.as_view(), name="statutory_case"),
    path(f"{CASE}forms/<int:form>/pdf/", statutory.StatutoryPdf.as_view(), name="statutory_pdf"),
]
of_officers = [
    path(f"{PEOPLE}appointments/", appointments.AppointmentList.as_view(), name="appointment_list"),
    path(f"{PEOPLE}appointments/calendar/", appointments.CalendarOpen.as_view(), name="calendar_open"),
    path(
        f"{PEOPLE}appointments/calendar/close/", appointments.CalendarClose.as_view(), name="calendar_close"
    ),
    path(
        "calendar/<slug:token>/appointments.ics",
        appointments.AppointmentFeed.as_view(),
        name="appointment_feed",
    ),
]
of_papers = [
    path(f"{PEOPLE}letters/", letter_templates.LetterTemplateList.as_view(), name="letter_template_list"),
    path(f"{PEOPLE}letters/new/", letter_templates.LetterTemplateNew.as_view(), name="letter_template_new"),
    path(f"{PEOPLE}letters/load/", letter_templates.PaperLoad.as_view(), name="paper_load"),
    path(f"{PEOPLE}letters/examples/", letter_templates.PaperExamples.as_view(), name="paper_examples"),
    path(
        "letters/templates/<int:pk>/change/",
        letter_templates.LetterTemplateChange.as_view(),
        name="letter_template_change",
    ),
    path("forms/<int:pk>/", statutory.StatutoryDetail.as_view(), name="statutory_detail"),
    path("forms/<int:pk>/pdf/", statutory.StatutoryListPdf.as_view(), name="statutory_list_pdf"),
]
of_register = [
    path(f"{PEOPLE}register/", register.RegisterHome.as_view(), name="register_home"),
    path(f"{PEOPLE}register/columns/", register.RegisterColumns.as_view(), name="register_columns"),
    path(f"{PEOPLE}register/out/csv/", register.RegisterCsv.as_view(), name="register_csv"),
    path(f"{PEOPLE}register/out/xlsx/", register.RegisterXlsx.as_view(), name="register_xlsx"),
    path(f"{PEOPLE}register/new/", register.RegisterNew.as_view(), name="register_new"),
    path("register/files/<int:pk>/", register.RegisterFileDoor.as_view(), name="register_file"),
    path("register/files/<int:pk>/take/", register.RegisterTake.as_view(), name="register_take"),
    path("register/files/<int:pk>/drop/", register.RegisterDrop.as_view(), name="register_drop"),
]
urlpatterns = [*of_cases, *of_officers, *of_papers, *of_register]
