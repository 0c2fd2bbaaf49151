"""The bureau wants more than a password: a code by text message, or a confirmation in its app."""

import pytest
from playwright.sync_api import expect

import clerk
from steward import GROUP

SMS, APP = GROUP[0]["accounts"][3], GROUP[0]["accounts"][4]
PHONE = SMS["account"]


def begin(steward, person, account):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.set_up(steward, page, phone)
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, account)
    clerk.log_in(page)
    page.evaluate("window.neverReloaded = true")
    return page, phone


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def answer(page, code):
    page.get_by_label("短信验证码").fill(code)
    clerk.submit(page)


def test_a_wrong_code_is_told_and_the_right_one_saves(steward, person):
    page, _ = begin(steward, person, SMS)
    expect(page.get_by_role("heading", name="短信验证")).to_be_visible()
    expect(clerk.shown(page, "税局已向 138****0004 发送短信验证码。")).to_be_visible()
    [code] = clerk.messages(steward, PHONE)
    answer(page, "12345")
    expect(page.get_by_text("请填写短信中的 6 位数字。")).to_be_visible()
    answer(page, wrong(code))
    expect(page.get_by_role("alert").get_by_text("短信验证码错误，还可以尝试 4 次。")).to_be_visible()
    step = page.get_by_role("listitem").filter(has_text="身份验证")
    expect(step).to_contain_text("等您完成")
    expect(step).to_have_attribute("aria-current", "step")
    # As a person copies it from the message.
    answer(page, code)
    clerk.expect_saved(page)
    expect(clerk.line_of(page, SMS)).to_contain_text("办税员")
    assert clerk.messages(steward, PHONE) == [code]
    # A browser writes down that the console answered 422 to what it could not send.
    assert [fault for fault in page.faults if "422" not in fault] == []


@pytest.mark.parametrize("latency", [0, 800])
def test_the_code_can_be_typed_at_once(steward, person, latency):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.set_up(steward, page, phone)
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, SMS)
    steward.control("/control/bureau", "PUT", {"latencyMilliseconds": latency})
    clerk.log_in(page)
    expect(page.get_by_label("短信验证码")).to_be_focused()
    page.keyboard.type(clerk.messages(steward, PHONE)[0])
    page.keyboard.press("Enter")
    clerk.expect_saved(page)


def test_another_code_may_be_had_after_its_clock_only(steward, person):
    page, _ = begin(steward, person, SMS)
    again = page.get_by_role("button", name="重新发送")
    expect(again).to_have_attribute("aria-disabled", "true")
    again.click(force=True)
    # By hand it is refused as well, and told.
    status, _ = clerk.forge(page, page.url.removeprefix(steward.console), {"action": "resend"})
    expect(page.get_by_role("alert").get_by_text("税局限制了访问速度")).to_be_visible()
    [old] = clerk.messages(steward, PHONE)
    expect(page.get_by_label("短信验证码")).to_be_visible()
    expect(again).not_to_have_attribute("aria-disabled", "true", timeout=75_000)
    again.click()
    expect(again).to_have_attribute("aria-disabled", "true")
    new, _ = clerk.messages(steward, PHONE)
    answer(page, old)
    expect(page.get_by_role("alert").get_by_text("短信验证码错误")).to_be_visible()
    answer(page, new)
    clerk.expect_saved(page)


def test_a_challenge_that_is_over_begins_anew_with_what_was_typed(steward, person):
    page, _ = begin(steward, person, SMS)
    for left in (4, 3, 2, 1):
        answer(page, wrong(clerk.messages(steward, PHONE)[0]))
        expect(page.get_by_role("alert").get_by_text(f"还可以尝试 {left} 次")).to_be_visible()
    answer(page, wrong(clerk.messages(steward, PHONE)[0]))
    expect(page.get_by_role("alert").get_by_text("验证已过期，请重新登录。")).to_be_visible()
    expect(clerk.field(page, "account")).to_have_value(PHONE)
    expect(page.get_by_label("个人用户密码")).to_have_value("")
    clerk.fill_account(page, steward, SMS)
    clerk.log_in(page)
    expect(page.get_by_label("短信验证码")).to_be_visible()
    answer(page, clerk.messages(steward, PHONE)[0])
    clerk.expect_saved(page)


def test_the_app_confirms_and_the_page_goes_on_by_itself(steward, person):
    page, phone = begin(steward, person, APP)
    expect(page.get_by_role("heading", name="App 扫码验证")).to_be_visible()
    phone.goto(clerk.read_qr(page))
    for words in (GROUP[0]["name"], GROUP[0]["taxNumber"], "孙若曦", APP["account"]):
        expect(phone.get_by_text(words)).to_be_visible()
    expect(clerk.shown(page, "已扫码，请在 App 中确认。")).to_be_visible()
    assert page.evaluate("window.neverReloaded") is True
    phone.get_by_role("button", name="确认登录").click()
    expect(phone.get_by_text("已确认")).to_be_visible()
    clerk.expect_saved(page)
    assert page.faults == [] and phone.faults == []


def test_the_app_declines_and_nothing_is_saved(steward, person):
    page, phone = begin(steward, person, APP)
    expect(page.get_by_role("heading", name="App 扫码验证")).to_be_visible()
    phone.goto(clerk.read_qr(page))
    phone.get_by_role("button", name="取消").click()
    expect(page.get_by_role("alert").get_by_text("已在手机上取消，没有登录。")).to_be_visible()
    expect(clerk.field(page, "account")).to_have_value(APP["account"])
    page.get_by_role("link", name="电子税局账号").click()
    expect(page.get_by_text("还没有账号。")).to_be_visible()


def test_a_login_that_is_given_up_is_over(steward, person):
    page, phone = begin(steward, person, APP)
    expect(page.get_by_role("heading", name="App 扫码验证")).to_be_visible()
    app, address = clerk.read_qr(page), page.url
    page.get_by_role("button", name="放弃登录").click()
    expect(page.get_by_text("还没有账号。")).to_be_visible()
    phone.goto(app)
    phone.get_by_role("button", name="确认登录").click()
    assert page.goto(address).status == 404
    expect(page.get_by_role("heading", name="这次登录已结束")).to_be_visible()
    page.get_by_role("link", name="回到账号列表").click()
    expect(page.get_by_text("还没有账号。")).to_be_visible()
