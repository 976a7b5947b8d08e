"""Rows behind the addresses of notices of redundancies and information sessions: see rows.py."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from tests.workforce.noticed import invited, named, noticed
from workforce.actions import openings, sessions
from workforce.models import CaseOpening, InfoSession, NoticeWorker, RedundancyNotice


def a_named_worker(world: Any) -> NoticeWorker:
    """Somebody whom the notice names."""
    named(world.row(RedundancyNotice), 1, world.cast.officer)
    return NoticeWorker.objects.filter(notice=world.row(RedundancyNotice)).first()


def an_opening(world: Any) -> CaseOpening:
    """Opening cases, asked for."""
    notice = world.row(NoticeWorker).notice
    return openings.ask(notice=notice, on=world.cast.partnership.today(), by=world.cast.officer)


def a_session(world: Any) -> InfoSession:
    """A session with one worker invited."""
    notice = world.row(NoticeWorker).notice
    on = world.cast.partnership.today() + timedelta(days=3)
    session = sessions.plan(
        notice=notice, place="Hall 2", on=on, begins=time(9), seats=5, language="en", by=world.cast.officer
    )
    invited(notice, world.cast.officer)
    return session


NOTICE_ROWS = {
    RedundancyNotice: lambda world: noticed(world.cast.site, world.cast.officer),
    NoticeWorker: a_named_worker,
    CaseOpening: an_opening,
    InfoSession: a_session,
}
