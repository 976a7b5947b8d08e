"""Reads used twice on the partnerships floor."""

from .places import partnerships_of
from .trees import published_tree, working_tree

__all__ = ["partnerships_of", "published_tree", "working_tree"]
