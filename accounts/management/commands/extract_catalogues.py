"""Bring the catalogues up to what is visible today."""

from django.core.management.base import BaseCommand

from accounts.management import catalogues


class Command(BaseCommand):
    """Extract, merge, save; says how many strings still want a translation."""

    help = "Collects every visible string into locale/*/LC_MESSAGES/django.po."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        for language in catalogues.LANGUAGES:
            catalogue = catalogues.merged(language)
            catalogues.save(language, catalogue)
            missing = sum(1 for message in catalogue if message.id and not catalogues.is_translated(message))
            self.stdout.write(f"{language}: {len(catalogue)} strings, {missing} to translate")
