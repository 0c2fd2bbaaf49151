"""发票下载 by its tabs, what a download will take, and 任务队列."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

import clerk

DONE = 90_000


def test_tabs_and_a_prediction(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.set_up(steward, page, phone, 0)
    page.goto("/downloads")
    expect(page.locator("[data-prediction]")).to_be_empty()
    before = steward.control("/control/bureau/statistics")["requests"]
    page.get_by_role("link", name="发票勾选确认").click()
    expect(page.get_by_label("未勾选")).to_be_visible()
    expect(page.locator("input[name=direction]")).to_have_count(0)
    page.get_by_label("未勾选").check()
    page.get_by_role("link", name="上月").click()
    # The address tells all of it, and a reload brings it back.
    expect(page).to_have_url(re.compile("tab=ticking.*deduction=open"))
    chosen = page.locator("input[name=from]").input_value()
    page.reload()
    expect(page.get_by_label("未勾选")).to_be_checked()
    assert page.locator("input[name=from]").input_value() == chosen
    # Another company is shown with the same.
    page.locator("#company-pick").select_option(label=steward.demo["companies"][1]["name"])
    expect(page.get_by_label("未勾选")).to_be_checked()
    assert page.locator("input[name=from]").input_value() == chosen
    page.locator("#company-pick").select_option(label=steward.demo["companies"][0]["name"])
    expect(page.locator("#company-pick option:checked")).to_have_text(steward.demo["companies"][0]["name"])
    assert steward.control("/control/bureau/statistics")["requests"] == before, "nobody asked for a prediction"

    with page.expect_response("**/downloads/prediction") as answer:
        page.get_by_role("button", name="预计").click()
    assert answer.value.status == 200
    prediction = page.locator("[data-prediction]")
    expect(prediction).to_contain_text(re.compile(r"约 [\d,]+ 张 · \d+ 个时段 · 约 \d+ 次请求 · 约 .+"))
    assert steward.control("/control/bureau/statistics")["requests"] == before + 1
    with page.expect_response("**/downloads/prediction"):
        page.get_by_label("未勾选").uncheck()
    expect(prediction).to_contain_text("次请求")

    # On the other side the other mode is named; in 税控模式 nothing can be begun without a disk.
    number = steward.demo["companies"][0]["taxNumber"]
    steward.control("/control/bureau", "PUT", {"otherSideCompanies": [number]})
    page.get_by_role("button", name="预计").click()
    page.get_by_role("link", name="切换到税控模式").click()
    expect(page.get_by_text("这家企业还没有可用的税盘")).to_be_visible()
    expect(page.get_by_role("link", name="可勾选发票查询")).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("button", name="下载发票")).to_be_disabled()
    assert page.faults == []


def test_a_prediction_without_scripts_keeps_what_was_typed(steward, person):
    page, phone, plain = person(), person(viewport=clerk.NARROW), person(java_script_enabled=False)
    clerk.set_up(steward, page, phone, 0)
    plain.context.add_cookies(page.context.cookies())
    plain.goto("/downloads?tab=ticking&deduction=open&file=pdf")
    plain.locator("input[name=from]").fill("2026-02-01")
    plain.locator("input[name=to]").fill("2026-02-03")
    plain.get_by_role("button", name="预计").click()
    expect(plain.locator("[data-prediction]")).to_contain_text(re.compile("张|没有符合条件"))
    expect(plain.locator("input[name=from]")).to_have_value("2026-02-01")
    expect(plain.get_by_label("PDF")).to_be_checked()
    plain.locator("input[name=to]").fill("2026-01-01")
    plain.get_by_role("button", name="预计").click()
    expect(plain.get_by_text("早于开始日期").first).to_be_visible()
    expect(plain.get_by_label("未勾选")).to_be_checked()


def test_pause_go_on_and_everything_that_matches(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = clerk.set_up(steward, page, phone, 0)
    # Slow enough to be met under way.
    steward.control("/control/bureau", "PUT", {"latencyMilliseconds": 400})
    last = date.today() - timedelta(days=1)
    clerk.begin_download(page, "取得发票", str(last - timedelta(days=200)), str(last))
    first = page.url
    page.get_by_role("button", name="暂停").click()
    expect(page.locator(".hero .chip")).to_have_text("已暂停")
    expect(page.locator("[role=status].notices")).to_contain_text("已暂停")
    page.get_by_role("button", name="继续").click()
    expect(page.locator(".hero .chip")).to_have_text("下载中")
    page.get_by_role("button", name="加急").click()
    expect(page.locator(".hero .badge")).to_have_text("加急")
    clerk.begin_download(page, "开具发票", str(last - timedelta(days=200)), str(last))

    page.goto("/queue?state=running")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.goto(f"/queue?company={company['name'][:4]}")
    page.get_by_role("link", name="全部暂停").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="暂停 2 个下载？")).to_be_visible()
    dialog.get_by_role("button", name="暂停 2 个").click()
    expect(page.get_by_text("已处理 2 个下载。")).to_be_visible()
    expect(page.locator("tbody .chip", has_text="已暂停")).to_have_count(2)
    expect(page.get_by_role("link", name="已暂停 2")).to_be_visible()
    page.get_by_role("link", name="已暂停 2").click()
    # One row alone, and back on the same list.
    page.get_by_role("button", name=re.compile("^继续")).first.click()
    expect(page).to_have_url(re.compile(r"/queue\?state=paused&.*done=resumed"))
    expect(page.locator("tbody tr:not(.empty)")).to_have_count(1)
    page.goto("/queue")
    page.get_by_role("link", name="全部继续").click()
    page.get_by_role("dialog").get_by_role("button", name="继续 1 个").click()
    expect(page.get_by_text("已处理 1 个下载。")).to_be_visible()

    steward.control("/control/bureau", "PUT", {"latencyMilliseconds": 0})
    page.goto(first)
    expect(page.get_by_text("一张不少").first).to_be_visible(timeout=DONE)
    # What was open while it ran stays open; on a fresh page proved months are shut. One opens by the keyboard.
    page.reload()
    month = page.locator(".tree > li > details > .tree > li > details").first
    expect(month).not_to_have_attribute("open", "")
    month.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(month.locator("[data-windows] .window").first).to_be_visible()
    assert page.faults == []


def test_a_queue_that_has_grown_asks_again(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.set_up(steward, page, phone, 0)
    steward.control("/control/bureau", "PUT", {"latencyMilliseconds": 400})
    last = date.today() - timedelta(days=1)
    clerk.begin_download(page, "取得发票", str(last - timedelta(days=200)), str(last))
    page.goto("/queue/cancellation")
    expect(page.get_by_role("heading", name="取消 1 个下载？")).to_be_visible()
    other = page.context.new_page()
    other.goto("/downloads")
    clerk.begin_download(other, "开具发票", str(last - timedelta(days=200)), str(last))
    page.get_by_role("button", name="取消 1 个").click()
    expect(page.get_by_role("heading", name="取消 2 个下载？")).to_be_visible()
    expect(page.get_by_text("刚刚变多了")).to_be_visible()
    counts = page.context.new_page()
    counts.goto("/queue")
    cancelled = counts.get_by_role("navigation", name="下载状态").get_by_role("link", name="已取消")
    expect(cancelled).to_have_text("已取消 0")
    expect(counts.get_by_role("link", name="全部取消")).to_be_visible()
    page.get_by_role("button", name="取消 2 个").click()
    expect(page.get_by_text("已处理 2 个下载。")).to_be_visible()
    # The other tab's counts and buttons follow by themselves.
    expect(cancelled).to_have_text("已取消 2")
    expect(counts.get_by_role("link", name="全部取消")).to_have_count(0)
    expect(page.locator("tbody .chip", has_text="已取消")).to_have_count(2)
