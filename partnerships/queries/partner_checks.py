"""What the phases ask of partners, and what is due of them: computed from records, for many partnerships at once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F, Max
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.calculations.course import shortages
from partnerships.enums import AgreementState, Phase
from partnerships.models import (
    AgreementParty,
    Anchor,
    Contribution,
    DataSharing,
    LeadTerm,
    Partner,
    PartnerContact,
    PartnershipAgreement,
    TreeVersion,
)
from partnerships.queries.partners import SOON_DAYS, holds, last_day, short_kinds
from partnerships.sockets import Answer, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Partnership

FROM_TEMPLATE = 1  # the version of the tree that is made when a partnership begins
SOON = timedelta(days=SOON_DAYS)
Answers = dict[int, Answer]
Points = dict[int, list[Point]]


def page(name: str, place: Partnership) -> str:
    """Return the address of one of the plan's pages."""
    return reverse(f"partnerships:{name}", kwargs={"partnership": place.code})


def in_force(places: Sequence[Partnership], *, evaluators: bool = False) -> dict[int, list[Partner]]:
    """Return the partners of today by partnership; evaluators only when asked for: they judge, they do not carry."""
    found: dict[int, list[Partner]] = {place.pk: [] for place in places}
    today = {place.pk: place.today() for place in places}
    rows = Partner.objects.filter(partnership__in=list(found))
    if not evaluators:
        rows = rows.exclude(role="evaluator")
    for row in rows.select_related("organisation").order_by("organisation__name"):
        if holds(row, today[row.partnership_id]):
            found[row.partnership_id].append(row)
    return found


def named(rows: Sequence[Any]) -> str:
    """Return up to three names and how many more there are."""
    names = list(dict.fromkeys(row.organisation.short_name or row.organisation.name for row in rows))
    if len(names) <= 3:
        return ", ".join(names)
    more = len(names) - 3
    return ngettext("%(names)s and %(number)s more", "%(names)s and %(number)s more", more) % {
        "names": ", ".join(names[:3]),
        "number": more,
    }


def composition(places: Sequence[Partnership]) -> Answers:
    """At least one of each kind of partner that the course needs."""
    partners, found = in_force(places), {}
    for place in places:
        course = place.its_course()
        roles = [(row.organisation_id, row.role) for row in partners[place.pk]]
        short = shortages(course, roles)
        total = len(course.kinds)
        if short and all(one.there == 0 for one in short):
            words = _("There is no partner yet of this kind: %(kinds)s.") % {"kinds": short_kinds(short)}
        elif short:
            words = _("There are too few partners yet of this kind: %(kinds)s.") % {
                "kinds": short_kinds(short)
            }
        else:
            words = ngettext(
                "There is a partner of the one kind that is needed.",
                "There is a partner of each of the %(number)s kinds that are needed.",
                total,
            ) % {"number": total}
        found[place.pk] = Answer(not short, words, page("partner_list", place))
    return found


def anchor(places: Sequence[Partnership]) -> Answers:
    """An anchor body with its mandate and the paper that gives it."""
    rows = {row.partnership_id: row for row in Anchor.objects.filter(partnership__in=places)}
    found = {}
    for place in places:
        row, url = rows.get(place.pk), page("anchor_detail", place)
        if row is None:
            found[place.pk] = Answer(
                met=False, reason=_("No body that carries the partnership is recorded."), url=url
            )
        elif row.document_id is None:
            words = _("%(body)s is recorded; the paper that gives it its mandate is missing.")
            found[place.pk] = Answer(met=False, reason=words % {"body": row.name}, url=url)
        elif row.mandate_until and row.mandate_until < place.today():
            words = _("The mandate of %(body)s ended on %(day)s.")
            day = date_format(row.mandate_until, "DATE_FORMAT")
            found[place.pk] = Answer(met=False, reason=words % {"body": row.name, "day": day}, url=url)
        else:
            words = _("%(body)s, mandate of %(day)s.")
            day = date_format(row.mandated_on, "DATE_FORMAT")
            found[place.pk] = Answer(met=True, reason=words % {"body": row.name, "day": day}, url=url)
    return found


def lead(places: Sequence[Partnership]) -> Answers:
    """A lead partner today."""
    today = {place.pk: place.today() for place in places}
    rows = LeadTerm.objects.filter(place__in=places).select_related("partner__organisation")
    leading = {row.place_id: row for row in rows if holds(row, today[row.place_id])}
    found = {}
    for place in places:
        term, url = leading.get(place.pk), page("partner_list", place)
        if term is None:
            found[place.pk] = Answer(met=False, reason=_("No partner leads today."), url=url)
        else:
            words = _("%(partner)s leads.") % {"partner": term.partner.organisation}
            found[place.pk] = Answer(met=True, reason=words, url=url)
    return found


