"""微信绑定: who is asked when the bureau wants a person."""

from playwright.sync_api import expect

import clerk
from test_first_chapter import sign_in_without_scripts

NAME = "138****0001"


def accounts_of(steward, person, *accounts):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, page, phone, *accounts)
    return page, [company["accounts"][account] for account in accounts]


def open_code(page, account):
    clerk.line_of(page, account).get_by_role("button", name="微信绑定").click()
    expect(page.get_by_role("heading", name="微信绑定")).to_be_visible()
    page.evaluate("window.neverReloaded = true")


def test_a_phone_is_bound_replaced_and_let_go(steward, person):
    page, [account] = accounts_of(steward, person, 0)
    first, second = person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    open_code(page, account)
    clerk.scan_binding(page, first, "刘洋")
    for words in ("将电子税局账号绑定到您的微信", steward.demo["companies"][0]["name"], f"王敏 {NAME}（王敏 发起）"):
        expect(first.get_by_text(words)).to_be_visible()
    expect(clerk.shown(page, "已扫码，请在手机上确认")).to_be_visible()
    first.get_by_role("button", name="确认绑定").click()
    expect(first.get_by_text(f"已绑定 {steward.demo['companies'][0]['name']} 的账号 {NAME}。")).to_be_visible()
    expect(clerk.shown(page, "已绑定到 刘洋")).to_be_visible()
    assert page.evaluate("window.neverReloaded") is True
    page.get_by_role("link", name="返回账号列表").click()
    line = clerk.line_of(page, account)
    expect(line.get_by_text("刘洋", exact=True)).to_be_visible()

    # 换绑: the former stays until the other has said yes.
    line.get_by_role("button", name="换绑").click()
    expect(page.get_by_text("刘洋，今天")).to_be_visible()
    clerk.scan_binding(page, second, "周雨桐")
    other = page.context.new_page()
    other.goto(page.url.replace("/wechat-binding", "").rsplit("/", 1)[0])
    expect(clerk.line_of(other, account).get_by_text("刘洋", exact=True)).to_be_visible()
    second.get_by_role("button", name="确认绑定").click()
    expect(clerk.shown(page, "已绑定到 周雨桐")).to_be_visible()
    page.get_by_role("link", name="返回账号列表").click()
    expect(line.get_by_text("周雨桐", exact=True)).to_be_visible()
    expect(clerk.shown(page, "刘洋")).to_have_count(0)

    line.get_by_role("link", name="解除").click()
    question = page.get_by_role("dialog")
    expect(question.get_by_role("heading", name=f"解除 王敏 {NAME} 的微信绑定？")).to_be_visible()
    expect(question.get_by_text("不再推送给 周雨桐，已推送的链接立即失效")).to_be_visible()
    question.get_by_role("link", name="返回").click()
    expect(line.get_by_text("周雨桐", exact=True)).to_be_visible()
    line.get_by_role("link", name="解除").click()
    question.get_by_role("button", name="解除绑定").click()
    expect(page.get_by_text("微信绑定已解除。")).to_be_visible()
    expect(line.get_by_role("button", name="微信绑定")).to_be_visible()
    page.goto("/audit")
    for action, words in (("微信绑定", "绑定到 刘洋"), ("微信绑定", "绑定到 周雨桐"), ("解除微信绑定", "周雨桐")):
        expect(page.get_by_role("row").filter(has_text=action).filter(has_text=words).first).to_be_visible()
    assert page.faults == [] and first.faults == [] and second.faults == []


def test_the_result_is_had_without_scripts(steward, person):
    page, phone = person(java_script_enabled=False), person(viewport=clerk.NARROW)
    sign_in_without_scripts(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    company = steward.demo["companies"][0]
    clerk.open_accounts(page, company)
    clerk.add_account(page, steward, company["accounts"][0])
    clerk.line_of(page, company["accounts"][0]).get_by_role("button", name="微信绑定").click()
    # The phone is known: it signed in, under the name that it has there.
    clerk.scan_binding(page, phone)
    phone.get_by_role("button", name="确认绑定").click()
    expect(phone.get_by_text("已绑定")).to_be_visible()
    page.get_by_role("link", name="获取绑定结果").click()
    expect(clerk.shown(page, f"已绑定到 {page.locator('.person-name').inner_text()}")).to_be_visible()


def test_one_phone_serves_two_accounts(steward, person):
    page, accounts = accounts_of(steward, person, 0, 1)
    phone = person(viewport=clerk.NARROW)
    for account in accounts:
        clerk.bind(page, phone, account, "刘洋")
    expect(clerk.shown(page, "刘洋")).to_have_count(2)
    # Who follows no more is asked for none of them.
    phone.goto(f"{steward.simulator}/phone/unsubscription")
    phone.get_by_role("button", name="取消关注").click()
    expect(phone.get_by_text("没有关注「发票管家」")).to_be_visible()
    page.reload()
    expect(clerk.shown(page, "刘洋")).to_have_count(0)
    expect(page.get_by_role("button", name="微信绑定")).to_have_count(2)


def test_declined_and_expired_codes_bind_nobody(steward, person):
    page, [account] = accounts_of(steward, person, 0)
    phone, late = person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    open_code(page, account)
    clerk.scan_binding(page, phone, "刘洋")
    # The code is the first phone's; another finds it gone.
    late.goto(clerk.read_qr(page))
    late.get_by_role("button", name="就用这个").click()
    expect(late.get_by_text("二维码已过期或已被使用")).to_be_visible()
    phone.get_by_role("button", name="取消").click()
    expect(phone.get_by_text("已取消绑定。")).to_be_visible()
    expect(clerk.shown(page, "已在手机上取消")).to_be_visible()
    page.get_by_role("button", name="获取二维码").click()
    clerk.scan_binding(page, phone, "刘洋")
    steward.pass_time(minutes=6)
    expect(clerk.shown(page, "二维码已过期")).to_be_visible(timeout=45_000)
    phone.get_by_role("button", name="确认绑定").click()
    expect(phone.get_by_text("这次绑定已失效，请在电脑上重新获取二维码后扫码。")).to_be_visible()
    page.get_by_role("link", name="返回账号列表").click()
    expect(clerk.line_of(page, account).get_by_role("button", name="微信绑定")).to_be_visible()
    assert page.faults == []
