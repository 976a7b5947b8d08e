"""Strings that break programs, through the whole import: the tables, the sealed trail, the pages that show them."""

import json
import re

import pytest

from accounts.actions.audit import erase_subject_key
from accounts.models import AuditEvent
from accounts.queries import check_chain
from jtportal.kernel.actor import CLI
from tests.shared_data import shared_data
from tests.workforce.import_pages import of, people_page
from tests.workforce.rosters import bring_in, csv_of, row
from workforce.models import Case, Worker

pytestmark = pytest.mark.django_db
ODD = ("family", "given", "town", "title", "status")
RAW = re.compile(r"<(script|img|svg|iframe|b|a)\b[^>]*(alert|onerror|javascript:|XSS)", re.IGNORECASE)


@pytest.fixture
def naughty():
    """The big list, each string once."""
    return [*dict.fromkeys(json.loads(shared_data("messy", "blns.json").read_text(encoding="utf-8")))]


@pytest.fixture
def done(cast, site, naughty):
    """A roster in which every worker has one of these strings in every column of words."""
    rows = [row(number, **dict.fromkeys(ODD, text)) for number, text in enumerate(naughty, 1)]
    return bring_in(site, csv_of(rows), cast.officer)


def test_all_of_them_end_as_a_worker_or_a_refusal_and_the_chain_verifies(done, naughty):
    taken, refused = done.counts["new"], done.counts["refused"]
    assert (done.state, taken + refused) == ("done", len(naughty))
    assert taken > refused
    assert Worker.objects.count() == Case.objects.count() == taken
    assert AuditEvent.objects.filter(stream=f"import:{done.pk}", verb="worker.imported").count() == taken
    assert check_chain() is None
    erase_subject_key(subject=Worker.objects.first().person.subject, ground="request", by=CLI)
    assert check_chain() is None


def test_the_pages_show_them_as_what_they_are(officer_client, done):
    shown, url = 0, people_page(done)
    while url:
        answer = officer_client.get(url)
        assert answer.status_code == 200
        assert not RAW.search(answer.text)
        shown += answer.text.count('class="row-link"')
        following = re.search(r'href="([^"]+)" rel="next"', answer.text)
        url = following and following[1]
    assert shown == done.counts["new"]


def test_looking_for_them_and_their_refusals_end_well(officer_client, done, naughty):
    for text in naughty[::7]:
        assert officer_client.get(people_page(done), {"q": text}).status_code == 200
    assert officer_client.get(of("detail", done)).status_code == 200
    assert b"".join(officer_client.get(of("refusals", done)).streaming_content)