def each_partner(places: Sequence[Partnership], rows: Any, lacking: str, there: str) -> Answers:
    """Every partner has one of `rows`; of those with a term one that holds today. `lacking` takes %(names)s."""
    partners, today, url = in_force(places), {place.pk: place.today() for place in places}, "partner_list"
    served: dict[int, set[int]] = defaultdict(set)
    for row in rows.filter(partner__partnership__in=places).select_related("partner"):
        if not hasattr(row, "valid_from") or holds(row, today[row.partner.partnership_id]):
            served[row.partner.partnership_id].add(row.partner.organisation_id)
    found = {}
    for place in places:
        without = [row for row in partners[place.pk] if row.organisation_id not in served[place.pk]]
        met = bool(partners[place.pk]) and not without
        words = there if met else lacking % {"names": named(without) or "–"}
        found[place.pk] = Answer(met, words, page(url, place))
    return found


def contacts(places: Sequence[Partnership]) -> Answers:
    """Somebody to reach at every partner."""
    lacking = _("Nobody to reach is recorded at: %(names)s.")
    return each_partner(places, PartnerContact.objects.all(), lacking, _("Every partner has a contact."))


def pledges(places: Sequence[Partnership]) -> Answers:
    """Every partner pledged something; what was taken back whole is no pledge."""
    lacking = _("Nothing is pledged yet by: %(names)s.")
    rows = Contribution.objects.with_sums().filter(pledged__gt=0)
    return each_partner(places, rows, lacking, _("Every partner pledged something."))


def sharing(places: Sequence[Partnership]) -> Answers:
    """A data-sharing agreement in force with every partner."""
    lacking = _("No data-sharing agreement in force with: %(names)s.")
    there = _("A data-sharing agreement is in force with every partner.")
    return each_partner(places, DataSharing.objects.all(), lacking, there)


def responsibilities(places: Sequence[Partnership]) -> Answers:
    """Responsibilities of every partner in writing."""
    found, partners = {}, in_force(places)
    for place in places:
        pk, rows = place.pk, partners[place.pk]
        written = {row.organisation_id for row in rows if row.responsibilities.strip()}
        without = [row for row in rows if row.organisation_id not in written]
        met = bool(rows) and not without
        words = (
            _("Every partner's responsibilities are in writing.")
            if met
            else _("Responsibilities are not yet in writing for: %(names)s.")
            % {"names": named(without) or "–"}
        )
        found[pk] = Answer(met, words, page("partner_list", place))
    return found


def agreement(places: Sequence[Partnership]) -> Answers:
    """A partnership agreement in force, signed by every party."""
    last: dict[int, PartnershipAgreement] = {}
    for row in PartnershipAgreement.objects.filter(partnership__in=places).order_by("number"):
        if row.state == AgreementState.IN_FORCE or (
            row.partnership_id not in last or last[row.partnership_id].state != AgreementState.IN_FORCE
        ):
            last[row.partnership_id] = row
    unsigned: dict[int, list[AgreementParty]] = defaultdict(list)
    parties = AgreementParty.objects.filter(agreement__in=[row.pk for row in last.values()], signed_on=None)
    for party in parties.select_related("organisation"):
        unsigned[party.agreement_id].append(party)
    found = {}
    for place in places:
        newest = last.get(place.pk)
        words = agreement_words(newest, unsigned[newest.pk] if newest else [])
        met = newest is not None and newest.state == AgreementState.IN_FORCE
        found[place.pk] = Answer(met, words, page("agreement_list", place))
    return found


def agreement_words(row: PartnershipAgreement | None, unsigned: list[AgreementParty]) -> str:
    """Say how far the partnership agreement is."""
    if row is None or row.state == AgreementState.WITHDRAWN:
        return _("No partnership agreement has been begun.")
    if row.state == AgreementState.IN_FORCE and row.in_force_on:
        day = date_format(row.in_force_on, "DATE_FORMAT")
        return _("Version %(number)s is in force since %(day)s.") % {"number": row.number, "day": day}
    if row.state == AgreementState.DRAFT:
        return _("Version %(number)s is still being written.") % {"number": row.number}
    return _("Version %(number)s waits for signatures of: %(names)s.") % {
        "number": row.number,
        "names": named(unsigned),
    }


def received(places: Sequence[Partnership]) -> Answers:
    """What was pledged for a day that has passed has come in."""
    today = {place.pk: place.today() for place in places}
    rows = Contribution.objects.filter(partner__partnership__in=places, due_on__isnull=False).with_sums()
    late: dict[int, list[Any]] = defaultdict(list)
    for row in rows.filter(received__lt=F("pledged")).select_related("partner__organisation"):
        if row.due_on < today[row.partner.partnership_id]:
            late[row.partner.partnership_id].append(row.partner)
    found = {}
    for place in places:
        behind = late[place.pk]
        words = (
            _("More was pledged than has come in from: %(names)s.") % {"names": named(behind)}
            if behind
            else _("What was expected by today has come in.")
        )
        found[place.pk] = Answer(not behind, words, page("partner_list", place))
    return found


