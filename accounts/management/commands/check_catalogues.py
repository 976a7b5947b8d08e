"""Fail on a string that a reader would see in the wrong language."""

from django.core.management.base import BaseCommand, CommandError

from accounts.management import catalogues


class Command(BaseCommand):
    """Check all languages; exit status 1 and the list of faults when there are any."""

    help = "Fails on an untranslated or fuzzy string in any language."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        faults = [fault for language in catalogues.LANGUAGES for fault in catalogues.faults(language)]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults in the catalogues")
        self.stdout.write("every visible string is there in every language")
