"""A clerk at a browser, with a phone in the other hand."""

import base64
import io
import re

from PIL import Image
from playwright.sync_api import expect
from pyzbar.pyzbar import decode

NARROW = {"width": 390, "height": 844}


def read_qr(page):
    """The text of the QR code that the screen shows, read from its pixels."""
    picture = Image.open(io.BytesIO(page.locator(".qr").screenshot()))
    codes = decode(picture.resize((picture.width * 2, picture.height * 2)))
    assert len(codes) == 1, "the screen shows one readable QR code"
    return codes[0].data.decode()


def scan(page, phone, name="王敏"):
    """Holds the phone before the screen; a new phone says once whose it is."""
    expect(page.get_by_text("等待扫码")).to_be_visible()
    phone.goto(read_qr(page))
    if phone.locator("form#who").count():
        phone.get_by_label("昵称").fill(name)
        phone.get_by_role("button", name="就用这个").click()
    expect(page.get_by_text("已扫码，请在手机上确认")).to_be_visible()
    number = page.locator(".two-digit b").inner_text()
    expect(phone.get_by_text(f"屏幕上的数字应为 {number}")).to_be_visible()
    return number


def confirm(page, phone):
    phone.get_by_role("button", name="确认登录").click()
    page.wait_for_url(lambda url: "/login" not in url)


def sign_in(page, phone, name="王敏"):
    page.goto("/login")
    scan(page, phone, name)
    confirm(page, phone)


def menu(page, item):
    page.locator("header summary").click()
    page.locator("header").get_by_role("link", name=item).click()


def newest_mail(mails, steward, to):
    """Opens the newest mail to `to` on the simulator's page, which looks again by itself until it is there."""
    mails.goto(f"{steward.simulator}/mails")
    row = mails.get_by_role("link").filter(has_text=f"→ {to}").first
    expect(row).to_be_visible(timeout=30_000)
    row.click()
    expect(mails.get_by_role("heading", name="发票管家激活码")).to_be_visible()
    return mails.locator(".text").inner_text()


def code_in(text):
    return re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", text).group()


def activate(page, code):
    expect(page).to_have_url(re.compile("/activation$"))
    page.get_by_label("激活码").fill(code)
    page.get_by_role("button", name="激活").click()
    expect(page.get_by_text("激活成功，企业已带出。")).to_be_visible()


def open_accounts(page, company):
    page.get_by_role("link", name="企业信息配置").first.click()
    page.get_by_role("link", name=company["name"]).first.click()
    page.get_by_role("link", name="编辑").first.click()
    expect(page.get_by_role("heading", name="电子税局账号")).to_be_visible()


def captcha(page, steward):
    """A person reads the picture; a script asks the simulator which text it drew."""
    return steward.control(f"/control/captchas/{page.locator('input[name=captchaId]').input_value()}")["text"]


def fill_account(page, steward, account, password=None):
    page.get_by_label("居民身份证号码/手机号码/用户名").fill(account["account"])
    page.get_by_label("个人用户密码").fill(password or account["password"])
    page.get_by_label("验证码", exact=True).fill(captcha(page, steward))


def add_account(page, steward, account):
    page.get_by_role("link", name="新增账号").first.click()
    fill_account(page, steward, account)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("cell", name=account["person"])).to_be_visible()


def set_defaults(page, issue, receive):
    for label, account in (("默认开票账号", issue), ("默认收票账号", receive)):
        select = page.get_by_label(label)
        value = select.locator("option", has_text=account["person"]).get_attribute("value")
        select.select_option(value)
    page.get_by_role("button", name="设置默认账号").click()
    expect(page.get_by_text("默认开票", exact=True)).to_be_visible()


def begin_download(page, direction, first, last):
    page.get_by_role("link", name="发票下载").first.click()
    page.locator("label.segment", has_text=direction).click()
    page.locator("input[name=from]").fill(first)
    page.locator("input[name=to]").fill(last)
    page.get_by_role("button", name="下载发票").click()
    page.wait_for_url(re.compile(r"/downloads/\d+$"))
