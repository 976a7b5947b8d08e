"""Whether the measures of a version fit together: asked in the transaction that changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused
from partnerships.calculations.measures import reading
from partnerships.queries import measures as reads

if TYPE_CHECKING:
    from partnerships.calculations.measures.faults import Fault
    from partnerships.models import FrameworkVersion


class Faulty(Refused):
    """The measures would contradict one another, wait in a circle, or name what is not there. `faults`: what is wrong."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        measures = ", ".join(dict.fromkeys(fault.path.partition(".")[0] for fault in faults))
        super().__init__(
            _("The agreement’s measures would no longer fit together: %(keys)s.") % {"keys": measures}
        )


def faults_of(version: FrameworkVersion) -> list[Fault]:
    """Return what is wrong with the measures of a version; each fault's path begins with the measure's key."""
    documents = [one.document for one in reads.carried(version)]
    return list(reading.read(documents, paths=[str(one.get("key", "")) for one in documents]).faults)


def refuse_faulty(version: FrameworkVersion, before: list[Fault]) -> None:
    """Raise Faulty for what is wrong now and was not before."""
    new = [fault for fault in faults_of(version) if fault not in before]
    if new:
        raise Faulty(new)
