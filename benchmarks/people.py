"""A partnership of invented people, filled set-wise: what the lists are measured on."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import product

import psycopg

from jtportal.kernel import names

HEADS = "Ба Бе Бо Ва Ві Га Гри Да До Же За Зі Ка Ко Кри Ку Ла Ли Ма Ми Мо На Ол Па Пе По Ро Са Се Си Ти То Фе Ха Че Ша Ще Я"
MIDDLES = "бар бій вал вер гор дор зюб ків кош лів мар мель ник пал ран рош сен сюр тар фан хід шин"
TAILS = "енко ук юк чук ський ська ець ак ів ин"
GIVEN = (
    "Олександр Олена Олег Ольга Андрій Анна Богдан Василь Віктор Вікторія Володимир Галина Дмитро Євген Іван Ірина "
    "Катерина Леся Людмила Марія Микола Михайло Наталія Назар Оксана Остап Павло Петро Роман Сергій Світлана "
    "Степан Тарас Тетяна Юлія Юрій Ярослав"
)
PATRONYMICS = (
    "Олександрович Іванович Петрович Миколайович Михайлович Васильович Степанович Богданович Романович"
)
TOWNS, SITES, PER_OFFICER = 40, 6, 100

PEOPLE = """
CREATE TEMP TABLE made ON COMMIT DROP AS
SELECT g, f.name AS family, n.name AS given, p.name AS patronymic,
    f.key || chr(2) || n.key || chr(1) || f.name || ' ' || n.name AS sort_key,
    f.words || ' ' || n.words || ' ' || p.words AS search,
    CASE WHEN g %% 100 < 2 THEN '' WHEN g %% 6 = 0 THEN 'female' ELSE 'male' END AS sex,
    %(today)s::date - 7000 - (random() * 16000)::int AS born,
    (SELECT min(id) FROM partnerships_territory WHERE code LIKE 'made-%%') +
        (%(towns)s * power(random(), 3))::int %% %(towns)s AS town,
    (SELECT min(id) FROM workforce_site) + (random() * 1000)::int %% %(sites)s AS site,
    (SELECT min(id) FROM accounts_user WHERE email LIKE 'made-%%') + g %% %(officers)s AS officer,
    %(today)s::date - (random() * 720)::int AS intake,
    random() AS way, random() AS state, random() AS due, random() AS ended
FROM generate_series(1::bigint, %(cases)s) g
JOIN family f ON f.n = (%(families)s * power((g * 7919 %% 99991) / 99991.0, 1.6))::int
JOIN given n ON n.n = (%(givens)s * power((g * 104729 %% 99989) / 99989.0, 1.3))::int
JOIN patronymic p ON p.n = g %% %(patronymics)s;
"""
ROWS = """
INSERT INTO workforce_person (id, subject, family_name, given_name, patronymic, sort_key, search, sex,
birth_date) SELECT g, gen_random_uuid(), family, given, patronymic, sort_key, search, sex, born FROM made;
INSERT INTO workforce_worker (id, site_id, person_id, personnel_number, leave_reason, recorded_at) SELECT g,
site, g, (100000 + g)::text, '', now() FROM made; INSERT INTO workforce_workerversion (id, worker_id,
family_name, given_name, patronymic, sex, birth_date,
    residence_id, residence_text, occupation_code, occupation_title, underground_years, wage, currency,
    contract, source, standing, valid_from, recorded_at)
SELECT g, g, family, given, patronymic, sex, born, town, '', '8111', 'гірник очисного забою',
    round((random() * 25)::numeric, 1), 20000, 'UAH', 'permanent', 'roster', 'roster', intake, now() FROM made;
UPDATE workforce_worker SET current_id = id;
INSERT INTO workforce_case (id, partnership_id, person_id, worker_id, opened_on, closed_on, close_reason,
recorded_at,
    closed_at, officer_id, next_due_on, pathway, status, sort_key, search, sex, birth_date, residence_id,
    site_id)
SELECT g, (SELECT id FROM partnerships_partnership WHERE code = 'made'), g, g, intake,
    CASE WHEN ended < .1 THEN %(today)s::date END, '', now(), CASE WHEN ended < .1 THEN now() END, officer,
    CASE WHEN due < .6 AND ended >= .1 THEN %(today)s::date + (due * 250)::int - 5 END,
    CASE WHEN way < .4 THEN 'none' WHEN way < .55 THEN 'retention' WHEN way < .7 THEN 'redeployment'
        WHEN way < .85 THEN 'reskilling' ELSE 'early_retirement' END,
    CASE WHEN state < .93 THEN 'at_work' WHEN state < .97 THEN 'mobilised' WHEN state < .99 THEN 'on_leave'
        WHEN state < .995 THEN 'suspended' ELSE 'missing' END,
    sort_key, search || ' ' || (100000 + g), sex, born, town, site FROM made;
INSERT INTO workforce_task (partnership_id, kind, case_id, worker_id, title, due_on, owner_id, created_at,
outcome) SELECT partnership_id, 'conversation', id, worker_id, '', next_due_on, officer_id, now(), '{}' FROM
workforce_case WHERE next_due_on IS NOT NULL;
INSERT INTO workforce_contact (case_id, "on", way, result, note, retract_reason, recorded_at, recorded_by_id) SELECT id,
    opened_on, 'phone', CASE WHEN id %% 7 = 0 THEN 'no_show' ELSE 'met' END, 'Talked.', '', now(), officer_id FROM workforce_case;
