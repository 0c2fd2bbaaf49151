"""新增账号: each bureau asks in its own way, and the page asks just that."""

import re

from playwright.sync_api import expect

import clerk
from steward import GROUP


def open_form(steward, person, company):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.set_up(steward, page, phone, company=company)
    page.get_by_role("link", name="新增账号").first.click()
    return page, GROUP[company] | GROUP[company]["accounts"][0]


def labels(page):
    return [label.split("\n")[0] for label in page.locator("main form label[for^=field-]").all_inner_texts()]


def test_shanghai_asks_for_the_company_first(steward, person):
    page, account = open_form(steward, person, 1)
    assert labels(page) == ["统一社会信用代码/纳税人识别号", "企业密码", "验证码"]
    expect(page.get_by_label("统一社会信用代码")).to_have_value(account["taxNumber"])
    expect(page.get_by_label("统一社会信用代码")).not_to_be_editable()
    clerk.fill_account(page, steward, account | {"companyPassword": "wrong-company"})
    clerk.log_in(page)
    expect(page.get_by_role("alert").get_by_text("账号或密码错误，还可以尝试 4 次")).to_be_visible()
    expect(page.get_by_label("企业密码")).to_have_value("")
    clerk.fill_account(page, steward, account)
    clerk.log_in(page)

    expect(page.get_by_role("heading", name="个人登录")).to_be_visible()
    assert labels(page) == ["居民身份证号码/手机号码/用户名", "个人用户密码"]
    clerk.fill_account(page, steward, account, "wrong-person")
    clerk.submit(page)
    # The bureau leaves this page open: the company need not be typed again.
    expect(page.get_by_role("alert").get_by_text("账号或密码错误，还可以尝试 4 次")).to_be_visible()
    expect(page.get_by_role("heading", name="个人登录")).to_be_visible()
    expect(clerk.field(page, "account")).to_have_value(account["account"])
    expect(clerk.field(page, "password")).to_have_value("")
    clerk.fill_account(page, steward, account)
    clerk.submit(page)
    clerk.expect_saved(page)
    expect(clerk.line_of(page, account)).to_contain_text("138****0011")

    # 重新登录 asks for the picture alone: both passwords are kept.
    clerk.line_of(page, account).get_by_role("link", name="重新登录").click()
    assert labels(page) == ["验证码"]
    clerk.fill_captcha(page, steward)
    clerk.log_in(page)
    clerk.expect_saved(page)
    assert page.faults == []


def test_jiangsu_shows_its_picture_on_the_second_page(steward, person):
    page, account = open_form(steward, person, 2)
    assert "验证码" not in labels(page)
    clerk.fill_account(page, steward, account)
    clerk.log_in(page)
    expect(page.get_by_role("heading", name="图形验证码")).to_be_visible()
    picture = page.get_by_alt_text("图片验证码")
    first = picture.get_attribute("src")
    page.get_by_label("验证码", exact=True).fill("????")
    clerk.submit(page)
    expect(page.get_by_role("alert").get_by_text("图片验证码错误或已过期，已换一张，请重新输入。")).to_be_visible()
    second = picture.get_attribute("src")
    page.get_by_role("button", name="换一张").click()
    expect(picture).not_to_have_attribute("src", second)
    assert len({first, second, picture.get_attribute("src")}) == 3
    clerk.fill_captcha(page, steward)
    clerk.submit(page)
    clerk.expect_saved(page)
    expect(clerk.line_of(page, account)).to_contain_text("法定代表人")
    assert page.faults == []


def test_ningbo_asks_for_a_document(steward, person):
    page, account = open_form(steward, person, 3)
    assert labels(page)[1:] == ["企业用户名", "证件类型", "证件号码/手机号码", "个人用户密码", "验证码"]
    expect(page.get_by_text("在宁波电子税务局登记的企业用户名")).to_be_visible()
    clerk.fill_account(page, steward, account)
    page.get_by_label("证件号码/手机号码").fill("33-0203")
    page.get_by_label("证件类型").select_option("")
    # What the browser would have said first, the console says as well.
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    clerk.log_in(page)
    expect(page.get_by_text(re.compile("请(选择|填写)证件类型。"))).to_be_visible()
    expect(page.get_by_text("证件号码/手机号码的格式不对，请检查。")).to_be_visible()
    expect(page.get_by_label("企业用户名")).to_have_value("yongjiang")
    clerk.fill_account(page, steward, account | {"companyUser": "somebody"})
    clerk.log_in(page)
    expect(page.get_by_role("alert").get_by_text("账号或密码错误，还可以尝试 4 次")).to_be_visible()
    # What is no secret is not typed twice.
    expect(page.get_by_label("企业用户名")).to_have_value("somebody")
    expect(page.get_by_label("证件类型")).to_have_value("居民身份证")
    expect(page.get_by_label("证件号码/手机号码")).to_have_value(account["account"])
    clerk.fill_account(page, steward, account)
    clerk.log_in(page)
    clerk.expect_saved(page)
    line = clerk.line_of(page, account)
    expect(line).to_contain_text("1234")
    assert account["account"] not in page.locator("main").inner_text()


def test_one_of_three_roles_is_chosen(steward, person):
    page, _ = open_form(steward, person, 0)
    account = GROUP[0]["accounts"][5]
    clerk.fill_account(page, steward, account)
    clerk.log_in(page)
    expect(page.get_by_role("heading", name="选择身份类型")).to_be_visible()
    assert page.get_by_role("radio").count() == 3
    page.get_by_role("radio", name="财务负责人").check()
    page.get_by_role("button", name="用这个身份登录").click()
    clerk.expect_saved(page)
    expect(clerk.line_of(page, account).get_by_role("cell", name="财务负责人")).to_be_visible()


def test_an_account_without_rights_is_kept_and_cannot_be_default(steward, person):
    page, _ = open_form(steward, person, 0)
    account = GROUP[0]["accounts"][6]
    clerk.fill_account(page, steward, account)
    clerk.log_in(page)
    clerk.expect_saved(page)
    expect(clerk.line_of(page, account)).to_contain_text("税局未授予开票或收票权限")
    expect(page.get_by_text("何子墨 的账号没有开票和收票权限，不能设为默认。请添加有权限的账号。")).to_be_visible()
    expect(page.get_by_role("button", name="设置默认账号")).to_be_disabled()


def test_a_password_can_be_looked_at_and_a_picture_enlarged(steward, person):
    page, account = open_form(steward, person, 0)
    password = page.get_by_label("个人用户密码")
    password.fill("Xinghe#2026")
    expect(password).to_have_attribute("type", "password")
    eye = page.get_by_role("button", name="显示密码")
    eye.click()
    expect(password).to_have_attribute("type", "text")
    expect(eye).to_have_attribute("aria-pressed", "true")
    eye.click()
    expect(password).to_have_attribute("type", "password")
    picture = page.get_by_alt_text("图片验证码")
    small = picture.bounding_box()["width"]
    picture.click()
    expect(page.get_by_label("放大图片")).to_be_checked()
    assert picture.bounding_box()["width"] >= 1.5 * small
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # By the keyboard too.
    page.get_by_label("放大图片").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("放大图片")).not_to_be_checked()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("新增账号"))
