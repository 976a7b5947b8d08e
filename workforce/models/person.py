"""A person, whatever sites and cases they come from."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import Sex
from workforce.models.served import served_by
from workforce.models.site import Site


class PersonQuerySet(ScopedQuerySet):
    """Persons."""

    def scope(self, actor):
        """Persons exist for those who may see the roster they stand on."""
        return self.filter(workers__site__in=Site.objects.with_persons_for(actor)).distinct()

    def in_cases_of(self, actor, partnership):
        """Return those in use with a case in a partnership that exists for the actor, on a roster or not."""
        served = served_by(actor, "cases__partnership_id")
        if served is None:
            return self.none()
        return self.filter(
            served, cases__partnership=partnership, cases__retracted_at=None, retracted_at=None
        ).distinct()


class Person(models.Model):
    """Who somebody is now; how it was known before stands in the versions.

    `sort_key` orders as the partnership's language does, `search` holds folded words (jtportal.kernel.names).
    The national number is sealed (AES-GCM) and found by its keyed hash only.
    """

    subject = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    family_name = models.CharField(_("family name"), max_length=150)
    given_name = models.CharField(_("given name"), max_length=150, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=150, blank=True)
    sort_key = models.CharField(max_length=320, db_collation="C")
    search = models.CharField(max_length=500, db_collation="C")
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True)
    birth_date = models.DateField(_("birth date"))
    residence = models.ForeignKey(
        "partnerships.Territory", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    national_number = models.BinaryField(null=True)
    national_number_hash = models.BinaryField(null=True)
    retracted_at = models.DateTimeField(null=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        indexes = (
            models.Index(
                fields=("national_number_hash",),
                condition=models.Q(national_number_hash__isnull=False),
                name="workforce_person_number_hash",
            ),
            # Probable duplicates: same birth date, same folded name.
            models.Index(fields=("birth_date", "search"), name="workforce_person_likeness"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Family name first."""
        return " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)
