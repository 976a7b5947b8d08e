"""A portal just big enough for dev.py: every command it calls, on the servers it starts."""

import os
import sys

import environ
import psycopg


def connect(variable: str) -> psycopg.Connection:
    """A connection to the database that `variable` names."""
    row = environ.Env().db_url(variable)
    known = {
        "host": row["HOST"],
        "port": row["PORT"] or None,
        "user": row["USER"],
        "password": row["PASSWORD"] or None,
    }
    return psycopg.connect(dbname=row["NAME"], autocommit=True, **known)


def run(variable: str, statement: str) -> object:
    """Run one statement; the first value of its first row."""
    with connect(variable) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def main(command: str, *arguments: str) -> int:
    """The commands by name."""
    if command == "migrate":
        run("DATABASE_OWNER_URL", "CREATE TABLE IF NOT EXISTS visits (id serial PRIMARY KEY)")
    elif command == "load_demo":
        run("DATABASE_URL", "INSERT INTO visits DEFAULT VALUES")
    elif command == "count":
        print(run("DATABASE_URL", "SELECT count(*) FROM visits"))
    elif command == "role":
        print(run(arguments[0], "SELECT current_user"))
    elif command == "demo_users":
        print("  officer@example.org   a password")
    elif command == "fail":
        return int(arguments[0])
    elif command == "print":
        print(os.environ[arguments[0]])
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
