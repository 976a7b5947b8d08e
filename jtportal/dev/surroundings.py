"""The environment variables that the portal's settings read, and the secrets of a demonstration."""

import base64
import contextlib
import json
import os
import secrets
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .paths import LOCAL, ROOT, Stop
from .servers import APPLICATION, OWNER, Places

# Run by the environment's Python, which has the drivers: this package has none.
PROBE = """
import os, environ, psycopg, redis
row = environ.Env().db_url("DATABASE_OWNER_URL")
names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
known = {name: row[key] for name, key in names.items() if row.get(key)}
with psycopg.connect(connect_timeout=10, **known) as connection:
    print(connection.info.server_version)
redis.Redis.from_url(os.environ["REDIS_URL"], socket_connect_timeout=10).ping()
"""


def embedded() -> tuple[bool, bool]:
    """Whether PostgreSQL and Redis are ours to start: each unless its address is given."""
    return not os.environ.get("DATABASE_URL"), not os.environ.get("REDIS_URL")


def portal_environment(places: Places) -> dict[str, str]:
    """Variables for the portal's processes. What the caller has set goes first."""
    own_postgres, own_redis = embedded()
    found = dict(os.environ)
    defaults = {
        "ENVIRONMENT": "demonstration",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "MEDIA_ROOT": str(LOCAL / "files"),
        "STATIC_ROOT": str(LOCAL / "static"),
        "PYTHONUNBUFFERED": "1",
    } | demonstration_secrets()
    if own_postgres:
        found["DATABASE_URL"] = places.database_url(APPLICATION)
        found["DATABASE_OWNER_URL"] = places.database_url(OWNER)
        found["DATABASE_APP_ROLE"] = APPLICATION
    else:
        user = urlsplit(found["DATABASE_URL"]).username
        defaults |= {
            "DATABASE_OWNER_URL": found["DATABASE_URL"],
            "DATABASE_APP_ROLE": unquote(user or APPLICATION),
        }
    if own_redis:
        found |= places.redis_urls()
    return defaults | found


def demonstration_secrets(file: Path = LOCAL / "secrets.json") -> dict[str, str]:
    """SECRET_KEY and FIELD_KEY of this checkout, made once and kept where only we may read."""
    if not file.exists():
        made = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "FIELD_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        }
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, new = tempfile.mkstemp(dir=file.parent, prefix=f"{file.stem}-")  # for us alone to read
        with os.fdopen(handle, "w") as out:
            json.dump(made, out)
        with contextlib.suppress(FileExistsError):  # of two who make them at once, the first's are kept
            os.link(new, file)
        Path(new).unlink()
    kept: dict[str, str] = json.loads(file.read_text())
    return kept


def check_given_servers(python: Path, environment: dict[str, str]) -> None:
    """Refuse a given PostgreSQL or Redis that does not answer, or a PostgreSQL older than 16."""
    if embedded() == (True, True):
        return
    argv = [str(python), "-c", PROBE]
    done = subprocess.run(argv, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().rpartition("\n")[2]
        raise Stop(
            f"The servers named by DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL do not answer: {said}"
        )
    refuse_old_postgres(int(done.stdout))


def refuse_old_postgres(version: int) -> None:
    """Raise Stop below PostgreSQL 16; `version` as the server numbers itself, 160002 for 16.2."""
    if version < 160000:
        major = version // 10000
        raise Stop(
            f"DATABASE_URL names a PostgreSQL {major}; the portal needs 16 or newer. Unset it for our own."
        )
