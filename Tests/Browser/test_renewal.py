"""A mail that was found too late: its link gives a new code, and the old one dies."""

import re

import pytest
from playwright.sync_api import expect

import clerk

EMAIL = "finance@xinghe.example"


def link_in(text):
    return re.search(r"https?://\S+/activation/renewals/\w+", text).group()


def wait_for_mails(steward, count):
    """The sink tells nobody when a mail comes, so its list is asked for until there are as many."""
    import time
    deadline = time.monotonic() + 60
    while len(mails := [mail for mail in steward.control("/control/mails") if EMAIL in mail["to"]]) < count:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return [mail["text"] for mail in sorted(mails, key=lambda mail: mail["id"])]


def test_an_expired_code_is_replaced_by_mail(steward, person):
    page, phone, other = person(), person(viewport=clerk.NARROW), person()
    [first] = wait_for_mails(steward, 1)
    old = clerk.code_in(first)
    steward.pass_time(hours=25)
    clerk.sign_in(page, phone)
    page.get_by_label("激活码").fill(old)
    page.get_by_role("button", name="激活").click()
    expect(page.get_by_text("这个激活码已失效")).to_be_visible()
    expect(page.get_by_text("激活码已过期怎么办")).to_be_visible()

    # In any browser, signed in or not.
    other.goto(link_in(first))
    expect(other.get_by_role("heading", name="获取新激活码")).to_be_visible()
    assert EMAIL not in other.content()
    other.get_by_role("button", name="获取新激活码").click()
    expect(other.get_by_role("heading", name="新激活码已发送")).to_be_visible()
    [_, second] = wait_for_mails(steward, 2)
    new = clerk.code_in(second)
    assert new != old and link_in(second) == link_in(first) and new not in other.content()

    page.get_by_label("激活码").fill(old)
    page.get_by_role("button", name="激活").click()
    expect(page.get_by_text("已换成新的")).to_be_visible()
    other.goto(link_in(first))
    expect(other.get_by_text("激活码仍然有效")).to_be_visible()
    clerk.activate(page, new)
    assert other.faults == []

    # Neither codes nor links stand in the log, whatever was asked.
    token = link_in(first).rsplit("/", 1)[1]
    log = steward.errors
    assert token not in log and old not in log and new not in log


@pytest.mark.parametrize("steward", [["--login", "activation-code"]], indirect=True)
def test_without_phones_the_link_lets_the_same_person_in_again(steward, person):
    [first] = wait_for_mails(steward, 1)
    page = person()
    page.goto("/login")
    page.get_by_label("激活码").fill(clerk.code_in(first))
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".person-name")).to_be_visible()
    page.goto("/me")
    page.get_by_label("显示名称").fill("王敏")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".person-name")).to_have_text("王敏")
    clerk.menu(page, "退出登录")
    page.get_by_role("dialog").get_by_role("button", name="退出登录").click()
    expect(page.get_by_label("激活码")).to_be_visible()
    page.get_by_label("激活码").fill(clerk.code_in(first))
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("这个激活码已经用过")).to_be_visible()

    steward.pass_time(hours=1)
    page.goto(link_in(first))
    page.get_by_role("button", name="获取新激活码").click()
    expect(page.get_by_role("heading", name="新激活码已发送")).to_be_visible()
    [_, second] = wait_for_mails(steward, 2)
    page.goto("/login")
    page.get_by_label("激活码").fill(clerk.code_in(second))
    page.get_by_label("30天免登录").check()
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".person-name")).to_have_text("王敏")
    page.goto("/people")
    expect(page.locator("table").first.locator("tbody tr")).to_have_count(1)


def test_a_login_page_that_was_left_open_says_that_its_code_is_over(steward, person):
    page = person()
    page.goto("/login")
    expect(page.get_by_text("等待扫码")).to_be_visible()
    steward.pass_time(minutes=3)
    expect(page.get_by_text("二维码已过期")).to_be_visible(timeout=30_000)
    page.locator("[data-over]").get_by_role("button", name="换一张").click()
    expect(page.get_by_text("等待扫码")).to_be_visible()


@pytest.mark.parametrize("remembers", [False, True], ids=["12 hours", "30 days"])
def test_a_session_ends_when_it_was_to_end(steward, person, remembers):
    page, phone = person(), person(viewport=clerk.NARROW)
    page.goto("/login")
    page.get_by_label("30天免登录").set_checked(remembers)
    clerk.scan(page, phone)
    clerk.confirm(page, phone)
    clerk.activate(page, steward.demo["activationCode"])
    for hours, is_over in ((11, False), (2, not remembers), (29 * 24, not remembers), (24, True)):
        steward.pass_time(hours=hours)
        page.goto("/me")
        if is_over:
            expect(page).to_have_url(re.compile("/login"))
            if not remembers:
                return
        else:
            expect(page.get_by_role("heading", name="我的账号")).to_be_visible()
