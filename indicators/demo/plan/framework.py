"""Framework agreements of the four: negotiated in Ukraine, in force in Poland, a draft in Bosnia, signed in Wales."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from django.core.files.base import ContentFile

from accounts.enums import Role
from accounts.models import Membership
from accounts.queries import actor_for
from indicators.demo.plan import negotiation, watching
from partnerships.actions import amendments, clause_talk, framework, framework_files, signing
from partnerships.actions.amendments import Proposed
from partnerships.actions.clauses import Wording
from partnerships.calculations.clauses import documents
from partnerships.models import ClausePlace, FrameworkAgreement, FrameworkParty, FrameworkVersion, Partner
from partnerships.rules import SPEAKING

if TYPE_CHECKING:
    from indicators.demo.plan import Stage
    from jtportal.kernel.actor import Actor

FOLDER = Path(__file__).with_name("accords")
SIDES = {
    "employment_service": "government",
    "government": "government",
    "trade_union": "workers",
    "mine_operator": "employers",
    "employers_organisation": "employers",
    "municipality": "municipality",
}
LANGUAGES = ("en", "uk", "pl")
GROUNDS = {"pl-demo": "Uchwała zarządu z 5 marca 2026 r.", "gb-demo": "Board resolution, 5 March 2026"}


def load(stage: Stage) -> None:
    """Play the negotiation; nothing where there is one already, or nobody to keep it."""
    place, by = stage.partnership, stage.person(Role.COORDINATOR)
    file = FOLDER / f"{place.code}.yaml"
    if by is None or not file.exists() or FrameworkAgreement.objects.filter(partnership=place).exists():
        return
    given, _faults = documents.read(yaml.safe_load(file.read_text(encoding="utf-8")), LANGUAGES)
    version = framework_files.load(partnership=place, given=given, by=by).version
    seat(version, by)
    watching.bind(version, by)
    watching.judge(version, by)
    if place.code != "ba-demo":
        framework.open_to_negotiation(version=version, by=by)
    if place.code == "ua-demo":
        negotiate(version, by)
    elif place.code in ("pl-demo", "gb-demo"):
        conclude(version, by, in_force=place.code == "pl-demo")


def seat(version: FrameworkVersion, by: Actor) -> None:
    """Seat the partners whose role has a constituency, each once."""
    place, seated = version.agreement.partnership, set()
    rows = Partner.objects.in_force().filter(partnership=place, role__in=SIDES).select_related("organisation")
    for partner in rows.order_by("pk"):
        if partner.organisation_id not in seated:
            seated.add(partner.organisation_id)
            framework.seat(
                agreement=version.agreement,
                organisation=partner.organisation,
                constituency=SIDES[partner.role],
                from_on=place.started_on or place.today(),
                by=by,
            )


def speakers(version: FrameworkVersion) -> dict[str, tuple[FrameworkParty, Actor]]:
    """Return {constituency: (party, somebody who speaks for it)} for those that have somebody."""
    found: dict[str, tuple[FrameworkParty, Actor]] = {}
    for party in version.agreement.parties.select_related("organisation").order_by("pk"):
        rows = Membership.objects.filter(organisation=party.organisation, role__in=SPEAKING)
        row = rows.select_related("user").order_by("pk").first()
        if row is not None and party.constituency not in found:
            found[party.constituency] = (party, actor_for(row.user, party.organisation_id))
    return found


def negotiate(version: FrameworkVersion, by: Actor) -> None:
    """Let the union ask for an earlier bridge; the operator answers, then the union revises and a support lapses."""
    said = speakers(version)
    if "workers" not in said or "government" not in said:
        return
    union, service = said["workers"][1], said["government"][1]
    other = said.get("employers", said["government"])[1]
    place = version.places.select_related("clause", "text").get(clause__key="bridge")
    row = amendments.draft(
        version=version,
        title="Міст з п’ятдесяти двох років",
        reason="Жінки зі збагачувальної фабрики йдуть того ж дня, що й шахтарі, а чекати мають на три роки довше.",
        changes=[earlier(place, "п’ятдесяти п’яти", "п’ятдесяти двох", "fifty-five", "fifty-two")],
        by=union,
    )
    amendments.table(amendment=row, by=union)
    row.refresh_from_db()
    assert row.current is not None  # noqa: S101 - said just now
    amendments.take_position(
        amendment=row,
        stance="reservation",
        reason="Якщо громада підтвердить бюджет.",
        seen=row.current,
        by=service,
    )
    clause_talk.comment(
        agreement=version.agreement,
        clause=place.clause,
        said="Скільки людей це стосується? Порахуймо разом до наступної зустрічі.",
        by=other,
    )
    amendments.revise(
        amendment=row,
        changes=[earlier(place, "п’ятдесяти п’яти", "п’ятдесяти трьох", "fifty-five", "fifty-three")],
        title="Міст з п’ятдесяти трьох років",
        by=union,
    )
    negotiation.play(version, row, said, by)


def earlier(place: ClausePlace, *words: str) -> Proposed:
    """Return a change of the age in the bridge's two languages."""
    text = place.text
    body = {
        "uk": text.body["uk"].replace(words[0], words[1]),
        "en": text.body["en"].replace(words[2], words[3]),
    }
    return Proposed(
        "reword", place.clause, Wording(text.heading, body, tuple(text.measures), tuple(text.duties))
    )


def conclude(version: FrameworkVersion, by: Actor, *, in_force: bool) -> None:
    """Let every constituency with a speaker sign; in force where the paper is bound."""
    said, place = speakers(version), version.agreement.partnership
    rules = dict.fromkeys(said, ("one", 1))
    if len(rules) < 2:
        return
    signing.set_rules(agreement=version.agreement, rules=rules, by=by)
    out = signing.put_out(version=version, by=by)
    for party, actor in said.values():
        assert actor.user is not None  # noqa: S101 - a member
        signing.give_mandate(
            party=party, holder=actor.user, ground=GROUNDS[place.code], from_on=party.from_on, by=by
        )
        signing.sign(version=out, seen=out.content_hash, said="signed", by=actor)
    if not in_force:
        return
    paper = ContentFile(
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n", name="porozumienie.pdf"
    )
    signing.bind(version=out, upload=paper, registration="U-14/2026", by=by)
    budget = signing.ask_for(version=out, kind="budget", title="Uchwała budżetowa województwa", by=by)
    today: date = place.today()
    signing.meet(precedent=budget, met_on=today - timedelta(days=40), by=by)
    signing.bring_into_force(version=out, from_on=today - timedelta(days=30), by=by)
    watching.watch(out, said, by)
