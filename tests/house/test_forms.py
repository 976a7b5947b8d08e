"""Every form that cannot be taken says why at the field and keeps what was typed."""

import html

import pytest
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.urls import reverse

from accounts.enums import Role
from partnerships.models import Proposal
from tests import afresh
from tests.house import access
from tests.house.addresses import OURS
from tests.house.rows import keywords

pytestmark = pytest.mark.django_db
TYPED = "Zażółć gęślą & «Їжак» <b>"
FORMS = [address for address in OURS if address.is_form]
# Forms that no words make fail, and why.
TAKES_ANYTHING = {
    "partnerships:ledger_correct": "a reason: any words will do",
    "partnerships:milestone_drop": "the same",
    "partnerships:payment_refuse": "the same",
    "partnerships:agreement_withdraw": "a reason: any words will do",
    "partnerships:policy_green": "a definition: any words will do",
    "partnerships:proposal_admit": "why a late proposal is taken in: any words will do",
    "partnerships:appraisal_close": "why the scoring ends: any words will do",
    "partnerships:proposal_withdraw": "why it is taken back: any words will do",
    "partnerships:appraisal_fewer": "why fewer judge: any words will do",
    "partnerships:market_agree": "why it is agreed with gaps: any words will do",
    "partnerships:market_attribution": "two grounds: any words will do",
    "partnerships:baseline_withdraw": "a reason: any words will do",
    "partnerships:diagnosis_set_aside": "a reason: any words will do",
    "partnerships:breach_answer": "an answer to a breach: any words will do",
    "partnerships:duty_drop": "a button on a page of its own: nothing is asked in a draft that is written",
    "partnerships:standard_contest": "a remark: any words will do",
    "partnerships:brought_withdraw": "a reason: any words will do",
    "partnerships:finding_withdraw": "a reason: any words will do",
    "partnerships:accord_room": "a remark: any words will do",
    "partnerships:clause_comment_answer": "the same",
    "partnerships:tree_comment_answer": "a remark: any words will do",
    "partnerships:tree_comment_new": "the same",
    "partnerships:tree_drop": "a reason: any words will do",
    "partnerships:tree_edge_remove": "the same",
    "partnerships:tree_node_remove": "the same",
    "partnerships:tree_publish": "the same",
    "partnerships:framework_take_back": "why a text is taken back: any words will do",
    "partnerships:amendment_withdraw": "why it is withdrawn: any words will do",
    "partnerships:amendment_reject": "why it was rejected: any words will do",
    "partnerships:amendment_adopt": "why it was adopted: any words will do",
    "partnerships:chapter_add": "what a chapter is called: any words will do",
    "partnerships:clause_add": "what a clause says: any words will do",
    "partnerships:clause_reword": "the same",
    "workforce:alike_apart": "a reason: any words will do",
    "workforce:appointment_cancel": "a reason: any words will do",
    "workforce:attachment_back": "the same",
    "workforce:letter_template_change": "a wording: any words will do",
    "workforce:community_outcome_back": "a reason: any words will do",
    "workforce:community_support_back": "the same",
    "workforce:claim_waive": "why a claim is waived: any words will do",
    "workforce:grant_end": "why a package ends: any words will do",
    "workforce:grant_suspend": "the same",
    "workforce:payout_refuse": "why a payment is refused: any words will do",
    "workforce:contact_back": "a reason: any words will do",
    "workforce:data_request_extend": "a reason: any words will do",
    "workforce:hold_lift": "the same",
    "workforce:purpose_end": "the same",
    "workforce:hand_over_note": "a note: any words will do",
    "workforce:intake_arrears_back": "a reason: any words will do",
    "workforce:intake_credential_back": "the same",
    "workforce:intake_fact_back": "the same",
    "workforce:intake_spell_back": "the same",
    "workforce:notice_withdraw": "why a notice is withdrawn: any words will do",
    "workforce:placement_back": "a reason: any words will do",
    "workforce:sheet_signature_back": "the same",
    "workforce:session_off": "why a session is called off: any words will do",
    "workforce:sent_refuse": "why a person is not taken on: any words will do",
    "workforce:task_detail": "a note about a conversation: any words will do",
    "workforce:task_done": "the same",
}
# Forms that take any words, and that the world's row refuses as a whole by where it stands.
REFUSED_AS_A_WHOLE = {
    "partnerships:amendment_remove": "the text is not on the table yet",
    "partnerships:amendment_reword": "the same",
    "partnerships:framework_renegotiate": "a version is under negotiation already",
    "partnerships:erratum_record": "the text is negotiated still",
    "partnerships:finding_reopen": "the finding is a draft already",
    "partnerships:market_reopen": "the market was never agreed",
    "partnerships:meeting_erratum": "the minutes are not agreed yet",
    "partnerships:meeting_minutes": "the agenda is not published yet",
    "workforce:case_reopen": "the case is open",
    "workforce:grant_approve": "the package is approved already",
    "workforce:grant_refuse": "the same",
    "workforce:grant_withdraw": "the same",
    "workforce:grant_resume": "the package is not suspended",
    "workforce:payout_back": "the payment is not released yet",
}


