"""The administration of the partnerships floor."""

from . import places, templates

__all__ = ["places", "templates"]
