"""The cast's partnership as after some months: people, a tree with targets, an import under way, a mail, tasks.

For the walks that must see pages with something on them. `stage(cast)` returns the World whose rows the addresses
of tests/house/addresses.py lead to; `ended` is an import with refused rows.
"""

from datetime import date

from django.core.mail import EmailMessage, get_connection

from accounts.models import MailMessage
from indicators.actions import targets
from indicators.models import Reading
from jtportal.kernel.actor import BEAT
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import TaskFactory
from tests.house.rows import World, with_a_tree
from tests.indicators.views.conftest import count, hire, whole
from tests.workforce.rosters import bring_in, csv_of, preview, row
from workforce.models import Case, RosterImport, Task


def stage(cast):
    """Fill the cast's partnership."""
    with_a_tree(World(cast))
    near, far = TerritoryFactory.create_batch(2)
    cases = hire(cast, 6, town=near, pathway="reskilling")
    hire(cast, 6, town=far, arrears=1000)
    hire(cast, 5, sex="female", town=near)
    count(cast)
    targets.set_target(
        partnership=cast.partnership,
        indicator="agreed_pathway_share",
        value="0.9",
        due_on=date(2099, 1, 1),
        by=BEAT,
    )
    send_a_mail()
    return of(cast, cases[0])


def send_a_mail():
    """Leave a mail in the demonstration's box."""
    mail = EmailMessage("Subject", "Text", to=["a@example.org"])
    mail.connection = get_connection("accounts.mailbox.MailboxBackend")
    mail.send()


def of(cast, case):
    """Return the world whose rows are those of the stage."""
    world = World(cast)
    world._rows = {
        Case: case,
        Task: TaskFactory(case=case, owner=cast.officer.user, due_on=date(2026, 11, 1)),
        MailMessage: MailMessage.objects.get(),
        Reading: whole(cast, "agreed_pathway_share"),
        RosterImport: preview(cast.site, csv_of([row(1), row(2, birth="x")]), cast.officer),
    }
    world.ended = bring_in(cast.site, csv_of([row(3), row(4, birth="x")]), cast.officer)
    return world
