#!/usr/bin/env python3
"""The one entry to everything: `python3 dev.py up`, `test`, `check`, `bench`, `manage`, `lock`, `vendor`.

Needs nothing but Python 3.11 or newer; the work is in jtportal/dev/.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python must hear why)
    sys.exit("JT Portal needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

from jtportal.dev.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
