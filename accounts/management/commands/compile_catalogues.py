"""Compile the catalogues, without any system package."""

from django.core.management.base import BaseCommand

from accounts.management import catalogues


class Command(BaseCommand):
    """Compile what changed."""

    help = "Compiles locale/*/LC_MESSAGES/django.po."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{catalogues.compile_all()} compiled")
