"""People with a sign-in: added, changed, let in or kept out, invited; their language.

What tells something about the person (name, address) is sealed in the trail with the person's own key.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit, mails
from accounts.actions.changing import set_changed
from accounts.enums import Language
from accounts.models import User
from jtportal.kernel.doors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor

USERS = UUID("6f1d3a52-9a0e-4b7c-8f5e-2f9a1c7e4d10")  # names people with a sign-in in the trail
PERSONAL = ("email", "family_name", "given_name")


def subject_of(user: User) -> UUID:
    """Return the name under which the trail seals what it holds about a person with a sign-in."""
    return uuid5(USERS, str(user.pk))


@transaction.atomic
def create(
    *,
    email: str,
    by: Actor,
    family_name: str = "",
    given_name: str = "",
    language: str = Language.ENGLISH,
    is_staff: bool = False,
    password: str | None = None,
) -> User:
    """Add a person; without a password they cannot sign in until `invite` sent them a link.

    Raises Refused when the address is taken.
    """
    address = email.strip().lower()
    if User.objects.filter(email=address).exists():
        raise Refused(_("Somebody signs in with this address already."), field="email")
    personal = {"email": address, "family_name": family_name, "given_name": given_name}
    user = User.objects.create_user(password=password, language=language, is_staff=is_staff, **personal)
    audit.record(
        user,
        verb="user.added",
        by=by,
        after={"language": str(language), "is_staff": is_staff},
        subject=subject_of(user),
        personal_after=personal,
    )
    return user


@transaction.atomic
def find_or_create(*, email: str, by: Actor, **more: Any) -> User:
    """Return the person who signs in with this address; add them when nobody does."""
    known = User.objects.filter(email=email.strip().lower()).first()
    return known or create(email=email, by=by, **more)


@transaction.atomic
def change(*, user: User, by: Actor, **values: Any) -> None:
    """Change email, names, language, is_staff or is_active. Raises Refused when the address is taken.

    Nobody shuts themselves out: taking one's own sign-in or administration away is refused.
    """
    row = User.objects.select_for_update().get(pk=user.pk)
    if "email" in values:
        values["email"] = values["email"].strip().lower()
        if User.objects.filter(email=values["email"]).exclude(pk=row.pk).exists():
            raise Refused(_("Somebody signs in with this address already."), field="email")
    lost = [name for name in ("is_active", "is_staff") if getattr(row, name) and not values.get(name, True)]
    if lost and by.user_id == row.pk:
        raise Refused(_("Nobody can shut themselves out; ask another administrator."), field=lost[0])
    before, after = set_changed(row, values)
    if not after:
        return
    row.save(update_fields=list(after))
    if "email" in after:
        EmailAddress.objects.filter(user=row).delete()  # allauth's copy would still let the old address in
    private = [name for name in PERSONAL if name in after]
    audit.record(
        row,
        verb="user.changed",
        by=by,
        before={name: value for name, value in before.items() if name not in private},
        after={name: value for name, value in after.items() if name not in private},
        subject=subject_of(row) if private else None,
        personal_before={name: before[name] for name in private} if private else None,
        personal_after={name: after[name] for name in private} if private else None,
    )


@transaction.atomic
def deactivate(*, user: User, by: Actor) -> None:
    """Keep somebody out: no sign-in, no sessions that count, no rows visible. Raises Refused for oneself."""
    change(user=user, by=by, is_active=False)


@transaction.atomic
def choose_language(*, user: User, language: str, by: Actor) -> None:
    """Remember the language a person reads the portal in. Raises Refused for one that there is not."""
    if language not in Language.values:
        raise Refused(_("The portal does not speak this language."), field="language")
    change(user=user, by=by, language=language)


@transaction.atomic
def invite(*, user: User, base_url: str, by: Actor, organisation: Organisation | None = None) -> None:
    """Send a link to set a password, in the person's language, once the transaction holds.

    `base_url` is the portal's address as the inviting person sees it, ending in a slash; the mail speaks in
    the name of `organisation`, else of the one acted for. Raises Refused for somebody who may not sign in.
    """
    if not user.is_active:
        raise Refused(_("This person may not sign in, so there is nothing to invite them to."))
    audit.record(user, verb="user.invited", by=by)
    name = str(organisation or by.organisation or "")
    transaction.on_commit(
        partial(mails.send_invitation, user=user, base_url=base_url, organisation=name), robust=True
    )


@transaction.atomic
def set_password(*, user: User, password: str, by: Actor) -> None:
    """Set a password that was checked before; other sessions of the person end with it."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(user, verb="user.password_set", by=by)


@transaction.atomic
def set_one_password(*, users: Iterable[User], password: str, by: Actor) -> None:
    """Set the same password for many, hashed once because hashing is slow on purpose: for demonstrations."""
    hashed = make_password(password)
    for user in users:
        user.password = hashed
        user.save(update_fields=["password"])
        audit.record(user, verb="user.password_set", by=by)


@transaction.atomic
def reset_second_factor(*, user: User, by: Actor) -> None:
    """Take a lost second factor away; where a role demands one, the next sign-in asks to set up a new one."""
    count, _rows = Authenticator.objects.filter(user=user).delete()
    if count:
        audit.record(user, verb="user.second_factor_reset", by=by)


def note_security(*, user: User, event: str, by: Actor) -> None:
    """Record what allauth did: `event` is signed_in or second_factor_added, …_removed, …_renewed."""
    audit.record(user, verb=f"user.{event}", by=by)
