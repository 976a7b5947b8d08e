"""Forms sent back as a browser does, and what the second of two people is told."""

STALE = "Somebody has changed this since you opened it."


def sent(value):
    """A field's value as a browser sends it back; None for what it does not send."""
    if value is None or value is False:
        return None
    if hasattr(value, "hour") and hasattr(value, "day"):
        return value.strftime("%Y-%m-%dT%H:%M")
    if hasattr(value, "minute"):
        return value.strftime("%H:%M")
    return value if isinstance(value, list) else "on" if value is True else str(value)


def form_of(client, url):
    """What stands in the form of a page, as a browser would send it back; `seen` stands in the page itself."""
    page = client.get(url)
    form = page.context["form"]
    assert f'name="seen" value="{form["seen"].value()}"' in page.text
    typed = {name: sent(form[name].value()) for name in form.fields}
    return {name: value for name, value in typed.items() if value is not None}
