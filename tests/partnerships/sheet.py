"""A page's form as a browser without JavaScript holds it: fields to fill in, lists to choose from, buttons to press.

Only what stands on the page can be filled in, and everything that stands there is sent.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any


class Fields(HTMLParser):
    """Gathers the fields of one form. `typed`: {name: values}; `choices`: {name: what may be chosen}."""

    def __init__(self, text: str, form: str) -> None:
        super().__init__()
        self.form, self.inside, self.area, self.select = form, False, "", ""
        self.typed: dict[str, list[str]] = {}
        self.choices: dict[str, list[str]] = {}
        self.hidden: set[str] = set()
        self.buttons: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field with its value."""
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.inside = given.get("id") == self.form
        name = given.get("name", "")
        if not self.inside:
            return
        if tag == "button":
            self.buttons.append((name, given.get("value", "")))
        elif tag == "input" and name:
            self.take(name, given)
        elif tag == "textarea":
            self.area = name
            self.typed.setdefault(name, [""])
        elif tag == "select":
            self.select = name
            self.typed[name], self.choices[name] = [], []
        elif tag == "option":
            self.choices[self.select].append(given["value"])
            if "selected" in given or not self.typed[self.select]:
                self.typed[self.select] = [given["value"]]

    def take(self, name: str, given: dict[str, str]) -> None:
        """Note an input."""
        if given.get("type") == "checkbox":
            self.choices.setdefault(name, []).append(given["value"])
            self.typed.setdefault(name, [])
            if "checked" in given:
                self.typed[name].append(given["value"])
            return
        if given.get("type") == "hidden":
            self.hidden.add(name)
        self.typed.setdefault(name, []).append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        """Note what stands in a large field."""
        if self.area:
            self.typed[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        """Leave a field or the form."""
        if tag == "textarea":
            self.area = ""
        elif tag == "form":
            self.inside = False


class Sheet:
    """A page with a form, opened by a client."""

    def __init__(self, client: Any, url: str, form: str = "builder") -> None:
        self.client, self.url, self.form_id = client, url, form
        self.read(client.get(url))

    def read(self, response: Any) -> None:
        """Take what a page shows."""
        self.response = response
        self.form = Fields(response.text, self.form_id)

    @property
    def words(self) -> str:
        """What the page says, without marks, in single spaces."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.response.text.replace("\xa0", " ")).split())

    def fill(self, **typed: Any) -> Sheet:
        """Type or choose: only in fields that stand there, only what may be chosen there."""
        for name, value in typed.items():
            assert name in self.form.typed, f"no field {name} on the page"
            assert name not in self.form.hidden, f"{name} is not to be seen"
            values = list(value) if isinstance(value, list | tuple) else [str(value)]
            assert set(values) <= set(self.form.choices.get(name, values)), f"{name} does not offer {values}"
            self.form.typed[name] = values
        return self

    def press(self, button: str, name: str = "do") -> Sheet:
        """Send everything with a button that stands there, and follow."""
        assert (name, button) in self.form.buttons, f"no button {button}"
        sent = {key: values for key, values in self.form.typed.items() if values}
        self.read(self.client.post(self.url, {**sent, name: button}, follow=True))
        return self

    def choose(self, **typed: Any) -> Sheet:
        """Choose what brings other fields along, and let the page come again."""
        return self.fill(**typed).press("look")

    def faults(self) -> list[str]:
        """Return what the page says is wrong, and where the answer stands."""
        found = re.findall(
            r"(?s)<(?:p|li)[^>]*(?:invalid-feedback|trial-result|callout|soft)[^>]*>(.*?)</",
            self.response.text,
        )
        return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        return self.form.typed[name][-1]
