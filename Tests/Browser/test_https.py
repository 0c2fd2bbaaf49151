"""`--tls-self-signed`: sign-in over HTTPS and HTTP/2."""

import re

from playwright.sync_api import expect

import clerk


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
