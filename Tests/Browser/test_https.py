"""`--tls-self-signed`: sign-in over HTTPS and HTTP/2."""

import re

from playwright.sync_api import expect

import clerk
import test_push
from test_second_factor import SMS


def test_sign_in_over_https(secure_steward, person):
    steward = secure_steward
    page, phone = person(), person(viewport=clerk.NARROW)
    answer = page.goto("/login")
    assert answer.ok
    assert page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
    expect(page.get_by_text("当前为 HTTP 连接")).to_have_count(0)
    [browser] = page.context.cookies()
    assert browser["name"] == "__Host-steward_browser"
    clerk.scan(page, phone)
    page.get_by_label("30天免登录").check()
    clerk.confirm(page, phone)
    [session] = page.context.cookies()
    assert session["name"] == "__Host-steward_session"
    for cookie in (browser, session):
        assert cookie["secure"] and cookie["httpOnly"] and cookie["sameSite"] == "Lax" and cookie["path"] == "/"
    assert browser["expires"] == -1
    assert session["expires"] - page.evaluate("Date.now() / 1000") > 29 * 86_400
    clerk.activate(page, steward.demo["activationCode"])
    # Live over HTTP/2 too.
    page.evaluate("window.neverReloaded = true")
    other = person()
    clerk.sign_in(other, phone)
    other.goto("/me")
    other.locator("tbody tr").filter(has_not_text="本机").get_by_role("button", name="结束").click()
    expect(page.get_by_text("您在这台电脑上的登录已结束")).to_be_visible()
    assert page.evaluate("window.neverReloaded") is True
    assert re.search(r"自签名证书 SHA-256 指纹：\S+", steward.written)


def test_a_login_and_a_pushed_link_over_https(secure_steward, person):
    steward = secure_steward
    page, phone, company = test_push.set_up(steward, person)
    test_push.demand(steward, "sms")
    test_push.open_push(phone, steward, company)
    assert phone.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
    phone.get_by_role("button", name="开始验证").click()
    phone.get_by_label("短信验证码").fill(clerk.messages(steward, test_push.TELEPHONE)[0])
    clerk.submit(phone)
    expect(phone.get_by_role("heading", name="已完成验证")).to_be_visible()
    test_push.expect_proved(page, steward, company)

    page.goto("/enterprises")
    clerk.open_accounts(page, company)
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, SMS)
    clerk.log_in(page)
    expect(page.get_by_label("短信验证码")).to_be_focused()
    page.get_by_label("短信验证码").fill(clerk.messages(steward, SMS["account"])[0])
    clerk.submit(page)
    clerk.expect_saved(page)
    assert page.faults == [] and phone.faults == []
