"""The page, or only the part that htmx asked for."""

from types import SimpleNamespace

import pytest

from jtportal.kernel.htmx import go, template_for


def asked(**details):
    """Return a request as django-htmx describes it; none: an ordinary one."""
    return SimpleNamespace(htmx=SimpleNamespace(boosted=False, history_restore_request=False, **details))


def test_htmx_gets_the_part():
    assert template_for(asked(), "a.html", "rows") == "a.html#rows"


@pytest.mark.parametrize(
    "request_",
    [
        SimpleNamespace(),
        SimpleNamespace(htmx=None),
        SimpleNamespace(htmx=SimpleNamespace(boosted=True, history_restore_request=False)),
        SimpleNamespace(htmx=SimpleNamespace(boosted=False, history_restore_request=True)),
    ],
)
def test_everybody_else_gets_the_page(request_):
    assert template_for(request_, "a.html", "rows") == "a.html"


def test_page_without_parts_is_always_whole():
    assert template_for(asked(), "a.html", None) == "a.html"


def test_way_on_is_a_header_for_htmx_and_a_redirect_for_others():
    response = go(asked(), "/next/")
    assert (response.status_code, response["HX-Redirect"]) == (204, "/next/")
    assert go(SimpleNamespace(), "/next/").url == "/next/"
