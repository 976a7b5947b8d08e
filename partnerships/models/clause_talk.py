"""What is said about clauses and amendments: threads, on a selected passage or the whole, in a room or at the table."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import Constituency
from partnerships.models.amendment import Amendment
from partnerships.models.clause import Clause, ClauseText
from partnerships.models.framework import FrameworkAgreement, FrameworkParty
from partnerships.models.partnership import Partnership


class ClauseCommentQuerySet(ScopedQuerySet):
    """Comments."""

    def scope(self, actor):
        """What is said at the table is open to every partner; what is said in a room to its constituency alone."""
        seats = FrameworkParty.objects.on(timezone.localdate()).filter(
            organisation=actor.organisation_id,
            agreement=models.OuterRef("agreement"),
            constituency=models.OuterRef("room"),
        )
        return self.filter(
            Q(room="") | Q(models.Exists(seats)),
            agreement__partnership__in=Partnership.objects.visible_to(actor),
        )


class ClauseComment(models.Model):
    """Something said by a person on behalf of an organisation. A thread hangs on its first comment.

    `text`, `language`, `start`, `quote`: the passage it is about, in the wording it was selected in. `room`: the
    constituency whose parties alone read it, or nothing.
    """

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="comments")
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="comments")
    amendment = models.ForeignKey(Amendment, null=True, on_delete=models.PROTECT, related_name="comments")
    thread = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    room = models.CharField(max_length=12, choices=Constituency, blank=True)
    text = models.ForeignKey(ClauseText, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5, blank=True)
    start = models.PositiveIntegerField(null=True)
    quote = models.TextField(max_length=2000, blank=True)
    said = models.TextField(_("what was said"), max_length=4000)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = ClauseCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a clause")
        verbose_name_plural = _("comments on clauses")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(clause__isnull=False) | Q(amendment__isnull=False) | ~Q(room=""),
                name="partnerships_clausecomment_about_something",
            ),
            models.CheckConstraint(
                condition=Q(quote="", start=None, text=None)
                | (~Q(quote="") & Q(start__isnull=False, text__isnull=False)),
                name="partnerships_clausecomment_passage_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.said[:40]}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership
