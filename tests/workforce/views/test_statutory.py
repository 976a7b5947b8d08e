"""Forms to print: what lacks is said first, with the way to where it is entered."""

from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent
from tests.factories.workforce import CaseFactory
from tests.pdf_text import words
from workforce.models import LetterTemplate, StatutoryForm
from workforce.views.letter_templates import EXAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def forms(officer_client, cast):
    officer_client.post(reverse("workforce:paper_examples", kwargs={"partnership": cast.partnership.code}))
    return {one.key: one for one in StatutoryForm.objects.filter(language="en")}


def text_of(client, address):
    return unescape(" ".join(client.get(address).content.decode().split()))


def test_a_form_says_what_lacks_and_where_it_is_entered(officer_client, cast, forms):
    case = CaseFactory(worker__site=cast.site, worker__facts__occupation_title="", worker__facts__wage=None)
    address = reverse("workforce:statutory_case", kwargs={"pk": case.pk, "form": forms["unemployed"].pk})
    text = text_of(officer_client, address)
    assert "before this form is whole" in text
    assert reverse("workforce:worker_facts", kwargs={"pk": case.worker.pk}) in text
    assert reverse("workforce:intake_household", kwargs={"pk": case.pk}) in text
    assert f"I, {case.person.name}, have no work" in text
    assert address in text_of(officer_client, reverse("workforce:case_files", kwargs={"pk": case.pk}))
    paper = officer_client.post(
        reverse("workforce:statutory_pdf", kwargs={"pk": case.pk, "form": forms["unemployed"].pk})
    )
    assert "Signatureoftheapplicant" in words(paper.content)
    assert AuditEvent.objects.get(verb="statutory_form.printed").detail["after"]["people"] == 1


def test_a_list_names_the_workers_of_a_mine(officer_client, cast, forms):
    case = CaseFactory(worker__site=cast.site, worker__facts__occupation_title="Miner")
    form = forms["collective-redundancy"]
    address = reverse("workforce:statutory_detail", kwargs={"pk": form.pk})
    text = text_of(officer_client, address)
    assert "<b>1</b> worker stands on this list." in text
    assert case.person.name in text
    assert "What lacks of whom" in text

    def ask():
        with CaptureQueriesContext(connection) as asked:
            officer_client.get(address)
        return len(asked)

    ask()
    before = ask()
    for _ in range(2):
        CaseFactory(worker__site=cast.site)
    assert ask() == before
    paper = officer_client.post(reverse("workforce:statutory_list_pdf", kwargs={"pk": form.pk}))
    assert "Miner" in words(paper.content)


def test_a_form_of_another_partnership_is_none(officer_client, cast, forms):
    case = CaseFactory(worker__site=cast.site)
    wrong = forms["collective-redundancy"].pk  # about a list, not about one worker
    address = reverse("workforce:statutory_case", kwargs={"pk": case.pk, "form": wrong})
    assert officer_client.get(address).status_code == 404
    example = reverse("workforce:statutory_detail", kwargs={"pk": forms["unemployed"].pk})
    assert "It fills itself on a worker's case." in text_of(officer_client, example)


def test_the_command_loads_a_file_once(cast, capsys):
    for made in ("7 versions made, 0 as before", "0 versions made, 7 as before"):
        with pytest.raises(SystemExit) as ended:
            call_command("load_letters", EXAMPLES / "en.yaml", partnership=cast.partnership.code)
        assert ended.value.code == 0
        assert made in capsys.readouterr().out
    assert LetterTemplate.objects.count() == 5
