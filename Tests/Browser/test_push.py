"""The bureau wants a person while nobody sits at the console: the person's phone is asked, and the work goes on."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

import clerk

FIRST, LAST = str(date.today() - timedelta(days=60)), str(date.today() - timedelta(days=1))
TELEPHONE = "13800000001"
DONE = 120_000


def download(steward, page):
    """One that the bureau interrupts in the middle."""
    steward.control("/control/bureau", "PUT", {"latencyMilliseconds": 150})
    clerk.begin_download(page, "取得发票", FIRST, LAST)
    expect(page.locator(".figure b")).to_have_text(re.compile("[1-9]"), timeout=30_000)
    page.evaluate("window.neverReloaded = true")


def demand(steward, kind):
    """The bureau wants to know who is there, of the one account that downloads."""
    asked = steward.control("/control/sessions/verification", "POST", {"kind": kind, "account": TELEPHONE})
    assert asked["sessions"] == 1


def set_up(steward, person, is_bound=True):
    page, phone, other = person(), person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, page, phone, 0)
    if is_bound:
        clerk.bind(page, other, company["accounts"][0], "刘洋")
    download(steward, page)
    return page, other, company


def open_push(phone, steward, company):
    push = clerk.wait_for_push(phone, steward)
    for words in (company["name"], "138****0001", "税局要求验证，1 个下载在等待"):
        expect(push).to_contain_text(words)
    push.get_by_role("link", name="查看详情").click()
    expect(phone.get_by_role("heading", name="税局要求验证")).to_be_visible()
    assert re.fullmatch(rf"{steward.console}/verifications/[0-9a-f]{{64}}", phone.url)
    for words in (company["name"], "王敏 138****0001", "1 个等待中的下载会自动继续"):
        expect(phone.get_by_text(words)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.context.cookies(steward.console) == [] or "steward_session" not in str(phone.context.cookies())
    return phone.url


def expect_proved(page, steward, company):
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    assert page.evaluate("window.neverReloaded") is True
    truth = steward.truth(company, "received", FIRST, LAST)
    expect(page.locator(".certificate .figure b")).to_have_text(f"{truth['count']:,}")


def test_a_code_typed_on_the_phone_lets_the_download_go_on(steward, person):
    page, phone, company = set_up(steward, person)
    demand(steward, "sms")
    expect(clerk.shown(page, re.compile("已于 今天 .* 推送给 刘洋，通过后自动从断点继续"))).to_be_visible(timeout=30_000)
    link = open_push(phone, steward, company)
    phone.get_by_role("button", name="开始验证").click()
    expect(phone.get_by_role("heading", name="短信验证")).to_be_visible()
    phone.get_by_label("短信验证码").fill(clerk.messages(steward, TELEPHONE)[0])
    clerk.submit(phone)
    expect(phone.get_by_role("heading", name="已完成验证")).to_be_visible()
    expect_proved(page, steward, company)
    # Once only: the link opens nothing any more, and nobody was asked twice.
    phone.goto(link)
    expect(phone.get_by_role("heading", name="已完成验证")).to_be_visible()
    expect(phone.locator("main input:not([type=hidden]), main button")).to_have_count(0)
    clerk.wait_for_push(phone, steward)
    expect(phone.get_by_role("article").filter(has_text="税局验证提醒")).to_have_count(1)
    page.goto("/audit")
    expect(page.get_by_role("row").filter(has_text="刘洋").filter(has_text="138****0001").first).to_be_visible()
    token = link.rsplit("/", 1)[1]
    assert token not in steward.errors and token not in page.content()
    assert page.faults == [] and phone.faults == []


def test_a_login_on_the_phone_asks_the_picture_alone(steward, person):
    page, phone, company = set_up(steward, person)
    demand(steward, "login")
    open_push(phone, steward, company)
    expect(phone.get_by_label("个人用户密码")).to_have_count(0)
    phone.get_by_label("验证码", exact=True).fill("????")
    clerk.log_in(phone)
    expect(phone.get_by_role("alert").get_by_text("图片验证码错误或已过期")).to_be_visible()
    expect(phone.get_by_label("个人用户密码")).to_have_count(0)
    clerk.fill_captcha(phone, steward)
    clerk.log_in(phone)
    expect(phone.get_by_role("heading", name="已完成验证")).to_be_visible(timeout=30_000)
    expect_proved(page, steward, company)


def test_with_nobody_bound_the_console_asks(steward, person):
    page, _, company = set_up(steward, person, is_bound=False)
    demand(steward, "sms")
    expect(clerk.shown(page, re.compile("还没有绑定微信，请在这里验证"))).to_be_visible(timeout=30_000)
    console = page.context.new_page()
    console.goto("/")
    task = console.get_by_role("listitem").filter(has_text="138****0001 需验证，1 个下载在等待")
    task.get_by_role("link", name="去验证").click()
    console.get_by_role("button", name="开始验证").click()
    console.get_by_label("短信验证码").fill(clerk.messages(steward, TELEPHONE)[0])
    clerk.submit(console)
    clerk.expect_saved(console)
    expect_proved(page, steward, company)
    console.goto("/")
    expect(console.get_by_role("link", name="去验证")).to_have_count(0)


def test_a_link_dies_with_the_binding_and_with_the_next_push(steward, person):
    page, phone, company = set_up(steward, person)
    demand(steward, "sms")
    first = open_push(phone, steward, company)
    # 推送提醒: no more than one in ten minutes; the newer link is the one that serves.
    page.goto("/enterprises")
    clerk.open_accounts(page, company)
    page.get_by_role("button", name="推送提醒").click()
    expect(page.get_by_text("已安排推送；同一账号 10 分钟内只推送一次")).to_be_visible()
    expect(page.get_by_role("button", name="推送提醒")).to_be_visible()
    page.get_by_role("link", name="解除").click()
    page.get_by_role("dialog").get_by_role("button", name="解除绑定").click()
    expect(page.get_by_text("微信绑定已解除。")).to_be_visible()
    phone.goto(first)
    expect(phone.get_by_role("heading", name="链接已失效")).to_be_visible()
    expect(phone.locator("main input:not([type=hidden]), main button")).to_have_count(0)
    expect(phone.get_by_text("已解除绑定")).to_be_visible()
    expect(phone.get_by_text("138****0001")).to_have_count(0)
    # Bound anew, the same person is asked anew at once, by another link.
    clerk.bind(page, phone, company["accounts"][0], "刘洋")
    clerk.wait_for_push(phone, steward, count=2).get_by_role("link", name="查看详情").click()
    expect(phone.get_by_role("heading", name="税局要求验证")).to_be_visible()
    assert phone.url != first
    phone.goto(first)
    expect(phone.get_by_role("heading", name="链接已失效")).to_be_visible()
    assert phone.goto(f"{steward.console}/verifications/{'0' * 64}").status == 404
