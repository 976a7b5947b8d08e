"""Sites."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import AuditEvent
from jtportal.kernel.actor import CLI
from workforce.actions import sites


def test_a_site_is_added_once_and_recorded(cast):
    wanted = {
        "partnership": cast.partnership,
        "code": "pit-2",
        "name": "Pit 2",
        "operator": cast.site.operator,
    }
    site = sites.add_site(**wanted, names={"pl": "Szyb 2"}, by=CLI)
    assert (site.partnership, site.names) == (cast.partnership, {"pl": "Szyb 2"})
    assert AuditEvent.objects.get().verb == "site.added"
    with pytest.raises(ValidationError, match="code"):
        sites.add_site(**wanted, by=CLI)
