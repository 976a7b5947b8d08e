"""A person who types a measure's document into the builder, field by field, as the page asks for it."""

from __future__ import annotations

from typing import Any

from tests.partnerships.sheet import Sheet

SINGLE = ("is", "is_not")
OPERATORS = (
    "is", "is_not", "at_least", "at_most", "more_than", "less_than", "not_before", "not_after", "after", "before",
    "starts_with", "starts_not_with", "includes", "includes_none",
)  # fmt: skip


def build(sheet: Sheet, said: dict[str, Any]) -> Sheet:
    """Fill in everything that a document says; nothing is saved yet."""
    frame(sheet, said)
    for group, one in enumerate(said["eligible"]["any"]):
        if group:
            sheet.press("add-group")
        for place, test in enumerate(one["all"]):
            if place:
                sheet.press(f"add-test-{group}")
            build_test(sheet, f"t{group}_{place}", test)
    for name in ("excludes", "barred_if_available", "after"):
        if name in said:
            sheet.fill(**{name: said[name]})
    if "benefit" in said:
        build_benefit(sheet, said["benefit"])
    return sheet


def frame(sheet: Sheet, said: dict[str, Any]) -> None:
    """Name it, and say when it holds."""
    sheet.fill(key=said["key"], pathway=said["pathway"])
    for code, name in said["name"].items():
        if f"name_{code}" in sheet.form.typed:
            sheet.fill(**{f"name_{code}": name})
        else:
            sheet.fill(other_language=code, other_name=name)
    for end, day in said.get("valid", {}).items():
        sheet.fill(**{f"valid_{end}": day})
    if "event" in said:
        sheet.choose(event_fact=said["event"]["fact"])
        for end in ("from", "until"):
            if end in said["event"]:
                sheet.fill(**{f"event_{end}": said["event"][end]})


def build_test(sheet: Sheet, at: str, said: dict[str, Any]) -> None:
    """Choose a fact, then how it is compared and with what."""
    sheet.choose(**{f"{at}_fact": said["fact"]})
    operator = next(word for word in OPERATORS if word in said)
    if f"{at}_op" in sheet.form.choices:
        sheet.fill(**{f"{at}_op": operator})
    if "day" in said:
        the_day(sheet, f"{at}_on", said["day"])
    asked = said[operator]
    if f"{at}_side" in sheet.form.typed and operator not in SINGLE:
        the_day(sheet, at, asked)
    elif isinstance(asked, bool):
        sheet.fill(**{f"{at}_flag": "yes" if asked else "no"})
    elif isinstance(asked, dict):
        sheet.fill(**{f"{at}_sum": asked["amount"], f"{at}_currency": asked["currency"]})
    elif f"{at}_value" in sheet.form.typed:
        sheet.fill(**{f"{at}_value": asked})
    elif f"{at}_words" in sheet.form.typed:
        sheet.fill(**{f"{at}_words": ", ".join([asked] if isinstance(asked, str) else asked)})
    else:
        sheet.fill(**{f"{at}_pick": [asked] if isinstance(asked, str) else asked})
    if "standing" in said:
        sheet.fill(**{f"{at}_standing": said["standing"]})


def the_day(sheet: Sheet, at: str, said: Any) -> None:
    """Say a day: a date, a named day, or one so far before or after it."""
    if isinstance(said, dict):
        side = "before" if "before" in said else "after"
        sheet.choose(**{f"{at}_side": side})
        sheet.fill(**{f"{at}_{unit}": much for unit, much in said.items() if unit != side})
        said = said[side]
    if said[:1].isdigit():
        sheet.choose(**{f"{at}_anchor": "date"})
        sheet.fill(**{f"{at}_date": said})
    else:
        sheet.choose(**{f"{at}_anchor": said})


def build_benefit(sheet: Sheet, said: dict[str, Any]) -> None:
    """Say what is paid."""
    form = next(word for word in ("amount", "share", "multiple") if word in said)
    sheet.choose(b_form=form)
    if form == "amount":
        sheet.fill(b_sum=said["amount"]["amount"], b_currency=said["amount"]["currency"])
    else:
        sheet.fill(**{f"b_{form}": said[form], "b_basis": said["basis"]})
    sheet.choose(b_paid=said["paid"])
    if "months" in said:
        sheet.fill(b_months=said["months"])
    if "by_service" in said:
        growing = said["by_service"]
        sheet.choose(b_grow_fact=growing["fact"])
        sheet.fill(b_grow_each=growing.get("each", ""), b_grow_most=growing.get("at_most", ""))
    if "cap" in said:
        sheet.fill(b_cap=said["cap"]["amount"], b_cap_currency=said["cap"]["currency"])
    if "offset" in said:
        sheet.choose(b_off_fact=said["offset"]["fact"])
        sheet.fill(b_off_share=said["offset"].get("share", ""))
    for key, name in (("step", "b_step"), ("direction", "b_way")):
        if key in said.get("rounding", {}):
            sheet.fill(**{name: said["rounding"][key]})
