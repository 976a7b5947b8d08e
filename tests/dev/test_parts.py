"""The parts of dev.py that need no portal."""

import json
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import get_commands

from jtportal.dev import checks, cli, commands, environment, portal, surroundings, vendor
from jtportal.dev.paths import ROOT, Stop
from jtportal.dev.processes import Part, Stack, birth, end_leftovers
from jtportal.dev.servers import Places
from jtportal.dev.steps import STEPS
from jtportal.dev.supervise import Watch


def test_a_part_that_keeps_dying_is_started_ever_later(capsys: pytest.CaptureFixture[str]) -> None:
    stack = Stack()
    part = stack.add(Part("flicker", ["false"]))
    watch = Watch(stack)
    until = time.monotonic() + 4

    while part.failures < 3 and time.monotonic() < until:
        watch.look()
        time.sleep(0.05)
    stack.end_all()

    said = capsys.readouterr().out
    assert [f"again in {delay} s" in said for delay in ("0.5", "1", "2")] == [True, True, True]


def test_a_part_deaf_to_its_signal_is_killed() -> None:
    stack = Stack()
    part = stack.add(Part("deaf", ["sh", "-c", "trap '' TERM; sleep 60 & wait; wait"], grace=0.3))
    time.sleep(0.2)

    stack.end_all()

    assert not part.alive
    assert part.ending == "killed by SIGKILL"


def test_leftovers_are_ended_but_a_later_namesake_is_not(tmp_path: Path) -> None:
    ours = subprocess.Popen(["sleep", "60"], start_new_session=True)
    other = subprocess.Popen(["sleep", "60"], start_new_session=True)
    ledger = tmp_path / "children.json"
    ledger.write_text(json.dumps([["ours", ours.pid, birth(ours.pid), 15], ["other", other.pid, "1", 15]]))

    assert end_leftovers(ledger) == ["ours"]

    assert ours.wait(5) == -15
    assert other.poll() is None
    other.kill()
    other.wait()


def test_a_torn_ledger_is_forgotten(tmp_path: Path) -> None:
    ledger = tmp_path / "children.json"
    ledger.write_text('[["web", 1')

    assert end_leftovers(ledger) == []
    assert not ledger.exists()


def test_sockets_of_a_deep_folder_stand_in_the_temporary_one(tmp_path: Path) -> None:
    deep = Places(tmp_path / ("x" * 100))

    assert len(os.fsencode(deep.sockets)) < 90
    assert Places(Path("/srv/jt")).sockets == Path("/srv/jt/run")


def test_a_python_without_pip_and_venv_is_told_the_package(tmp_path: Path) -> None:
    bare = (
        "import sys; sys.modules['pip'] = sys.modules['ensurepip'] = None; sys._base_executable = ''; "
        "from jtportal.dev.cli import main; sys.exit(main(['manage', 'check']))"
    )
    surroundings_ = {"JT_LOCAL": str(tmp_path), "PATH": "", "PYTHONPATH": str(ROOT)}

    done = subprocess.run(
        [sys.executable, "-c", bare], env=surroundings_, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert f"apt-get install --no-install-recommends python{environment.VERSION}-venv" in done.stderr


@pytest.mark.parametrize("version", [150018, 90624])
def test_an_old_postgres_is_refused(version: int) -> None:
    with pytest.raises(Stop, match=f"PostgreSQL {version // 10000}; the portal needs 16 or newer"):
        surroundings.refuse_old_postgres(version)


def test_postgres_16_is_new_enough() -> None:
    surroundings.refuse_old_postgres(160000)


def test_vendored_files_are_as_fetched() -> None:
    assert vendor.faults() == []


def test_a_changed_a_missing_and_a_foreign_vendored_file_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vendor, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor, "MANIFEST", tmp_path / "manifest.json")
    listed = json.loads((ROOT / "static" / "vendor" / "manifest.json").read_text())[:1]
    (tmp_path / "manifest.json").write_text(json.dumps(listed))
    (tmp_path / "foreign.js").write_text("1")
    changed = tmp_path / listed[0]["files"][0]["path"]
    changed.parent.mkdir()
    changed.write_text("changed")

    found = vendor.faults()

    assert any("manifest.json and jtportal/dev/vendor.json differ" in fault for fault in found)
    assert "foreign.js is not in the manifest" in found
    assert f"{listed[0]['files'][1]['path']} is missing" in found
    assert f"{listed[0]['files'][0]['path']} was changed after it was fetched" in found


