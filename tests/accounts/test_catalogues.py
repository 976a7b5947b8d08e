"""Every marked string is found, in code and in templates, and a missing translation is told."""

from accounts.management import catalogues


def found_in(prefix):
    """Return the ids of the messages found under a path."""
    return {identity for identity, _context, name in catalogues.extracted() if name.startswith(prefix)}


def test_strings_of_templates_are_found():
    assert "Skip to content" in found_in("templates/base.html")


def test_strings_and_plurals_of_code_are_found():
    assert "case officer" in found_in("accounts/enums.py")
    assert any(isinstance(identity, tuple) for identity in found_in("workforce/"))


def test_a_fault_is_told_for_an_untranslated_string(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    faults = catalogues.faults("uk")
    assert "uk: not translated: 'case officer'" in faults


def test_a_lost_placeholder_is_a_fault(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    catalogue = catalogues.merged("pl")
    message = next(m for m in catalogue if m.id and "%(day)s" in str(m.id) and isinstance(m.id, str))
    message.string = "bez dnia"
    catalogues.save("pl", catalogue)
    assert f"pl: placeholder lost: {message.id!r}" in catalogues.faults("pl")
