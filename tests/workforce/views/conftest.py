"""What the tests of the pages about rosters share."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.workforce.import_pages import STATED, page


@pytest.fixture
def upload(officer_client, site):
    """Send a file through the first page; return the answer."""

    def send(content, name="roster.csv", **more):
        file = SimpleUploadedFile(name, content)
        data = STATED | {"site": site.pk, "file": file, "reference_day": "2026-10-31"} | more
        return officer_client.post(page("new", site), data)

    return send
