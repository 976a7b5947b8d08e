"""Keeps parts running: one that dies is started again, soon at first, later each time it dies again."""

import time

from .paths import say
from .processes import Part, Stack, sweep

FIRST_DELAY, LONGEST_DELAY = 0.5, 30.0  # seconds before a start
STEADY = 60.0  # seconds after which earlier failures are forgotten


class Watch:
    """Looks after the parts of a stack."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self._due: dict[str, float] = {}

    def look(self) -> list[Part]:
        """Start again what has died and is due; the parts that have died since the last look."""
        now = time.monotonic()
        fallen = [part for part in self.stack.parts if not part.alive and part.name not in self._due]
        for part in fallen:
            sweep(part)
            part.failures = 1 if now - part.started_at > STEADY else part.failures + 1
            delay = min(LONGEST_DELAY, FIRST_DELAY * 2 ** (part.failures - 1))
            self._due[part.name] = now + delay
            say(f"  {part.name} has ended ({part.ending}); it starts again in {delay:g} s. Log: {part.log}")
        for part in self.stack.parts:
            if self._due.get(part.name, now + 1) <= now:
                del self._due[part.name]
                self.stack.restart(part)
        return fallen

    def forever(self) -> None:
        """Look again and again, until a signal's exception ends it."""
        while True:
            self.look()
            time.sleep(0.3)
