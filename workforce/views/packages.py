"""Package types: what the employment service offers, in sentences, and taking a file of types in."""

from __future__ import annotations

from typing import Any

import yaml
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jtportal.kernel.doors import ActionDoor, PageDoor, Refused
from partnerships import rules as plan_rules
from partnerships.management.agreements import PlainLoader
from partnerships.views.measure_faults import fault_sentence
from partnerships.views.plan import InPlan, OfPlace
from workforce import rules
from workforce.actions.packages import types
from workforce.calculations.packages import reading
from workforce.forms.packages import FileForm
from workforce.models import PackageVersion
from workforce.queries import packages as reads
from workforce.views import package_sentences as sentences
from workforce.views.package_words import KIND_WORDS, named

SHOWN = 20  # faults told on the page


def offer_line(version: PackageVersion) -> dict[str, Any]:
    """Return a package as a list shows it."""
    package = version.package
    kinds = dict.fromkeys(KIND_WORDS[one.kind] for one in package.components)
    first = package.components[0]
    return {
        "version": version,
        "name": named(package.name),
        "pays": sentences.rate_words(first, package.currency),
        "more": len(package.components) - 1,
        "kinds": ", ".join(str(kind) for kind in kinds),
        "valid": sentences.valid_words(package),
        "conditions": len(package.conditions) + len(package.prior_approval),
    }


class PackageList(OfPlace, PageDoor):
    """What may be asked for today."""

    access, tab, template = plan_rules.may_read_plan, "packages", "workforce/package_list.html"

    def context(self) -> dict[str, Any]:
        """Return the versions in force today."""
        actor = self.request.actor
        versions = reads.on_offer(actor, self.row, self.row.today())
        return {
            "lines": [offer_line(one) for one in versions],
            "may_load": rules.may_load_packages(actor, self.row),
            "may_see": rules.may_see_cases(actor, self.row),
        }


class PackageDetail(InPlan, PageDoor):
    """One package in sentences."""

    model, access, tab = PackageVersion, plan_rules.may_read_plan, "packages"
    related, template = ("type__partnership",), "workforce/package_detail.html"

    def context(self) -> dict[str, Any]:
        """Say what the package says."""
        package = self.row.package
        currency = package.currency
        return {
            "package": package,
            "name": named(package.name),
            "components": [sentences.component_lines(one, currency) for one in package.components],
            "conditions": [sentences.condition_words(one, currency) for one in package.conditions],
            "evidence": [sentences.evidence_words(one) for one in package.evidence],
            "binding": sentences.binding_lines(package),
            "approval": sentences.approval_lines(package),
            "valid": sentences.valid_words(package),
            "versions": self.row.type.versions.order_by("-number"),
        }


class PackageLoad(OfPlace, ActionDoor):
    """Take a file of types in."""

    access, tab, form_class = rules.may_load_packages, "packages", FileForm
    template = "workforce/package_load.html"

    def act(self, row: Any, form: Any) -> types.Loaded:
        """Read the file; every fault is said at the field."""
        try:
            given = yaml.load(form.cleaned_data["file"].read().decode("utf-8-sig"), Loader=PlainLoader)  # noqa: S506
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise Refused(_("This file is no YAML."), field="file") from error
        said = reading.read_file(given)
        if said.faults:
            told = "\n".join(fault_sentence(one) for one in said.faults[:SHOWN])
            raise Refused(told, field="file")
        loaded = types.load(partnership=row, packages=said.packages, by=self.request.actor)
        words = ngettext(
            "%(number)s version is loaded; as before: %(known)s.",
            "%(number)s versions are loaded; as before: %(known)s.",
            len(loaded.made),
        )
        messages.success(self.request, words % {"number": len(loaded.made), "known": len(loaded.known)})
        return loaded

    def next_url(self, result: Any) -> str:
        """Go to what is on offer."""
        return reverse("workforce:package_list", kwargs={"partnership": self.row.code})
