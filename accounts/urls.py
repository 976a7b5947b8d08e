"""URLs of the accounts floor."""

from django.urls import path

from accounts.views import audit, drafts, mails, notices, organisations, pages, profile

app_name = "accounts"
urlpatterns = [
    path("act-for/", organisations.OrganisationSwitch.as_view(), name="organisation_switch"),
    path("you/", profile.Profile.as_view(), name="profile"),
    path("notices/", notices.NoticeList.as_view(), name="notice_list"),
    path("notices/read/", notices.NoticeRead.as_view(), name="notice_read"),
    path("drafts/save/", drafts.DraftSave.as_view(), name="draft_save"),
    path("drafts/discard/", drafts.DraftDiscard.as_view(), name="draft_discard"),
    path("audit/", audit.AuditList.as_view(), name="audit_list"),
    path("mailbox/", mails.MailList.as_view(), name="mail_list"),
    path("mailbox/<int:pk>/", mails.MailDetail.as_view(), name="mail_detail"),
    path("help/", pages.Help.as_view(), name="help"),
    path("accessibility/", pages.Accessibility.as_view(), name="accessibility"),
    path("personal-data/", pages.Privacy.as_view(), name="privacy"),
    path("style-guide/", pages.StyleGuide.as_view(), name="styleguide"),
]
