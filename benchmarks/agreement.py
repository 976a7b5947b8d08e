"""An agreement of 300 clauses with 2,000 comments opened, and two versions of it compared.

The page is the whole request, from address to last byte. By hand is the least that says the same: three statements and
the article put together from strings, with the same reading of CommonMark. `--clauses N --comments N --rounds N`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import date
from html import escape
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.actions import memberships, organisations, users
from accounts.queries import actor_for
from jtportal.kernel import prose
from jtportal.kernel.actor import CLI
from partnerships.actions import framework, partners, partnerships
from partnerships.calculations.clauses.numbering import numbers
from partnerships.models import Clause, ClauseComment, ClausePlace, ClauseText, FrameworkVersion
from partnerships.queries import framework as reads

DAY = date(2026, 1, 5)
IN_CHAPTER = 30
CHANGED = (10, 100)
LINEAR = 2.0
"""What a changed clause among a hundred may cost against one among ten."""
BODY = (
    "A worker whose employment ends because a site listed in **Annex {number}** closes is entitled to a benefit if,"
    " on the day the employment ends, the worker\n\n- has reached the age of fifty-five years; and\n- has been employed"
    " underground for at least *fifteen* of the last twenty years.\n\nThe benefit is seventy-two per cent of the mean"
    " gross ordinary pay of the last six months worked."
)
UNCOLLECTED = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PLACES = """
SELECT place.id, place.chapter_id, place.clause_id, place.text_id, clause.kind, text.heading, text.body
FROM partnerships_clauseplace place
JOIN partnerships_clause clause ON clause.id = place.clause_id
JOIN partnerships_clausetext text ON text.id = place.text_id
LEFT JOIN partnerships_clauseplace chapter ON chapter.id = place.chapter_id
WHERE place.version_id = %(version)s
ORDER BY coalesce(chapter.position, place.position), chapter.position NULLS FIRST, place.position
"""
SEEN = """
comment.agreement_id = %(agreement)s AND comment.clause_id IS NOT NULL AND comment.amendment_id IS NULL
AND (comment.room = '' OR comment.room IN (
    SELECT constituency FROM partnerships_frameworkparty
    WHERE agreement_id = %(agreement)s AND organisation_id = %(organisation)s
    AND from_on <= current_date AND (until_on IS NULL OR until_on >= current_date)))
"""
COUNTS = f"""
SELECT clause_id, count(*), count(*) FILTER (WHERE thread_id IS NULL AND resolved_at IS NULL)
FROM partnerships_clausecomment comment WHERE {SEEN} GROUP BY clause_id
"""
BESIDE = f"""
SELECT clause_id, said, said_at, name, family_name, given_name FROM (
    SELECT comment.id, clause_id, said, said_at, organisation.name, person.family_name, person.given_name,
        row_number() OVER (PARTITION BY clause_id ORDER BY comment.id) AS place
    FROM partnerships_clausecomment comment
    JOIN accounts_organisation organisation ON organisation.id = comment.organisation_id
    JOIN accounts_user person ON person.id = comment.by_id
    WHERE {SEEN} AND thread_id IS NULL AND resolved_at IS NULL) AS said WHERE place <= 2 ORDER BY id
