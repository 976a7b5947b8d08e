"""Makes the handbook's pictures from the running demonstration.

    python3 dev.py up                                  # in one window
    .local/env-*/bin/python docs/screenshots.py http://127.0.0.1:8000

Signs in as the people of the demonstration and writes docs/handbook/pictures/*.png.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "handbook" / "pictures"
PASSWORD = os.environ.get("DEMO_PASSWORD", "coal-to-what-comes-next")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FIRST, THEN = "FIRST OF ", " › "
ACCORD = "FIRST OF /p/ua-demo/agreement/"
SHOTS = (  # who, address, file
    ("officer@ua.demo.example", "/p/ua-demo/today/", "today"),
    ("officer@ua.demo.example", "/p/ua-demo/people/", "people"),
    ("officer@ua.demo.example", "/p/ua-demo/imports/new/", "import"),
    ("officer@ua.demo.example", "FIRST OF /p/ua-demo/people/?pathway=reskilling", "case"),
    ("officer@ua.demo.example", "FIRST OF /p/ua-demo/packages/", "package"),
    ("officer@ua.demo.example", "FIRST OF /p/ua-demo/people/?sort=name › Sheet 1 of", "ways"),
    (
        "officer@ua.demo.example",
        "FIRST OF /p/ua-demo/follow-ups/?section=answered › Work after the mine",
        "work",
    ),
    ("officer@ua.demo.example", "FIRST OF /p/ua-demo/notices/", "notice"),
    ("coordinator@ua.demo.example", "/p/ua-demo/results/?node=O3", "results"),
    ("coordinator@ua.demo.example", "/p/ua-demo/plan/", "plan"),
    ("coordinator@ua.demo.example", "/p/ua-demo/plan/place/", "place"),
    ("coordinator@ua.demo.example", "/p/ua-demo/plan/tree/", "tree"),
    ("coordinator@ua.demo.example", "/p/ua-demo/plan/activities/", "activities"),
    ("coordinator@ua.demo.example", "/p/ua-demo/plan/money/", "money"),
    ("coordinator@ua.demo.example", "FIRST OF /p/ua-demo/plan/markets/", "market"),
    ("coordinator@ba.demo.example", "FIRST OF /p/ba-demo/plan/calls/", "call"),
    ("personnel@ua.demo.example", "/p/ua-demo/roster/", "roster"),
    ("admin@portal.demo.example", "/admin/", "admin"),
    ("union@ua.demo.example", f"{ACCORD} › Read the draft", "accord"),
    ("union@ua.demo.example", f"{ACCORD} › Room of", "room"),
    ("union@ua.demo.example", f"{ACCORD} › Read the draft › Amendments › A-1", "amendment"),
    ("officer@ua.demo.example", f"{ACCORD} › Read the draft › Its effect", "effect"),
    ("union@pl.demo.example", "FIRST OF /p/pl-demo/agreement/ › Version 1 › Duties", "duties"),
)


def sign_in(page: Page, base: str, email: str) -> None:
    """Sign in by the form, as a person does."""
    page.goto(f"{base}/account/login/")
    form = page.locator("form").filter(has=page.locator("input[name=password][type=password]")).first
    form.locator("input[name=login]").fill(email)
    form.locator("input[name=password]").fill(PASSWORD)
    form.locator("button").last.click()
    page.wait_for_load_state()


def go(page: Page, base: str, address: str) -> None:
    """Open an address. `FIRST OF address` is what the first row of that list leads to; ` › words` follow links."""
    address, *links = address.split(THEN)
    page.goto(base + address.removeprefix(FIRST))
    if address.startswith(FIRST):
        page.locator("main :is(tbody a, h2 a, h3 a)").first.click()
        page.wait_for_load_state()
    for words in links:
        page.locator("main a").filter(has_text=words).first.click()
        page.wait_for_load_state()


def main(base: str) -> None:
    """Make every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-headless-shell")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for email, address, name in SHOTS:
            context = browser.new_context(viewport={"width": 1366, "height": 860}, locale="en-GB")
            context.add_cookies([{"name": "django_language", "value": "en", "url": base}])
            page = context.new_page()
            sign_in(page, base, email)
            go(page, base, address)
            page.screenshot(path=PICTURES / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000")
