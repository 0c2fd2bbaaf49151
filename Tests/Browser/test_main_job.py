"""The whole path of a clerk: sign in, activate, add an account, set it, download a year, export it."""

import re
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
from playwright.sync_api import expect

import clerk

DONE = 120_000


def test_from_sign_in_to_a_years_workbook(steward, person, tmp_path):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = steward.demo["companies"][0]
    account = company["accounts"][0]

    clerk.sign_in(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    clerk.open_accounts(page, company)
    clerk.add_account(page, steward, account)
    clerk.set_defaults(page, account, account)

    first, last = str(date.today() - timedelta(days=365)), str(date.today() - timedelta(days=1))
    clerk.begin_download(page, "取得发票", first, last)
    # Live: the figure moves on a page that is not loaded again.
    expect(page.locator(".rates")).to_be_visible()
    page.evaluate("window.neverReloaded = true")
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    # A whole year has a certificate for each month: their line wraps.
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("window.neverReloaded") is True
    live = page.locator("[data-live^=download-] .hero").inner_text()
    page.reload()
    assert page.locator("[data-live^=download-] .hero").inner_text() == live

    with page.expect_download() as download:
        page.get_by_role("link", name="导出 Excel").click()
    path = tmp_path / "year.xlsx"
    download.value.save_as(path)
    compare(path, steward.truth(company, "received", first, last))

    page.get_by_role("link", name="查看发票").click()
    page.locator("tbody td a.number", has_text=re.compile(r"^\d{20}$")).first.click()
    page.get_by_role("button", name="取回 XML 原件").click()
    expect(page.get_by_role("link", name="下载 XML")).to_be_visible()
    expect(page.locator("tbody tr.empty")).to_have_count(0)
    assert page.faults == [] and phone.faults == []


def compare(path, truth):
    """The workbook's rows against the oracle, number by number and fen by fen."""
    sheet = openpyxl.load_workbook(path, read_only=True)["发票基础信息"]
    rows = sheet.iter_rows(values_only=True)
    titles = next(rows)
    column = {title: index for index, title in enumerate(titles)}
    numbers, sums = [], {"金额": Decimal(0), "税额": Decimal(0), "价税合计": Decimal(0)}
    for row in rows:
        digital, code, number = (row[column[name]] for name in ("数电发票号码", "发票代码", "发票号码"))
        numbers.append(digital if digital != "--" else code + number)
        for name in sums:
            sums[name] += Decimal(repr(row[column[name]])).quantize(Decimal("0.01"))
    assert sorted(numbers) == sorted(truth["numbers"]) and len(numbers) == truth["count"] > 5000
    assert sums == {"金额": Decimal(truth["amount"]), "税额": Decimal(truth["tax"]), "价税合计": Decimal(truth["total"])}
