"""税盘管理 and 税控模式: a disk is put in, saved, downloaded with, pulled out in the middle and put back."""

import re
import shutil
from datetime import date, timedelta
from urllib.parse import urlencode

from playwright.sync_api import expect

import clerk
from steward import GROUP, ROOT

DONE = 120_000
DEDUCTIBLE = ["01", "03", "08", "14", "17", "51", "61", "81", "83", "85", "87"]
SUZHOU = next(company for company in GROUP if company["taxNumber"] == "91320599MADEMA019N")
DISK = SUZHOU["disks"][0]


def place(steward):
    return steward.data / "slot" / DISK["image"]


def put_in(steward):
    shutil.copy(ROOT / "Fixtures" / "disks" / DISK["image"], place(steward))


def card(page):
    return page.locator(f"[data-disk='{DISK['number']}']")


def enter(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.sign_in(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    page.get_by_role("link", name="税盘管理").first.click()
    expect(page.get_by_role("heading", name="税盘管理")).to_be_visible()
    # The demo's agent is there by itself.
    expect(page.get_by_role("row").filter(has_text="演示电脑")).to_contain_text("已连接")
    return page


def save(page, password, confirms=False):
    page.get_by_label("证书密码", exact=True).fill(password)
    if confirms:
        page.get_by_label(re.compile("确认再试一次")).check()
    page.get_by_role("button", name="保存").click()


def save_disk(steward, page):
    put_in(steward)
    card(page).get_by_role("link", name="保存密码").click()
    save(page, DISK["password"])
    expect(page.get_by_text("验证成功，密码已加密保存。")).to_be_visible()


def begin(page, tab, first, last, direction=None):
    page.goto("/downloads?mode=disk")
    page.get_by_label("企业", exact=True).select_option(label=SUZHOU["name"])
    page.get_by_role("link", name="税控模式").click()
    page.get_by_role("link", name=tab).click()
    if direction:
        page.locator("label.segment", has_text=direction).click()
    page.locator("input[name=from]").fill(first)
    page.locator("input[name=to]").fill(last)
    page.get_by_role("button", name="下载发票").click()
    page.wait_for_url(re.compile(r"/downloads/\d+$"))


def expect_whole(page, truth):
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    assert truth["count"] > 100
    expect(page.get_by_text(f"{truth['count']:,} / {truth['count']:,} 张").first).to_be_visible()


def truth(steward, direction, first, last, kinds=()):
    fields = [("creditCode", SUZHOU["taxNumber"]), ("direction", direction), ("from", first), ("to", last)]
    return steward.control(f"/control/truth?{urlencode(fields + [('kind', kind) for kind in kinds])}")


def test_a_disk_is_put_in_saved_and_downloads_both_lists(steward, person):
    page = enter(steward, person)
    expect(page.get_by_text("插槽里没有税盘。")).to_be_visible()
    page.evaluate("window.neverReloaded = true")
    put_in(steward)
    # Within a second, and by itself.
    expect(card(page)).to_contain_text(SUZHOU["name"], timeout=1_500)
    expect(card(page)).to_contain_text(SUZHOU["taxNumber"])
    expect(card(page)).to_contain_text("演示电脑")
    assert page.evaluate("window.neverReloaded") is True

    card(page).get_by_role("link", name="保存密码").click()
    save(page, "wrong")
    expect(page.get_by_text("证书密码错误，还可以尝试 4 次").first).to_be_visible()
    # A second try needs a word that the password was looked at.
    save(page, DISK["password"])
    expect(page.get_by_text("请先勾选确认。")).to_be_visible()
    save(page, DISK["password"], confirms=True)
    expect(page.get_by_text("验证成功，密码已加密保存。")).to_be_visible()

    first, last = str(date.today() - timedelta(days=200)), str(date.today() - timedelta(days=1))
    begin(page, "可勾选发票查询", first, last)
    expect_whole(page, truth(steward, "received", first, last, DEDUCTIBLE))

    steward.control("/control/disk-platform", "PUT", {"latencyMilliseconds": 150, "rowCap": 40})
    begin(page, "税务数字账户", first, last, "开具发票")
    expect(page.locator(".figure b")).not_to_have_text("0", timeout=DONE)
    drawer = steward.data / "drawer.json"
    shutil.move(place(steward), drawer)
    expect(clerk.shown(page, re.compile("请插入税盘")).first).to_be_visible(timeout=30_000)
    expect(page.get_by_role("link", name="去税盘管理")).to_be_visible()
    kept = int(page.locator(".figure b").inner_text().replace(",", ""))
    assert kept > 0
    steward.control("/control/disk-platform", "PUT", {"latencyMilliseconds": 0})
    shutil.move(drawer, place(steward))
    expect_whole(page, truth(steward, "issued", first, last))
    assert page.faults == [f"Failed to load resource: the server responded with a status of 422 (Unprocessable Entity) "
                           f"{steward.console}/disks/{DISK['number']}"] * 2
    # Secrets stand nowhere.
    for text in (steward.errors, steward.written.replace(f"证书密码 {DISK['password']}", ""), page.content()):
        assert DISK["password"] not in text
    assert DISK["password"].encode() not in (steward.data / "steward.sqlite").read_bytes()


def test_what_is_odd_in_the_slot_is_named(steward, person):
    page = enter(steward, person)
    place(steward).with_name("broken.json").write_text("{")
    expect(page.get_by_text(re.compile("读不出来（broken.json）"))).to_be_visible()
    place(steward).with_name("broken.json").unlink()
    expect(page.get_by_text(re.compile("读不出来"))).to_have_count(0)
    put_in(steward)
    expect(card(page)).to_contain_text("待保存密码")
    shutil.copy(place(steward), place(steward).with_name("twin.json"))
    expect(page.get_by_role("region", name="编号重复").locator(f"[data-disk='{DISK['number']}']")).to_be_visible()
    place(steward).with_name("twin.json").unlink()
    expect(card(page)).to_contain_text("待保存密码")


def test_a_session_is_renewed_and_a_revoked_agent_is_gone(steward, person):
    page = enter(steward, person)
    save_disk(steward, page)
    steward.control("/control/disk-platform/sessions/end", "POST", {})
    first, last = str(date.today() - timedelta(days=40)), str(date.today() - timedelta(days=1))
    begin(page, "税务数字账户", first, last, "取得发票")
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    page.goto("/disks")
    page.get_by_role("link", name="撤销税盘代理 演示电脑").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(page.get_by_text("税盘代理已撤销，立即不能再连接。")).to_be_visible()
    expect(page.get_by_text("还没有配对的电脑。")).to_be_visible()
    expect(card(page)).to_contain_text("取出")


def test_five_wrong_passwords_lock_it(steward, person):
    page = enter(steward, person)
    put_in(steward)
    card(page).get_by_role("link", name="保存密码").click()
    save(page, "wrong")
    for left in (4, 3, 2, 1):
        expect(page.get_by_text(f"还可以尝试 {left} 次").first).to_be_visible()
        save(page, "wrong", confirms=True)
    expect(page.get_by_text("已锁定", exact=True).first).to_be_visible()
    expect(page.get_by_text("请携带税盘到主管税务机关解锁").first).to_be_visible()
    expect(page.get_by_role("button", name="保存")).to_have_count(0)


def test_a_disks_page_follows_what_becomes_of_it(steward, person):
    page = enter(steward, person)
    put_in(steward)
    card(page).get_by_role("link", name="保存密码").click()
    page.evaluate("window.neverReloaded = true")
    page.get_by_label("证书密码", exact=True).fill("half of i")
    drawer = steward.data / "drawer.json"
    shutil.move(place(steward), drawer)
    expect(page.get_by_text("请先插入税盘，再保存。")).to_be_visible()
    expect(page.get_by_role("button", name="保存")).to_be_disabled()
    expect(page.get_by_text("未插入", exact=True)).to_be_visible()
    shutil.move(drawer, place(steward))
    expect(page.get_by_role("button", name="保存")).to_be_enabled()
    # What is being typed stays.
    expect(page.get_by_label("证书密码", exact=True)).to_have_value("half of i")
    assert page.evaluate("window.neverReloaded") is True
    # Another tab's wrong try: this one's box names the tries that are left.
    other = page.context.new_page()
    other.goto(page.url)
    save(other, "wrong")
    expect(page.get_by_label("我已核对证书密码，确认再试一次（还可以尝试 4 次）")).to_be_visible()
    other.close()


def test_a_disk_is_removed_and_saved_anew(steward, person):
    page = enter(steward, person)
    put_in(steward)
    card(page).get_by_role("link", name="保存密码").click()
    page.get_by_label("税局平台密码").fill("Platform#1")
    save(page, DISK["password"])
    expect(page.get_by_text("验证成功，密码已加密保存。")).to_be_visible()
    expect(page.get_by_text("已保存，留空则不变。")).to_have_count(1)
    save(page, DISK["password"])
    expect(page.get_by_text("已保存，留空则不变。")).to_have_count(1)
    page.get_by_label("清除已保存的税局平台密码").check()
    save(page, DISK["password"])
    expect(page.get_by_text("已保存，留空则不变。")).to_have_count(0)
    page.get_by_role("link", name="移除").click()
    page.get_by_role("dialog").get_by_role("button", name="移除").click()
    expect(page.get_by_text("税盘已移除，它的密码和会话已删除。")).to_be_visible()
    expect(card(page)).to_contain_text("待保存密码")
    # One that was never saved is forgotten when it is taken out.
    place(steward).unlink()
    expect(card(page)).to_have_count(0)
    page.goto("/audit")
    expect(page.get_by_role("cell", name="移除税盘")).to_be_visible()
