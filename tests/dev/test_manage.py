"""`dev.py manage`: on servers it starts for itself, or on given ones."""

import os

import pytest

from .conftest import Checkout

pytestmark = pytest.mark.slow


def test_manage_alone_starts_servers_and_ends_them(checkout: Checkout) -> None:
    assert checkout.command("manage", "fail", "3").returncode == 3
    assert not checkout.running()
    assert checkout.command("manage", "role", "DATABASE_URL").stdout == "jt\n"
    assert checkout.command("manage", "role", "DATABASE_OWNER_URL").stdout == "jt_owner\n"


def test_given_servers_replace_our_own(checkout: Checkout) -> None:
    given = {"DATABASE_URL": os.environ["DATABASE_URL"], "REDIS_URL": os.environ["REDIS_URL"]}

    assert (
        checkout.command("manage", "print", "DATABASE_OWNER_URL", **given).stdout
        == f"{given['DATABASE_URL']}\n"
    )
    assert not (checkout.local / "pg").exists()


def test_given_servers_that_do_not_answer_are_named(checkout: Checkout) -> None:
    given = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "REDIS_URL": os.environ["REDIS_URL"]}

    done = checkout.command("manage", "count", **given)

    assert done.returncode == 1
    assert "DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL do not answer" in done.stderr
