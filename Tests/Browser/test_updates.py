"""检查更新: clicked through, refused, by hand, and what others see."""

import re

import pytest
from playwright.sync_api import expect

import clerk

# A version is packed, fetched and unpacked, and the console starts anew.
PATIENCE = 120_000


@pytest.fixture
def page(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.sign_in(page, phone, "王敏")
    clerk.activate(page, steward.demo["activationCode"])
    return page


def check(page):
    clerk.menu(page, "检查更新")
    page.get_by_role("button", name="检查更新").click()
    expect(page.get_by_role("heading", name="最新版本 0.4.0")).to_be_visible(timeout=PATIENCE)


def update(page):
    page.get_by_role("link", name="立即更新").click()
    page.get_by_role("dialog").get_by_role("button", name="立即更新").click()


def test_one_click_brings_the_next_version_and_the_page_comes_back(steward, page):
    clerk.menu(page, "检查更新")
    expect(page.get_by_text("还没有检查过")).to_be_visible()
    expect(page.locator(".update .figure")).to_have_text("0.3.0")
    check(page)
    expect(page.get_by_text("自动退回当前版本。").first).to_be_visible()
    expect(page.locator("dd").filter(has_text=re.compile(r"^[0-9.]+ MB$"))).to_be_visible()

    # What was altered under way is refused in words, and nothing is changed.
    steward.control("/control/updates", "PUT", {"attack": "altered"})
    update(page)
    expect(page.locator(".banner").get_by_text("与签名不符")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".update .figure")).to_have_text("0.3.0")

    steward.control("/control/updates", "PUT", {"attack": "none", "bytesPerSecond": 20_000_000})
    other = page.context.new_page()
    other.goto("/invoices")
    update(page)
    expect(page.locator(".update-progress")).to_contain_text("MB /", timeout=PATIENCE)
    expect(page.locator(".run-step[aria-current]")).to_contain_text("%")
    expect(page.locator(".update .figure")).to_have_text("0.4.0", timeout=PATIENCE)
    expect(page.get_by_text("从 0.3.0 更新到 0.4.0")).to_be_visible()
    expect(page.locator(".notices").get_by_text("发票管家已更新到 0.4.0。")).to_be_visible()
    # Another page of the same browser came anew too.
    expect(other.locator("body")).to_have_attribute("data-version", "0.4.0", timeout=PATIENCE)

    page.goto("/audit")
    for action, words in (("检查更新", "0.3.0"), ("更新未通过", "与签名不符"), ("开始更新", "0.3.0 → 0.4.0"),
                          ("更新完成", "0.3.0 → 0.4.0")):
        expect(page.locator("tbody tr").filter(has_text=action).filter(has_text=words).first).to_be_visible()


def test_an_update_is_brought_by_hand(steward, page):
    check(page)
    feed = steward.data / "update-feed" / "feed"
    [archive] = feed.glob("*.tar.zst")
    field = page.get_by_label("更新包和它的两个签名文件")
    field.set_input_files([f"{archive}.minisig"])
    page.get_by_role("button", name="上传并更新").click()
    expect(page.get_by_text("没有选择更新包")).to_be_visible()
    field.set_input_files([archive, f"{archive}.minisig"])
    page.get_by_role("button", name="上传并更新").click()
    expect(page.locator(".banner").get_by_text("只有一个签名")).to_be_visible(timeout=PATIENCE)
    field.set_input_files([archive, f"{archive}.minisig", f"{archive}.root.minisig"])
    page.get_by_role("button", name="上传并更新").click()
    expect(page.locator(".update .figure")).to_have_text("0.4.0", timeout=PATIENCE)


def test_others_see_the_version_and_may_not_update(steward, person, page):
    check(page)
    other, phone, mails = person(), person(viewport=clerk.NARROW), person()
    page.goto("/people")
    page.get_by_label("邮箱").fill("li@xinghe.example")
    page.get_by_label(steward.demo["companies"][0]["name"]).check()
    page.get_by_role("button", name="发送激活邮件").click()
    code = clerk.code_in(clerk.newest_mail(mails, steward, "li@xinghe.example"))
    clerk.sign_in(other, phone, "李雨桐")
    clerk.activate(other, code)
    clerk.menu(other, "检查更新")
    expect(other.get_by_role("heading", name="最新版本 0.4.0")).to_be_visible()
    expect(other.get_by_text("只有管理员可以更新")).to_be_visible()
    expect(other.get_by_role("link", name="立即更新").locator("visible=true")).to_have_count(0)
    expect(other.get_by_role("button", name="检查更新").locator("visible=true")).to_have_count(0)
    for path in ("/updates/checks", "/updates/installation"):
        status = other.evaluate("""async (path) => (await fetch(path, {method: "POST", redirect: "manual",
            body: new URLSearchParams({token: document.querySelector("input[name=token]").value})})).status""", path)
        assert status == 403, path
    # Files without the page's own token are not taken, whoever sends them.
    status = page.evaluate("""async () => { const form = new FormData(); form.append("token", "0".repeat(64));
        form.append("package", new Blob(["x"]), "a.tar.zst");
        return (await fetch("/updates/packages", {method: "POST", redirect: "manual", body: form})).status; }""")
    assert status == 403
