"""Two people, one company: the second is told what the first did, and loses nothing of what was typed."""

import re

import pytest
from playwright.sync_api import expect

import clerk
from steward import GROUP
from test_roles import invite

PLAIN, SMS = GROUP[0]["accounts"][0], GROUP[0]["accounts"][3]


@pytest.fixture
def two(steward, person):
    """王敏 and 李雨桐, each before the company's accounts."""
    first, second, mails = person(), person(), person()
    phones = person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, first, phones[0])
    accounts = first.url
    invite(first, company, "li@xinghe.example")
    code = clerk.code_in(clerk.newest_mail(mails, steward, "li@xinghe.example"))
    clerk.sign_in(second, phones[1], "李雨桐")
    clerk.activate(second, code)
    first.goto(accounts)
    second.goto(accounts)
    return first, second


def again(page, account):
    clerk.line_of(page, account).get_by_role("link", name=re.compile("重新登录|去验证")).click()


def alert(page, words):
    expect(page.get_by_role("alert").get_by_text(re.compile(words))).to_be_visible()


def test_the_same_account_is_logged_in_by_one_of_them(steward, two):
    first, second = two
    first.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(first, steward, SMS)
    clerk.log_in(first)
    expect(first.get_by_label("短信验证码")).to_be_visible()
    # New to both, and 王敏 is in the middle of it.
    second.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(second, steward, SMS)
    clerk.log_in(second)
    alert(second, "王敏 从 今天 .* 起正在登录这个账号，您的修改没有提交。请等其完成后再试。")
    expect(clerk.field(second, "account")).to_have_value(SMS["account"])
    assert len(clerk.messages(steward, SMS["account"])) == 1, "nothing was sent in 李雨桐's name"
    first.get_by_label("短信验证码").fill(clerk.messages(steward, SMS["account"])[0])
    clerk.submit(first)
    clerk.expect_saved(first)
    clerk.fill_account(second, steward, SMS)
    clerk.log_in(second)
    alert(second, "这个账号已由 王敏 在 今天 .* 添加，没有重复提交。请在列表中编辑或重新登录它。")
    expect(clerk.field(second, "account")).to_have_value(SMS["account"])
    second.get_by_role("link", name="取消").click()
    expect(clerk.line_of(second, SMS)).to_have_count(1)


def test_a_page_that_was_opened_before_a_change_sends_nothing(steward, two):
    first, second = two
    clerk.add_account(first, steward, PLAIN)
    second.reload()
    again(second, PLAIN)
    again(first, PLAIN)
    clerk.fill_captcha(first, steward)
    clerk.log_in(first)
    clerk.expect_saved(first)
    clerk.fill_captcha(second, steward)
    clerk.log_in(second)
    alert(second, "王敏 在 今天 .* 更新或移除了这个账号，您的修改没有提交。请核对最新状态，需要时再登录一次。")
    # What stands now is known to this page: the next try goes through.
    clerk.fill_captcha(second, steward)
    clerk.log_in(second)
    clerk.expect_saved(second)


def test_defaults_that_another_has_set_are_not_written_over(steward, two):
    first, second = two
    clerk.add_account(first, steward, PLAIN)
    clerk.add_account(first, steward, GROUP[0]["accounts"][2])
    second.reload()
    clerk.set_defaults(first, PLAIN, PLAIN)
    select = second.get_by_label("默认收票账号")
    chosen = select.locator("option", has_text="李佳怡").get_attribute("value")
    select.select_option(chosen)
    second.get_by_role("button", name="设置默认账号").click()
    alert(second, "有人刚刚修改了默认账号，您的选择没有保存。")
    expect(second.get_by_text("默认收票", exact=True)).to_have_count(1)
    expect(clerk.line_of(second, PLAIN).get_by_text("默认收票", exact=True)).to_be_visible()
    # The choice is kept, and may be made knowingly.
    expect(select).to_have_value(chosen)
    expect(second.get_by_label("默认开票账号")).to_have_value("")
    second.get_by_role("button", name="设置默认账号").click()
    expect(second.get_by_text("默认账号已保存。")).to_be_visible()
    expect(clerk.line_of(second, GROUP[0]["accounts"][2]).get_by_text("默认收票", exact=True)).to_be_visible()


def test_a_removal_that_comes_too_late_removes_nothing(steward, two):
    first, second = two
    clerk.add_account(first, steward, PLAIN)
    second.reload()
    clerk.line_of(second, PLAIN).get_by_role("link", name="移除").click()
    removal = second.get_by_role("dialog").get_by_role("button", name="移除")
    expect(removal).to_be_visible()
    again(first, PLAIN)
    clerk.fill_captcha(first, steward)
    clerk.log_in(first)
    clerk.expect_saved(first)
    removal.click()
    alert(second, "王敏 在 今天 .* 更新或移除了这个账号，您的修改没有提交。")
    expect(clerk.line_of(second, PLAIN)).to_have_count(1)


@pytest.mark.parametrize("deed", ["重新登录", "移除"])
def test_an_account_that_is_gone_is_told_in_words(steward, two, deed):
    first, second = two
    clerk.add_account(first, steward, PLAIN)
    second.reload()
    clerk.line_of(second, PLAIN).get_by_role("link", name=deed).click()
    page = second.get_by_role("dialog") if deed == "移除" else second
    button = page.get_by_role("button", name="移除" if deed == "移除" else "登录", exact=True)
    expect(button).to_be_visible()
    clerk.line_of(first, PLAIN).get_by_role("link", name="移除").click()
    first.get_by_role("dialog").get_by_role("button", name="移除").click()
    expect(first.get_by_text("还没有账号。")).to_be_visible()
    if deed == "重新登录":
        clerk.fill_captcha(second, steward)
    button.click()
    alert(second, "更新或移除了这个账号，您的修改没有提交")
    expect(second.get_by_text("还没有账号。")).to_be_visible()
