"""International labour standards and policy areas that a text is held against.

Sources: ILO, Declaration on Fundamental Principles and Rights at Work (1998, amended 2022), whose ten conventions and
one protocol are the fundamental instruments; C176, C158; Guidelines for a just transition (2015), its policy areas.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.enums.policy import PolicyArea


class Verdict(TextChoices):
    """What somebody found when they held the text against a standard."""

    MET = "met", _("met")
    GAP = "gap", _("gap")
    NOT_RELEVANT = "not_relevant", pgettext_lazy("standard", "not relevant")


class Standard(TextChoices):
    """A standard. The nine policy areas bear the values of PolicyArea."""

    C029 = "C029", _("C029 Forced Labour Convention, 1930")
    P029 = "P029", _("P029 Protocol of 2014 to the Forced Labour Convention, 1930")
    C087 = "C087", _("C087 Freedom of Association and Protection of the Right to Organise Convention, 1948")
    C098 = "C098", _("C098 Right to Organise and Collective Bargaining Convention, 1949")
    C100 = "C100", _("C100 Equal Remuneration Convention, 1951")
    C105 = "C105", _("C105 Abolition of Forced Labour Convention, 1957")
    C111 = "C111", _("C111 Discrimination (Employment and Occupation) Convention, 1958")
    C138 = "C138", _("C138 Minimum Age Convention, 1973")
    C155 = "C155", _("C155 Occupational Safety and Health Convention, 1981")
    C182 = "C182", _("C182 Worst Forms of Child Labour Convention, 1999")
    C187 = "C187", _("C187 Promotional Framework for Occupational Safety and Health Convention, 2006")
    C158 = "C158", _("C158 Termination of Employment Convention, 1982")
    C176 = "C176", _("C176 Safety and Health in Mines Convention, 1995")
    MACRO = PolicyArea.MACRO.value, PolicyArea.MACRO.label
    INDUSTRY = PolicyArea.INDUSTRY.value, PolicyArea.INDUSTRY.label
    ENTERPRISE = PolicyArea.ENTERPRISE.value, PolicyArea.ENTERPRISE.label
    SKILLS = PolicyArea.SKILLS.value, PolicyArea.SKILLS.label
    SAFETY = PolicyArea.SAFETY.value, PolicyArea.SAFETY.label
    PROTECTION = PolicyArea.PROTECTION.value, PolicyArea.PROTECTION.label
    LABOUR_MARKET = PolicyArea.LABOUR_MARKET.value, PolicyArea.LABOUR_MARKET.label
    RIGHTS = PolicyArea.RIGHTS.value, PolicyArea.RIGHTS.label
    DIALOGUE = PolicyArea.DIALOGUE.value, PolicyArea.DIALOGUE.label


class StandardGroup(TextChoices):
    """How the checklist is laid out."""

    FUNDAMENTAL = "fundamental", _("Fundamental instruments of the ILO")
    WORK = "work", _("Safety in mines and the end of employment")
    AREAS = "areas", _("Policy areas of the ILO's guidelines, 2015")


STANDARD_GROUPS = {
    StandardGroup.FUNDAMENTAL: (
        Standard.C029, Standard.P029, Standard.C087, Standard.C098, Standard.C100, Standard.C105,
        Standard.C111, Standard.C138, Standard.C155, Standard.C182, Standard.C187,
    ),
    StandardGroup.WORK: (Standard.C176, Standard.C158),
    StandardGroup.AREAS: tuple(one for one in Standard if one.value.startswith("guidelines.")),
}  # fmt: skip
