"""The page on which one signs after a fresh sign-in; an outdated one is refused with what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import reauthentication_required
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor
from partnerships import rules
from partnerships.actions import signing
from partnerships.enums import TextState
from partnerships.forms import signing as forms
from partnerships.models import FrameworkVersion
from partnerships.queries import amendments as tables
from partnerships.queries import signing as reads
from partnerships.views.accords import (
    InAccord,
    language_choices,
    language_of,
    read_lines,
    short_hash,
)
from partnerships.views.clause_margins import with_duties
from partnerships.views.framework_compare import drawn
from partnerships.views.plan_forms import given

if TYPE_CHECKING:
    from django.http import HttpResponse


@method_decorator(reauthentication_required, name="dispatch")
class FrameworkSign(InAccord, ActionDoor):
    """Sign or dissent, after a fresh sign-in, on the text as it stands under its hash."""

    model, access, related = FrameworkVersion, rules.may_negotiate, ("agreement__partnership",)
    template, form_class = "partnerships/framework_sign.html", forms.SignatureForm
    done = gettext_lazy("It is recorded for your organisation.")
    outdated: signing.Outdated | None = None

    def language(self) -> str:
        """Return the language in which the text is read here."""
        return language_of(self.row.agreement, self.request.GET.get("language"))

    def context(self) -> dict[str, Any]:
        """Return the text with its measures and duties, its hash, and the mandate by which one signs."""
        agreement, language = self.row.agreement, self.language()
        party = tables.seat_of(self.request.actor, agreement)
        today = agreement.partnership.today()
        return {
            "agreement": agreement,
            "party": party,
            "mandate": reads.mandate_of(self.request.actor.user, party, today) if party else None,
            "hash": short_hash(self.row.content_hash),
            "language": language,
            "languages": language_choices(agreement, language),
            "lines": with_duties(read_lines(self.row, language)),
            "back_url": self.next_url(None),
        }

    def form_kwargs(self) -> dict[str, Any]:
        """Bind the signature to the text that is shown."""
        return {"initial": {"seen": self.row.content_hash}}

    def act(self, row: FrameworkVersion, form: Any) -> Any:
        """Sign."""
        try:
            return signing.sign(version=row, by=self.request.actor, **given(form))
        except signing.Outdated as refusal:
            self.outdated = refusal
            raise

    def page(self, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Show what changed since the text that was read; whoever records it again has seen that."""
        if self.outdated is None or not context:
            return super().page(context, status=status)
        now, seen = self.outdated.now, self.outdated.seen
        if now.pk == self.row.pk:
            context["form"].data = {**context["form"].data.dict(), "seen": now.content_hash}
        told: dict[str, Any] = {"now": now, "seen": seen, "elsewhere": now.pk != self.row.pk}
        told["now_signing"] = now.state == TextState.SIGNING
        if seen is not None:
            told["differences"] = drawn(seen, now, self.language())
        return super().page({**context, **told}, status=status)

    def next_url(self, result: Any) -> str:
        """Return to the text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.row.pk})
