"""What is due and what is at risk in a partnership: recommendations, calls, the agreement, money, partners, the tree.

Counts only, as in plan_checks: every partner reads these sentences.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from partnerships.calculations.course import shortages
from partnerships.enums import AgreementState, CallState, PaymentState, Phase, VersionState
from partnerships.models import (
    Anchor,
    Call,
    LeadTerm,
    PartnershipAgreement,
    PaymentOrder,
    Recommendation,
    Tranche,
    TreeNode,
)
from partnerships.queries.partner_checks import SOON, Points, in_force, page
from partnerships.queries.partners import holds, short_kinds
from partnerships.queries.plan_checks import late_and_soon
from partnerships.sockets import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Partnership

ACTIONS_LATE = ngettext_lazy(
    "%(number)s recommendation has not been acted on in time.",
    "%(number)s recommendations have not been acted on in time.",
    "number",
)
ACTIONS_SOON = ngettext_lazy(
    "What %(number)s recommendation asks for is due soon.",
    "What %(number)s recommendations ask for is due soon.",
    "number",
)
TRANCHES_LATE = ngettext_lazy(
    "%(number)s tranche was expected and is not paid in full.",
    "%(number)s tranches were expected and are not paid in full.",
    "number",
)
TRANCHES_SOON = ngettext_lazy(
    "%(number)s tranche is to be paid soon.", "%(number)s tranches are to be paid soon.", "number"
)
# The phases in which the partnership works under its agreement.
AT_WORK = (Phase.DELIVERY, Phase.EVALUATION)
# A call in this state takes proposals in until this deadline.
DEADLINES = {CallState.OPEN: "note_deadline", CallState.FULL_OPEN: "full_deadline"}


def recommendation_points(places: Sequence[Partnership]) -> Points:
    """How many answered recommendations were not acted on in time, and when the next actions are due."""
    rows = Recommendation.objects.to_be_done().filter(partnership__in=places)
    return late_and_soon(
        places, rows.annotate(place=F("partnership")), "recommendation_list", ACTIONS_LATE, ACTIONS_SOON
    )


def tranche_points(places: Sequence[Partnership]) -> Points:
    """How many tranches were not paid when expected, and when the next ones are."""
    rows = Tranche.objects.filter(commitment__line__partnership__in=places, paid__lt=F("amount"))
    return late_and_soon(
        places,
        rows.annotate(place=F("commitment__line__partnership")),
        "money_detail",
        TRANCHES_LATE,
        TRANCHES_SOON,
    )


def payment_points(places: Sequence[Partnership]) -> Points:
    """How many payments one person entered and another has to release."""
    rows = PaymentOrder.objects.filter(
        commitment__line__partnership__in=places, state=PaymentState.ENTERED
    ).order_by()
    waiting = rows.values_list("commitment__line__partnership").annotate(Count("pk"))
    there, found = dict(waiting), defaultdict(list)
    for place in places:
        if number := there.get(place.pk):
            label = ngettext(
                "%(number)s payment waits for its release.",
                "%(number)s payments wait for their release.",
                number,
            ) % {"number": number}
            found[place.pk].append(Point(label, page("money_detail", place)))
    return found


def call_points(places: Sequence[Partnership]) -> Points:
    """Deadlines of the calls that take proposals in; one that has passed while the call still stands open."""
    of = {place.pk: place for place in places}
    found: Points = defaultdict(list)
    for row in Call.objects.filter(partnership__in=places, state__in=DEADLINES).order_by("pk"):
        place, moment = of[row.partnership_id], getattr(row, DEADLINES[CallState(row.state)])
        if moment is None:
            continue
        day = moment.astimezone(place.zone).date()
        if day > place.today() + SOON:
            continue
        late = day < place.today()
        words = (
            _("The deadline of the call “%(call)s” has passed; its proposals wait for the next step.")
            if late
            else _("The deadline of the call “%(call)s” comes.")
        )
        found[place.pk].append(
            Point(words % {"call": row.title}, page("call_list", place), day, risk=late, late=late)
        )
    return found


def agreement_points(places: Sequence[Partnership]) -> Points:
    """A partnership agreement that is not signed, is lacking while the work goes on, or whose term has run out."""
    rows = PartnershipAgreement.objects.filter(
        partnership__in=places, state__in=(AgreementState.SIGNING, AgreementState.IN_FORCE)
    )
    by_state: dict[tuple[int, str], PartnershipAgreement] = {
        (row.partnership_id, row.state): row for row in rows
    }
    found: Points = defaultdict(list)
    for place in places:
        if place.phase == Phase.CLOSED:
            continue
        url = page("agreement_list", place)
        if unsigned := by_state.get((place.pk, AgreementState.SIGNING)):
            words = _("Version %(number)s of the partnership agreement waits for signatures.")
            found[place.pk].append(Point(words % {"number": unsigned.number}, url))
        standing = by_state.get((place.pk, AgreementState.IN_FORCE))
        if standing is None:
            if place.phase in AT_WORK:
                label = _("The partnership works without a partnership agreement in force.")
                found[place.pk].append(Point(label, url, risk=True))
        elif point := term_point(standing, place, url):
            found[place.pk].append(point)
    return found


def term_point(row: PartnershipAgreement, place: Partnership, url: str) -> Point | None:
    """Return what there is to say of the day by which an agreement's targets are to be reached."""
    if row.reach_by > place.today() + SOON:
        return None
    late = row.reach_by < place.today()
    words = (
        _("The term of the partnership agreement has run out; its targets for jobs were for %(day)s.")
        if late
        else _("The targets for jobs of the partnership agreement are for %(day)s.")
    )
    return Point(words % {"day": date_format(row.reach_by)}, url, row.reach_by, risk=late, late=late)


