"""定时同步: a clerk sets it, syncs at once, and sees what is new and what changed since."""

import re

from playwright.sync_api import expect

import clerk

DONE = 90_000


def set_schedule(page, company, **typed):
    page.get_by_role("link", name="企业信息配置").first.click()
    page.get_by_role("link", name=company["name"]).first.click()
    page.locator("section", has=page.get_by_role("heading", name="定时同步")).get_by_role("link", name="设置").click()
    expect(page.get_by_role("heading", name="定时同步", level=1)).to_be_visible()
    for label, text in typed.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="保存").click()


def sync(page):
    page.get_by_role("button", name="立即同步").click()
    expect(page.get_by_text("已开始同步")).to_be_visible()


def wait_for_syncs(page):
    """The company's page shows the downloads of the last run; each is looked at until it is proved. Gives how many
    invoices they have."""
    count = 0
    for place in range(page.locator(".sync-list a").count()):
        link = page.locator(".sync-list a").nth(place).get_attribute("href")
        look = page.context.new_page()
        look.goto(link)
        expect(look.locator(".hero .badge")).to_have_text("定时同步")
        expect(look.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
        count += int(look.locator(".certificate .figure b").first.inner_text().replace(",", ""))
        look.close()
    return count


def test_a_clerk_sets_it_syncs_and_sees_what_changed(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, page, phone, 0)
    # Bad input keeps what was typed; the browser's own check of numbers is not relied upon.
    set_schedule(page, company, 往前天数="91")
    expect(page.get_by_text("请填写 1 到 90 之间的整数。")).to_be_visible()
    expect(page.get_by_label("往前天数")).to_have_value("91")
    page.get_by_label("往前天数").fill("20")
    page.get_by_label("时间", exact=True).fill("02:30")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("定时同步已保存。")).to_be_visible()
    expect(page.get_by_text("02:30，开具发票、取得发票，往前 20 天")).to_be_visible()
    expect(page.get_by_text("还没有", exact=True)).to_be_visible()

    page.goto("/changes")
    expect(page.get_by_text("这些天没有看到变化。")).to_be_visible()
    page.get_by_role("link", name="企业信息配置").first.click()
    page.get_by_role("link", name=company["name"]).first.click()
    sync(page)
    count = wait_for_syncs(page)
    assert count > 50
    page.reload()
    expect(page.locator(".sync-list .chip", has_text="已核对")).to_have_count(2)

    page.get_by_role("link", name="变更", exact=True).first.click()
    expect(page.get_by_role("heading", name="变更")).to_be_visible()
    expect(page.get_by_role("link", name=f"新增 {count:,}", exact=True)).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(50)
    numbers = page.locator("td a.number").all_inner_texts()
    page.get_by_role("link", name="下一页").click()
    expect(page.locator("tbody tr").first).to_be_visible()
    assert set(numbers).isdisjoint(page.locator("td a.number").all_inner_texts())

    # The bureau changes some; the next run finds them.
    steward.control("/control/bureau", "PUT", {"statusChangeRate": 0.5})
    page.goto(f"/enterprises/{re.search('enterprise=([0-9]+)', page.url).group(1)}")
    sync(page)
    wait_for_syncs(page)
    page.get_by_role("link", name="变更", exact=True).first.click()
    page.get_by_role("link", name=re.compile("^红冲 [1-9]")).click()
    expect(page.locator("tbody tr").first).to_contain_text(re.compile("发票状态：.*正常.* → .*已红冲"))
    page.locator("td a.number").first.click()
    expect(page.locator(".chip", has_text="已红冲").first).to_be_visible()
    page.goto("/audit")
    for words in ("设置定时同步", "立即同步"):
        expect(page.locator("tbody tr").filter(has_text=words).first).to_be_visible()
    assert [fault for fault in page.faults if "422" not in fault] == []


def test_without_an_account_it_says_so_and_one_setting_serves_many(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, page, phone)
    set_schedule(page, company)
    expect(page.get_by_text("定时同步已保存。")).to_be_visible()
    page.get_by_role("button", name="立即同步").click()
    expect(page.get_by_text("没有开始同步")).to_be_visible()
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("还没有默认账号")
    expect(banner.get_by_role("link", name="设置默认账号")).to_be_visible()

    # Two tabs: the second is told, and nothing of it is lost.
    other = page.context.new_page()
    other.goto(page.url.split("?")[0])
    page.goto(page.url.split("?")[0])
    page.get_by_label("往前天数").fill("30")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("往前 30 天")).to_be_visible()
    other.get_by_label("往前天数").fill("40")
    other.get_by_role("button", name="保存").click()
    expect(other.get_by_text("修改了定时同步，您的没有保存")).to_be_visible()
    expect(other.get_by_label("往前天数")).to_have_value("40")
    expect(other.get_by_text("往前 30 天")).to_be_visible()
    other.get_by_role("button", name="保存").click()
    expect(other.get_by_text("往前 40 天")).to_be_visible()

    others = len(steward.demo["companies"]) - 1
    page.reload()
    page.get_by_role("link", name=f"应用到尚未设置的 {others} 家企业").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=f"把这份定时同步应用到 {others} 家企业？")).to_be_visible()
    dialog.get_by_role("button", name=f"应用到 {others} 家").click()
    expect(page.get_by_text(f"已应用到 {others} 家企业。")).to_be_visible()
    expect(page.get_by_role("link", name="应用到尚未设置的")).to_have_count(0)
    page.goto("/audit")
    expect(page.locator("tbody tr").filter(has_text="批量设置定时同步").first).to_contain_text(f"应用到 {others} 家")
    assert page.faults == []
