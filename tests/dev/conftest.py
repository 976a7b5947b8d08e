"""dev.py in a folder of its own, with a stand-in for the portal and an empty home."""

import json
import os
import pwd
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from signal import Signals

import pytest

from jtportal.dev.paths import LOCAL, ROOT
from jtportal.dev.processes import hear_signals

SERVERS_VARIABLES = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "DATABASE_APP_URL",
    "DATABASE_APP_ROLE",
    "REDIS_URL",
)
OTHER_VARIABLES = ("CACHE_URL", "CELERY_BROKER_URL", "SECRET_KEY", "FIELD_KEY", "ENVIRONMENT", "CI")
OTHER_VARIABLES += ("DJANGO_SETTINGS_MODULE",)  # set by pytest-django for the real portal


def until(holds: Callable[[], object], seconds: float = 90, what: str = "") -> None:
    """Wait for something to hold; fail when it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not in {seconds} s: {what or holds}"
        time.sleep(0.1)


def kill(pids: Iterable[int]) -> None:
    """Kill processes, some of which may have ended just now."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, Signals.SIGKILL)


class Checkout:
    """A folder with dev.py in it, and what runs there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "a house"
        self.portals: list[Portal] = []
        self.become: list[str] = []
        self.mark = f"JT_TEST_{uuid.uuid4().hex}"
        home = folder / "home"
        home.mkdir()
        shutil.copytree(ROOT / "tests" / "dev" / "standin", self.folder)
        shutil.copytree(ROOT / "jtportal" / "dev", self.folder / "jtportal" / "dev")
        for file in [ROOT / "dev.py", *ROOT.glob("requirements*")]:
            shutil.copy(file, self.folder)
        self.local = self.folder / ".local"
        self.local.mkdir()
        (self.local / "tools").symlink_to(LOCAL / "tools")
        gone = {*SERVERS_VARIABLES, *OTHER_VARIABLES}
        kept = {
            key: value
            for key, value in os.environ.items()
            if key not in gone and not key.startswith("PYTEST")
        }
        self.environment = kept | {"HOME": str(home), "JT_PYTHON": sys.executable, self.mark: "1"}

    def belongs_to(self, user: pwd.struct_passwd) -> None:
        """Let this user own the folder and everything in it, and start dev.py from now on.

        Read anything they may, for Python and PostgreSQL can lie where only root looks; root they are not.
        """
        for place in [self.folder.parent, *self.folder.parent.rglob("*")]:
            os.chown(place, user.pw_uid, user.pw_gid, follow_symlinks=False)
        self.become = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        self.become += ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"]
        self.become += ["--securebits=+no_setuid_fixup", "--"]  # as jtportal/dev/processes.py says

    def command(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `dev.py words…` to its end."""
        argv = [*self.become, sys.executable, "dev.py", *words]
        surroundings = self.environment | more
        return subprocess.run(
            argv, cwd=self.folder, env=surroundings, capture_output=True, text=True, check=False
        )

    def up(self, *words: str) -> "Portal":
        """Start `dev.py up` and wait until it has printed its address."""
        self.portals.append(Portal(self, words))
        return self.portals[-1].wait_until_up()

    def running(self) -> set[int]:
        """Processes of this folder: by our mark; PostgreSQL, whose title hides it, by its folder."""
        found = set()
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                inside = entry.joinpath("cwd").readlink().is_relative_to(self.folder)
                if inside or self.mark.encode() in entry.joinpath("environ").read_bytes():
                    found.add(int(entry.name))
            except OSError:  # it has just ended, or is not ours to look at
                continue
        return found

    def pids(self) -> dict[str, int]:
        """The parts that dev.py has started, by name."""
        return {row[0]: row[1] for row in json.loads((self.local / "children.json").read_text())}


class Portal:
    """A running `dev.py up`."""

    def __init__(self, checkout: Checkout, words: tuple[str, ...]) -> None:
        self.checkout, self.output = checkout, checkout.folder / f"output-{uuid.uuid4().hex}"
        with self.output.open("w") as out:
            argv = [*checkout.become, sys.executable, "dev.py", "up", *words]
            self.process = subprocess.Popen(
                argv,
                cwd=checkout.folder,
                env=checkout.environment,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=hear_signals,  # noqa: PLW1509 - no other thread runs
            )

    def wait_until_up(self) -> "Portal":
        """Itself, once it has printed its address."""
        until(lambda: "Ctrl-C ends it" in self.said or self.process.poll() is not None, 60, self.said)
        assert self.process.poll() is None, self.said
        found = re.search(r"http://[\d.]+:(\d+)", self.said)
        assert found
        self.address, self.port = found[0], int(found[1])
        return self

    @property
    def said(self) -> str:
        """Its output so far."""
        return self.output.read_text()

    def answers(self) -> bool:
        """Whether its web server answers."""
        try:
            return bool(urllib.request.urlopen(f"{self.address}/hello", timeout=2).read() == b"/hello")
        except OSError:
            return False

    def end(self, by: Signals = Signals.SIGINT) -> int:
        """Ask it to end; its exit status."""
        self.process.send_signal(by)
        return self.process.wait(60)


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    """A fresh folder; a test that leaves a process running there fails."""
    made = Checkout(tmp_path)
    yield made
    for file in [
        *made.folder.glob("output-*"),
        *made.local.glob("log/*.log"),
    ]:  # pytest shows it of a failed test
        print(f"--- {file.name}\n{file.read_text(errors='replace')[-3000:]}")
    left = made.running()
    kill(left)
    for portal in made.portals:
        portal.process.wait()
    assert not left, "processes were left behind"
