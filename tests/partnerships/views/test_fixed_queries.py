"""Pages ask as many questions for three rows as for one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import agreements, contributions, meetings, partners, tree_drafts, tree_nodes, trees
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.partnerships.diagnoses import add, consult
from tests.partnerships.reviewing import decided, held

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
AIMS = {"aims": "Work.", "jobs_created": 84, "jobs_formalised": 61, "reach_by": date(2027, 12, 31)}


def at(name, **keywords):
    return reverse(f"partnerships:{name}", kwargs=keywords)


class Grown:
    """A page and how its rows grow: each answers with the address to ask."""

    def __init__(self, cast):
        self.cast, self.place = cast, cast.partnership
        self.by = member(cast.officer.organisation, "coordinator")
        self.code = {"partnership": cast.partnership.code}
        self.rows, self.drafted = 0, None

    def consultation_list(self):
        """A consultation with two findings."""
        findings = [add(self.cast, title=f"Finding {self.rows}.{one}") for one in (1, 2)]
        consult(self.cast, findings=findings)
        return at("consultation_list", **self.code)

    def version(self):
        """A version out for signature, signed by one and taken back, with a new party and its pledge."""
        self.rows += 1
        partner = partners.add(
            partnership=self.place, organisation=OrganisationFactory(), role="municipality", by=self.by
        )
        contributions.pledge(
            partner=partner, kind="money", title=f"Grant {self.rows}", amount=900, currency="EUR", on=DAY, by=self.by
        )  # fmt: skip
        row = agreements.begin(partnership=self.place, by=self.by, **AIMS)
        agreements.put_out(agreement=row, by=self.by)
        agreements.sign(party=row.parties.first(), signed_on=DAY, signed_by="R. H.", by=self.by)
        agreements.withdraw(agreement=row, reason="A word is missing", by=self.by)
        return row

    def agreement_list(self):
        """One version more."""
        self.version()
        return at("agreement_list", **self.code)

    def agreement_detail(self):
        """A version with one party more than the one before."""
        return at("agreement_detail", pk=self.version().pk)

    def agreement_draft(self):
        """A draft, which reads the partners of today, of whom there is one more; taken back before the next."""
        if self.drafted:
            agreements.put_out(agreement=self.drafted, by=self.by)
            agreements.withdraw(agreement=self.drafted, reason="Again", by=self.by)
        self.version()
        self.drafted = agreements.begin(partnership=self.place, by=self.by, **AIMS)
        return at("agreement_detail", pk=self.drafted.pk)

    def meeting_detail(self):
        """Agreed minutes with so many items, decisions and corrections."""
        self.rows += 1
        agenda = [f"Item {one}" for one in range(self.rows)]
        meeting = held(self.cast, self.by, agenda=agenda)
        for one in agenda:
            decided(self.cast, self.by, meeting, text=one, owner=self.cast.partner.user)
        meetings.agree(meeting=meeting, by=self.by)
        for one in agenda:
            meetings.correct(meeting=meeting, text=one, by=self.by)
        return at("meeting_detail", pk=meeting.pk)

    def publish(self):
        """A version with one cause more."""
        self.rows += 1
        if self.rows == 1:
            trees.start_tree(partnership=self.place, template=trees.load_template(by=self.by), by=self.by)
        draft = tree_drafts.begin_draft(partnership=self.place, by=self.by)
        for number in range(self.rows):
            fields = {"kind": "root_cause_1", "text.en": f"Cause {self.rows}.{number}"}
            tree_nodes.add_node(version=draft, fields=fields, by=self.by)
        return tree_drafts.publish_draft(version=draft, reason="Agreed", by=self.by)

    def tree_versions(self):
        """One version more."""
        self.publish()
        return at("tree_versions", **self.code)

    def tree_compare(self):
        """The newest version against the one it was begun from, with one change more."""
        self.publish()
        return at("tree_compare", **self.code)


def asked_while_it_grows(client, grow):
    """Return how many questions a page asks with one row, two, and three; `grow` adds one and says its address."""
    counts = []
    for _row in range(3):
        address = grow()
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    return counts


@pytest.mark.parametrize(
    "name",
    [
        "consultation_list",
        "agreement_list",
        "agreement_detail",
        "agreement_draft",
        "meeting_detail",
        "tree_versions",
        "tree_compare",
    ],
)
def test_a_page_asks_as_much_for_three_rows_as_for_one(client, cast, name):
    grown = Grown(cast)
    client.force_login(grown.by.user)
    counts = asked_while_it_grows(client, getattr(grown, name))
    assert len(set(counts)) == 1
    assert counts[0] <= 30