def partner_points(places: Sequence[Partnership]) -> Points:
    """A kind of partner that the course needs and nobody is, and no lead: asked once the first phase is left."""
    today, partners = {place.pk: place.today() for place in places}, in_force(places)
    terms = LeadTerm.objects.filter(place__in=places)
    led = {row.place_id for row in terms if holds(row, today[row.place_id])}
    found: Points = defaultdict(list)
    for place in places:
        if place.phase in (Phase.ANCHOR, Phase.CLOSED):
            continue
        url = page("partner_list", place)
        roles = [(row.organisation_id, row.role) for row in partners[place.pk]]
        if short := shortages(place.its_course(), roles):
            words = (
                _("No partner of this kind is in today: %(kinds)s.")
                if all(one.there == 0 for one in short)
                else _("Too few partners of this kind are in today: %(kinds)s.")
            )
            label = words % {"kinds": short_kinds(short)}
            found[place.pk].append(Point(label, url, risk=True))
        if place.pk not in led:
            found[place.pk].append(Point(_("No partner leads today."), url, risk=True))
    return found


def mandate_points(places: Sequence[Partnership]) -> Points:
    """A mandate of the anchor body that ends soon, or that has ended."""
    of = {place.pk: place for place in places}
    found: Points = defaultdict(list)
    for row in Anchor.objects.filter(partnership__in=places, mandate_until__isnull=False):
        place, day = of[row.partnership_id], row.mandate_until
        if day > place.today() + SOON or place.phase == Phase.CLOSED:
            continue
        late = day < place.today()
        words = _("The mandate of %(body)s has ended.") if late else _("The mandate of %(body)s ends.")
        url = page("anchor_detail", place)
        found[place.pk].append(Point(words % {"body": row.name}, url, day, risk=late, late=late))
    return found


def tree_points(places: Sequence[Partnership]) -> Points:
    """How many nodes of the published tree carry a risk that was written on them."""
    rows: Any = TreeNode.objects.filter(
        version__tree__partnership__in=places, version__state=VersionState.PUBLISHED
    )
    told = rows.exclude(risks="").order_by().values_list("version__tree__partnership").annotate(Count("pk"))
    there, found = dict(told), defaultdict(list)
    for place in places:
        if (number := there.get(place.pk)) and place.phase != Phase.CLOSED:
            label = ngettext(
                "The tree has a risk written on %(number)s node.",
                "The tree has risks written on %(number)s nodes.",
                number,
            ) % {"number": number}
            found[place.pk].append(Point(label, page("tree_plan", place), risk=True))
    return found


POINTS = (
    ("recommendations", recommendation_points),
    ("calls", call_points),
    ("agreement", agreement_points),
    ("tranches", tranche_points),
    ("payments", payment_points),
    ("partners", partner_points),
    ("mandate", mandate_points),
    ("tree", tree_points),
)
