"""`load_demo`: the demonstration's four partnerships with two years of history."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from indicators.demo import load, outlook
from indicators.demo.stories import BY_CODE
from partnerships.models import Territory

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from indicators.demo.stories import Story


class Command(BaseCommand):
    """Goes on where it was cut short; does nothing where the demonstration is there already."""

    help = "Load the demonstration data: four partnerships with two years of history. May be run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("--scale", type=float, default=1.0, help="size of the crews, 1 for the whole")
        parser.add_argument("--only", action="append", choices=list(BY_CODE), help="these partnerships alone")
        two = min(2, os.cpu_count() or 1)
        parser.add_argument("--processes", type=int, choices=(1, 2), default=two, help=f"default {two}")
        parser.add_argument("--with-parent", action="store_true", help="end when standard input ends")

    def handle(self, *_args, **options: Any) -> None:
        """Load what is missing, saying so line by line."""
        if not (settings.DEMO or settings.ENVIRONMENT == "test"):
            raise CommandError(
                "This is no demonstration: set ENVIRONMENT=demonstration, or DEMO=true, first."
            )
        if options["with_parent"]:
            threading.Thread(target=end_with_parent, daemon=True).start()
        started = perf_counter()
        stories = [story for story in load.unfinished() if story.code in (options["only"] or BY_CODE)]
        if not stories:
            self.stdout.write("The demonstration is there.")
            outlook.grow(self.stdout.write)
            return
        if not Territory.objects.exists():
            call_command("load_reference", stdout=self.stdout)
        load.load_portal()
        mine = stories[:1] if options["processes"] == 2 else stories
        with beside(stories[len(mine) :], options), seldom_collecting():
            for story in mine:
                self.one(story, options)
        if not options["with_parent"]:
            outlook.grow(self.stdout.write)
        self.stdout.write(f"Loaded {len(stories)} of the demonstration in {perf_counter() - started:.0f} s.")

    def say(self, line: str) -> None:
        """Say a line at once, also into a pipe: whoever started this shows how far it is."""
        self.stdout.write(line)
        self.stdout.flush()

    def one(self, story: Story, options: dict[str, Any]) -> None:
        """Load one partnership."""
        spent = load.load_history(story, scale=options["scale"], say=self.say)
        if options["verbosity"] > 1:
            parts = sorted(spent.items(), key=lambda part: -part[1])
            told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in parts)
            self.stdout.write(f"{story.code} {sum(spent.values()):.1f} s: {told}")


@contextmanager
def beside(stories: list[Story], options: dict[str, Any]) -> Iterator[None]:
    """Load these in another process meanwhile: two cores need little more than half the time."""
    if not stories:
        yield
        return
    argv = [sys.executable, "-m", "django", "load_demo", "--processes", "1", "--with-parent"]
    argv += ["--scale", str(options["scale"]), "--verbosity", str(options["verbosity"])]
    argv += [part for story in stories for part in ("--only", story.code)]
    named = {**os.environ, "DJANGO_SETTINGS_MODULE": "jtportal.settings"}
    with subprocess.Popen(argv, cwd=settings.BASE_DIR, env=named, stdin=subprocess.PIPE) as other:
        try:
            yield
        except BaseException:
            other.kill()
            raise
        if other.wait():
            raise CommandError(f"Loading {', '.join(story.code for story in stories)} failed; see above.")


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for garbage less often: going through all that is loaded again and again takes its time."""
    former = gc.get_threshold()
    gc.set_threshold(20_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*former)


def end_with_parent() -> None:
    """End this process when the one that started it ends: its end of the pipe closes."""
    os.read(0, 1)  # not through sys.stdin, whose lock would stand in the way of an orderly end
    os._exit(1)
