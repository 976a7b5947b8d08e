"""Production refuses to start with a value that is known to hurt, and says the remedy."""

import os
import subprocess
import sys

import pytest

from jtportal.dev.paths import ROOT

SOUND = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "k" * 64,
    "FIELD_KEY": "b25seS1mb3ItdGVzdHMtMzItYnl0ZXMtb2Yta2V5ISE=",
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://jt@db/portal",
    "DATABASE_OWNER_URL": "postgres://owner@db/portal",
    "REDIS_URL": "redis://redis/0",
}
UNSAFE = {
    "debug": ({"DEBUG": "true"}, "set DEBUG=false"),
    "demonstration": ({"DEMO": "true"}, "set DEMO=false"),
    "no hosts": ({"ALLOWED_HOSTS": ""}, "name the hosts"),
    "any host": ({"ALLOWED_HOSTS": "*"}, "name the hosts"),
    "no secret": ({"SECRET_KEY": ""}, "openssl rand -base64 48"),
    "short secret": ({"SECRET_KEY": "short"}, "openssl rand -base64 48"),
    "no field key": ({"FIELD_KEY": ""}, "openssl rand -base64 32"),
    "short field key": ({"FIELD_KEY": "c2hvcnQ="}, "openssl rand -base64 32"),
    "one database role": ({"DATABASE_OWNER_URL": SOUND["DATABASE_URL"]}, "must not own its tables"),
    "files among static files": (
        {"MEDIA_ROOT": "/srv/web/files", "STATIC_ROOT": "/srv/web"},
        "set MEDIA_ROOT to",
    ),
    "files by a way round": (
        {"MEDIA_ROOT": "/srv/a/../web/files", "STATIC_ROOT": "/srv/web"},
        "set MEDIA_ROOT to",
    ),
    "static files among files": ({"MEDIA_ROOT": "/srv", "STATIC_ROOT": "/srv/web"}, "set MEDIA_ROOT to"),
    "files in the sources' static": ({"MEDIA_ROOT": str(ROOT / "static" / "files")}, "set MEDIA_ROOT to"),
    "no owner": ({"DATABASE_OWNER_URL": ""}, "must not own its tables"),
}


def start(show="ENVIRONMENT", **changes):
    """Load the settings in a process of their own; return what it said and its status."""
    surroundings = {name: value for name, value in (SOUND | changes).items() if value is not None}
    code = f"import django; django.setup(); from django.conf import settings; print(settings.{show})"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "DJANGO_SETTINGS_MODULE": "jtportal.settings", **surroundings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip(), done.stderr, done.returncode


def test_sound_production_starts():
    assert start() == ("production", "", 0)


@pytest.mark.parametrize("case", UNSAFE)
def test_unsafe_production_does_not_start_and_says_the_remedy(case):
    changes, remedy = UNSAFE[case]
    _said, fault, status = start(**changes)
    assert status == 1
    assert "ImproperlyConfigured" in fault
    assert remedy in fault.splitlines()[-1]


@pytest.mark.parametrize(
    "setting",
    ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECOND_FACTOR_REQUIRED"],
)
def test_production_is_strict_by_itself(setting):
    assert start(show=setting)[0] == "True"


def test_files_beside_the_static_ones_may_be_kept():
    beside = {"MEDIA_ROOT": "/srv/web-files", "STATIC_ROOT": "/srv/web"}
    said, fault, status = start(show="MEDIA_ROOT", **beside)
    assert (said, status) == ("/srv/web-files", 0), fault


def test_demonstration_starts_without_any_secret_and_without_second_factors():
    bare = dict.fromkeys(SOUND)
    said, fault, status = start(show="SECOND_FACTOR_REQUIRED", **{**bare, "ENVIRONMENT": "demonstration"})
    assert (said, status) == ("False", 0), fault


@pytest.mark.parametrize("name", ["script-src", "style-src"])
def test_content_security_policy_lets_nothing_in_that_stands_in_a_page(name):
    said, _fault, _status = start(show=f"CONTENT_SECURITY_POLICY['DIRECTIVES']['{name}']")
    assert "unsafe" not in said
    assert said
