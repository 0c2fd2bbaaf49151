"""A bureau that answers as broken gateways do, and lists that an operator got wrong: words, and nothing lost."""

import subprocess

import pytest
from playwright.sync_api import expect

import clerk
from steward import BINARY, GROUP, ROOT

ACCOUNT = GROUP[0]["accounts"][0]
STALL = 90_000


def break_gateway(steward, mode):
    steward.control("/control/bureau", "PUT", {"answerMode": mode})


def issue(steward, text):
    companies = steward.data.parent / "companies.csv"
    companies.write_text(text, encoding="utf-8")
    return subprocess.run(
        [BINARY, "activation", "issue", "--companies", companies, "--data", steward.data], cwd=ROOT,
        capture_output=True, text=True, timeout=60)


def open_accounts(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.set_up(steward, page, phone)
    return page


WORDS = {"html": "税局的答复无法识别", "cut": "暂时连接不上税局", "stall": "暂时连接不上税局"}


@pytest.mark.parametrize("mode", WORDS)
def test_a_form_that_does_not_come_is_asked_for_again(steward, person, mode):
    page = open_accounts(steward, person)
    break_gateway(steward, mode)
    page.set_default_navigation_timeout(STALL)
    page.get_by_role("link", name="新增账号").first.click()
    expect(page.get_by_role("alert").get_by_text(WORDS[mode])).to_be_visible(timeout=STALL)
    break_gateway(steward, "normal")
    page.get_by_role("button", name="重试").click()
    clerk.fill_account(page, steward, ACCOUNT)
    clerk.log_in(page)
    clerk.expect_saved(page)


@pytest.mark.parametrize("mode", WORDS)
def test_a_login_that_breaks_keeps_what_was_typed(steward, person, mode):
    page = open_accounts(steward, person)
    page.set_default_navigation_timeout(STALL)
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, ACCOUNT)
    break_gateway(steward, mode)
    clerk.log_in(page)
    expect(page.get_by_role("alert").get_by_text(WORDS[mode])).to_be_visible(timeout=STALL)
    expect(clerk.field(page, "account")).to_have_value(ACCOUNT["account"])
    assert ACCOUNT["password"] not in page.content()
    break_gateway(steward, "normal")
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_alt_text("图片验证码")).to_be_visible()
    expect(clerk.field(page, "account")).to_have_value(ACCOUNT["account"])
    clerk.fill_account(page, steward, ACCOUNT)
    clerk.log_in(page)
    clerk.expect_saved(page)


@pytest.mark.parametrize("mode", ["html", "cut"])
def test_a_code_that_breaks_on_the_way_is_asked_for_again(steward, person, mode):
    page, sms = open_accounts(steward, person), GROUP[0]["accounts"][3]
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, sms)
    clerk.log_in(page)
    expect(page.get_by_label("短信验证码")).to_be_visible()
    [code] = clerk.messages(steward, sms["account"])
    break_gateway(steward, mode)
    page.get_by_label("短信验证码").fill(code)
    clerk.submit(page)
    expect(page.get_by_role("alert").get_by_text(WORDS[mode])).to_be_visible(timeout=STALL)
    break_gateway(steward, "normal")
    page.get_by_label("短信验证码").fill(code)
    clerk.submit(page)
    # Where the bureau had taken the code before the answer broke off, it must be begun anew.
    if mode == "cut":
        expect(page.get_by_role("alert").get_by_text("验证已过期，请重新登录。")).to_be_visible()
        expect(clerk.field(page, "account")).to_have_value(sms["account"])
    else:
        clerk.expect_saved(page)


def test_a_region_without_a_form_says_so(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    made = issue(steward, "拉萨雪域商贸有限公司,91540199MADEMA010U,540000\n")
    assert made.returncode == 0, made.stderr
    clerk.sign_in(page, phone)
    clerk.activate(page, made.stdout.split("\n")[0])
    clerk.open_accounts(page, {"name": "拉萨雪域商贸有限公司"})
    page.get_by_role("link", name="新增账号").first.click()
    expect(page.get_by_role("alert").get_by_text("税局没有这个地区的登录入口，请核对企业的地区。")).to_be_visible()
    page.get_by_role("link", name="取消").click()
    expect(page.get_by_text("还没有账号。")).to_be_visible()


def test_fields_beyond_their_length_are_told_one_by_one(steward, person):
    page = open_accounts(steward, person)
    page.get_by_role("link", name="新增账号").first.click()
    page.evaluate("for (const field of document.querySelectorAll('main input')) field.removeAttribute('maxlength')")
    clerk.fill_account(page, steward, {"account": "1" * 33, "password": "密" * 65})
    page.get_by_label("验证码", exact=True).fill("A" * 7)
    clerk.log_in(page)
    for words in ("居民身份证号码/手机号码/用户名最多 32 个字符。", "个人用户密码最多 64 个字符。", "验证码最多 6 个字符。"):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
    expect(clerk.field(page, "account")).to_have_value("1" * 33)
    expect(clerk.field(page, "account")).to_have_attribute("aria-invalid", "true")
    assert "密密" not in page.content()


def test_a_list_with_a_wrong_check_digit_issues_nothing(steward):
    made = issue(steward, "深圳市前海星河智造科技有限公司,91440399MADEMA019C,440300\n")
    assert made.returncode == 1 and made.stdout == ""
    assert "税号 91440399MADEMA019C 有误" in made.stderr
