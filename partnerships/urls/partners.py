"""Partners and what hangs on them."""

from django.urls import path

from partnerships.views import brought, partners
from partnerships.views import partner_book as book

urlpatterns = [
    path("p/<slug:partnership>/plan/partners/", partners.PartnerList.as_view(), name="partner_list"),
    path("p/<slug:partnership>/plan/partners/new/", partners.PartnerAdd.as_view(), name="partner_add"),
    path("partners/<int:pk>/", partners.PartnerDetail.as_view(), name="partner_detail"),
    path("partners/<int:pk>/change/", partners.PartnerChange.as_view(), name="partner_change"),
    path("partners/<int:pk>/lead/", partners.PartnerLead.as_view(), name="partner_lead"),
    path("partners/<int:pk>/contact/", book.ContactAdd.as_view(), name="contact_add"),
    path("partners/<int:pk>/pledge/", book.ContributionPledge.as_view(), name="contribution_pledge"),
    path("partners/<int:pk>/data-sharing/", book.SharingAdd.as_view(), name="sharing_add"),
    path("partners/<int:pk>/brought/", brought.BroughtAdd.as_view(), name="brought_add"),
    path("brought/<int:pk>/", brought.BroughtChange.as_view(), name="brought_change"),
    path("brought/<int:pk>/withdraw/", brought.BroughtWithdraw.as_view(), name="brought_withdraw"),
    path("contacts/<int:pk>/", book.ContactChange.as_view(), name="contact_change"),
    path("contacts/<int:pk>/remove/", book.ContactRemove.as_view(), name="contact_remove"),
    path("contributions/<int:pk>/received/", book.ContributionReceive.as_view(), name="contribution_receive"),
    path("contributions/<int:pk>/more/", book.ContributionMore.as_view(), name="contribution_more"),
    path("contributions/entries/<int:pk>/correct/", book.EntryCorrect.as_view(), name="entry_correct"),
    path("data-sharing/<int:pk>/end/", book.SharingEnd.as_view(), name="sharing_end"),
]
