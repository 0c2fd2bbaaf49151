"""管理员, 财务, 查看: who is invited, what each sees, and what is refused."""

import re

from playwright.sync_api import expect

import clerk

POST = """async (path) => {
    const answer = await fetch(path, {method: "POST", redirect: "manual", body: new URLSearchParams({
        token: document.querySelector("input[name=token]").value, action: "login", account: "1", password: "1",
        captcha: "1", captchaId: "1", role: "administrator"})});
    return [answer.status, await answer.text()];
}"""


def invite(page, company, email):
    page.goto("/people")
    page.get_by_label("邮箱").fill(email)
    page.get_by_label(company["name"]).check()
    page.get_by_role("button", name="发送激活邮件").click()
    expect(page.get_by_text("激活邮件已交给邮件服务器发送")).to_be_visible()


def test_a_reader_sees_and_exports_and_changes_nothing(steward, person):
    page, reader, mails = person(), person(), person()
    phones = person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    company = steward.demo["companies"][0]
    clerk.sign_in(page, phones[0], "王敏")
    clerk.activate(page, steward.demo["activationCode"])
    invite(page, company, "li@xinghe.example")
    code = clerk.code_in(clerk.newest_mail(mails, steward, "li@xinghe.example"))
    clerk.sign_in(reader, phones[1], "李雨桐")
    clerk.activate(reader, code)
    expect(reader.get_by_role("link", name=company["name"])).to_be_visible()
    expect(reader.get_by_role("link", name=steward.demo["companies"][1]["name"])).to_have_count(0)
    clerk.open_accounts(reader, company)
    expect(reader.get_by_role("link", name="新增账号").first).to_be_visible()
    accounts = reader.url.split("?")[0]
    reader.locator("header summary").click()
    expect(reader.get_by_role("link", name="人员管理")).to_have_count(0)

    page.goto("/people")
    page.get_by_label("李雨桐 的角色").select_option("reader")
    expect(page.get_by_text("角色已变更，立即生效。")).to_be_visible()

    # Nothing to press, on any page.
    reader.goto(accounts)
    expect(reader.get_by_role("link", name="新增账号").locator("visible=true")).to_have_count(0)
    expect(reader.get_by_role("button", name="设置默认账号").locator("visible=true")).to_have_count(0)
    reader.goto("/downloads")
    expect(reader.get_by_role("button", name="下载发票").locator("visible=true")).to_have_count(0)
    reader.goto("/")
    expect(reader.get_by_role("link", name="下载发票").locator("visible=true")).to_have_count(0)
    reader.goto("/invoices")
    expect(reader.get_by_role("heading", name="发票库")).to_be_visible()
    # And by hand it is refused, in words.
    reader.goto("/me")
    expect(reader.locator(".me-head .badge")).to_have_text("查看")
    path = accounts.removeprefix(steward.console)
    for target in (path, "/downloads", "/people/1/role", "/activations", "/settings/test-mail"):
        status, text = reader.evaluate(POST, target)
        assert status == 403 and "没有这项权限" in text, target
    for target in (f"{path}/new", path.replace("accounts", "schedule"), "/people", "/audit", "/audit.csv", "/settings"):
        assert reader.goto(target).status == 403, target

    page.goto("/audit")
    line = page.locator("tbody tr").filter(has_text="越权访问").filter(has_text="李雨桐")
    expect(line.filter(has_text=path).first).to_be_visible()
    for action, words in (("变更角色", "李雨桐：财务 → 查看"), ("签发激活码", company["name"]), ("激活", company["name"]),
                          ("登录", "Chrome · Linux")):
        expect(page.locator("tbody tr").filter(has_text=action).filter(has_text=words).first).to_be_visible()
    page.get_by_role("searchbox").fill("李雨桐")
    page.locator("select[name=action]").select_option(label="变更角色")
    page.get_by_role("button", name="查询").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "时间,人员,人员编号,操作,内容,地址,设备" and "李雨桐：财务 → 查看" in text
    assert len(text.splitlines()) == 2


def test_an_administrator_takes_anothers_right_away(steward, person):
    page, other, mails = person(), person(), person()
    phones = person(viewport=clerk.NARROW), person(viewport=clerk.NARROW)
    clerk.sign_in(page, phones[0], "王敏")
    clerk.activate(page, steward.demo["activationCode"])
    # The last administrator stays one.
    page.goto("/people")
    page.get_by_label("王敏 的角色").select_option("reader")
    expect(page.get_by_text("王敏 是最后一位管理员")).to_be_visible()
    invite(page, steward.demo["companies"][0], "li@xinghe.example")
    code = clerk.code_in(clerk.newest_mail(mails, steward, "li@xinghe.example"))
    clerk.sign_in(other, phones[1], "李雨桐")
    clerk.activate(other, code)
    page.goto("/people")
    expect(page.get_by_text("已激活").first).to_be_visible()
    page.get_by_role("link", name="解除 李雨桐 的绑定").click()
    page.get_by_role("dialog").get_by_role("button", name="解除绑定").click()
    expect(page.get_by_text("已解除绑定，其所有登录已结束。")).to_be_visible()
    expect(other.get_by_text("您在这台电脑上的登录已结束")).to_be_visible()
    other.goto("/")
    expect(other).to_have_url(re.compile("/login"))


def test_the_console_keeps_the_name_that_a_person_chooses(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.sign_in(page, phone, "王敏")
    clerk.activate(page, steward.demo["activationCode"])
    page.goto("/me")
    name = page.get_by_label("显示名称")
    name.fill("字" * 21)
    page.get_by_role("button", name="保存").click()
    expect(name).to_have_value("字" * 21)
    expect(page.locator("#nickname-error")).to_be_visible()
    name.fill("<b>王敏 & 会计</b>")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("显示名称已修改。")).to_be_visible()
    expect(page.locator(".person-name")).to_have_text("<b>王敏 & 会计</b>")
    assert page.locator(".person-name b").count() == 0
