"""Actions are the only writers: keyword-only, atomic, `by`, recorded; views choose, call, render."""

import ast

from accounts.sockets import AUDIT_VERBS, NOTICES
from tests.house.source import FLOORS, decorator_names, in_room, name_of, python_files, tree_of

WRITES = {
    "save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "create_user",
    "create_superuser",
}  # fmt: skip
# Files outside actions/ that write rows, and why.
WRITERS = {
    "partnerships/calculations/clauses/docx_files.py": "saves a document of Word, no row",
    "accounts/models/user.py": "the manager that the action users.create asks to make a user",
    "accounts/management/commands/extract_catalogues.py": "files of translations, no rows",
    "accounts/mailbox.py": "the demonstration's mail backend: what anywhere else leaves the machine",
}
# Files that may send a mail, and which; whatever else happens stands on the page of what waits and in the digest.
MAILERS = {
    "accounts/actions/mails.py": "the invitation of whoever was given an account",
    "accounts/mailbox.py": "the demonstration's mail backend: takes mails in, sends none",
    "partnerships/actions/digests.py": "the digest, as often as its reader set it",
}
# Atomic or writing functions in actions/ that are parts of an action rather than one, and why they stand by themselves.
PARTS = {
    "accounts/actions/audit.py:record_many": "the recorder: `record_many(entries, by=…)` reads as a sentence",
    "accounts/actions/audit.py:secret_of": "part of recording: makes the key that seals an entry",
    "indicators/actions/computing.py:read_cells": "reads in one snapshot: the transaction is for its settings",
    "indicators/actions/storing.py:store": "part of computing, which says who asked",
    "partnerships/actions/adopting.py:take_out": "part of adopting, which says who did",
    "partnerships/actions/binding.py:bind": "part of writing a clause, which says who did",
    "partnerships/actions/clauses.py:lift": "part of moving and removing a clause",
    "partnerships/actions/clauses.py:new_clause": "part of adding a clause, or proposing one",
    "partnerships/actions/clauses.py:settle": "part of putting a clause in its place",
    "partnerships/actions/framework.py:copy_places": "part of beginning a version",
    "partnerships/actions/ledger.py:stretch": "part of every change of a commitment, which says who made it",
    "partnerships/actions/taking_in.py:place_all": "part of taking in a text, which says who did",
    "workforce/actions/communities.py:note_facts": "part of adding and changing a beneficiary",
    "workforce/actions/imports/files.py:delete": "part of ending an import",
    "workforce/actions/imports/receiving.py:end_cancelled": "part of cancelling, which records who did",
    "workforce/actions/imports/receiving.py:step": "part of every move of an import",
    "workforce/actions/imports/running.py:again_or_fail": "part of running: another attempt of what was asked for",
    "workforce/actions/imports/running.py:claim": "part of running: takes what was asked for, by whoever asked",
    "workforce/actions/imports/running.py:settle": "part of running: the end of what was asked for",
    "workforce/actions/imports/taking.py:keep_remarks": "part of taking a roster in",
    "workforce/actions/imports/taking.py:remember": "part of taking a roster in",
    "workforce/actions/imports/undoing.py:undo_asked": "does in its asker's name what was asked and recorded before",
    "workforce/actions/ledger.py:recorded_now": "the clock: leaves a mark beside a change that says who made it",
    "workforce/actions/openings.py:claim": "part of running: takes what was asked for, by whoever asked",
    "workforce/actions/packages/claiming.py:give_back": "part of recording what came back",
    "workforce/actions/packages/paying.py:book": "part of every change of a payment, which says who made it",
    "workforce/actions/persons.py:keep_in_step": "part of changing facts, which says who did",
    "workforce/actions/tasks.py:keep_due": "part of every change of a task, which says who did",
}


def called(path):
    """Yield the attribute calls of a file: (line, receiver as source, method)."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, ast.unparse(node.func.value), node.func.attr


def writes_rows(receiver, method):
    """Say whether a call writes rows; a default storage's save, a dict's update or a form's create do not."""
    if "objects" in receiver or "_base_manager" in receiver or "_default_manager" in receiver:
        return method in WRITES | {"update"}
    return method in {"save", "delete"} and not receiver.endswith(
        ("storage", "cache", "file", "session", "workbook")
    )


