"""A clerk at a browser, with a phone in the other hand."""

import base64
import io
import re
import time

from PIL import Image
from playwright.sync_api import expect
from pyzbar.pyzbar import decode

NARROW = {"width": 390, "height": 844}


def read_qr(page):
    """The text of the QR code that the screen shows, read from its pixels, though it may be drawn anew just then."""
    box = page.get_by_role("img", name="二维码").first.bounding_box()
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=box)))
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


def shown(page, words):
    """Words that stand on the page, not those that are said aloud beside it; a text as a whole, a pattern in part."""
    return page.locator("main > :not(#said)").get_by_text(words, exact=isinstance(words, str)).locator(
        "visible=true")


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


def field(page, name):
    """The field of a bureau's form; its label is what a person goes by, its name is what the bureau calls it."""
    return page.locator(f"main [name={name}]:not([type=hidden])")


def fill_account(page, steward, account, password=None):
    """All that the first form asks for; what it does not ask stays unsaid."""
    typed = account | {"password": password or account["password"]}
    for name in ("companyUser", "companyPassword", "account", "password"):
        if name in typed and field(page, name).count() and field(page, name).is_editable():
            field(page, name).fill(typed[name])
    if field(page, "idType").count():
        page.get_by_label("证件类型").select_option("居民身份证")
    fill_captcha(page, steward)


def fill_captcha(page, steward):
    if field(page, "captcha").count():
        page.get_by_label("验证码", exact=True).fill(captcha(page, steward))


def log_in(page):
    page.get_by_role("button", name="登录", exact=True).click()


def submit(page):
    """Answers what the bureau asks in the middle of a login."""
    page.get_by_role("button", name="提交", exact=True).click()


def expect_saved(page):
    """The login's page has gone on by itself."""
    expect(page.get_by_text("账号已由税局验证并保存。")).to_be_visible(timeout=30_000)
    expect(page).to_have_url(re.compile(r"/enterprises/\d+/accounts\?done=account-saved"))


def line_of(page, account):
    return page.get_by_role("row").filter(has=page.get_by_text(account["person"], exact=True))


def add_account(page, steward, account):
    page.get_by_role("link", name="新增账号").first.click()
    fill_account(page, steward, account)
    log_in(page)
    # 江苏 shows its picture after the password only.
    later = page.get_by_role("heading", name="图形验证码")
    expect(later.or_(page.get_by_text("账号已由税局验证并保存。"))).to_be_visible(timeout=30_000)
    if later.count():
        fill_captcha(page, steward)
        submit(page)
    expect_saved(page)
    expect(line_of(page, account)).to_be_visible()


def set_up(steward, page, phone, *accounts, company=0, name="王敏"):
    """Signed in, activated, with these accounts of the company, of which the first serves both directions."""
    company = steward.demo["companies"][company]
    sign_in(page, phone, name)
    activate(page, steward.demo["activationCode"])
    open_accounts(page, company)
    for account in accounts:
        add_account(page, steward, company["accounts"][account])
    if accounts:
        set_defaults(page, company["accounts"][accounts[0]], company["accounts"][accounts[0]])
    return company


def messages(steward, telephone):
    """The codes that were sent to it, newest first."""
    return [message["code"] for message in steward.control(f"/control/sms?phone={telephone}")]


def scan_binding(page, phone, name="王敏"):
    """Holds the phone before the code of 微信绑定."""
    expect(shown(page, "等待扫码")).to_be_visible()
    phone.goto(read_qr(page))
    if phone.locator("form#who").count():
        phone.get_by_label("昵称").fill(name)
        phone.get_by_role("button", name="就用这个").click()


def bind(page, phone, account, name="王敏"):
    """微信绑定 of an account in the list; comes back to the list."""
    line_of(page, account).get_by_role("button", name=re.compile("微信绑定|换绑")).click()
    scan_binding(page, phone, name)
    phone.get_by_role("button", name="确认绑定").click()
    expect(shown(page, f"已绑定到 {name}")).to_be_visible()
    page.get_by_role("link", name="返回账号列表").click()
    expect(line_of(page, account).get_by_text(name, exact=True).last).to_be_visible()


def wait_for_push(phone, steward, title="税局验证提醒", count=1):
    """The phone's inbox tells nobody when a message comes, so it is opened until there are as many."""
    deadline = time.monotonic() + 60
    while True:
        phone.goto(f"{steward.simulator}/phone")
        messages = phone.get_by_role("article").filter(has_text=title)
        if messages.count() >= count:
            return messages.first
        assert time.monotonic() < deadline, phone.locator("main").inner_text()
        phone.wait_for_timeout(100)


def set_defaults(page, issue, receive):
    for label, account in (("默认开票账号", issue), ("默认收票账号", receive)):
        select = page.get_by_label(label)
        value = select.locator("option", has_text=account["person"]).get_attribute("value")
        select.select_option(value)
    page.get_by_role("button", name="设置默认账号").click()
    expect(page.get_by_text("默认账号已保存。")).to_be_visible()
    expect(page.get_by_text("默认开票", exact=True)).to_be_visible()


POST = """async ([path, fields]) => {
    const token = document.querySelector("input[name=token]").value;
    const body = new URLSearchParams({token, ...fields});
    const answer = await fetch(path, {method: "POST", redirect: "manual", body});
    return [answer.status, await answer.text()];
}"""


def forge(page, path, fields):
    """A post that no form of ours would send; its status, 0 for a redirect, and its words."""
    return page.evaluate(POST, [path, fields])


def begin_download(page, direction, first, last):
    page.get_by_role("link", name="发票下载").first.click()
    page.locator("label.segment", has_text=direction).click()
    page.locator("input[name=from]").fill(first)
    page.locator("input[name=to]").fill(last)
    page.get_by_role("button", name="下载发票").click()
    page.wait_for_url(re.compile(r"/downloads/\d+$"))
