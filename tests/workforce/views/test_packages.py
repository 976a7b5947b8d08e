"""The pages of package types: what is on offer, in sentences; loading a file."""

from decimal import Decimal

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.workforce.granted import FILES, PLAIN, desk_of, loaded
from workforce.models import PackageVersion
from workforce.views.package_words import value_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator_client(client, cast):
    cast.desk = desk_of(cast)
    client.force_login(cast.desk.coordinator.user)
    return client


def address(cast, more=""):
    return f"/p/{cast.partnership.code}/plan/packages/{more}"


def upload(text):
    return {"file": SimpleUploadedFile("packages.yaml", text.encode())}


def test_what_is_on_offer_is_listed_for_every_partner(client, cast):
    client.force_login(cast.partner.user)
    assert "Nothing is on offer yet." in client.get(address(cast)).content.decode()
    desk_of(cast)
    page = client.get(address(cast)).content.decode()
    assert "Moving grant" in page
    assert "50 % of: cost of moving" in page
    assert "Load package types" not in page
    assert client.get(address(cast, "load/")).status_code == 403


def test_the_list_keeps_its_queries(coordinator_client, cast):
    coordinator_client.get(address(cast))
    with CaptureQueriesContext(connection) as one:
        coordinator_client.get(address(cast))
    loaded(cast.partnership, *[PLAIN | {"key": f"p{n}"} for n in (1, 2)], by=cast.desk.coordinator)
    with CaptureQueriesContext(connection) as three:
        coordinator_client.get(address(cast))
    assert len(one) == len(three)


@pytest.mark.parametrize("file", sorted(file.name for file in FILES.glob("*.yaml")))
def test_every_scheme_reads_as_sentences(coordinator_client, cast, file):
    documents = yaml.safe_load((FILES / file).read_text())["packages"]
    for version in loaded(cast.partnership, *documents, by=cast.desk.coordinator):
        for language in ("en", "uk", "pl"):
            coordinator_client.cookies["django_language"] = language
            page = coordinator_client.get(f"/packages/types/{version.pk}/")
            assert page.status_code == 200
            assert "%(" not in page.content.decode()


def test_a_type_says_what_it_pays_and_what_binds_it(coordinator_client, cast):
    documents = yaml.safe_load((FILES / "us-taa.yaml").read_text())["packages"]
    first = loaded(cast.partnership, *documents, by=cast.desk.coordinator)[0]
    page = coordinator_client.get(f"/packages/types/{first.pk}/").content.decode().replace("\u00a0", " ")
    for words in (
        "90 % of: cost of travel",
        "at most 50 % of: daily allowance at the place × whole days away each time",
        "All together: at most 1,250 USD.",
        "An advance may be 60 % of what is paid once, at most 750 USD.",
        "It is approved on an earlier day than: first day of travel.",
        "no later than 30 days after: first day of travel",
        "Not together with: us-relocation.",
    ):
        assert words in page, words


def test_a_file_is_loaded_or_refused_with_every_fault(coordinator_client, cast):
    bad = (
        (FILES / "ro-relocation.yaml").read_text().replace("RON", "ROX").replace("months: 36", "months: 3600")
    )
    page = coordinator_client.post(address(cast, "load/"), upload(bad))
    assert page.status_code == 422
    assert "packages[0].currency: “ROX”" in page.content.decode()
    assert "packages[0].components[0].months: “3600”" in page.content.decode()
    assert coordinator_client.post(address(cast, "load/"), upload("{")).status_code == 422
    page = coordinator_client.post(
        address(cast, "load/"), upload((FILES / "ro-relocation.yaml").read_text()), follow=True
    )
    assert "1 version is loaded; as before: 0." in page.content.decode()
    assert PackageVersion.objects.filter(type__key="ro-relocation").exists()


@pytest.mark.parametrize(("months", "said"), [("12", "12"), ("998", "998"), ("999", "without an end")])
def test_a_contract_without_an_end_is_said_in_words(months, said):
    assert value_words("contract_months", Decimal(months), "UAH") == said
