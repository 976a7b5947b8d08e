"""Letters and their templates: versions, placeholders, what was sent stays as it was sent."""

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory
from workforce.actions import case_letters, paper_templates
from workforce.models import Letter, LetterTemplate, StatutoryForm

pytestmark = pytest.mark.django_db
SAID = {"kind": "appointment", "language": "en", "name": "Invitation", "subject": "Your appointment"}


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


def template(cast, body="Dear {name}, come on {day}.", **more):
    return paper_templates.write_letter(
        partnership=cast.partnership, body=body, by=cast.officer, **{**SAID, **more}
    )


def letter(cast, case, **more):
    said = {
        "language": "en",
        "subject": "Hello",
        "body": "Come.",
        "on": cast.partnership.today(),
        "way": "post",
    }
    return case_letters.write(case=case, by=cast.officer, **{**said, **more})


def test_a_template_is_checked_when_it_is_saved(cast):
    with pytest.raises(Refused) as refused:
        template(cast, body="Dear {nmae}")
    assert refused.value.field == "body"
    assert "{nmae}" in str(refused.value)
    assert "{name}" in str(refused.value)
    assert "{day}" in str(refused.value)
    with pytest.raises(Refused):
        template(cast, kind="other", body="Come on {day}")  # no appointment, no day
    with pytest.raises(Refused) as refused:
        template(cast, subject="{")
    assert refused.value.field == "subject"
    assert not LetterTemplate.objects.exists()


def test_what_is_written_anew_replaces_what_stood(cast):
    first = template(cast)
    assert template(cast, key=first.key) is None
    second = template(cast, key=first.key, body="Dear {given_name}", seen=1)
    first.refresh_from_db()
    assert (first.number, second.number, second.replaced_at) == (1, 2, None)
    assert first.replaced_at is not None
    with pytest.raises(Refused):
        template(cast, key=first.key, body="Dear Sir", seen=1)
    assert template(cast, language="uk", key=first.key).number == 1
    assert template(cast).key != first.key


def test_a_letter_is_kept_as_it_was_sent(cast, case):
    made = letter(cast, case, template=template(cast), body="Dear Olena,\n\ncome on Monday.")
    template(cast, key=made.template.key, body="Other words", seen=1)
    kept = Letter.objects.get()
    assert (kept.body, kept.to, kept.kind) == (
        "Dear Olena,\n\ncome on Monday.",
        case.person.name,
        "appointment",
    )
    event = AuditEvent.objects.get(verb="case_letter.written")
    assert event.sealed is not None
    assert "Hello" not in str(event.detail)


def test_a_letter_with_a_hole_is_not_sent(cast, case):
    chosen = template(cast)
    for field in ("subject", "body"):
        with pytest.raises(Refused) as refused:
            letter(cast, case, template=chosen, **{field: "Come on {day}"})
        assert refused.value.field == field
        assert "{day}" in str(refused.value)
    assert letter(cast, case, body="A {brace} of ours")  # no placeholder: it stays as typed
    with pytest.raises(Refused):
        letter(cast, case, language="de")


def test_templates_of_a_file_are_taken_in_once(cast):
    told = {**SAID, "key": "invite", "body": "Dear {name}"}
    form = {"key": "f", "language": "en", "kind": "person", "title": "T", "parts": [{"heading": "H"}]}
    say = {"partnership": cast.partnership, "letters": [told], "forms": [form], "by": cast.officer}
    assert paper_templates.load(**say) == paper_templates.Loaded(2, 0)
    assert paper_templates.load(**say) == paper_templates.Loaded(0, 2)
    form["parts"] = [{"heading": "Other"}]
    assert paper_templates.load(**say) == paper_templates.Loaded(1, 1)
    assert StatutoryForm.objects.get(replaced_at=None).number == 2
