"""What a person was told."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from accounts.actions import notices
from accounts.queries.notices import told
from jtportal.kernel.doors import PageDoor, PostDoor, anyone


class NoticeList(PageDoor):
    """The latest notices, newest first."""

    access = anyone
    template = "accounts/notice_list.html"

    def context(self) -> dict[str, Any]:
        """Notices with their sentences, and how many are new."""
        lines = told(self.request.actor)
        return {"notices": lines, "unread": sum(line.notice.read_at is None for line in lines)}


class NoticeRead(PostDoor):
    """All read."""

    access = anyone

    def act(self, _row: Any, _data: Any) -> int:
        """Mark everything as read."""
        return notices.read(by=self.request.actor)

    def next_url(self, _result: Any) -> str:
        """Stay on the list."""
        return reverse("accounts:notice_list")
