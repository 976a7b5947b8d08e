"""May this person do this to this row? `visible_to` has said before that the row exists for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.enums import CASE_ROLES, Role
from partnerships.models import Partner, Partnership
from workforce.enums import SENDING
from workforce.models import Site

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import ClausePlace
    from workforce.models import (
        Appeal,
        Case,
        CaseOpening,
        DataRequest,
        GrantClaim,
        GrantPayment,
        InfoSession,
        LetterTemplate,
        NoticeWorker,
        PackageGrant,
        ProcessingPurpose,
        RedundancyNotice,
        RetentionHold,
        RosterImport,
        SentPerson,
        Task,
        Worker,
    )


def serves(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor's organisation is the partnership's employment service today."""
    known = partnership.__dict__.setdefault("_served_by", {})  # one question per page, asked by menu and door
    if actor.organisation_id not in known:
        services = Partner.objects.in_force().filter(role="employment_service", partnership=partnership)
        known[actor.organisation_id] = services.filter(organisation=actor.organisation_id).exists()
    return known[actor.organisation_id]


def may_see_cases(actor: Actor, partnership: Partnership) -> bool:
    """Open the list of cases: a case-holding role in the partnership's employment service."""
    return actor.has_role(*CASE_ROLES) and serves(actor, partnership)


def may_see_roster(actor: Actor, partnership: Partnership) -> bool:
    """Open the mine's own roster: the personnel officer of a mine of this partnership."""
    if not actor.has_role(Role.EMPLOYER):
        return False
    return Site.objects.filter(partnership=partnership, operator=actor.organisation_id).exists()


def may_see_duty_people(actor: Actor, place: ClausePlace) -> bool:
    """Open the list behind what a duty counts: whoever sees the cases, and a mine's own officer."""
    partnership = place.version.agreement.partnership
    return may_see_cases(actor, partnership) or may_see_roster(actor, partnership)


def may_work(actor: Actor, _row: Case | Task | Worker | Partnership | None = None) -> bool:
    """Change cases and tasks: case officers do, the other case roles read."""
    return actor.has_role(Role.CASE_OFFICER)


def may_work_here(actor: Actor, partnership: Partnership) -> bool:
    """Change cases of this partnership from its list."""
    return may_work(actor) and serves(actor, partnership)


def may_read_case(actor: Actor, _row: Case | Task) -> bool:
    """Read a case or a task that exists for one: any case-holding role."""
    return actor.has_role(*CASE_ROLES)


def may_read_worker(actor: Actor, _row: Worker) -> bool:
    """Read a worker's record: the employment service or the mine's own personnel officer."""
    return actor.has_role(*CASE_ROLES, Role.EMPLOYER)


def may_change_worker(actor: Actor, worker: Worker) -> bool:
    """Change facts by hand: a case officer of the employment service, not the mine itself."""
    return may_work(actor) and serves(actor, worker.site.partnership)


def may_import(actor: Actor, site: Site) -> bool:
    """Bring in a site's roster: the employment service, and a mine's personnel officer its own."""
    own = actor.has_role(Role.EMPLOYER) and site.operator_id == actor.organisation_id
    return own or may_see_cases(actor, site.partnership)


def may_import_here(actor: Actor, partnership: Partnership) -> bool:
    """Bring in the roster of at least one of the partnership's sites."""
    return may_see_cases(actor, partnership) or may_see_roster(actor, partnership)


def may_handle_import(actor: Actor, roster_import: RosterImport) -> bool:
    """Look at an import, confirm, cancel or undo it: whoever may bring in the site's roster."""
    return may_import(actor, roster_import.site)


def may_send(actor: Actor, partnership: Partnership) -> bool:
    """Send somebody to the employment service: a partner's people, not the service's own."""
    return actor.has_role(*SENDING) and not serves(actor, partnership)


def may_see_sent(actor: Actor, partnership: Partnership) -> bool:
    """Open the list of people sent: the employment service, and who may send."""
    return may_see_cases(actor, partnership) or may_send(actor, partnership)


def may_read_sent(actor: Actor, row: SentPerson) -> bool:
    """Read of somebody sent: the employment service, and the partner who sent."""
    return may_see_sent(actor, row.partnership)


def may_answer_sent(actor: Actor, row: SentPerson) -> bool:
    """Answer a partner who sent somebody: a case officer."""
    return may_work(actor) and serves(actor, row.partnership)


