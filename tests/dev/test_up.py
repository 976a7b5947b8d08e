"""`dev.py up`, with real servers, a real web server, a real worker and beat."""

import os
import pwd
import socket
from pathlib import Path
from signal import Signals

import pytest

from .conftest import Checkout, kill, until

pytestmark = pytest.mark.slow


def test_up_starts_everything_and_ctrl_c_ends_it(checkout: Checkout) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        portal = checkout.up("--port", str(wanted))

    assert wanted < portal.port < wanted + 100
    assert portal.answers()
    assert "officer@example.org" in portal.said
    assert list(checkout.pids()) == ["redis", "postgres", "worker", "beat", "web"]
    assert (checkout.local / "secrets.json").stat().st_mode & 0o777 == 0o600
    until(lambda: [*checkout.local.glob("beat-schedule*")], what="beat keeps its time")

    second = checkout.command("up")
    assert second.returncode == 1
    assert f"`dev.py up` already runs in this folder at {portal.address}" in second.stderr
    assert checkout.command("manage", "count").stdout == "1\n"
    assert checkout.command("manage", "fail", "7").returncode == 7

    assert "has ended" not in portal.said
    assert portal.end(Signals.SIGINT) == 0
    assert "Ending web, beat, worker, postgres, redis" in portal.said


def test_a_normal_user_starts_it_as_root_does(checkout: Checkout) -> None:
    """Whoever runs the tests is the one kind; as root, nobody is the other."""
    user = pwd.getpwuid(os.geteuid())
    if user.pw_uid == 0:
        user = pwd.getpwnam("nobody")
        checkout.belongs_to(user)

    portal = checkout.up()

    assert portal.answers()
    assert {Path(f"/proc/{pid}").stat().st_uid for pid in checkout.running()} == {user.pw_uid}
    assert (checkout.local / "pg").stat().st_uid == user.pw_uid
    assert checkout.command("manage", "count").stdout == "1\n"
    assert portal.end() == 0


def test_a_killed_part_comes_back(checkout: Checkout) -> None:
    portal = checkout.up()

    for name in ("web", "worker", "beat", "redis", "postgres"):
        before = checkout.pids()[name]
        os.kill(before, Signals.SIGKILL)
        until(lambda: checkout.pids()[name] != before, what=f"{name} is started again")  # noqa: B023
        assert f"{name} has ended (killed by SIGKILL); it starts again in 0.5 s" in portal.said
    until(portal.answers, what="the portal answers again")
    until(lambda: checkout.command("manage", "count").stdout == "1\n", what="the data is there")
    assert portal.end(Signals.SIGHUP) == 0


def test_dev_killed_alone_or_with_everything_starts_again(checkout: Checkout) -> None:
    portal = checkout.up()
    assert len(checkout.running()) > 8

    portal.process.kill()
    portal.process.wait()

    until(lambda: not checkout.running(), what="no process is left")
    again = checkout.up()
    assert again.answers()
    assert "Demonstration data              as it was" in again.said

    kill([again.process.pid, *checkout.running()])
    again.process.wait()

    until(lambda: not checkout.running(), what="no process is left")
    last = checkout.up()
    assert checkout.command("manage", "count").stdout == "1\n"
    assert last.end(Signals.SIGTERM) == 0
