"""Who was supported beside the mine's roster."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.definitions.community_facts import BENEFICIARIES
from indicators.enums import Direction, Kind
from workforce.enums import BeneficiaryKind

COMMUNITY_SUPPORTED = Definition(
    key="community_supported",
    version=1,
    title=_("Supported in the communities"),
    label=_("households, firms and people supported"),
    statement=Statement(
        numerator=_(
            "Households that depend on the mine, small businesses linked to it, women outside the roster and "
            "informal workers to whom a partner gave support."
        ),
        denominator=_("None: this is a count."),
        unit=_("Households, businesses and persons. Whoever was supported several times counts once."),
        timing=_("Support given on or before the day, by the end of the day in the partnership's time zone."),
        exclusions=_("Records without support; support that was taken back."),
        source=_("Records of the affected communities; sex is that of the contact person."),
    ),
    kind=Kind.COUNT,
    direction=Direction.MORE,
    population="true",
    counted="true",
    category="kind",
    categories=tuple(BeneficiaryKind.values),
    total=True,
    category_titles={
        BeneficiaryKind.HOUSEHOLD: _("households"),
        BeneficiaryKind.BUSINESS: _("small businesses"),
        BeneficiaryKind.WOMAN: _("women outside the roster"),
        BeneficiaryKind.INFORMAL: _("informal workers"),
    },
    category_labels={
        BeneficiaryKind.HOUSEHOLD: _("households supported"),
        BeneficiaryKind.BUSINESS: _("small businesses supported"),
        BeneficiaryKind.WOMAN: _("women outside the roster supported"),
        BeneficiaryKind.INFORMAL: _("informal workers supported"),
    },
    shown=Shown(people=False),
    rows=BENEFICIARIES,
)
