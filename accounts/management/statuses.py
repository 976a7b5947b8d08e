"""Commands whose exit status says how a file went in: 0 all, 1 some refused, 2 unusable, 3 wrong option or fault."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.queries import actor_by_email

if TYPE_CHECKING:
    from pathlib import Path

    from django.core.management.base import CommandParser

    from jtportal.kernel.actor import Actor

ALL_IN, SOME_REFUSED, UNUSABLE, WRONG = 0, 1, 2, 3


def wrong(message: str) -> CommandError:
    """Return the error of a wrong option, or of a fault of ours: status 3."""
    return CommandError(message, returncode=WRONG)


class StatusCommand(BaseCommand):
    """A command that ends with one of the four, whatever happens."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return the parser; a wrong option ends with status 3."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)

        def error(message: str) -> None:
            parser.print_usage(sys.stderr)
            raise wrong(message)

        parser.error = error  # type: ignore[assignment, method-assign]
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """Run, with status 3 for a wrong option as well."""
        try:
            super().run_from_argv(argv)
        except CommandError as refusal:
            self.stderr.write(f"{argv[1]}: {refusal}")
            sys.exit(refusal.returncode)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run; whatever goes wrong on our side ends with status 3, never with that of a refused row."""
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            error.returncode = error.returncode if error.returncode == UNUSABLE else WRONG
            raise
        except Exception as error:
            if options.get("traceback"):
                self.stderr.write(repr(error))
            raise wrong(f"internal error: {type(error).__name__}: {error}") from error

    def actor(self, email: str | None) -> Actor:
        """Return who brings it in."""
        try:
            return actor_by_email(email)
        except User.DoesNotExist:
            raise wrong(f"nobody with the e-mail address {email} may sign in") from None

    def mapping(self, path: Path | None) -> dict[str, Any]:
        """Return the mapping of a JSON file, an empty one without."""
        if path is None:
            return {}
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise wrong(f"the mapping {path} cannot be read: {error}") from error
        if not isinstance(found, dict):
            raise wrong(f"the mapping {path} is no object {{field: heading or column letter}}")
        return found
