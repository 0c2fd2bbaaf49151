"""What a clerk sees when things break in the middle."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

import clerk

FIRST, LAST = str(date.today() - timedelta(days=120)), str(date.today() - timedelta(days=1))


def begin(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = steward.demo["companies"][0]
    clerk.sign_in(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    clerk.open_accounts(page, company)
    clerk.add_account(page, steward, company["accounts"][0])
    clerk.set_defaults(page, company["accounts"][0], company["accounts"][0])
    steward.control("/control/bureau", "PUT", {"latencyMilliseconds": 150})
    clerk.begin_download(page, "取得发票", FIRST, LAST)
    expect(page.locator(".figure b")).to_have_text(re.compile("[1-9]"), timeout=30_000)
    return page, company


def test_page_goes_on_by_itself_after_kill_9(steward, person):
    page, company = begin(steward, person)
    page.evaluate("window.neverReloaded = true")
    steward.kill()
    expect(page.get_by_text("与发票管家的连接中断")).to_be_visible()
    steward.start()
    expect(page.get_by_text("与发票管家的连接中断")).to_have_count(0)
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=120_000)
    assert page.evaluate("window.neverReloaded") is True
    truth = steward.truth(company, "received", FIRST, LAST)
    expect(page.locator(".certificate .figure b")).to_have_text(f"{truth['count']:,}")


def test_session_that_ends_asks_for_the_person_and_goes_on(steward, person):
    page, company = begin(steward, person)
    steward.control("/control/sessions/end", "POST")
    asked = clerk.shown(page, re.compile(r"税局要求验证账号 王敏 138\*{4}0001，还没有绑定微信，请在这里验证"))
    expect(asked).to_be_visible(timeout=30_000)
    download = page.url
    page.get_by_role("link", name="首页").first.click()
    expect(page.get_by_text("需验证").first).to_be_visible()
    page.get_by_role("link", name="去验证").first.click()
    # The password is kept: only what a machine must not read is asked for.
    expect(page.get_by_label("个人用户密码")).to_have_count(0)
    page.get_by_label("验证码", exact=True).fill(clerk.captcha(page, steward))
    clerk.log_in(page)
    clerk.expect_saved(page)
    page.goto(download)
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=120_000)


def test_eight_tabs_are_all_live(steward, person):
    page, _ = begin(steward, person)
    tabs = [page] + [page.context.new_page() for _ in range(7)]
    for tab in tabs[1:]:
        tab.goto(page.url)
    for tab in tabs:
        expect(tab.get_by_text("一张不少").first).to_be_visible(timeout=120_000)


def test_bureau_that_goes_away_loses_nothing_that_was_typed(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = steward.demo["companies"][0]
    clerk.sign_in(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    clerk.open_accounts(page, company)
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, company["accounts"][0])
    steward.control("/control/bureau", "PUT", {"failureRate": 1})
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_text("暂时连接不上税局")).to_be_visible()
    account = page.get_by_label("居民身份证号码/手机号码/用户名")
    expect(account).to_have_value(company["accounts"][0]["account"])
    expect(page.get_by_label("个人用户密码")).to_have_value("")
    assert company["accounts"][0]["password"] not in page.content()

    steward.control("/control/bureau", "PUT", {"failureRate": 0})
    page.get_by_role("button", name="重试").click()
    expect(account).to_have_value(company["accounts"][0]["account"])
    clerk.fill_account(page, steward, company["accounts"][0])
    clerk.log_in(page)
    clerk.expect_saved(page)