def received_all(places: Sequence[Partnership]) -> Answers:
    """Something was pledged, and all of it has come in, whichever day it was pledged for, or none.

    A pledge that was taken back whole does not count.
    """
    rows = Contribution.objects.filter(partner__partnership__in=places).with_sums().filter(pledged__gt=0)
    pledged: dict[int, int] = defaultdict(int)
    behind: dict[int, list[Any]] = defaultdict(list)
    for row in rows.select_related("partner__organisation"):
        pledged[row.partner.partnership_id] += 1
        if row.received < row.pledged:
            behind[row.partner.partnership_id].append(row.partner)
    found = {}
    for place in places:
        if not pledged[place.pk]:
            words = _("Nothing has been pledged.")
        elif behind[place.pk]:
            words = _("More was pledged than has come in from: %(names)s.") % {
                "names": named(behind[place.pk])
            }
        else:
            words = _("Everything that was pledged has come in.")
        met = bool(pledged[place.pk]) and not behind[place.pk]
        found[place.pk] = Answer(met, words, page("partner_list", place))
    return found


def tree(places: Sequence[Partnership]) -> Answers:
    """A problem/solution tree that the partners have published; the first version is only the template's."""
    rows = TreeVersion.objects.filter(tree__partnership__in=places, published_at__isnull=False).order_by()
    newest: dict[int, int] = dict(rows.values_list("tree__partnership").annotate(Max("number")))
    found = {}
    for place in places:
        number = newest.get(place.pk, 0)
        if not number:
            words = _("There is no problem and solution tree yet.")
        elif number == FROM_TEMPLATE:
            words = _(
                "The tree is still the template's: the partners have not published a version of their own."
            )
        else:
            words = _("The partners have published version %(number)s of the tree.") % {"number": number}
        found[place.pk] = Answer(number > FROM_TEMPLATE, words, page("tree_plan", place))
    return found


# key, phase, label, query; labels are made lazy where they are plugged in
CHECKS = (
    ("anchor_body", Phase.ANCHOR, anchor),
    ("composition", Phase.ANCHOR, composition),
    ("lead_partner", Phase.ANCHOR, lead),
    ("contacts", Phase.ANCHOR, contacts),
    ("tree", Phase.DIAGNOSIS, tree),
    ("composition_agreement", Phase.AGREEMENT, composition),
    ("responsibilities", Phase.AGREEMENT, responsibilities),
    ("pledges", Phase.AGREEMENT, pledges),
    ("data_sharing", Phase.AGREEMENT, sharing),
    ("partnership_agreement", Phase.AGREEMENT, agreement),
    ("composition_delivery", Phase.DELIVERY, composition),
    ("contributions", Phase.DELIVERY, received),
    ("contributions_all", Phase.EVALUATION, received_all),
)


def partner_url(row: Any) -> str:
    """Return the address of a partner's page."""
    return reverse("partnerships:partner_detail", kwargs={"pk": row.pk})


def sharing_points(places: Sequence[Partnership]) -> Points:
    """Data-sharing agreements that end soon, or ended while the partner is still in."""
    today, partners = {place.pk: place.today() for place in places}, in_force(places)
    last: dict[tuple[int, int], DataSharing] = {}
    for row in DataSharing.objects.filter(partner__partnership__in=places).select_related("partner"):
        key = (row.partner.partnership_id, row.partner.organisation_id)
        if key not in last or last_day(row) > last_day(last[key]):
            last[key] = row
    found: Points = defaultdict(list)
    for pk, rows in partners.items():
        for partner in {row.organisation_id: row for row in rows}.values():
            term = last.get((pk, partner.organisation_id))
            if term is None or term.valid_until is None or term.valid_until > today[pk] + SOON:
                continue
            late = term.valid_until < today[pk]
            words = (
                _("The data-sharing agreement with %(partner)s has ended.")
                if late
                else _("The data-sharing agreement with %(partner)s ends.")
            )
            label = words % {"partner": partner.organisation}
            found[pk].append(Point(label, partner_url(partner), term.valid_until, risk=late, late=late))
    return found


def pledge_points(places: Sequence[Partnership]) -> Points:
    """Contributions that are expected soon, or that should have come in."""
    today = {place.pk: place.today() for place in places}
    horizon = max(today.values(), default=date.min) + SOON if today else date.min
    rows = Contribution.objects.filter(partner__partnership__in=places, due_on__lte=horizon).with_sums()
    found: Points = defaultdict(list)
    for row in rows.filter(received__lt=F("pledged")).select_related("partner__organisation"):
        pk = row.partner.partnership_id
        late = row.due_on < today[pk]
        words = (
            _("%(partner)s pledged “%(what)s”; it has not come in.")
            if late
            else _("%(partner)s pledged “%(what)s”.")
        )
        label = words % {"partner": row.partner.organisation, "what": row.title}
        found[pk].append(Point(label, partner_url(row.partner), row.due_on, risk=late, late=late))
    return found


def term_points(places: Sequence[Partnership]) -> Points:
    """Roles of partners that end soon."""
    found: Points = defaultdict(list)
    partners = in_force(places)
    for place in places:
        pk, today = place.pk, place.today()
        for row in partners[pk]:
            if row.valid_until and row.valid_until <= today + SOON:
                words = _("The role of %(partner)s as %(role)s ends.")
                label = words % {"partner": row.organisation, "role": row.get_role_display()}
                found[pk].append(Point(label, partner_url(row), row.valid_until))
    return found
