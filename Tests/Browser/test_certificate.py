"""核对证书: from a download to a database that somebody else has changed, and back."""

import sqlite3
import subprocess
from datetime import date, timedelta

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import clerk
from steward import BINARY, ROOT

DONE = 60_000
LAST = date.today().replace(day=1) - timedelta(days=1)
FIRST = LAST.replace(day=1)


def alter(steward, sql):
    """As by a tool of the operating system."""
    with sqlite3.connect(steward.data / "steward.sqlite", timeout=30) as database:
        changed = database.execute(sql).fetchall()
    database.close()
    return changed


def verify(steward):
    return subprocess.run(
        [BINARY, "verify", "--data", steward.data], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_changed_database_turns_the_certificate_red(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, page, phone, 0, company=2)
    clerk.begin_download(page, "取得发票", str(FIRST), str(LAST))
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    download = page.url
    page.get_by_role("link", name=FIRST.strftime("%Y-%m"), exact=True).click()
    certificate = page.url
    expect(page.get_by_role("heading", name=f"{FIRST:%Y-%m} 核对证书")).to_be_visible()
    expect(page.get_by_text(company["taxNumber"])).to_be_visible()
    expect(page.locator(".proof .card-head .chip")).to_have_text("一张不少")
    truth = steward.truth(company, "received", str(FIRST), str(LAST))
    expect(page.locator("tbody.is-whole")).to_contain_text(f"{truth['count']:,}")
    assert verify(steward).returncode == 0

    gone, other = truth["numbers"][0], truth["numbers"][1]
    alter(steward, f"DELETE FROM invoices WHERE key = '{gone}'")
    alter(steward, f"UPDATE invoices SET total = total + 1 WHERE key = '{other}'")
    page.reload()
    expect(page.locator(".proof .card-head .chip")).to_have_text("有变化")
    expect(page.get_by_role("row", name=gone)).to_contain_text("本地已没有")
    expect(page.get_by_role("row", name=other)).to_contain_text("价税合计 核对时")
    found = verify(steward)
    assert found.returncode == 1 and gone in found.stdout and other in found.stdout
    page.goto("/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=company["name"]))
    row.get_by_role("link", name="取变 −1").click()
    expect(page).to_have_url(certificate)

    page.get_by_role("link", name="重新下载这个月").click()
    page.get_by_role("button", name="下载发票").click()
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    assert page.url != download
    page.goto(certificate)
    expect(page.locator(".proof .card-head .chip")).to_have_text("一张不少")
    assert verify(steward).returncode == 0
    assert page.faults == [] and phone.faults == []


def test_the_map_leads_where_a_month_stands(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, page, phone, 0, company=2)
    page.goto("/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=company["name"]))
    row.get_by_role("link").nth(2).click()
    expect(page.locator("input[name=from]")).to_have_value(str(FIRST))
    expect(page.locator("input[name=to]")).to_have_value(str(LAST))
    page.get_by_role("button", name="下载发票").click()
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    page.goto("/?q=没有这家")
    expect(page.get_by_text("没有符合条件的企业。")).to_be_visible()
    page.goto(f"/?q={company['taxNumber']}")
    expect(page.locator(".map tbody tr")).to_have_count(1)
    expect(page.locator(".map tbody td").nth(1)).to_contain_text("取齐")
    page.locator(".map tbody td").nth(1).get_by_role("link").click()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for address in (page.url, "/"):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (address, width)
            assert Axe().run(page).response["violations"] == []
    assert page.faults == [] and phone.faults == []
