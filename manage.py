#!/usr/bin/env python
"""Django's command line. `python3 dev.py manage …` runs it on the portal's own servers."""

import os
import sys


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jtportal.settings")
    from django.core.management import (
        execute_from_command_line,
    )  # reads the settings, so after the line above

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
