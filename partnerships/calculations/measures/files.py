"""Measures as YAML: what people load and save."""

from __future__ import annotations

from typing import Any

import yaml


class PlainLoader(yaml.SafeLoader):
    """Reads plain data; an alias is refused, for a few lines of them would fill the memory."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse aliases."""
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()
            raise yaml.constructor.ConstructorError(None, None, "aliases are not read", event.start_mark)
        return super().compose_node(parent, index)


def documents(text: str) -> list[Any]:
    """Return the documents of a YAML file: a list of measures, or one alone. Raises ValueError, with the line."""
    try:
        found = yaml.load(text, Loader=PlainLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(mark.line + 1 if mark else 0) from error
    if isinstance(found, dict) and isinstance(found.get("measures"), list):
        found = found["measures"]
    return found if isinstance(found, list) else [found]