def may_decide_package(actor: Actor, row: PackageGrant | GrantPayment | GrantClaim) -> bool:
    """Be another person than who asks: a second approver or coordinator. Who benefits is refused in words."""
    return actor.has_role(Role.SECOND_APPROVER, Role.COORDINATOR) and serves(actor, row.partnership)


def may_load_packages(actor: Actor, partnership: Partnership) -> bool:
    """Say what the employment service offers: its coordinator."""
    return actor.has_role(Role.COORDINATOR) and serves(actor, partnership)


def may_set_papers(actor: Actor, row: Partnership | LetterTemplate) -> bool:
    """Say what letters, forms and the register's columns are: the employment service's officers and coordinator."""
    return actor.has_role(Role.CASE_OFFICER, Role.COORDINATOR) and serves(actor, row.partnership)


def may_decide_appeal(actor: Actor, _row: Appeal) -> bool:
    """Decide an appeal: any case-holding role; the action keeps the case's officer out."""
    return actor.has_role(*CASE_ROLES)


def may_read_register(actor: Actor, partnership: Partnership) -> bool:
    """Read which purposes data are processed for: case-holding people and data-protection officers of its partners."""
    if not actor.has_role(*CASE_ROLES, Role.DATA_PROTECTION):
        return False
    partners = Partner.objects.in_force().filter(partnership=partnership)
    return partners.filter(organisation=actor.organisation_id).exists()


def may_keep_register(actor: Actor, partnership: Partnership) -> bool:
    """Write the record of processing: the coordinator of the employment service."""
    return actor.has_role(Role.COORDINATOR) and serves(actor, partnership)


def may_keep_purpose(actor: Actor, purpose: ProcessingPurpose) -> bool:
    """Change or end a purpose: who keeps the record."""
    return may_keep_register(actor, purpose.partnership)


def may_keep_private(actor: Actor, _row: Case | DataRequest | RetentionHold | None) -> bool:
    """Look after consent, requests and holds: case officers and coordinators."""
    return actor.has_role(Role.CASE_OFFICER, Role.COORDINATOR)


def whoever_knows(_actor: Actor, _row: object = None) -> bool:
    """Open a page whose secret address is the permission."""
    return True


def may_assign_here(actor: Actor, partnership: Partnership) -> bool:
    """Put many cases into officers' hands: case officers, and who coordinates their employment service."""
    return actor.has_role(Role.CASE_OFFICER, Role.COORDINATOR) and serves(actor, partnership)


def may_give_notice(actor: Actor, site: Site) -> bool:
    """Enter a site's notice of redundancies: its operator's personnel officer, or a case officer."""
    own = actor.has_role(Role.EMPLOYER) and site.operator_id == actor.organisation_id
    return own or may_work_here(actor, site.partnership)


def may_give_notice_here(actor: Actor, partnership: Partnership) -> bool:
    """Enter the notice of at least one of the partnership's sites."""
    return may_work_here(actor, partnership) or may_see_roster(actor, partnership)


def may_see_notices(actor: Actor, partnership: Partnership) -> bool:
    """Open the list of notices: whoever sees cases, and a mine's own personnel officer."""
    return may_see_cases(actor, partnership) or may_see_roster(actor, partnership)


def may_read_notice(actor: Actor, _row: RedundancyNotice) -> bool:
    """Read a notice that exists for one."""
    return actor.has_role(*CASE_ROLES, Role.EMPLOYER)


def may_change_notice(actor: Actor, notice: RedundancyNotice) -> bool:
    """Put a notice right, name its workers: whoever may enter it."""
    return may_give_notice(actor, notice.site)


def may_change_named(actor: Actor, named: NoticeWorker) -> bool:
    """Take a worker out of a notice: whoever may change it."""
    return may_give_notice(actor, named.notice.site)


def may_work_on_notice(actor: Actor, notice: RedundancyNotice) -> bool:
    """Open its cases, plan its sessions: a case officer."""
    return may_work_here(actor, notice.site.partnership)


def may_work_on_opening(actor: Actor, opening: CaseOpening) -> bool:
    """Stop opening cases: a case officer."""
    return may_work_on_notice(actor, opening.notice)


def may_read_session(actor: Actor, session: InfoSession) -> bool:
    """Read a session: whoever may read its notice."""
    return may_read_notice(actor, session.notice)


def may_work_on_session(actor: Actor, session: InfoSession) -> bool:
    """Call a session off, record who came: a case officer."""
    return may_work_on_notice(actor, session.notice)
