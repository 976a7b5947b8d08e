"""Which partnerships an actor serves, as a condition that leaves the planner its indexes."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models

from accounts.enums import CASE_ROLES
from partnerships.models import Partner


class IsAnyOf(models.Func):
    """`column = ANY (ARRAY(SELECT …))`: read once, then a plain filter. A semi-join would cost lists their order."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = models.BooleanField()


def served_by(actor, column="partnership_id"):
    """Return the condition that a row's partnership is served by the actor's organisation; None without a case role."""
    if not actor.has_role(*CASE_ROLES):
        return None
    served = Partner.objects.services(actor.organisation_id).order_by().values("partnership_id")
    return IsAnyOf(models.F(column), ArraySubquery(served))
