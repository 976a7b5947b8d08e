"""What tests of this floor share."""

import threading
from typing import Any

import pytest
from django.db import connection

from tests.workforce.rosters import in_country


@pytest.fixture
def site(cast: Any) -> Any:
    """The cast's mine, in Wales."""
    in_country(cast.site, "GB", "GBP", "en")
    return cast.site


@pytest.fixture
def together(transactional_db: None) -> Any:
    """Run functions at once, each on a connection of its own; return what each returned or raised."""

    def run(*functions: Any) -> list[Any]:
        results: list[Any] = [None] * len(functions)
        barrier = threading.Barrier(len(functions))

        def one(place: int) -> None:
            try:
                barrier.wait(20)
                results[place] = functions[place]()
            except Exception as error:  # noqa: BLE001 - handed to the test
                results[place] = error
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=(place,)) for place in range(len(functions))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return results

    return run
