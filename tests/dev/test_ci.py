"""`.ci/run` on a bare machine: what it installs, what it runs, and its exit status. Its helpers are stand-ins."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from jtportal.dev.paths import ROOT

NOTE = 'echo "$0 $@" | sed "s|.*/||" >> "$LOG"'
PYTHON = f'#!/bin/sh\n[ "$1" = -c ] && exit 0\n{NOTE}\n[ "$CI" = true ] || exit 9\ncase "$2" in $FAILING) exit 1; esac\n'
INSTALL = "apt-get install -qq -y --no-install-recommends"
GIVEN = {"python3": PYTHON, "setpriv": "#!/bin/sh\n", "chromium": "#!/bin/sh\n"}


class Machine:
    """A folder with .ci/run in it, and a PATH on which only these programs stand."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs, self.log = folder, folder / "bin", folder / "log"
        for made in (folder / "house" / ".ci", self.programs):
            made.mkdir(parents=True)
        shutil.copy(ROOT / ".ci" / "run", folder / "house" / ".ci")
        for name in ("bash", "dirname", "sed", "sh"):
            (self.programs / name).symlink_to(shutil.which(name) or name)
        self.has("id", "#!/bin/sh\necho ${USER_ID}\n")
        for name, script in GIVEN.items():
            self.has(name, script)

    def has(self, name: str, script: str) -> None:
        """Put a program there."""
        program = self.programs / name
        program.write_text(script)
        program.chmod(0o755)

    def lacks(self, name: str) -> None:
        """Take a program away."""
        (self.programs / name).unlink()

    def run(self, failing: str = "", user: int = 0) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        known = {"PATH": str(self.programs), "LOG": str(self.log), "FAILING": failing, "USER_ID": str(user)}
        argv = [str(self.programs / "bash"), self.folder / "house" / ".ci" / "run"]
        return subprocess.run(argv, env=known, cwd="/", capture_output=True, text=True, check=False)

    @property
    def did(self) -> list[str]:
        """What was called, in order."""
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine that has everything but, perhaps, a typeface, which apt-get brings."""
    made = Machine(tmp_path)
    made.has("apt-get", f"#!/bin/sh\n{NOTE}\n")
    return made


@pytest.mark.parametrize(("failing", "status"), [("none", 0), ("check", 1), ("test", 1), ("check|test", 1)])
def test_checks_then_tests_run_whatever_came_of_the_checks(
    machine: Machine, failing: str, status: int
) -> None:
    machine.has("python3", PYTHON.replace("$FAILING", failing))

    done = machine.run()

    assert [line for line in machine.did if line.startswith("python3")] == [
        "python3 dev.py check",
        "python3 dev.py test",
    ]
    assert done.returncode == status, done.stderr


def test_what_a_bare_debian_lacks_is_installed_first(machine: Machine) -> None:
    for name in ("setpriv", "chromium"):
        machine.lacks(name)
    machine.has("python3", PYTHON.replace("-c ] && exit 0", "-c ] && exit 1"))

    assert machine.run().returncode == 0

    update, shell, update_again, install = machine.did[:4]
    assert update == update_again == "apt-get update -qq"
    assert shell == f"{INSTALL} chromium-headless-shell"
    assert install.startswith(f"{INSTALL} python3-venv util-linux chromium")
    assert machine.did[4:] == ["python3 dev.py check", "python3 dev.py test"]


def test_chromium_without_windows_takes_the_place_of_chromium(machine: Machine) -> None:
    machine.lacks("chromium")
    machine.has("apt-cache", "#!/bin/sh\n")
    shell = machine.programs / "chromium-headless-shell"
    machine.has(
        "apt-get", f'#!/bin/sh\n{NOTE}\ncase "$*" in *shell) echo > {shell}; /bin/chmod 755 {shell};; esac\n'
    )

    assert machine.run().returncode == 0

    assert machine.did[0] == f"{INSTALL} chromium-headless-shell"
    assert not [line for line in machine.did[1:] if line.split()[-1] == "chromium"]


def test_chromium_does_where_there_is_none_without_windows(machine: Machine) -> None:
    machine.has("apt-get", "#!/bin/sh\nexit 100\n")
    machine.has("apt-cache", "#!/bin/sh\nexit 100\n")

    done = machine.run()

    assert "the browser tests take Chromium" in done.stderr


def test_who_may_not_install_is_told_what_to(machine: Machine) -> None:
    machine.lacks("chromium")

    done = machine.run(user=1000)

    assert done.returncode == 1
    assert "Install first: chromium" in done.stderr
    assert machine.did == []


def test_a_failed_installation_ends_it(machine: Machine) -> None:
    machine.lacks("chromium")
    machine.has("apt-get", "#!/bin/sh\nexit 100\n")

    assert machine.run().returncode == 1
    assert machine.did == []


def test_it_may_be_started_as_it_is() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
