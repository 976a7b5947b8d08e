"""Production refuses to start with a value that is known to hurt, and says the remedy."""

import base64
import os
import subprocess
import sys

import pytest

from jtportal.dev.paths import ROOT
from tests.pg_plugin import SECRETS

SOUND = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "k" * 64,
    "FIELD_KEY": "c291bmQtYXMtYS1iZWxsLWluLXRoZS1hYmJleSEhISE=",
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://jt@db/portal",
    "DATABASE_OWNER_URL": "postgres://owner@db/portal",
    "REDIS_URL": "redis://redis/0",
}
DEVELOPMENT = base64.b64encode(b"development-only-key-32-bytes!!!").decode()
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
    "secret of development": ({"SECRET_KEY": "development-only" * 4}, "openssl rand -base64 48"),
    "secret of tests": ({"SECRET_KEY": SECRETS["SECRET_KEY"]}, "openssl rand -base64 48"),
    "field key of development": ({"FIELD_KEY": DEVELOPMENT}, "openssl rand -base64 32"),
    "field key of tests": ({"FIELD_KEY": SECRETS["FIELD_KEY"]}, "openssl rand -base64 32"),
    "passwords alone": ({"SECOND_FACTOR_REQUIRED": "false"}, "SECOND_FACTOR_REQUIRED is off: unset it"),
    "mail that anybody reads": ({"EMAIL_BACKEND": "accounts.mailbox.MailboxBackend"}, "name EMAIL_HOST"),
    "mail that goes nowhere": (
        {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
        "name EMAIL_HOST",
    ),
    "a slip in its name": ({"ENVIRONMENT": "prod"}, "development, demonstration, test, production"),
    "no name": ({"ENVIRONMENT": None}, "`python3 dev.py manage …`"),
    "no owner": ({"DATABASE_OWNER_URL": ""}, "must not own its tables"),
}


def start(*words, show="ENVIRONMENT", **changes):
    """Load the settings in a process of their own, called with `words`; return what it said and its status."""
    surroundings = {name: value for name, value in (SOUND | changes).items() if value is not None}
    code = f"from django.conf import settings; print(settings.{show})"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**kept, "DJANGO_SETTINGS_MODULE": "jtportal.settings", **surroundings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip(), done.stderr, done.returncode


def test_sound_production_starts():
    assert start() == ("production", "", 0)


def test_sound_production_sets_up_every_app():
    said, fault, status = start(show="ENVIRONMENT + str(__import__('django').setup())")
    assert (said, status) == ("productionNone", 0), fault


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


def test_debugging_says_that_it_is_development():
    bare = {**dict.fromkeys(SOUND), "DEBUG": "true"}
    assert start(**bare)[0] == "development"


def test_the_key_that_stands_in_for_development_is_known_as_published():
    bare = {**dict.fromkeys(SOUND), "ENVIRONMENT": "development"}
    assert start(show="FIELD_KEY", **bare)[0] == repr(base64.b64decode(DEVELOPMENT))


@pytest.mark.parametrize("environment", ["production", "demonstration", "development"])
def test_connections_to_the_database_are_pooled(environment):
    said, fault, _status = start(
        show="DATABASES['default']['OPTIONS']['pool']['max_size']", ENVIRONMENT=environment
    )
    assert said == "8", fault


@pytest.mark.parametrize(
    ("words", "user"),
    [(("migrate",), "owner"), (("migrate", "--no-input"), "owner"), (("runserver",), "jt"), ((), "jt")],
)
def test_the_owner_migrates_and_everything_else_is_the_application(words, user):
    assert start(*words, show="DATABASES['default']['USER']")[0] == user


@pytest.mark.parametrize("name", ["script-src", "style-src"])
def test_content_security_policy_lets_nothing_in_that_stands_in_a_page(name):
    said, _fault, _status = start(show=f"CONTENT_SECURITY_POLICY['DIRECTIVES']['{name}']")
    assert "unsafe" not in said
    assert said
