"""Partners: who is in, in which role, with what; each one's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.actions import organisations
from accounts.models import Organisation
from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.actions import leads, partners
from partnerships.calculations.course import shortages
from partnerships.enums import ContributionKind, PartnerRole, Side
from partnerships.forms.partners import LeadForm, PartnerAddForm, RoleChangeForm
from partnerships.models import Partner
from partnerships.queries import partners as reads
from partnerships.views.amounts import amount_words, sums_lines
from partnerships.views.plan import InPlan, OfPlace
from partnerships.views.plan_forms import PlanForm, given

if TYPE_CHECKING:
    from partnerships.models import Partnership

# An organisation that is new to the portal is of the kind that its role names; evaluators are what they are.
KIND_OF_ROLE = {"evaluator": "ngo"}


class PartnerList(OfPlace, PageDoor):
    """Who is in."""

    access, template, tab = rules.may_read_plan, "partnerships/partner_list.html", "partners"

    def context(self) -> dict[str, Any]:
        """Return a line per organisation, the kinds of partners that are needed, and the sums."""
        place, today = self.row, self.row.today()
        seats = reads.seats(place)
        inside = [seat for seat in seats if seat.now]
        contributions, kinds = reads.totals(seats), kind_lines(place, inside)
        return {
            "lines": [seat_line(seat, today) for seat in inside],
            "carrying": sum(any(row.role != PartnerRole.EVALUATOR for row in seat.now) for seat in inside),
            "former": [seat_line(seat, today) for seat in seats if not seat.now],
            "kinds": kinds,
            "missing": sum(not kind["there"] for kind in kinds),
            "too_few": sum(bool(kind["there"]) and not kind["met"] for kind in kinds),
            "leads": next((seat for seat in inside if seat.leads), None),
            "totals": sums_lines(contributions),
            "may_coordinate": rules.may_coordinate(self.request.actor, place),
            "course": place.its_course().name(get_language() or "en"),
        }


def kind_lines(place: Partnership, seats: list[reads.Seat]) -> list[dict[str, Any]]:
    """Return the kinds of partners that the course needs, and who is there of each."""
    course, language = place.its_course(), get_language() or "en"
    roles = [(seat.organisation.pk, row.role) for seat in seats for row in seat.now]
    short = {one.kind.key: one.there for one in shortages(course, roles)}
    return [
        {
            "name": kind.name(language),
            "met": kind.key not in short,
            "there": short.get(kind.key, kind.at_least),
            "at_least": kind.at_least,
            "role": min(kind.roles) if len(kind.roles) == 1 else "",
            "who": [
                seat.organisation.short_name or seat.organisation.name
                for seat in seats
                if any(row.role in kind.roles for row in seat.now)
            ],
        }
        for kind in course.kinds
    ]


def seat_line(seat: reads.Seat, today: Any) -> dict[str, Any]:
    """Return an organisation as a line of the list."""
    rows = seat.now or seat.roles
    return {
        "seat": seat,
        "url": reverse("partnerships:partner_detail", kwargs={"pk": seat.row.pk}),
        "name": seat.organisation.name,
        "roles": list(dict.fromkeys(row.get_role_display() for row in rows)),
        "since": min(row.valid_from for row in rows),
        "until": None
        if any(row.valid_until is None for row in rows)
        else max(row.valid_until for row in rows),
        "sums": sums_lines(seat.sums),
        "sharing": sharing_state(seat.sharing, today),
        "written": any(row.responsibilities for row in rows),
    }


def sharing_state(term: Any, today: Any) -> dict[str, Any]:
    """Return how it stands with a data-sharing agreement: `state` of components/due.html, `until`."""
    if term is None:
        return {"state": "none"}
    if term.valid_until is None:
        return {"state": "open"}
    days = (term.valid_until - today).days
    state = "late" if days < 0 else "now" if days <= reads.SOON_DAYS else "held"
    return {"state": state, "until": term.valid_until, "days": days}


class PartnerDetail(InPlan, PageDoor):
    """One partner: what it does, whom one reaches, what it gave, under which terms it gets data."""

    model, access = Partner, rules.may_read_plan
    related = ("organisation", "partnership")
    template, tab = "partnerships/partner_detail.html", "partners"

    def context(self) -> dict[str, Any]:
        """Return everything that hangs on the organisation in this partnership."""
        partner, actor, today = self.row, self.request.actor, self.row.partnership.today()
        book, roles, terms = reads.book_of(partner), reads.roles_of(partner), reads.lead_terms(partner)
        return {
            "roles": [{"row": role, "now": reads.holds(role, today)} for role in roles],
            "written": [role for role in roles if role.responsibilities and reads.holds(role, today)],
            "terms": terms,
            "leads": any(reads.holds(term, today) for term in terms),
            "inside": any(reads.holds(role, today) for role in roles),
            "contacts": reads.contacts_of(partner),
            "book": [contribution_line(one, entries, today) for one, entries in book],
            "sums": sums_lines(reads.sums_of(one for one, _entries in book)),
            "sharings": [{"row": one, **sharing_state(one, today)} for one in reads.sharings_of(partner)],
            "brought": reads.brought_by(partner),
            "may_coordinate": rules.may_coordinate(actor, partner),
            "may_tell": rules.may_tell_own(actor, partner),
        }


def contribution_line(one: Any, entries: list[Any], today: Any) -> dict[str, Any]:
    """Return a contribution with its book as the page shows it."""
    sums = reads.sums_of([one])[0]
    return {
        "row": one,
        "days": one.kind == ContributionKind.STAFF_TIME,
        **sums_lines([sums])[0],
        "late": bool(one.due_on and one.due_on < today and sums.left),
        "entries": [
            {
                "row": entry,
                "amount": amount_words(entry.amount, one.currency),
                "pledge": entry.side == Side.PLEDGED,
                "open": not entry.corrects_id and not hasattr(entry, "corrected_by"),
                "counter": bool(entry.corrects_id),
            }
            for entry in entries
        ],
    }


class PartnerAdd(OfPlace, PlanForm):
    """Take an organisation in."""

    access, tab = rules.may_coordinate, "partners"
    form_class, submit = PartnerAddForm, gettext_lazy("Take in")
    heading = gettext_lazy("Which organisation comes in?")
    done = gettext_lazy("The partner is in.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the organisations the portal knows, those of the country first."""
        known = Organisation.objects.visible_to(self.request.actor)
        asked = {"valid_from": self.row.today(), "role": self.request.GET.get("role", "")}
        return {"organisations": known.order_by("name"), "initial": asked}

    def act(self, row: Partnership, form: Any) -> Partner:
        """Add the organisation where it is new, then the partner."""
        values, by = given(form), self.request.actor
        name, kind = values.pop("name").strip(), values.pop("kind")
        if values["organisation"] is None:
            kind = kind or KIND_OF_ROLE.get(values["role"], values["role"])
            values["organisation"] = organisations.create(name=name, kind=kind, country=row.country, by=by)
        return partners.add(partnership=row, by=by, **values)

    def back_url(self) -> str:
        """Return to the list."""
        return reverse("partnerships:partner_list", kwargs={"partnership": self.row.code})

    def above(self) -> str:
        """Name the list."""
        return _("Partners")

    def next_url(self, result: Any) -> str:
        """Go to the new partner's page."""
        return reverse("partnerships:partner_detail", kwargs={"pk": result.pk})


