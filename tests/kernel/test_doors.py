"""Doors: one that forgets who may pass cannot be defined; rows that do not exist for somebody are a 404."""

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from accounts.models import Organisation
from accounts.queries import actor_for
from jtportal.kernel.doors import ActionDoor, Door, PageDoor, PostDoor, Refused, anyone
from tests.factories.accounts import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


class Words(forms.Form):
    """One word."""

    word = forms.CharField()


class Say(ActionDoor):
    """Refuses the word 'no' at its field and 'never' altogether."""

    access, form_class, template = anyone, Words, "accounts/help.html"

    def act(self, row, form):
        word = form.cleaned_data["word"]
        if word in ("no", "never"):
            raise Refused("We do not.", field="word" if word == "no" else "gone")
        return word

    def next_url(self, result):
        return f"/{result}/"


class Press(PostDoor):
    """A button that refuses when asked to."""

    access = anyone

    def act(self, row, data):
        if data.get("refuse"):
            raise Refused("We do not.")
        return "done"

    def next_url(self, result):
        return f"/{result}/"


class Open(PageDoor):
    """A page of one organisation."""

    access, model, template = anyone, Organisation, "accounts/help.html"


@pytest.fixture
def ask(settings):
    """Send a request to a door as somebody."""
    actor = actor_for(MembershipFactory().user)

    def send(door, method="get", data=None, actor=actor, **kwargs):
        request = getattr(RequestFactory(), method)("/", data or {})
        request.actor, request.user, request.session, request.COOKIES = actor, actor.user, {}, {}
        request._messages = Messages()
        return door.as_view()(request, **kwargs), request

    return send


class Messages(list):
    """Keeps what was said."""

    def add(self, level, message, extra_tags):
        self.append(str(message))


def test_door_that_forgets_who_may_pass_cannot_be_defined():
    with pytest.raises(TypeError, match="who may pass"):
        type("Forgetful", (PageDoor,), {})
    assert type("Base", (Door,), {"abstract": True})


def test_row_that_does_not_exist_is_a_404(ask):
    with pytest.raises(Http404):
        ask(Open, pk=0)
    response, _request = ask(Open, pk=OrganisationFactory().pk)
    assert response.status_code == 200


def test_rule_that_says_no_is_a_403(ask):
    shut = type("Shut", (Open,), {"access": staticmethod(lambda _actor, _row: False)})
    with pytest.raises(PermissionDenied):
        ask(shut, pk=OrganisationFactory().pk)


def test_form_that_is_faulty_comes_back_with_what_was_typed(ask):
    response, _request = ask(Say, "post", {"word": ""})
    assert response.status_code == 422


@pytest.mark.parametrize("word", ["no", "never"])
def test_refusal_of_the_action_comes_back_with_the_form(ask, word):
    response, _request = ask(Say, "post", {"word": word})
    assert response.status_code == 422


def test_success_leads_on_and_says_so(ask):
    said = type("Said", (Say,), {"done": "It is done."})
    response, request = ask(said, "post", {"word": "yes"})
    assert response.url == "/yes/"
    assert request._messages == ["It is done."]


def test_button_acts_or_says_why_not(ask):
    pressed = type("Pressed", (Press,), {"done": "It is done."})
    response, request = ask(pressed, "post")
    assert (response.url, request._messages) == ("/done/", ["It is done."])
    response, request = ask(pressed, "post", {"refuse": "1"})
    assert (response.url, request._messages) == ("/None/", ["We do not."])


@pytest.mark.parametrize(("door", "method"), [(Press, "get"), (Open, "post"), (Say, "delete")])
def test_door_answers_only_what_it_is_for(ask, door, method):
    kwargs = {"pk": OrganisationFactory().pk} if door is Open else {}
    response, _request = ask(door, method, **kwargs)
    assert response.status_code == 405


@pytest.mark.parametrize("kind", [ActionDoor, PostDoor])
def test_door_without_an_action_or_a_way_on_is_a_programmer_s_fault(kind):
    door = type("Empty", (kind,), {"access": anyone})()
    with pytest.raises(TypeError):
        door.act(None, None)
    with pytest.raises(TypeError):
        door.next_url(None)
