"""Who may do what on the accounts floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts.enums import Role

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


def public(_actor: Actor, _row: Any = None) -> bool:
    """Everybody, also before signing in."""
    return True


def may_read_audit(actor: Actor, _row: Any = None) -> bool:
    """Data-protection officers and administrators read the trail of the organisation they act for."""
    return actor.has_role(Role.DATA_PROTECTION, Role.ADMINISTRATOR)


def may_administer(actor: Actor, _row: Any = None) -> bool:
    """Administrators, by role or by their sign-in, keep organisations, people and reference lists."""
    if actor.user is None or not actor.user.is_active:
        return False
    return bool(actor.user.is_staff) or actor.has_role(Role.ADMINISTRATOR)
