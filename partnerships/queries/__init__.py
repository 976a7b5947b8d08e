"""Reads used twice on the partnerships floor."""

from .markets import roots_of, unsaid
from .places import partnerships_of
from .trees import published_tree, working_tree

__all__ = [
    "partnerships_of",
    "published_tree",
    "roots_of",
    "unsaid",
    "working_tree",
]
