"""The check of the catalogues: what it asks for, and what it does not let pass."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.management import catalogues


@pytest.fixture
def copied(settings, tmp_path):
    """The catalogues in a folder of their own."""
    shutil.copytree(catalogues.folder(), tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]


def mend(language, identity, **values):
    """Change one entry of a catalogue."""
    catalogue = catalogues.load(language)
    for name, value in values.items():
        setattr(catalogue.get(identity), name, value)
    catalogues.save(language, catalogue)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_what_the_frameworks_leave_in_english_is_translated_here(language):
    gaps = [(identity, context) for identity, context, _package in catalogues.framework_gaps(language)]
    ours = catalogues.load(language)
    assert ("January", None) not in gaps
    for identity, context in gaps:
        message = ours.get(identity, context=context)
        assert message is not None, identity
        assert catalogues.is_translated(message), identity


def test_a_doubtful_string_and_an_untranslated_one_of_a_framework_end_the_check_with_1(copied):
    gap = next(identity for identity, context, _package in catalogues.framework_gaps("uk") if not context)
    mend("uk", gap, string=("", "", "") if isinstance(gap, tuple) else "")
    mend("pl", "Results", flags={"fuzzy"})
    told = StringIO()
    with pytest.raises(CommandError, match="2 faults") as refused:
        call_command("check_catalogues", stderr=told)
    assert refused.value.returncode == 1
    first = gap[0] if isinstance(gap, tuple) else gap
    assert told.getvalue().splitlines() == [
        f"uk: not translated: {first!r}",
        "pl: not translated: 'Results'",
    ]