def answer(form, name, number):
    """Return what somebody may type that the field can hardly take: words everywhere, but not where nobody types."""
    field = form.fields[name]
    if form[name].is_hidden:
        return form[name].value()
    if isinstance(field, forms.FileField):
        return None
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return ["no-such-choice"]
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return "no-such-choice"
    if isinstance(field, forms.BooleanField):
        return None
    return f"{TYPED} {number}"


def opened(client, people, world, address):
    """Return the page with the empty form, as a role for whom it opens by the table of access sees it."""
    url = reverse(address.name, kwargs=keywords(address, world))
    for role in access.who_opens(address.name):
        afresh.sign_in(client, people.roles[role].user)
        response = client.get(url)
        if response.status_code == 200 and "form" in (response.context or {}):
            return url, response.context["form"]
    return url, None


@pytest.mark.parametrize(
    "address", [one for one in FORMS if one.name not in TAKES_ANYTHING], ids=lambda address: address.name
)
def test_form_that_fails_keeps_what_was_typed_and_says_why(client, people, world, address):
    url, form = opened(client, people, world, address)
    if form is None:
        pytest.fail(
            f"{address.name}: no role opens this form on the world's rows; give tests/house/rows.py a row"
        )
    response = refused(client, url, form)
    if address.name in REFUSED_AS_A_WHOLE:
        assert set(response.context["form"].errors) == {NON_FIELD_ERRORS}, (
            "it says more now: take the reason away"
        )
    assert_said(response, at_a_field=address.name not in REFUSED_AS_A_WHOLE)


def refused(client, url, form):
    """Send nonsense; return the answer, which keeps every word that was typed."""
    given = {form.add_prefix(name): answer(form, name, at) for at, name in enumerate(form.fields)}
    given = {name: value for name, value in given.items() if value is not None}
    response = client.post(url, given)
    assert response.status_code == 422, f"{url} took nonsense"
    text = html.unescape(response.text)
    kept = [value for value in given.values() if isinstance(value, str) and value.startswith(TYPED)]
    assert [value for value in kept if value not in text] == []
    assert 'href=""' not in response.text, "a way out that leads nowhere: {% url … as … %} tells no mistake"
    return response


def assert_said(response, *, at_a_field=True):
    """The words of every error stand in the page; `at_a_field`: one at least belongs to a field that can be seen."""
    form, text = response.context["form"], " ".join(html.unescape(response.text).split())
    named = {name for name in form.errors if name != NON_FIELD_ERRORS and not form[name].is_hidden}
    assert bool(named) == at_a_field, dict(form.errors)
    assert form.errors
    words = [" ".join(str(word).split()) for said in form.errors.values() for word in said]
    assert [word for word in words if word not in text] == []


def test_the_points_of_a_score_sheet_are_said_at_their_fields(client, people, world):
    note, judge = world.row(Proposal), people.roles[Role.COORDINATOR]
    client.force_login(judge.user)
    url = reverse("partnerships:appraisal_sheet", kwargs={"pk": note.pk})
    assert "conflict" in client.get(url).context["form"].fields
    assert client.post(url, {"conflict": "no"}).status_code == 302
    form = client.get(url).context["form"]
    points = [name for name in form.fields if name.startswith("points_")]
    assert points
    response = refused(client, url, form)
    assert set(response.context["form"].errors) == set(points)
    assert_said(response)


def test_there_are_forms():
    assert FORMS
    assert {*TAKES_ANYTHING, *REFUSED_AS_A_WHOLE} <= {address.name for address in FORMS}
    assert not {*TAKES_ANYTHING} & {*REFUSED_AS_A_WHOLE}
