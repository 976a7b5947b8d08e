"""What is asked about steps."""

import pytest

from workforce.forms.tasks import DuplicateForm, LeaverForm, PlanForm


def errors(form):
    return set(form.errors)


def test_a_leaver_needs_a_day_unless_still_there():
    assert errors(LeaverForm({"reason": "other_job"})) == {"on"}
    assert errors(LeaverForm({"reason": "other_job", "on": "no day"})) == {"on"}
    assert errors(LeaverForm({"on": "2026-01-01"})) == {"reason"}
    answered = LeaverForm({"reason": "still_there", "on": "2026-01-01"})
    assert answered.is_valid()
    assert answered.cleaned_data["on"] is None


@pytest.mark.parametrize(("answer", "same"), [("yes", True), ("no", False)])
def test_a_double_is_answered_with_yes_or_no(answer, same):
    form = DuplicateForm({"same": answer})
    assert form.is_valid()
    assert form.cleaned_data["same"] is same
    assert errors(DuplicateForm({})) == {"same"}


def test_a_step_of_another_kind_says_what_it_is():
    given = {"kind": "other", "due_on": "2026-01-01"}
    assert errors(PlanForm(given, officers={})) == {"title"}
    assert not errors(PlanForm(given | {"title": "call the archive"}, officers={}))
    assert errors(PlanForm(given | {"kind": "conversation", "owner": "5"}, officers={1: "A"})) == {"owner"}
    assert errors(PlanForm({"due_on": "2026-01-01"}, officers={})) == {"kind"}
