"""An employer's notice of collective redundancies: its workers, the opening of their cases, information sessions."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.calculations import notices
from workforce.enums import Attended, NotOpened, OpeningState, SessionState
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet
from workforce.models.site import Site


class NoticeQuerySet(ScopedQuerySet):
    """Notices."""

    def scope(self, actor):
        """Notices exist for those who may see the site's persons: the employment service, and the mine's own officer."""
        return self.filter(site__in=Site.objects.with_persons_for(actor))


class OfNoticeQuerySet(ScopedQuerySet):
    """What belongs to a notice."""

    def scope(self, actor):
        """It exists for whom the notice exists."""
        return self.filter(notice__site__in=Site.objects.with_persons_for(actor))


class RedundancyNotice(models.Model):
    """What an employer announced. `rule`: by which country's rule its days are counted (data/redundancy_notices.yaml)."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="notices")
    received_on = models.DateField(_("received on"))
    reason = models.TextField(_("announced reason"))
    first_day = models.DateField(_("first day of dismissal"))
    number = models.PositiveIntegerField(_("workers announced"))
    consultation_on = models.DateField(_("consultation began on"), null=True)
    workers_told_on = models.DateField(_("workers were told on"), null=True)
    rule = models.CharField(_("counted by"), max_length=40)
    extended = models.BooleanField(_("the authority lengthened the period"), default=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True)
    withdraw_reason = models.CharField(_("reason"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of redundancies")
        verbose_name_plural = _("notices of redundancies")
        ordering = ("-received_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(number__gt=0), name="workforce_notice_of_somebody"),
            models.CheckConstraint(
                condition=models.Q(first_day__gte=models.F("received_on")),
                name="workforce_notice_before_dismissal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.site} · {self.received_on}"

    @property
    def partnership(self):
        """The partnership of the site."""
        return self.site.partnership

    @property
    def counted(self):
        """What the rule says of its days; None where the rule is no longer among the examples."""
        rule = notices.rules().get(self.rule)
        starts = {
            "authority": self.received_on,
            "workers": self.workers_told_on,
            "consultation": self.consultation_on,
        }
        return notices.count(rule, starts, extended=self.extended) if rule else None


class NoticeWorker(models.Model):
    """A worker whom a notice names; `case`: the open one that it led to, `opened`: whether it was opened for it."""

    notice = models.ForeignKey(RedundancyNotice, on_delete=models.CASCADE, related_name="workers")
    worker = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, related_name="notices")
    case = models.ForeignKey("workforce.Case", null=True, on_delete=models.PROTECT, related_name="notices")
    opened = models.BooleanField(default=False)
    skipped = models.CharField(max_length=12, choices=NotOpened, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects = OfNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker of a notice")
        verbose_name_plural = _("workers of a notice")
        ordering = ("notice", "pk")
        constraints = (
            models.UniqueConstraint(fields=("notice", "worker"), name="workforce_noticeworker_once"),
        )
        indexes = (
            models.Index(
                fields=("notice", "id"),
                condition=models.Q(case=None, skipped=""),
                name="workforce_noticeworker_pending",
            ),
        )

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.worker_id}"

    @property
    def partnership(self):
        """The notice's."""
        return self.notice.partnership


class CaseOpening(models.Model):
    """That somebody asked to open the cases of a notice; its pending work is the notice's workers without a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(RedundancyNotice, on_delete=models.CASCADE, related_name="openings")
    state = models.CharField(max_length=10, choices=OpeningState, default=OpeningState.QUEUED)
    opened_on = models.DateField(_("intake"))
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True)
    queued_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_for = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of cases")
        verbose_name_plural = _("openings of cases")
        ordering = ("-queued_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("notice",),
                condition=models.Q(state__in=("queued", "running")),
                name="workforce_caseopening_one_at_a_time",
                violation_error_message=_("The cases of this notice are being opened already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.state}"

    @property
    def partnership(self):
        """The notice's."""
        return self.notice.partnership

    @property
    def under_way(self) -> bool:
        """Whether a worker process is, or ought to be, busy with it."""
        return self.state in (OpeningState.QUEUED, OpeningState.RUNNING)


class InfoSession(models.Model):
    """An information session for the workers of a notice; `taken` repeats how many are invited, never over `seats`."""

    notice = models.ForeignKey(RedundancyNotice, on_delete=models.CASCADE, related_name="sessions")
    place = models.CharField(_("place"), max_length=200)
    on = models.DateField(_("day"))
    begins = models.TimeField(_("begins at"))
    seats = models.PositiveSmallIntegerField(_("seats"))
    taken = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(_("language"), max_length=8)
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.PLANNED)
    why = models.CharField(_("reason"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = OfNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("information session")
        verbose_name_plural = _("information sessions")
        ordering = ("on", "begins", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(taken__lte=models.F("seats")), name="workforce_infosession_seats"
            ),
        )

    def __str__(self) -> str:
        return f"{self.place}, {self.on}"

    @property
    def partnership(self):
        """The notice's."""
        return self.notice.partnership

    @property
    def free(self) -> int:
        """How many seats are free."""
        return self.seats - self.taken


class InvitationQuerySet(ScopedQuerySet):
    """Invitations."""

    def scope(self, actor):
        """They exist for whom the notice exists."""
        return self.filter(session__notice__site__in=Site.objects.with_persons_for(actor))


class Invitation(models.Model):
    """That a worker is invited to a session, and whether they came. Who did not come may be invited anew."""

    session = models.ForeignKey(InfoSession, on_delete=models.CASCADE, related_name="invitations")
    named = models.ForeignKey(NoticeWorker, on_delete=models.CASCADE, related_name="invitations")
    attended = models.CharField(max_length=8, choices=Attended, blank=True, default=Attended.OPEN)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("session", "named__worker__person__sort_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=("session", "named"), name="workforce_invitation_once"),
            models.UniqueConstraint(
                fields=("named",),
                condition=models.Q(attended__in=("", "came")),
                name="workforce_invitation_one_seat",
            ),
        )

    def __str__(self) -> str:
        return f"{self.session_id}: {self.named_id}"


class CaseClosing(models.Model):
    """A closing that was taken back: the case forgets it, here it stays for what was known when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closings")
    closed_on = models.DateField(_("closed on"))
    closed_at = models.DateTimeField()
    close_reason = models.TextField(_("reason"), blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reopen_reason = models.TextField(_("reason"))

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing that was taken back")
        verbose_name_plural = _("closings that were taken back")
        ordering = ("case", "reopened_at")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reopened_at__gt=models.F("closed_at")),
                name="workforce_caseclosing_reopened_later",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.closed_on}"
