"""A worker with nothing to do, and a clock that ticks."""

import os

from celery import Celery

app = Celery("jtportal", broker=os.environ["CELERY_BROKER_URL"])
app.conf.beat_schedule = {"tick": {"task": "jtportal.celery.tick", "schedule": 1.0}}


@app.task
def tick() -> None:
    """Nothing."""