class OfPartner(PlanForm):
    """A form about one partner; back to its page."""

    abstract = True
    model, access, tab = Partner, rules.may_coordinate, "partners"
    related = ("organisation", "partnership")

    def above(self) -> str:
        """Name the partner."""
        return str(self.row.organisation)

    def back_url(self) -> str:
        """Return to the partner's page."""
        return reverse("partnerships:partner_detail", kwargs={"pk": self.row.pk})


class PartnerChange(OfPartner):
    """Change role, term or responsibilities."""

    form_class, submit = RoleChangeForm, gettext_lazy("Save")
    heading = gettext_lazy("What does this partner do, and until when?")
    done = gettext_lazy("Changed and recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what is there."""
        names = ("role", "valid_from", "valid_until", "responsibilities")
        first = {name: getattr(self.row, name) for name in names}
        return {"initial": {**first, "seen": self.row.revision}}

    def act(self, row: Partner, form: Any) -> Any:
        """Change it."""
        return partners.change(partner=row, by=self.request.actor, **given(form))


class PartnerLead(OfPartner):
    """Let this partner lead."""

    form_class, submit = LeadForm, gettext_lazy("Hand the lead over")
    heading = gettext_lazy("From which day does this partner lead?")
    done = gettext_lazy("The lead is handed over.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def act(self, row: Partner, form: Any) -> Any:
        """Hand over."""
        return leads.hand_over(partner=row, by=self.request.actor, **given(form))
