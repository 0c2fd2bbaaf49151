"""The guide's first chapter: the mail, the code, the companies; and the ways out."""

import re

import pytest
from playwright.sync_api import expect

import clerk

EMAIL = "finance@xinghe.example"


def enter(steward, person, **options):
    page, phone = person(**options), person(viewport=clerk.NARROW)
    if options.get("java_script_enabled", True):
        clerk.sign_in(page, phone)
    else:
        sign_in_without_scripts(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    return page, phone


def sign_in_without_scripts(page, phone):
    page.goto("/login")
    phone.goto(clerk.read_qr(page))
    if phone.locator("form#who").count():
        phone.get_by_role("button", name="就用这个").click()
    phone.get_by_role("button", name="确认登录").click()
    expect(phone.get_by_text("已确认登录")).to_be_visible()
    page.get_by_role("button", name="进入").click()


def test_the_mail_leads_to_the_companies(steward, person):
    page, phone, mails = person(), person(viewport=clerk.NARROW), person()
    text = clerk.newest_mail(mails, steward, EMAIL)
    for company in steward.demo["companies"]:
        assert company["name"] in text and company["taxNumber"] in text
    page.goto(re.search(r"打开控制台：(\S+)", text).group(1))
    expect(page).to_have_url(re.compile("/login"))
    clerk.sign_in(page, phone)
    code = clerk.code_in(text)
    assert code == steward.demo["activationCode"]

    # As it is typed: small letters, no groups, and the fields sets them by itself.
    expect(page).to_have_url(re.compile("/activation$"))
    field = page.get_by_label("激活码")
    field.press_sequentially(code.replace("-", "").lower())
    expect(field).to_have_value(code)
    page.get_by_role("button", name="激活").click()
    expect(page.get_by_text("激活成功，企业已带出。")).to_be_visible()
    for company in steward.demo["companies"]:
        expect(page.get_by_role("link", name=company["name"])).to_be_visible()

    # The mail's link does nothing any more, and says so.
    page.goto(re.search(r"\S+/activation/renewals/\S+", text).group())
    expect(page.get_by_role("heading", name="激活码已经用过")).to_be_visible()
    expect(page.get_by_text("请由管理员签发")).to_be_visible()


def test_the_phone_is_told_of_the_sign_in(steward, person):
    page, phone = enter(steward, person)
    phone.goto(f"{steward.simulator}/phone")
    expect(phone.locator(".push").first).to_contain_text("127.0.0.1")
    expect(phone.locator(".push").first).to_contain_text("Chrome")


@pytest.mark.parametrize("scripts", [True, False], ids=["dialog", "page"])
def test_unbinding_asks_first_and_takes_the_right(steward, person, scripts):
    page, phone = enter(steward, person, java_script_enabled=scripts)
    page.goto("/me")
    page.get_by_role("link", name="解除绑定").last.click()
    question = page.get_by_role("dialog") if scripts else page.locator("main")
    expect(question.get_by_role("heading", name="解除您与发票管家的绑定？")).to_be_visible()
    if scripts:
        expect(page).to_have_url(f"{steward.console}/me")
        page.keyboard.press("Escape")
        expect(question).to_have_count(0)
        expect(page.locator("header summary")).to_be_visible()
        page.get_by_role("link", name="解除绑定").last.click()
    else:
        expect(page).to_have_url(f"{steward.console}/binding/removal")
    # The last administrator is told what it means, and must say that it is understood.
    expect(question.get_by_text("您是最后一位管理员")).to_be_visible()
    question.get_by_role("button", name="解除绑定").click()
    expect(page.get_by_text("请先勾选")).to_be_visible()
    page.get_by_label("我知道之后没有管理员").check()
    page.get_by_role("button", name="解除绑定").click()
    expect(page).to_have_url(f"{steward.console}/login")

    # The same phone signs in again, and needs a new code.
    if scripts:
        clerk.sign_in(page, phone)
    else:
        sign_in_without_scripts(page, phone)
    expect(page).to_have_url(re.compile("/activation$"))
    page.goto("/invoices")
    expect(page).to_have_url(re.compile("/activation$"))
    page.get_by_label("激活码").fill(steward.demo["activationCode"])
    page.get_by_role("button", name="激活").click()
    expect(page.get_by_text("这个激活码已经用过")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["dialog", "page"])
def test_sign_out_asks_first(steward, person, scripts):
    page, _ = enter(steward, person, java_script_enabled=scripts)
    clerk.menu(page, "退出登录")
    question = page.get_by_role("dialog") if scripts else page.locator("main")
    expect(question.get_by_role("heading", name="退出登录？")).to_be_visible()
    question.get_by_role("link", name="返回").click()
    expect(page.get_by_role("heading", name="退出登录？")).to_have_count(0)
    expect(page.locator(".person-name")).to_have_count(1)
    clerk.menu(page, "退出登录")
    question.get_by_role("button", name="退出登录").click()
    expect(page).to_have_url(f"{steward.console}/login")
    page.goto("/invoices")
    expect(page).to_have_url(re.compile(r"/login\?next="))


def test_a_session_that_is_ended_elsewhere_says_so_without_reload(steward, person):
    page, phone = enter(steward, person)
    other = person()
    clerk.sign_in(other, phone)
    other.goto("/invoices")
    other.evaluate("window.neverReloaded = true")
    page.goto("/me")
    lines = page.locator("tbody tr")
    expect(lines).to_have_count(2)
    lines.filter(has_not_text="本机").get_by_role("button", name="结束").click()
    expect(page.get_by_text("已结束那台设备上的登录。")).to_be_visible()
    expect(lines).to_have_count(1)
    expect(other.get_by_text("您在这台电脑上的登录已结束")).to_be_visible()
    assert other.evaluate("window.neverReloaded") is True
    other.get_by_role("link", name="重新登录").click()
    expect(other).to_have_url(re.compile(r"/login\?next=%2Finvoices|/login\?next=/invoices"))
    clerk.scan(other, phone)
    clerk.confirm(other, phone)
    expect(other).to_have_url(f"{steward.console}/invoices")


def test_sign_out_everywhere_ends_all(steward, person):
    page, phone = enter(steward, person)
    other = person()
    clerk.sign_in(other, phone)
    page.goto("/me")
    page.get_by_role("link", name="全部退出").click()
    page.get_by_role("dialog").get_by_role("button", name="全部退出").click()
    expect(page).to_have_url(f"{steward.console}/login")
    expect(other.get_by_text("您在这台电脑上的登录已结束")).to_be_visible()


def test_a_phone_that_follows_no_more_ends_its_sessions(steward, person):
    page, phone = enter(steward, person)
    phone.goto(f"{steward.simulator}/phone/unsubscription")
    phone.get_by_role("button", name="取消关注").click()
    expect(page.get_by_text("您在这台电脑上的登录已结束")).to_be_visible()
    clerk.sign_in(page, phone)
    expect(page).to_have_url(re.compile("/activation$"))
