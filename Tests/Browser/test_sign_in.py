"""微信扫码登录: two screens, two phones, and what a phone may say."""

from playwright.sync_api import expect

import clerk


def test_two_people_sign_in_on_two_browsers_at_once(steward, person):
    first, second = person(), person()
    phones = person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    for page in (first, second):
        page.goto("/login")
    # Each phone scans the other's neighbour before either says yes.
    clerk.scan(first, phones[0], "王敏")
    clerk.scan(second, phones[1], "陈思远")
    clerk.confirm(second, phones[1])
    clerk.confirm(first, phones[0])
    expect(first.locator(".person-name")).to_have_text("王敏")
    expect(second.locator(".person-name")).to_have_text("陈思远")
    cookies = [page.context.cookies(steward.console) for page in (first, second)]
    sessions = [cookie["value"] for jar in cookies for cookie in jar if cookie["name"] == "steward_session"]
    assert len(set(sessions)) == 2

    # Who activates first administers, whoever signed in first.
    clerk.activate(second, steward.demo["activationCode"])
    second.goto("/me")
    expect(second.locator(".me-head .badge")).to_have_text("管理员")
    first.get_by_label("激活码").fill(steward.demo["activationCode"])
    first.get_by_role("button", name="激活").click()
    expect(first.get_by_text("这个激活码已经用过")).to_be_visible()
    assert [page.faults for page in (*phones, second)] == [[], [], []]


def test_a_phone_that_declines_says_so_on_the_screen(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    page.goto("/login?next=/invoices")
    clerk.scan(page, phone)
    refused = clerk.read_qr(page)
    phone.get_by_role("button", name="取消").click()
    expect(phone.get_by_text("已取消登录。")).to_be_visible()
    expect(page.get_by_text("已在手机上取消")).to_be_visible()
    page.locator("[data-over]").get_by_role("button", name="换一张").click()
    expect(page.get_by_text("等待扫码")).to_be_visible()
    assert clerk.read_qr(page) != refused
    clerk.scan(page, phone)
    clerk.confirm(page, phone)
    expect(page).to_have_url(f"{steward.console}/activation")
    assert page.faults == [] and phone.faults == []


def test_a_second_phone_finds_the_code_gone(steward, person):
    page, phone, other = person(), person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    page.goto("/login")
    code = clerk.read_qr(page)
    number = clerk.scan(page, phone, "王敏")
    other.goto(code)
    other.get_by_role("button", name="就用这个").click()
    expect(other.get_by_text("二维码已过期或已被使用")).to_be_visible()
    assert number not in other.locator("main").inner_text()
    expect(other.get_by_role("button", name="确认登录")).to_have_count(0)
    clerk.confirm(page, phone)
    expect(page.locator(".person-name")).to_have_text("王敏")
    # Nor is it of use to its own phone a second time.
    phone.goto(code)
    expect(phone.get_by_role("button", name="确认登录")).to_have_count(0)


def test_the_login_page_works_without_scripts(steward, person):
    page, phone = person(java_script_enabled=False), person(viewport=clerk.NARROW)
    page.goto("/login")
    phone.goto(clerk.read_qr(page))
    phone.get_by_role("button", name="就用这个").click()
    phone.get_by_role("button", name="确认登录").click()
    expect(phone.get_by_text("已确认登录")).to_be_visible()
    page.get_by_label("30天免登录").check()
    page.get_by_role("button", name="进入").click()
    expect(page).to_have_url(f"{steward.console}/activation")


def test_each_of_three_login_tabs_can_be_scanned(steward, person):
    oldest, phone = person(), person(viewport=clerk.NARROW)
    tabs = [oldest, *(oldest.context.new_page() for _ in range(2))]
    for tab in tabs:
        tab.goto("/login?next=/activation")
    oldest.bring_to_front()
    clerk.scan(oldest, phone)
    clerk.confirm(oldest, phone)
    # The others find out when they are looked at again.
    tabs[1].reload()
    expect(tabs[1]).to_have_url(f"{steward.console}/activation")
    assert oldest.faults == []
