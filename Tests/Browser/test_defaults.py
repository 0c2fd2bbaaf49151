"""设置默认账号: who may be what, by the page and by hand, and what is told when a default goes by itself."""

import pytest
from playwright.sync_api import expect

import clerk

BOTH, ISSUER, RECEIVER, NOBODY = 0, 1, 2, 6


def set_up(steward, person, *accounts):
    page, phone = person(), person(viewport=clerk.NARROW)
    company = steward.demo["companies"][0]
    clerk.set_up(steward, page, phone)
    for account in accounts:
        clerk.add_account(page, steward, company["accounts"][account])
    return page, company["accounts"]


def choose(page, issue, receive):
    """By the account; None: 不设置."""
    for label, account in (("默认开票账号", issue), ("默认收票账号", receive)):
        select = page.get_by_label(label)
        option = select.locator("option", has_text=account["person"] if account else "不设置")
        select.select_option(option.get_attribute("value"))
    page.get_by_role("button", name="设置默认账号").click()


def expect_badges(page, accounts, issue, receive):
    for account in accounts:
        line = clerk.line_of(page, account)
        expect(line.get_by_text("默认开票", exact=True)).to_have_count(int(account is issue))
        expect(line.get_by_text("默认收票", exact=True)).to_have_count(int(account is receive))


def test_every_choice_is_as_the_rule_says(steward, person):
    page, all_accounts = set_up(steward, person, BOTH, ISSUER, RECEIVER, NOBODY)
    accounts = [all_accounts[place] for place in (BOTH, ISSUER, RECEIVER, NOBODY)]
    both, issuer, receiver, nobody = accounts
    for label, impossible, reason in (("默认开票账号", receiver, "没有开票权限"), ("默认开票账号", nobody, "没有开票权限"),
                                      ("默认收票账号", issuer, "没有收票权限"), ("默认收票账号", nobody, "没有收票权限")):
        option = page.get_by_label(label).locator("option", has_text=impossible["person"])
        expect(option).to_be_disabled()
        expect(option).to_contain_text(f"（{reason}）")
    for issue, receive in ((both, both), (both, receiver), (issuer, both), (issuer, receiver), (issuer, None),
                           (None, receiver), (both, None), (None, None)):
        choose(page, issue, receive)
        expect(page.get_by_text("默认账号已保存。")).to_be_visible()
        expect_badges(page, accounts, issue, receive)

    # By hand: each refusal in its own words, and nothing saved.
    value = {account["person"]: page.get_by_label("默认收票账号").locator("option", has_text=account["person"])
             .get_attribute("value") for account in accounts}
    target = page.url.split("/accounts")[0].removeprefix(steward.console) + "/default-accounts"
    for issue, receive, words in (
            (value["李佳怡"], "", "所选账号没有开票权限，不能设为默认开票账号。"),
            ("", value["陈思远"], "所选账号没有收票权限，不能设为默认收票账号。"),
            (value["何子墨"], value["何子墨"], "所选账号没有开票权限"), ("999", "", "所选账号不属于这家企业，请重新选择。"),
            (value["王敏"], "999", "所选账号不属于这家企业")):
        status, text = clerk.forge(page, target, {"issue": issue, "receive": receive})
        assert status == 422 and words in text, words
    page.reload()
    expect_badges(page, accounts, None, None)


def test_a_single_account_serves_both_purposes_or_none(steward, person):
    page, accounts = set_up(steward, person, BOTH)
    choose(page, accounts[BOTH], None)
    expect(page.get_by_role("alert").get_by_text("只有一个账号时，只能设为“开票+收票”默认账号，请两项都选它。")).to_be_visible()
    expect(page.get_by_label("默认开票账号").locator("option:checked")).to_contain_text("王敏")
    expect(page.get_by_label("默认收票账号").locator("option:checked")).to_have_text("不设置")
    choose(page, accounts[BOTH], accounts[BOTH])
    expect(page.get_by_text("默认账号已保存。")).to_be_visible()
    expect_badges(page, [accounts[BOTH]], accounts[BOTH], accounts[BOTH])
    choose(page, None, None)
    expect_badges(page, [accounts[BOTH]], None, None)


def test_a_single_account_with_one_right_cannot_be_chosen(steward, person):
    page, accounts = set_up(steward, person, ISSUER)
    expect(page.get_by_text("唯一的账号 陈思远 138****0002 只有开票权限，不能单独设为默认。")).to_be_visible()
    expect(page.get_by_label("默认开票账号")).to_be_disabled()
    expect(page.get_by_label("默认收票账号")).to_be_disabled()
    expect(page.get_by_role("button", name="设置默认账号")).to_be_disabled()
    target = page.url.split("/accounts")[0].removeprefix(steward.console) + "/default-accounts"
    only = page.locator("#issue option", has_text="陈思远").get_attribute("value")
    status, text = clerk.forge(page, target, {"issue": only, "receive": ""})
    assert status == 422 and "只有一个账号时，只能设为“开票+收票”默认账号" in text
    # A second account opens the choice.
    clerk.add_account(page, steward, accounts[RECEIVER])
    choose(page, accounts[ISSUER], accounts[RECEIVER])
    expect_badges(page, accounts[:3], accounts[ISSUER], accounts[RECEIVER])


def test_a_right_that_the_bureau_takes_away_ends_the_default_visibly(steward, person):
    page, accounts = set_up(steward, person, BOTH, RECEIVER)
    choose(page, accounts[BOTH], accounts[BOTH])
    expect(page.get_by_text("默认账号已保存。")).to_be_visible()
    steward.control(f"/control/accounts/{accounts[BOTH]['account']}", "PUT", {"rights": ["receive"]})
    clerk.line_of(page, accounts[BOTH]).get_by_role("link", name="重新登录").click()
    clerk.fill_captcha(page, steward)
    clerk.log_in(page)
    clerk.expect_saved(page)
    sentence = "默认开票账号 王敏 138****0001 已失去开票权限，请重新设置默认账号。"
    expect(page.get_by_role("alert").get_by_text(sentence)).to_be_visible()
    expect_badges(page, [accounts[BOTH]], None, accounts[BOTH])
    page.goto("/")
    task = page.get_by_role("listitem").filter(has_text=sentence)
    task.get_by_role("link", name="设置默认账号").click()
    choose(page, None, accounts[RECEIVER])
    expect(page.get_by_text("默认账号已保存。")).to_be_visible()
    expect(page.get_by_text("已失去开票权限")).to_have_count(0)


@pytest.mark.parametrize("others", [[ISSUER, RECEIVER], [RECEIVER]], ids=["two are left", "one is left"])
def test_a_default_that_is_removed_is_told(steward, person, others):
    page, accounts = set_up(steward, person, BOTH, *others)
    choose(page, accounts[BOTH], accounts[RECEIVER])
    clerk.line_of(page, accounts[BOTH]).get_by_role("link", name="移除").click()
    question = page.get_by_role("dialog")
    expect(question.get_by_text("它不再是默认账号")).to_be_visible()
    question.get_by_role("button", name="移除").click()
    expect(page.get_by_text("账号已移除，它的密码和微信绑定已删除。")).to_be_visible()
    alert = page.get_by_role("alert")
    expect(alert.get_by_text("默认开票账号 王敏 138****0001 已被移除")).to_be_visible()
    is_kept = len(others) == 2
    if not is_kept:
        expect(alert.get_by_text("默认收票账号 李佳怡 138****0003 成为这家企业唯一的账号，不能只用于收票")).to_be_visible()
    expect_badges(page, [accounts[RECEIVER]], None, accounts[RECEIVER] if is_kept else None)