def test_lock_files_name_no_package_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.lock_faults() == []

    monkeypatch.setattr(checks, "ROOT", tmp_path)
    (tmp_path / "requirements.txt").write_text("--index-url https://mirror.example/simple\na==1\n")
    assert len(checks.lock_faults()) == 1


def test_the_workshop_imports_nothing_but_the_standard_library() -> None:
    """On a bare Python nothing else is there: isolated, without site-packages, everything still imports."""
    code = "import sys; sys.path.insert(0, '.'); import jtportal.dev.cli"
    argv = [sys.executable, "-I", "-S", "-c", code]

    assert subprocess.run(argv, cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_every_command_that_up_calls_exists() -> None:
    called = {step.command[0] for step in STEPS} | {"demo_users"}
    assert called <= get_commands().keys()


def test_a_missing_browser_is_told_and_fails_under_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("CI", "")

    assert commands.find_browser() is None
    assert "No Chromium here: the browser tests cannot run" in capsys.readouterr().err

    monkeypatch.setenv("CI", "true")
    with pytest.raises(Stop, match="No Chromium here"):
        commands.find_browser()


def test_secrets_are_made_once_even_by_several_at_once(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secrets.json"

    with ThreadPoolExecutor(8) as side_by_side:
        found = list(side_by_side.map(lambda _: surroundings.demonstration_secrets(file), range(40)))

    assert found == [json.loads(file.read_text())] * 40
    assert [one.name for one in file.parent.iterdir()] == ["secrets.json"]
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without Chromium, of root, on which this folder holds an apt-get that notes what it is asked."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "apt-get"
    bring = f"for it; do :; done; echo > {programs}/$it && /bin/chmod 755 {programs}/$it"
    lacks = f'case "$*" in *update*|*"$(/bin/cat {tmp_path}/lacks)") exit 100;; esac'
    program.write_text(f'#!/bin/sh\necho "$@" $DEBIAN_FRONTEND >> {tmp_path}/log\n{lacks}\n{bring}\n')
    (tmp_path / "lacks").write_text("nothing")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("CI", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return tmp_path


def test_root_gets_a_browser_from_the_systems_packages(apt: Path) -> None:
    assert commands.find_browser() == str(apt / "bin" / "chromium-headless-shell")

    assert (apt / "log").read_text().splitlines() == [
        "update -qq noninteractive",
        "install -qq -y --no-install-recommends fonts-dejavu-core chromium-headless-shell noninteractive",
    ]
    (apt / "log").unlink()
    assert commands.find_browser() == str(apt / "bin" / "chromium-headless-shell")
    assert not (apt / "log").exists()


def test_an_older_system_without_the_quick_one_brings_chromium(apt: Path) -> None:
    (apt / "lacks").write_text("chromium-headless-shell")

    assert commands.find_browser() == str(apt / "bin" / "chromium")


def test_where_the_packages_bring_none_it_is_told(apt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (apt / "bin" / "apt-get").write_text("#!/bin/sh\nexit 100\n")

    assert commands.find_browser() is None
    assert "No Chromium here" in capsys.readouterr().err


def test_others_than_root_install_nothing(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert commands.find_browser() is None
    assert not (apt / "log").exists()


@pytest.mark.parametrize(
    ("system", "machine"), [("darwin", "arm64"), ("linux", "aarch64"), ("win32", "x86_64")]
)
def test_another_machine_is_told_unless_servers_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system: str, machine: str
) -> None:
    monkeypatch.setattr(cli, "sys", SimpleNamespace(platform=system))
    monkeypatch.setattr(cli, "platform", SimpleNamespace(machine=lambda: machine))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert cli.main(["bench", "nothing"]) == 1
    said = capsys.readouterr().err
    assert f"brings its servers for Linux on x86_64; this is {system} on {machine}. Set DATABASE_URL" in said

    monkeypatch.setenv("DATABASE_URL", "postgres://given")
    monkeypatch.setenv("REDIS_URL", "redis://given")
    assert cli.main(["bench", "nothing"]) == 2


def test_the_next_free_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        number = taken.getsockname()[1]

        assert number < portal.free_port("127.0.0.1", number) < number + 100
