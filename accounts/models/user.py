"""A person with a sign-in."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from jtportal.kernel.scoping import ScopedQuerySet


class UserQuerySet(ScopedQuerySet):
    """People who sign in."""

    def scope(self, actor):
        """People see those of the organisation they act for."""
        return self.filter(memberships__organisation=actor.organisation_id).distinct()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes users; the e-mail address is the name they sign in with."""

    def create_user(self, email, password=None, **fields):
        """Create a user whose e-mail address is stored in lower case."""
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Create a user who may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address and acts for organisations."""

    email = models.EmailField(_("e-mail address"), unique=True)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the administration"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ()

    class Meta:
        verbose_name = _("person with a sign-in")
        verbose_name_plural = _("people with a sign-in")
        ordering = ("family_name", "given_name", "email")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")),
                name="accounts_user_email_is_lower_case",
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name()

    def clean(self) -> None:
        """Keep one spelling of an address."""
        super().clean()
        self.email = (self.email or "").strip().lower()

    def get_full_name(self) -> str:
        """Family name first, as lists show it; the address where there is no name."""
        return f"{self.family_name} {self.given_name}".strip() or self.email

    def get_short_name(self) -> str:
        """The given name, for a greeting."""
        return self.given_name or self.email
