"""A word that means two things is said as what it is: nobody's template has a family name, no mine is 'my own'."""

import pytest
from django.utils.translation import override

from partnerships.forms.phases import AnchorForm
from workforce.enums.files import PAPER_FACTS
from workforce.forms.files import LetterTemplateForm
from workforce.forms.register import FIELD_WORDS
from workforce.forms.tasks import DuplicateForm, LeaverForm


@pytest.mark.parametrize(
    ("language", "thing", "mine", "person", "answer"),
    [
        ("uk", "Назва", "Шахта", "прізвище та ім’я", "Відповідь"),
        ("pl", "Nazwa", "Kopalnia", "nazwisko i imię", "Odpowiedź"),
    ],
)
def test_words_of_two_meanings(language, thing, mine, person, answer):
    with override(language):
        assert str(LetterTemplateForm.base_fields["name"].label) == thing
        assert str(AnchorForm.base_fields["name"].label) == thing
        assert str(FIELD_WORDS["mine"]) == mine
        assert str(PAPER_FACTS["name"][0]) == person
        assert str(LeaverForm.base_fields["reason"].label) == answer
        assert str(DuplicateForm.base_fields["same"].label) == answer


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
def test_a_template_begins_in_the_language_of_who_writes_it(language):
    with override(language):
        assert LetterTemplateForm()["language"].value() == language