"""


class Made:
    """An agreement in the database with somebody who reads it."""

    def __init__(self, clauses: int, comments: int) -> None:
        self.version, self.actor = _negotiation()
        self.client = Client(raise_request_exception=True)
        self.client.force_login(self.actor.user)
        self.write(clauses)
        self.talk(comments)

    def write(self, clauses: int) -> None:
        """Put so many clauses into chapters."""
        agreement, version = self.version.agreement, self.version
        chapters = -(-clauses // IN_CHAPTER)
        keys = [("chapter", one) for one in range(chapters)] + [("clause", one) for one in range(clauses)]
        made = Clause.objects.bulk_create(
            Clause(agreement=agreement, key=f"{kind}-{one}", kind=kind) for kind, one in keys
        )
        texts = ClauseText.objects.bulk_create(
            text_of(clause, place) for clause, (_kind, place) in zip(made, keys, strict=True)
        )
        rows = ClausePlace.objects.bulk_create(
            ClausePlace(version=version, clause=clause, text=text, position=place)
            for clause, text, (_kind, place) in zip(made[:chapters], texts, keys, strict=False)
        )
        ClausePlace.objects.bulk_create(
            ClausePlace(
                version=version, clause=clause, text=text, chapter=rows[one // IN_CHAPTER],
                position=one % IN_CHAPTER,
            )
            for one, (clause, text) in enumerate(zip(made[chapters:], texts[chapters:], strict=True))
        )  # fmt: skip
        self.clauses = made[chapters:]

    def talk(self, comments: int) -> None:
        """Let so much be said: a fifth answers, a quarter of the threads resolved, a tenth in the reader's room."""
        common = {"agreement": self.version.agreement, "organisation": self.actor.organisation}
        common |= {"by": self.actor.user, "said_at": timezone.now()}
        threads = ClauseComment.objects.bulk_create(
            ClauseComment(
                clause=self.clauses[one * 7 % len(self.clauses)], said=f"Said {one}: how many are they?",
                resolved_at=common["said_at"] if one % 4 == 0 else None,
                room="workers" if one % 10 == 0 else "", **common,
            )
            for one in range(comments * 4 // 5)
        )  # fmt: skip
        ClauseComment.objects.bulk_create(
            ClauseComment(
                clause_id=thread.clause_id, thread=thread, room=thread.room, said="So many.", **common
            )
            for thread in threads[: comments - len(threads)]
        )

    def url(self) -> str:
        """Return the address of its text."""
        return reverse("partnerships:framework_text", kwargs={"pk": self.version.pk})

    def opened(self) -> int:
        """Open it and return its size in bytes."""
        answer = self.client.get(self.url())
        assert answer.status_code == 200
        return len(answer.content)

    def by_hand(self) -> str:
        """Return the same article, from hand-written statements and strings."""
        asked = {
            "version": self.version.pk,
            "agreement": self.version.agreement_id,
            "organisation": self.actor.organisation_id,
        }
        with connection.cursor() as cursor:
            cursor.execute(PLACES, asked)
            places = cursor.fetchall()
            cursor.execute(COUNTS, asked)
            counts = {clause: (said, still) for clause, said, still in cursor.fetchall()}
            cursor.execute(BESIDE, asked)
            beside: dict[int, list[Any]] = {}
            for clause, *told in cursor.fetchall():
                beside.setdefault(clause, []).append(told)
        counted = numbers((place[0], place[1]) for place in places)
        return "".join(drawn(place, counted, counts, beside) for place in places)

    def changed(self, count: int) -> FrameworkVersion:
        """Return the next version, in which so many clauses say something else."""
        agreement = self.version.agreement
        number = agreement.versions.count() + 1
        other = FrameworkVersion.objects.create(agreement=agreement, number=number, state="withdrawn")
        framework.copy_places(self.version, other)
        step = len(self.clauses) // count
        for clause in self.clauses[::step][:count]:
            text = text_of(clause, number * 1000 + clause.pk % 1000)
            text.save()
            other.places.filter(clause=clause).update(text=text)
        return other


def text_of(clause: Clause, number: int) -> ClauseText:
    """Return a wording that nobody else says."""
    body = {} if clause.kind == "chapter" else {"en": BODY.replace("{number}", str(number))}
    return ClauseText(
        clause=clause, heading={"en": f"Heading {number}"}, body=body, digest=f"{number}-{clause.pk}"
    )


def loads(value: Any) -> dict[str, str]:
    """Return a JSON column as the driver may hand it over."""
    return json.loads(value) if isinstance(value, str) else value


def drawn(
    place: tuple[Any, ...],
    counted: dict[int, str],
    counts: dict[int, tuple[int, int]],
    beside: dict[int, list[Any]],
) -> str:
    """Return a line of the article."""
    key, _chapter, clause, _text, kind, heading, body = place
    head = escape(loads(heading)["en"])
    if kind == "chapter":
        return f'<h2 id="place-{key}"><span>{counted[key]}</span> {head}</h2>'
    said, still = counts.get(clause, (0, 0))
    told = "".join(
        f"<p><b>{escape(family)} {escape(given)}</b> {escape(name)} <time>{at:%Y-%m-%d}</time></p>"
        f"<p>{escape(words)}</p>"
        for words, at, name, family, given in beside.get(clause, ())
    )
    return (
        f'<section id="place-{key}"><h3><span>{counted[key]}</span> {head}</h3>'
        f'<div>{prose.html(loads(body)["en"])}</div><a href="/framework/clauses/{clause}/talk/">{said} ({still})</a>'
        f"{told}</section>"
    )


def _negotiation() -> tuple[FrameworkVersion, Any]:
    """Make a partnership with a union that sits at the table of an empty agreement."""
    name = f"bench-{time.monotonic_ns()}"
    place = partnerships.create(
        code=name, name="Agreement", names={}, country="UA", currency="UAH", time_zone="UTC", language="en",
        started_on=DAY, by=CLI,
    )  # fmt: skip
    body = organisations.create(name=name, short_name="", kind="trade_union", country="UA", by=CLI)
    partners.add(partnership=place, organisation=body, role="trade_union", valid_from=DAY, by=CLI)
    user = users.create(
        email=f"{name}@bench.example", family_name="B", given_name="C", language="en", is_staff=False, by=CLI
    )
    memberships.grant(user=user, organisation=body, role="social_partner", valid_from=DAY, by=CLI)
    actor = actor_for(user, body.pk)
    agreement = framework.begin(
        partnership=place, slug="bench", title={"en": "Agreement"}, languages=["en"], by=actor
    )
    framework.seat(agreement=agreement, organisation=body, constituency="workers", from_on=DAY, by=actor)
    version = agreement.versions.get()
    version.opened_at = timezone.now()
    version.save()
    return version, actor


def seconds(call: Callable[[], Any], rounds: int) -> float:
    """Return the median of processor seconds."""
    took = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return median(took)


def measure(clauses: int, comments: int, rounds: int) -> dict[str, Any]:
    """Return the figures of the page and of comparing."""
    small, large = Made(IN_CHAPTER, comments // 10), Made(clauses, comments)
    asked, size = {}, 0
    with override_settings(STORAGES=UNCOLLECTED, ALLOWED_HOSTS=["testserver"]):
        for name, made in (("small", small), ("large", large)):
            made.opened()  # templates are read once per process
            with CaptureQueriesContext(connection) as queries:
                size = made.opened()
            asked[name] = len(queries)
        page = seconds(large.opened, rounds)
    hand = seconds(large.by_hand, rounds)
    compared = {}
    for count in CHANGED:
        other = large.changed(count)
        assert len(reads.compared(large.version, other)) == count
        compared[count] = seconds(lambda other=other: reads.compared(large.version, other), rounds)  # type: ignore[misc]
    return {
        "queries": asked,
        "page_s": round(page, 3),
        "by_hand_s": round(hand, 3),
        "ratio": round(page / hand, 2),
        "kilobytes": size // 1000,
        "compare_ms": {str(count): round(spent * 1000, 2) for count, spent in compared.items()},
        "ms_per_change": {str(count): round(spent * 1000 / count, 3) for count, spent in compared.items()},
    }


def main(argv: list[str]) -> int:
    """Measure and say; 0 when the page asks the same of any size and comparing is linear in what changed."""
    parser = argparse.ArgumentParser(prog="dev.py bench agreement", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--clauses", type=int, default=300)
    parser.add_argument("--comments", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args(argv)
    told = measure(options.clauses, options.comments, options.rounds)
    few, many = (told["ms_per_change"][str(count)] for count in CHANGED)
    bars = {
        "the page asks as much of a large agreement as of a small one": len(set(told["queries"].values()))
        == 1,
        "a changed clause costs no more among many than among few": many <= LINEAR * few,
    }
    whole = {"benchmark": "agreement", "clauses": options.clauses, "comments": options.comments, **told}
    if options.json:
        print(json.dumps({**whole, "bars": bars}, indent=1))
    else:
        for name, value in whole.items():
            print(f"{name:>16}  {value}")
        for bar, met in bars.items():
            print(f"{'met' if met else 'NOT MET'}: {bar}")
    return 0 if all(bars.values()) else 1