INSERT INTO workforce_goal (case_id, text, set_on, state, why, recorded_at, recorded_by_id) SELECT id, 'A licence',
    opened_on, 'open', '', now(), officer_id FROM workforce_case WHERE id %% 4 = 0;
INSERT INTO workforce_referral (case_id, partner_id, what, asked_on, due_on, state, answer, recorded_at, recorded_by_id) SELECT
    c.id, o.id, 'Advice', opened_on, opened_on + 14, 'asked', '', now(), officer_id FROM workforce_case c,
    accounts_organisation o WHERE o.name = 'Made mine' AND c.id %% 20 = 0;
"""


TABLES = ("person", "worker", "workerversion", "case", "task")
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""
FOREIGN_KEYS = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY(%s::regclass[])
"""


def tell(words: str) -> None:
    """Say how far it is, where no result stands."""
    print(words, file=sys.stderr, flush=True)


@contextmanager
def bare(cursor: psycopg.Cursor, nouns: Sequence[str], *, idle: Sequence[str] = ()) -> Iterator[None]:
    """Let tables be filled without their indexes and references, which are made afterwards: that is quicker.

    `idle` indexes are not made again. Keys are told where the rows end.
    """
    tables = [f"workforce_{name}" for name in nouns]
    indexes = cursor.execute(INDEXES, [tables]).fetchall()
    references = cursor.execute(FOREIGN_KEYS, [tables]).fetchall()
    for table, name, _definition in references:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
    for name, definition in indexes:
        if name not in idle:
            cursor.execute(definition)
    for table, name, definition in references:
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    for table in tables:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")


def fill(opened: psycopg.Connection, cases: int, today: date) -> None:
    """Fill an empty, migrated database with one partnership of `cases` cases, a tenth of them closed.

    `opened` is a connection of the owner.
    """
    parts = product(*map(str.split, (HEADS, MIDDLES, TAILS)))
    families = [head + middle + tail for head, middle, tail in parts]
    random.Random(7).shuffle(families)
    lists = {"family": families, "given": GIVEN.split(), "patronymic": PATRONYMICS.split()}
    officers = max(1, cases // PER_OFFICER)
    numbers = {"cases": cases, "today": today, "towns": TOWNS, "sites": SITES, "officers": officers}
    sizes = {"families": len(families) - 1, "givens": len(lists["given"]) - 1, "patronymics": 9}
    with opened.cursor() as cursor:
        with opened.transaction(), bare(cursor, TABLES):
            _around(cursor, numbers)
            for table, words in lists.items():
                _list(cursor, table, words)
            for statement in f"{PEOPLE};{ROWS}".split(";\n"):
                if statement.strip():
                    cursor.execute(statement, numbers | sizes)
            tell(f"{cases:,} people written, their indexes follow")
        cursor.execute("VACUUM ANALYZE")


def _list(cursor: psycopg.Cursor, table: str, words: list[str]) -> None:
    cursor.execute(
        f"CREATE TEMP TABLE {table} (n int PRIMARY KEY, name text, key text, words text) ON COMMIT DROP"
    )
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for number, word in enumerate(words):
            copy.write_row(
                (number, word, names.sort_key(word, language="uk").split("\x02")[0], names.search_text(word))
            )


def _around(cursor: psycopg.Cursor, numbers: dict) -> None:
    cursor.execute(
        "INSERT INTO partnerships_partnership (code, name, names, country, currency, time_zone, language, started_on,"
        " phase, course, created_at) VALUES ('made', 'Made', '{}', 'UA', 'UAH', 'Europe/Kyiv', 'uk',"
        " %(today)s::date - 900, 'anchor', '', now())",
        numbers,
    )
    cursor.execute(
        "INSERT INTO accounts_organisation (name, short_name, kind, country, created_at) VALUES"
        " ('Made service', '', 'employment_service', 'UA', now()), ('Made mine', '', 'mine_operator', 'UA', now())"
    )
    cursor.execute(
        "INSERT INTO partnerships_partner (partnership_id, organisation_id, role, valid_from,"
        " responsibilities, revision) SELECT p.id, o.id, o.kind, p.started_on, '', 1 FROM partnerships_partnership p, accounts_organisation o"
        " WHERE p.code = 'made' AND o.name LIKE 'Made %%'",
        numbers,
    )
    cursor.execute(
        "INSERT INTO accounts_user (email, password, family_name, given_name, language, is_active, is_staff,"
        " is_superuser, created_at) SELECT 'made-' || g || '@example.org', '!', 'Officer' || g, 'Made', 'uk', true,"
        " false, false, now() FROM generate_series(1, %(officers)s) g",
        numbers,
    )
    cursor.execute(
        "INSERT INTO accounts_membership (user_id, organisation_id, role, valid_from) SELECT u.id, o.id, 'case_officer',"
        " %(today)s::date - 900 FROM accounts_user u, accounts_organisation o WHERE u.email = 'made-1@example.org'"
        " AND o.name = 'Made service'",
        numbers,
    )
    cursor.execute(
        "INSERT INTO partnerships_territory (code, name, names, search, level, country) SELECT 'made-' || g,"
        " 'Town ' || g, '{}', '', 'municipality', 'UA' FROM generate_series(1, %(towns)s) g",
        numbers,
    )
    cursor.execute(
        "INSERT INTO workforce_site (code, partnership_id, operator_id, name, names) SELECT 'made-' || g, p.id, o.id,"
        " 'Site ' || g, '{}' FROM partnerships_partnership p, accounts_organisation o, generate_series(1, %(sites)s) g"
        " WHERE p.code = 'made' AND o.name = 'Made mine'",
        numbers,
    )