def public(path):
    """Return the public functions that stand at the top of a file."""
    return [
        node
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def test_views_ask_for_rows_only_by_what_is_visible_to_the_actor():
    found = set()
    for path in in_room("views"):
        asked = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)]
        visible = {id(node.value) for node in asked if node.attr == "visible_to"}
        found |= {
            f"{name_of(path)}:{node.lineno}"
            for node in asked
            if node.attr in ("objects", "_base_manager", "_default_manager") and id(node) not in visible
        }
    assert not found


def test_only_actions_write_rows():
    writers = set(in_room("actions"))
    found = {
        name_of(path)
        for path in python_files(*FLOORS, "jtportal")
        if path not in writers
        for _line, receiver, method in called(path)
        if writes_rows(receiver, method)
    }
    assert found - set(WRITERS) == {"jtportal/kernel/transitions.py"}
    assert set(WRITERS) <= found, "a reason is left of which the write is gone"


def actions():
    """Return (name, function) of every public atomic function in the actions' rooms."""
    return [
        (f"{name_of(path)}:{node.name}", node)
        for path in in_room("actions")
        for node in public(path)
        if "atomic" in decorator_names(node)
    ]


def test_actions_take_keywords_only_and_say_who_acts():
    found = {name: node.args for name, node in actions() if name not in PARTS}
    assert found
    assert not {name for name, given in found.items() if given.args or given.posonlyargs}
    assert not {name for name, given in found.items() if "by" not in {one.arg for one in given.kwonlyargs}}


def test_whatever_writes_in_the_actions_rooms_is_atomic_or_a_known_part():
    """A function that writes by itself is an action, private, handed the actor, or stands in PARTS with its reason."""
    faults = {
        f"{name_of(path)}:{node.name}"
        for path in in_room("actions")
        for node in public(path)
        if "atomic" not in decorator_names(node)
        and "by" not in {one.arg for one in (*node.args.args, *node.args.kwonlyargs)}
        and any(
            writes_rows(ast.unparse(call.func.value), call.func.attr)
            for call in ast.walk(node)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        )
    }
    assert not faults - set(PARTS)


def test_reasons_are_left_only_for_what_is_there():
    names = {f"{name_of(path)}:{node.name}" for path in in_room("actions") for node in public(path)}
    assert not set(PARTS) - names


def constants(path, keyword, *callers):
    """Return the texts given as `keyword=` (or first to one of the callers) in a file."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.Call):
            continue
        called_as = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [one.value for one in node.keywords if one.arg == keyword]
        if called_as in callers:
            given += node.args[:1]
        found |= {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found


def mailing(path):
    """Return what a file takes from Django's mail: send_mail, EmailMessage, and their kind."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.core.mail"):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "django.core":
            found |= {one.name for one in node.names if one.name == "mail"}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names if one.name in ("django.core.mail", "smtplib")}
        elif isinstance(node, ast.Attribute) and node.attr in (
            "email_user",
            "send_mail",
            "mail_admins",
            "mail_managers",
        ):
            found.add(node.attr)
    return found


def test_no_event_sends_a_mail_of_its_own():
    found = {name_of(path): mailing(path) for path in python_files(*FLOORS, "jtportal")}
    assert {name for name, taken in found.items() if taken} == set(MAILERS)


def test_every_verb_of_the_audit_trail_has_words():
    verbs = {verb for path in in_room("actions") for verb in constants(path, "verb", "Entry")}
    assert {verb for verb in verbs if AUDIT_VERBS.get(verb) is None} == set()


def test_every_notice_has_words():
    told = [
        {one.arg: one.value for one in call.keywords}.get("kind")
        for path in in_room("actions")
        for call in ast.walk(tree_of(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("notices.tell")
    ]
    assert told
    assert not [kind.value for kind in told if NOTICES.get(kind.value) is None]
