"""Partnerships, organisations, people and mines of the demonstration: what must stand before a history can begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from accounts.actions import memberships, notices, organisations, users
from accounts.enums import Role
from accounts.models import Organisation, User
from accounts.queries import actor_for
from indicators.demo.cast import CASTS, CITY, DEMO_PASSWORD, OPERATOR, PORTAL, SERVICE
from jtportal.kernel.actor import CLI
from partnerships.actions import partners, partnerships
from partnerships.models import Partnership, Territory
from workforce.actions import sites
from workforce.models import Site

if TYPE_CHECKING:
    from indicators.demo.cast import Body, Cast, Member
    from indicators.demo.stories import Story
    from jtportal.kernel.actor import Actor

BEGAN, SIGNED = date(2024, 9, 2), date(2024, 10, 1)
JOINED_LATER = {CITY: date(2024, 11, 4), "ngo": date(2025, 3, 3), "credit": date(2025, 9, 1)}


@dataclass(frozen=True, slots=True)
class Founded:
    """A partnership that stands, and who acts in its history."""

    partnership: Partnership
    site: Site
    officers: list[Actor]
    coordinator: Actor


def found_portal() -> None:
    """Add the portal's own office and the evaluators of all partnerships, once."""
    if not User.objects.filter(email=PORTAL.members[0].email).exists():
        bodies = {body.key: found_body(body, body.country) for body in PORTAL.bodies}
        people(PORTAL, bodies)


def found(story: Story) -> Founded:
    """Return the partnership with its mine and people; begin it where it is not there."""
    partnership = Partnership.objects.filter(code=story.code).first() or begin(story)
    members = CASTS[story.code].members
    signed = {
        user.email: user for user in User.objects.filter(email__in=[member.email for member in members])
    }
    site = Site.objects.select_related("partnership").get(partnership=partnership, code=story.site)
    body = next(body for body in CASTS[story.code].bodies if body.key == SERVICE)
    service = Organisation.objects.get(name=body.name, country=story.country)
    acting = {
        role: [actor_for(signed[member.email], service.pk) for member in members if member.role == role]
        for role in (Role.CASE_OFFICER, Role.COORDINATOR)
    }
    return Founded(partnership, site, acting[Role.CASE_OFFICER], acting[Role.COORDINATOR][0])


def begin(story: Story) -> Partnership:
    """Begin a partnership with its mine, partners and people."""
    cast = CASTS[story.code]
    partnership = partnerships.create(
        code=story.code,
        name=story.name,
        names=story.names,
        country=story.country,
        currency=story.currency,
        time_zone=story.zone,
        language=story.language,
        started_on=BEGAN,
        by=CLI,
    )
    bodies = {body.key: found_body(body, story.country) for body in cast.bodies}
    for body in (*cast.bodies, *PORTAL.bodies):
        organisation = bodies.get(body.key) or Organisation.objects.get(name=body.name, country=body.country)
        since = JOINED_LATER.get(body.key, SIGNED)
        for role in body.roles:
            partners.add(
                partnership=partnership, organisation=organisation, role=role, valid_from=since, by=CLI
            )
    people(cast, bodies)
    sites.add_site(
        partnership=partnership,
        code=story.site,
        name=story.site_name,
        names=story.site_names,
        operator=bodies[OPERATOR],
        territory=Territory.objects.get(code=story.territory),
        by=CLI,
    )
    return partnership


def found_body(body: Body, country: str) -> Organisation:
    """Add an organisation."""
    return organisations.create(
        name=body.name, short_name=body.short, kind=body.kind, country=country, by=CLI
    )


def people(cast: Cast, bodies: dict[str, Organisation]) -> None:
    """Add the people of a cast with their roles and the one password."""
    signed = [person(member, bodies) for member in cast.members]
    users.set_one_password(users=signed, password=DEMO_PASSWORD, by=CLI)


def person(member: Member, bodies: dict[str, Organisation]) -> User:
    """Add one person with a sign-in; what they were told on the way is read."""
    user = users.create(
        email=member.email,
        family_name=member.family,
        given_name=member.given,
        language=member.language,
        is_staff=cast_of_portal(member),
        by=CLI,
    )
    for body, role in ((member.body, member.role), *((member.also,) if member.also else ())):
        memberships.grant(user=user, organisation=bodies[body], role=role, valid_from=SIGNED, by=CLI)
    notices.read(by=actor_for(user, bodies[member.body].pk))
    return user


def cast_of_portal(member: Member) -> bool:
    """Say whether somebody keeps the whole portal, not one partnership."""
    return member in PORTAL.members and member.role == Role.ADMINISTRATOR
