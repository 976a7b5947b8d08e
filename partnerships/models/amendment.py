"""Amendments to the text on the table, in the exact words that positions were given on."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import (
    REASONED,
    AmendmentState,
    ChangeKind,
    Constituency,
    Stance,
)
from partnerships.models.clause import Clause, ClauseText
from partnerships.models.framework import FrameworkAgreement, FrameworkParty, FrameworkVersion
from partnerships.models.partnership import Partnership


class AmendmentQuerySet(ScopedQuerySet):
    """Amendments; `path` leads to the amendment."""

    path = ""

    def scope(self, actor):
        """What is tabled is open to every partner; what is drafted to the constituency's own parties alone."""
        place = f"{self.path}version__agreement__partnership__in"
        return self.filter(
            ~Q(**{f"{self.path}tabled_at": None}) | self.in_the_room(actor),
            **{place: Partnership.objects.visible_to(actor)},
        )

    def in_the_room(self, actor):
        """Say what makes a draft the actor's own: a party of the same constituency sits there for them today."""
        seats = FrameworkParty.objects.on(timezone.localdate()).filter(
            organisation=actor.organisation_id,
            agreement=models.OuterRef(f"{self.path}version__agreement"),
            constituency=models.OuterRef(f"{self.path}constituency"),
        )
        return Q(models.Exists(seats))


class AmendmentGroupQuerySet(ScopedQuerySet):
    """Groups of amendments."""

    def scope(self, actor):
        """Open to every partner: what is in them is not."""
        return self.filter(agreement__partnership__in=Partnership.objects.visible_to(actor))


class AmendmentGroup(models.Model):
    """Amendments that stand or fall together."""

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AmendmentGroupQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class Amendment(models.Model):
    """A proposal of a party to change the text. Its words stand in `AmendmentText`, the latest is `current`."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField(_("number"))  # counts through the agreement: A-17
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    constituency = models.CharField(_("constituency"), max_length=12, choices=Constituency)
    title = models.CharField(_("title"), max_length=200)
    reason = models.TextField(_("reason"), max_length=4000)
    state = models.CharField(
        _("state"), max_length=10, choices=AmendmentState, default=AmendmentState.DRAFTED
    )
    group = models.ForeignKey(
        AmendmentGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="amendments"
    )
    current = models.OneToOneField(
        "partnerships.AmendmentText", null=True, on_delete=models.PROTECT, related_name="current_of"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    tabled_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.TextField(_("why it was decided so"), max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ("version", "number")
        constraints = (
            models.UniqueConstraint(fields=("version", "number"), name="partnerships_amendment_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=[AmendmentState.DRAFTED, AmendmentState.WITHDRAWN])
                | Q(tabled_at__isnull=False),
                name="partnerships_amendment_tabled_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[AmendmentState.DRAFTED, AmendmentState.TABLED], decided_at=None)
                | (
                    ~Q(state__in=[AmendmentState.DRAFTED, AmendmentState.TABLED])
                    & Q(decided_at__isnull=False)
                ),
                name="partnerships_amendment_decided_when",
            ),
        )

    def __str__(self) -> str:
        return f"A-{self.number}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.version.agreement.partnership

    @property
    def retired(self) -> bool:
        """Whether it ended as a draft because the text went out; who withdraws one says why."""
        return self.state == AmendmentState.WITHDRAWN and not self.decision

    @property
    def why(self) -> str:
        """Why it ended, in the reader's language where nobody had to say it."""
        return str(_("the text went out for signature")) if self.retired else self.decision

    @property
    def open(self) -> bool:
        """Whether its words may still change."""
        return self.state in (AmendmentState.DRAFTED, AmendmentState.TABLED)


class OfAmendmentQuerySet(AmendmentQuerySet):
    """What belongs to an amendment."""

    path = "amendment__"


class AmendmentText(models.Model):
    """What an amendment says, written once. Whoever takes a position takes it on one of these."""

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfAmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of an amendment")
        verbose_name_plural = _("texts of amendments")
        ordering = ("amendment", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("amendment", "number"), name="partnerships_amendmenttext_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.amendment} {self.number}"


class OfAmendmentTextQuerySet(AmendmentQuerySet):
    """What stands in an amendment's text."""

    path = "of__amendment__"


class AmendmentChange(models.Model):
    """What an amendment's text does to one clause, written once.

    `base`: the wording it started from; `text`: the wording it proposes; `chapter` and `behind`: where an added or
    moved clause goes, each a clause; `behind` None: it stands first.
    """

    of = models.ForeignKey(AmendmentText, on_delete=models.PROTECT, related_name="changes")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(_("kind"), max_length=6, choices=ChangeKind)
    base = models.ForeignKey(ClauseText, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(ClauseText, null=True, on_delete=models.PROTECT, related_name="+")
    chapter = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")
    behind = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfAmendmentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a clause")
        verbose_name_plural = _("changes of clauses")
        ordering = ("of", "pk")
        constraints = (
            models.UniqueConstraint(fields=("of", "clause"), name="partnerships_amendmentchange_clause_once"),
            models.CheckConstraint(
                condition=Q(kind=ChangeKind.REWORD, base__isnull=False, text__isnull=False)
                | Q(kind=ChangeKind.ADD, base=None, text__isnull=False)
                | Q(kind__in=[ChangeKind.MOVE, ChangeKind.REMOVE], base__isnull=False, text=None),
                name="partnerships_amendmentchange_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.clause}"


class Position(models.Model):
    """What a party said of an amendment's exact words. A later position of the same party replaces it; all stay."""

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="positions")
    on_text = models.ForeignKey(AmendmentText, on_delete=models.PROTECT, related_name="positions")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    constituency = models.CharField(_("constituency"), max_length=12, choices=Constituency)
    stance = models.CharField(pgettext_lazy("stance", "position"), max_length=12, choices=Stance)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    given_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    objects = OfAmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("position on an amendment")
        verbose_name_plural = _("positions on amendments")
        ordering = ("amendment", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(stance__in=sorted(REASONED)) | ~Q(reason=""),
                name="partnerships_position_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.stance}"
