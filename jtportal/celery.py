"""The Celery application and the whole beat timetable."""

import os

from celery import Celery
from celery.schedules import crontab
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jtportal.settings")

app = Celery("jtportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)  # a task logs under the id of the request that started it

app.conf.beat_schedule = {
    # Work lives in tables; these sweeps only find what a killed process or a lost message left behind.
    "imports-sweep": {"task": "workforce.sweep_imports", "schedule": 15.0},
    "imports-delete-old-files": {
        "task": "workforce.delete_old_files",
        "schedule": crontab(minute=17, hour="*"),
    },
    "follow-ups": {"task": "workforce.schedule_follow_ups", "schedule": crontab(minute=25, hour="*")},
    "openings-sweep": {"task": "workforce.sweep_openings", "schedule": 15.0},
    "clocks-of-keeping": {"task": "workforce.keep_clocks", "schedule": crontab(minute=35, hour="*")},
    "indicators-sweep": {"task": "indicators.recompute_pending", "schedule": 10.0},
    "indicators-nightly": {"task": "indicators.recompute_all", "schedule": crontab(minute=10, hour="*")},
    "digests": {"task": "partnerships.send_digests", "schedule": crontab(minute="*/10")},
    "digests-forget": {"task": "partnerships.forget_old_digests", "schedule": crontab(minute=50, hour=2)},
    "audit-anchor": {"task": "accounts.anchor_audit", "schedule": crontab(minute=40, hour=0)},
}
