"""Who sits on a framework agreement's oversight committee, which alone records a breach."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.actions import duties
from partnerships.forms.duties import CommitteeForm, CommitteeLeaveForm
from partnerships.models import CommitteeSeat, FrameworkAgreement
from partnerships.queries import duties as reads
from partnerships.queries import people
from partnerships.views.accords import AccordForm, InAccord


class CommitteeDetail(InAccord, PageDoor):
    """Who sits there, and who did."""

    model, access, related = FrameworkAgreement, rules.may_read_plan, ("partnership",)
    template = "partnerships/committee_detail.html"

    def context(self) -> dict[str, Any]:
        """Return the seats; names of persons for the parties and the committee alone."""
        day, actor = self.row.partnership.today(), self.request.actor
        seats = reads.committee(self.row)
        now = [one for one in seats if one.until_on is None or one.until_on >= day]
        own = any(one.member_id == actor.user_id for one in seats)
        return {
            "seats": now,
            "former": [one for one in seats if one not in now],
            "organisations": len({one.organisation_id for one in now}),
            "shows_people": own or rules.is_at_the_table(actor, self.versioned()),
            "may_coordinate": rules.may_coordinate(actor, self.row),
        }

    def versioned(self) -> Any:
        """Return a row that belongs to the agreement, as the rules ask for one."""
        return self.row.versions.select_related("agreement__partnership").first()


class OfCommittee(AccordForm):
    """A form about the committee; back to it."""

    abstract = True
    access = rules.may_coordinate

    def agreement(self) -> FrameworkAgreement:
        """Return the agreement."""
        return self.row

    def above(self) -> str:
        """Name the agreement."""
        return _("Oversight committee of %(name)s") % {"name": self.agreement()}

    def back_url(self) -> str:
        """Return to the committee."""
        return reverse("partnerships:committee_detail", kwargs={"pk": self.agreement().pk})


class CommitteeAdd(OfCommittee):
    """Seat a member."""

    model, related = FrameworkAgreement, ("partnership",)
    form_class, submit = CommitteeForm, gettext_lazy("Seat them")
    heading = gettext_lazy("Who watches over the framework agreement?")
    intro = gettext_lazy("Members read the duties as their role allows; they alone record a breach.")
    done = gettext_lazy("The member sits on the committee.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the people who speak for a partner today."""
        known = people.memberships_of(self.row.partnership)
        return {
            "people": [(f"{user.pk}-{body.pk}", f"{user} · {body}") for user, body in known],
            "initial": {"from_on": self.row.partnership.today()},
        }

    def act(self, row: FrameworkAgreement, form: Any) -> CommitteeSeat:
        """Seat them."""
        known = {
            f"{user.pk}-{body.pk}": (user, body) for user, body in people.memberships_of(row.partnership)
        }
        member, organisation = known[form.cleaned_data["member"]]
        return duties.seat_member(
            agreement=row,
            member=member,
            organisation=organisation,
            from_on=form.cleaned_data["from_on"],
            by=self.request.actor,
        )


class CommitteeLeave(OfCommittee):
    """Let a seat end."""

    model, related = CommitteeSeat, ("agreement__partnership", "organisation", "member")
    form_class, submit = CommitteeLeaveForm, gettext_lazy("The seat ends")
    done = gettext_lazy("The seat ends. What was recorded from it stays.")

    def agreement(self) -> FrameworkAgreement:
        """Return the agreement."""
        return self.row.agreement

    def title(self) -> str:
        """Say whose seat."""
        return _("When does the seat of %(member)s end?") % {"member": self.row.member}

    def act(self, row: CommitteeSeat, form: Any) -> Any:
        """End it."""
        return duties.unseat_member(seat=row, by=self.request.actor, **form.cleaned_data)
