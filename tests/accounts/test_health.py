"""/healthz and /readyz: answered before anything else, and honest about what does not answer."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from accounts.middleware import HealthMiddleware

pytestmark = pytest.mark.django_db


def test_process_that_runs_is_healthy_whatever_the_host_says(client, settings, django_assert_num_queries):
    settings.ALLOWED_HOSTS = ["portal.example.org"]
    with django_assert_num_queries(0):
        response = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.text) == (200, "ok")


def test_ready_when_database_migrations_and_redis_answer(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "migrations": "ok", "redis": "ok"}


def test_not_ready_while_migrations_are_behind(client):
    ((app, name),) = MigrationLoader(connection).graph.leaf_nodes("workforce")
    MigrationRecorder.Migration.objects.get(app=app, name=name).delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["migrations"] == "behind"


def test_not_ready_without_redis(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://localhost:1/0",
        }
    }
    cache.close()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["redis"] == "unreachable"


def test_not_ready_without_the_database(rf):
    def gone(*_args):
        raise DatabaseError("the server went away")

    with connection.execute_wrapper(gone):
        response = HealthMiddleware(lambda _request: None)(rf.get("/readyz"))
    assert response.status_code == 503
    assert b'"database": "unreachable"' in response.content


def test_other_addresses_pass(client):
    assert client.get("/readyz/").status_code in (302, 404)
