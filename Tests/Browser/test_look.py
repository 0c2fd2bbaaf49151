"""Every page, wide and narrow, light and dark: nothing wider than the screen, nothing that axe objects to."""

from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import clerk

LAST = date.today() - timedelta(days=1)
FIRST = LAST - timedelta(days=10)


@pytest.fixture
def clerk_with_a_download(steward, person):
    """Signed in, with an account, and a short download that is proved; returns the page and the addresses to look at."""
    page, phone = person(), person(viewport=clerk.NARROW)
    company = steward.demo["companies"][2]
    clerk.sign_in(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    clerk.open_accounts(page, company)
    base = page.url.split("?")[0].removeprefix(steward.console)
    clerk.add_account(page, steward, company["accounts"][0])
    clerk.set_defaults(page, company["accounts"][0], company["accounts"][0])
    page.goto(f"/downloads?enterprise={base.split('/')[2]}")
    page.locator("input[name=from]").fill(str(FIRST))
    page.locator("input[name=to]").fill(str(LAST))
    page.get_by_role("button", name="下载发票").click()
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=60_000)
    download = page.url.removeprefix(steward.console)
    page.get_by_role("link", name="查看发票").click()
    invoice = page.locator("td a.number").first.get_attribute("href")
    enterprise = base.removesuffix("/accounts")
    return page, [
        "/", "/enterprises", "/enterprises?q=没有这家", enterprise, base, f"{base}/new", "/downloads",
        "/downloads?from=2026-02-02&to=2026-02-01", download, "/invoices", "/invoices?from=2026-02-02&to=2026-02-01",
        "/invoices?q=没有这张", invoice, "/activation", "/nowhere",
        "/me", "/people", "/audit", "/audit?from=2026-02-02&to=2026-02-01", "/audit?q=没有这个人", "/settings",
        "/api-tokens", "/session/end", "/sessions/end", "/binding/removal", f"/activation/renewals/{'0' * 64}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_are_accessible(clerk_with_a_download, steward, person, scheme):
    page, addresses = clerk_with_a_download
    faults = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for address in addresses:
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                faults.append(f"{address} is wider than {width} px")
            for violation in Axe().run(page).response["violations"]:
                faults.append(f"{address} at {width} px: {violation['id']} {violation['nodes'][0]['html'][:120]}")
    assert faults == []


def test_login_page_fits_and_is_accessible(steward, person):
    page = person(viewport=clerk.NARROW)
    page.goto("/login")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert Axe().run(page).response["violations"] == []
    assert page.faults == []
