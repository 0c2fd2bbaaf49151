"""Every page, wide and narrow, light and dark: nothing wider than the screen, nothing that axe objects to."""

import re
import shutil
import subprocess
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import clerk
from steward import BINARY, ROOT

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
    disk = company["disks"][0]
    shutil.copy(ROOT / "Fixtures" / "disks" / disk["image"], steward.data / "slot")
    invoice = page.locator("td a.number").first.get_attribute("href")
    enterprise = base.removesuffix("/accounts")
    return page, [
        "/", "/enterprises", "/enterprises?q=没有这家", enterprise, base, f"{base}/new", "/downloads",
        "/downloads?from=2026-02-02&to=2026-02-01", "/downloads?tab=ticking", "/downloads?mode=disk", "/disks", f"/disks/{disk['number']}", "/queue",
        "/queue?state=paused&company=没有这家", "/queue/retry", f"{enterprise}/schedule", "/changes",
        "/changes?from=2026-02-02&to=2026-02-01", "/changes?kind=reversed", download, "/invoices", "/invoices?from=2026-02-02&to=2026-02-01",
        "/invoices?q=没有这张", invoice, "/activation", "/nowhere",
        "/me", "/people", "/audit", "/audit?from=2026-02-02&to=2026-02-01", "/audit?q=没有这个人", "/settings",
        "/api-tokens", "/updates", "/session/end", "/sessions/end", "/binding/removal", f"/activation/renewals/{'0' * 64}"]


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


def test_pages_of_many_companies_fit_and_are_accessible(steward, person, tmp_path):
    page, phone = person(), person(viewport=clerk.NARROW)
    companies = tmp_path / "many.csv"
    companies.write_text("".join(f"集团第{n}子公司,{914410000000000 + n},440300\n" for n in range(30)), encoding="utf-8")
    run = subprocess.run(
        [BINARY, "activation", "issue", "--companies", companies, "--data", steward.data], capture_output=True, text=True,
        timeout=60)
    clerk.sign_in(page, phone)
    clerk.activate(page, run.stdout.split("\n")[0])
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            for address in ("/downloads?company=子公司", "/invoices?company=没有这家", "/invoices", "/people", "/api-tokens"):
                page.goto(address)
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    faults.append(f"{address} is wider than {width} px")
                for violation in Axe().run(page).response["violations"]:
                    faults.append(f"{address} at {width} px: {violation['id']} {violation['nodes'][0]['html'][:120]}")
    assert faults == []
    # By the keyboard alone.
    page.goto("/downloads")
    page.get_by_label("按企业名称或税号查找").press_sequentially("第17")
    page.keyboard.press("Enter")
    expect(page.get_by_label("企业", exact=True)).to_have_value(re.compile(r"\d+"))
    expect(page.locator("#company-pick option:checked")).to_contain_text("集团第17子公司")
    page.goto("/people")
    page.get_by_label("邮箱").fill("li@example.com")
    page.get_by_label("按企业名称或税号查找").fill("第29")
    page.get_by_role("button", name="查找").click()
    page.get_by_label("集团第29子公司").check()
    page.get_by_label("按企业名称或税号查找").fill("第28")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_label("集团第29子公司")).to_be_checked()
    expect(page.get_by_label("邮箱")).to_have_value("li@example.com")
    page.get_by_label("邮箱").press("Enter")
    expect(page.get_by_text("激活邮件已交给邮件服务器发送")).to_be_visible()
    assert page.faults == []
