"""The browser walks: Chromium on the live server, no other host, no error in the page, axe-core's rules.

A test takes `page` (Playwright's), `live_server`, `sign_in` and `axe_clean`; what it sees is committed.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from jtportal.dev.commands import BROWSERS
from tests import afresh

# Playwright's synchronous API keeps an event loop in this thread; Django must not mistake it for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
# The flag is heard once, so Playwright's own words stand before ours. A page that takes over from another of the same
# host in its own frame, without a spare process begun meanwhile, costs a quarter less of the processor.
IDLE = (
    "AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades"
    " HttpsFirstBalancedModeAutoEnable LensOverlay MediaRouter PaintHolding ThirdPartyStoragePartitioning"
    " AvoidCorsURLLoaderRestartOnRedirect OptimizationHints NetworkTimeServiceQuerying AimEnabled"
    " PreconnectToSearch RenderDocument SpareRendererForSitePerProcess"
)
FLAGS.append(f"--disable-features={','.join(IDLE.split())}")
# language, window and light of a room's own walk: test_addresses walks English on a desk and Polish on a phone
FAR = ("uk", (390, 844), "dark")
PATIENCE = 15_000  # ms: what a machine under three test processes may need; what comes sooner is seen sooner
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium, quietly."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not program:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("no Chromium here: apt-get install chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": FLAGS}


@pytest.fixture(scope="session")
def base_url(live_server: Any) -> str:
    """`page.goto("/cases/")` means the live server."""
    return str(live_server.url)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], base_url: str) -> dict[str, Any]:
    """One reader for all tests: British English, a laptop's window, no movement."""
    window = {"width": 1280, "height": 900}
    ours = {"base_url": base_url, "locale": "en-GB", "viewport": window, "reduced_motion": "reduce"}
    return {**browser_context_args, **ours}


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in the window: a test fails when something is left here at its end."""
    return []


@pytest.fixture
def context(context: BrowserContext, live_server: Any, faults: list[str]) -> Iterator[BrowserContext]:
    """A window that notes requests to other hosts, JavaScript errors and breaches of the CSP as faults."""
    ours = (live_server.url, "data:", "blob:", "about:")

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            faults.append(message.text)

    context.on("request", lambda request: request.url.startswith(ours) or faults.append(request.url))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", hear)
    context.set_default_timeout(PATIENCE)
    yield context
    assert not faults, faults


def signed_in(user: Any) -> Client:
    """Return a client of somebody who gave the password just now."""
    return afresh.sign_in(Client(), user)


@pytest.fixture
def sign_in(context: BrowserContext, live_server: Any) -> Callable[[Any], None]:
    """`sign_in(user)`: the window is signed in as `user`, without walking through the sign-in page."""

    def as_(user: Any) -> None:
        client = signed_in(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return as_


@pytest.fixture
def presses(page: Page) -> Callable[[], int]:
    """`presses()`: how often a mouse or a finger pressed something in this tab; keys do not count."""
    page.add_init_script(
        "addEventListener('click', (e) => { if (e.isTrusted && e.detail)"
        " sessionStorage.presses = 1 + Number(sessionStorage.presses || 0); }, true)"
    )
    return lambda: int(page.evaluate("Number(sessionStorage.presses || 0)"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


@pytest.fixture
def axe_clean() -> Callable[[Page], None]:
    """`axe_clean(page)`: what the page shows now breaks none of axe-core's rules for WCAG 2.2 AA."""

    def check(page: Page) -> None:
        # Nothing is fetched first: that serves rules about films and sounds alone, of which there are none.
        options = {"runOnly": WCAG, "resultTypes": ["violations"], "preload": False}
        result = Axe().run(page, options=options)
        assert not result.violations_count, f"{page.url}\n{result.generate_report()}"

    return check
