"""The employment service's register in the browser's eyes."""

from decimal import Decimal
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent
from tests.factories.workforce import CaseFactory
from workforce.models import RegisterFile, RegisterMapping

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Syriusz", "dates": "dots", "mark": "comma", "seen": 0, "heading_personnel_number": "Nr",
    "heading_birth_date": "Data ur.", "heading_family_name": "Nazwisko", "heading_wage": "Płaca",
    "heading_sex": "Płeć", "codes_sex": "female=K; male=M", "heading_pathway": "Droga",
}  # fmt: skip


def place(name, cast):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code})


def text_of(client, address):
    return unescape(" ".join(client.get(address).content.decode().split()))


def receive(client, cast, content):
    said = {"file": SimpleUploadedFile("register.csv", content), "on": cast.partnership.today()}
    return client.post(place("register_new", cast), said)


@pytest.fixture
def case(officer_client, cast):
    officer_client.post(place("register_columns", cast), SAID)
    return CaseFactory(worker__site=cast.site, worker__facts__wage=Decimal("15000.50"))


def test_columns_are_set_on_a_page(officer_client, cast):
    assert "do not know each other yet" in text_of(officer_client, place("register_home", cast))
    wrong = officer_client.post(place("register_columns", cast), {**SAID, "codes_sex": "femal=K"})
    assert "codes_sex" in wrong.context["form"].errors
    wrong = officer_client.post(place("register_columns", cast), {**SAID, "heading_arrears": "Płaca"})
    assert "heading_arrears" in wrong.context["form"].errors
    assert officer_client.post(place("register_columns", cast), SAID).status_code == 302
    page = officer_client.get(place("register_columns", cast)).context["form"]
    assert page["codes_sex"].value() == "female=K; male=M"
    assert page["seen"].value() == 1
    assert officer_client.post(place("register_columns", cast), SAID).status_code == 422  # seen before that


def test_what_goes_out_comes_in_without_a_difference(officer_client, cast, case):
    for ending in ("csv", "xlsx"):
        answer = officer_client.post(place(f"register_{ending}", cast))
        assert answer["Content-Disposition"].endswith(f'.{ending}"')
        receive(officer_client, cast, answer.content)
        file = RegisterFile.objects.order_by("pk").last()
        assert (file.lines, file.same, file.unread) == (1, 1, [])
        address = reverse("workforce:register_file", kwargs={"pk": file.pk})
        assert "<b>nothing else</b>" in text_of(officer_client, address)
    assert AuditEvent.objects.filter(verb="register.taken_out").count() == 2
    text = officer_client.post(place("register_csv", cast)).content.decode("utf-8-sig")
    assert text.splitlines()[0] == "Nr,Data ur.,Nazwisko,Płeć,Płaca,Droga"
    assert '"15000,50"' in text


def test_differences_stand_side_by_side_and_are_ticked(officer_client, cast, case):
    number, born = case.worker.personnel_number, f"{case.birth_date:%d.%m.%Y}"
    content = f"Nr;Data ur.;Płaca;Płeć\n{number};{born};16000,00;M\n".encode("cp1250")
    address = receive(officer_client, cast, content).url
    text = text_of(officer_client, address)
    assert "In <b>2</b> facts the register says something else." in text
    assert "15,000.50" in text
    assert "16,000.00" in text
    file = RegisterFile.objects.get()
    wage = file.rows.get(field="wage")
    take = reverse("workforce:register_take", kwargs={"pk": file.pk})
    officer_client.post(take, {"row": wage.pk})
    assert "<b>1</b> fact was taken over" in text_of(officer_client, address)
    known = case.worker.versions.current().get()
    assert (known.wage, known.source) == (Decimal(16000), "register")
    facts = text_of(officer_client, reverse("workforce:case_detail", kwargs={"pk": case.pk}))
    assert "the employment service's register" in facts


def test_the_page_of_differences_asks_a_fixed_number_of_questions(officer_client, cast, case):
    def ask(rows):
        lines = [f"{one.worker.personnel_number};{one.birth_date:%d.%m.%Y};1,00" for one in rows]
        address = receive(officer_client, cast, "\n".join(["Nr;Data ur.;Płaca", *lines]).encode()).url
        officer_client.get(address)
        with CaptureQueriesContext(connection) as asked:
            officer_client.get(address)
        return len(asked)

    rows = [case, *(CaseFactory(worker__site=cast.site) for _ in range(3))]
    assert ask(rows[:1]) == ask(rows)


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
def test_the_register_is_the_employment_services(client, cast, case, who):
    client.force_login(getattr(cast, who).user)
    for name in ("register_home", "register_columns", "register_new"):
        assert client.get(place(name, cast)).status_code in (403, 404)
    assert client.post(place("register_csv", cast)).status_code in (403, 404)
    assert RegisterMapping.objects.visible_to(getattr(cast, who)).count() == 0
