"""The administration of the accounts floor; Django finds it here."""

from . import organisations, people

__all__ = ["organisations", "people"]
