"""电子税局账号, its logins and the phone's pages, wide and narrow, light and dark, as test_look.py does for all others."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import clerk
from steward import GROUP
from test_push import TELEPHONE, demand, download

SMS, APP, ROLES = (GROUP[0]["accounts"][place] for place in (3, 4, 5))


class Looker:
    """Collects what is wrong with each page at both widths."""

    def __init__(self, scheme):
        self.scheme, self.faults, self.seen = scheme, [], 0

    def look(self, page, name):
        page.emulate_media(color_scheme=self.scheme)
        before = page.viewport_size
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            self.seen += 1
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                self.faults.append(f"{name} is wider than {width} px")
            for violation in Axe().run(page).response["violations"]:
                self.faults.append(f"{name} at {width} px: {violation['id']} {violation['nodes'][0]['html'][:120]}")
        page.set_viewport_size(before)


def begin(page, steward, base, account):
    page.goto(f"{base}/accounts/new")
    clerk.fill_account(page, steward, account)
    clerk.log_in(page)


def conflict(page, field, button, eye):
    """The page as it would be, had it been opened before another person's change."""
    page.locator(f"main input[name={field}]").evaluate("input => { input.value = '0'; }")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("button", name=button, exact=True).last.click()
    assert answer.value.status == 409
    expect(page.get_by_role("alert").first).to_contain_text("没有")
    eye.look(page, f"a conflict at {button}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_account_pages_fit_and_are_accessible(steward, person, scheme):
    page, phone, other = person(), person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    eye = Looker(scheme)
    company = clerk.set_up(steward, page, phone, 0, 1, 6)
    base = page.url.split("/accounts")[0]
    account = clerk.line_of(page, company["accounts"][0]).get_by_role("link", name="编辑").get_attribute("href")
    for address in ("edit", "login", "removal"):
        page.goto(account.replace("edit", address))
        eye.look(page, address)
    # Somebody else was quicker: each of these is answered with 409.
    page.goto(account.replace("edit", "login"))
    clerk.fill_captcha(page, steward)
    conflict(page, "version", "登录", eye)
    page.goto(account.replace("edit", "removal"))
    conflict(page, "version", "移除", eye)
    page.goto(f"{base}/accounts")
    conflict(page, "seen-issue", "设置默认账号", eye)
    for place in (1, 2, 3):
        page.goto("/enterprises")
        clerk.open_accounts(page, GROUP[place])
        page.get_by_role("link", name="新增账号").first.click()
        eye.look(page, f"the form of {GROUP[place]['area']}")
    clerk.fill_account(page, steward, GROUP[3] | GROUP[3]["accounts"][0], "wrong")
    clerk.log_in(page)
    expect(page.get_by_role("alert").get_by_text("账号或密码错误")).to_be_visible()
    eye.look(page, "a wrong password")

    begin(page, steward, base, SMS)
    expect(page.get_by_label("短信验证码")).to_be_visible()
    eye.look(page, "短信验证")
    page.get_by_label("短信验证码").fill("123")
    clerk.submit(page)
    expect(page.get_by_text("请填写短信中的 6 位数字。")).to_be_visible()
    eye.look(page, "a code that is none")
    begin(page, steward, base, ROLES)
    expect(page.get_by_role("heading", name="选择身份类型")).to_be_visible()
    eye.look(page, "选择身份类型")
    begin(page, steward, base, APP)
    expect(page.get_by_role("heading", name="App 扫码验证")).to_be_visible()
    eye.look(page, "App 扫码验证")
    phone.goto(clerk.read_qr(page))
    expect(clerk.shown(page, "已扫码，请在 App 中确认。")).to_be_visible()
    eye.look(page, "App 扫码验证, scanned")
    phone.get_by_role("button", name="取消").click()
    expect(page.get_by_role("alert").get_by_text("已在手机上取消")).to_be_visible()
    eye.look(page, "App 扫码验证, declined")
    steward.control("/control/bureau", "PUT", {"answerMode": "html"})
    page.goto(f"{base}/accounts/new")
    eye.look(page, "a form that did not come")
    steward.control("/control/bureau", "PUT", {"answerMode": "normal"})
    page.goto(f"{base}/logins/{'0' * 32}")
    eye.look(page, "a login that is over")

    page.goto(f"{base}/accounts")
    clerk.line_of(page, company["accounts"][0]).get_by_role("button", name="微信绑定").click()
    expect(clerk.shown(page, "等待扫码")).to_be_visible()
    eye.look(page, "微信绑定")
    clerk.scan_binding(page, other, "刘洋")
    expect(clerk.shown(page, "已扫码，请在手机上确认")).to_be_visible()
    eye.look(page, "微信绑定, scanned")
    other.get_by_role("button", name="确认绑定").click()
    expect(clerk.shown(page, "已绑定到 刘洋")).to_be_visible()
    eye.look(page, "微信绑定, bound")
    page.goto(f"{page.url}/removal")
    eye.look(page, "解除微信绑定")

    download(steward, page)
    demand(steward, "sms")
    clerk.wait_for_push(other, steward).get_by_role("link", name="查看详情").click()
    expect(other.get_by_role("button", name="开始验证")).to_be_visible()
    eye.look(other, "the phone's page")
    eye.look(page, "a download that waits")
    page.goto(f"{base}/accounts")
    eye.look(page, "accounts of which one waits")
    other.get_by_role("button", name="开始验证").click()
    expect(other.get_by_label("短信验证码")).to_be_visible()
    eye.look(other, "the phone's page, asked")
    other.get_by_label("短信验证码").fill(clerk.messages(steward, TELEPHONE)[0])
    clerk.submit(other)
    expect(other.get_by_role("heading", name="已完成验证")).to_be_visible()
    eye.look(other, "the phone's page, over")
    assert eye.faults == [] and eye.seen >= 54
