"""One noun per file; imported from here."""

from .binding import Binding, Target
from .cursor import Cursor
from .reading import Reading
from .run import Run

__all__ = ["Binding", "Cursor", "Reading", "Run", "Target"]
