"""The first administrator of a new portal."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from accounts.actions import mails, memberships, organisations, users
from accounts.enums import OrganisationKind, Role
from accounts.models import Organisation
from accounts.queries import actor_for
from jtportal.kernel.actor import CLI


class Command(BaseCommand):
    """`add_administrator EMAIL --organisation NAME --country XX --url https://…/`: prints a link to set a password."""

    help = "Add an administrator (and their organisation, if it is new) and print the link to set a password."

    def add_arguments(self, parser) -> None:
        """Name the person, the organisation and the portal's address."""
        parser.add_argument("email", type=address)
        parser.add_argument("--family-name", default="")
        parser.add_argument("--given-name", default="")
        parser.add_argument("--organisation", required=True, help="its name")
        parser.add_argument("--country", required=True, help="two capital letters, such as UA")
        parser.add_argument("--kind", default=OrganisationKind.GOVERNMENT, choices=OrganisationKind.values)
        parser.add_argument("--url", required=True, help="the portal's address, with a slash at its end")

    @transaction.atomic
    def handle(self, *_args, **options) -> None:
        """Call the actions; what is there already stays as it is."""
        names = {name: options[name] for name in ("family_name", "given_name")}
        user = users.find_or_create(email=options["email"], by=CLI, **names)
        known = {"name__iexact": options["organisation"], "country": options["country"]}
        organisation = Organisation.objects.filter(**known).first() or organisations.create(
            name=options["organisation"], country=options["country"], kind=options["kind"], by=CLI
        )
        if not actor_for(user, organisation.pk).has_role(Role.ADMINISTRATOR):
            memberships.grant(user=user, organisation=organisation, role=Role.ADMINISTRATOR, by=CLI)
        self.stdout.write(mails.password_link(user=user, base_url=options["url"]))


def address(text: str) -> str:
    """Return an e-mail address as typed. Raises CommandError when it is none."""
    try:
        validate_email(text)
    except ValidationError as error:
        raise CommandError(f"{text!r} is no e-mail address.") from error
    return text
