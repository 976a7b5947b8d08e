"""What leaves the portal as a file carries only what whoever asks may see, and never a restricted fact."""

import io
import re
import zipfile

import pytest
from django.urls import reverse

from accounts.enums import CASE_ROLES, Role
from tests import afresh
from tests.house.addresses import OURS
from tests.house.rows import keywords
from tests.house.source import in_room, name_of
from tests.workforce.privacy import LIMITS, a_fact, a_purpose
from workforce.models import Case

pytestmark = pytest.mark.django_db
SECRET = "Heavy lifting is ruled out"
FILES = re.compile(r"csv|spreadsheet|octet-stream|zip|calendar|json|wordprocessing|plain", re.IGNORECASE)
ASKED = ("", "?format=xlsx&section=people")
# Rooms of doors that hand out files; the scan below finds one that was forgotten here.
HANDING_OUT = {
    "indicators/views/reports.py", "partnerships/views/activities.py", "partnerships/views/documents.py",
    "partnerships/views/framework_files.py", "partnerships/views/letters.py", "partnerships/views/measures.py",
    "partnerships/views/roll.py", "partnerships/views/tree_exports.py", "workforce/views/appointments.py",
    "workforce/views/attachments.py", "workforce/views/data_requests.py", "workforce/views/imports.py",
    "workforce/views/letters.py", "workforce/views/payouts.py", "workforce/views/register.py",
    "workforce/views/sheets.py", "workforce/views/statutory.py",
}  # fmt: skip
# Buttons that hand out a file: what they hold is taken by nobody who only reads along.
PRESSED = {
    "workforce:payout_xlsx",
    "workforce:payout_csv",
    "workforce:register_csv",
    "workforce:register_xlsx",
}
HANDS_OUT = re.compile(r"text/csv|spreadsheetml|as_csv|as_xlsx|Content-Disposition|FileResponse")


def text_in(response):
    """Return what a file says: a workbook's sheets unpacked, anything else as it is."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return body.decode("utf-8", "replace")


def files(client, address, world):
    """Yield what an address answers that is a file of rows; buttons that change something are left alone."""
    if address.is_button and address.name not in PRESSED:
        return
    url = reverse(address.name, kwargs=keywords(address, world))
    answers = [client.post(url)] if address.is_button else [client.get(url + asked) for asked in ASKED]
    for answer in answers:
        if answer.status_code == 200 and FILES.search(answer.get("Content-Type", "")):
            yield text_in(answer)
        elif answer.streaming:
            b"".join(answer.streaming_content)  # a picture: read to its end, so that it is closed


def exporting():
    """Return the addresses whose doors stand in those rooms."""
    rooms = {name.removesuffix(".py").replace("/", ".") for name in HANDING_OUT}
    return [one for one in OURS if one.door is not None and one.door.__module__ in rooms]


@pytest.fixture
def secret(world):
    """A restricted fact and the names of the person it is about."""
    case = world.row(Case)
    a_fact(world.cast, case, a_purpose(world.cast, **LIMITS), content=SECRET)
    return case


@pytest.mark.parametrize("role", Role.values)
def test_exports_carry_what_the_role_may_see(client, people, world, secret, role):
    afresh.sign_in(client, people.roles[role].user)
    own = role in CASE_ROLES or role == Role.EMPLOYER
    for address in exporting():
        for text in files(client, address, world):
            assert SECRET not in text, f"{role} {address.name}"
            if not own:
                assert secret.person.family_name not in text, f"{role} {address.name}"


def test_every_room_that_hands_out_files_is_walked():
    found = {name_of(path) for path in in_room("views") if HANDS_OUT.search(path.read_text("utf-8"))}
    assert found == HANDING_OUT
    assert len(exporting()) > 20
