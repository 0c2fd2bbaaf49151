"""After a whole run no secret stands where it does not belong: not in the logs, not on the pages, not in the database."""

import os
import re
import subprocess
import urllib.request

import pytest
from playwright.sync_api import expect

import clerk
from steward import BINARY, GROUP, ROOT, Steward
from test_push import demand, download
from test_renewal import wait_for_mails, link_in

KEY = "0123456789012345678901234567890123456789ABC"
SETTINGS = {
    "STEWARD_WECHAT_APP_ID": "wx5f1a0de30c2b4e78", "STEWARD_WECHAT_SECRET": "wechat-app-secret-4711",
    "STEWARD_WECHAT_TOKEN": "wechat-token-0815", "STEWARD_WECHAT_AES_KEYS": KEY, "STEWARD_SMTP_USER": "steward",
    "STEWARD_SMTP_PASSWORD": "smtp-password-1234", "STEWARD_SMTP_SECURITY": "none", "STEWARD_SMTP_HOST": "127.0.0.1",
    "STEWARD_MAIL_FROM": "steward@example.com", "STEWARD_LOG_LEVEL": "trace",
    "STEWARD_WECHAT_VERIFY_TEMPLATE": "Qp3hy6TaskNotice_9dKf2mVx8cL1jRs7tZb4e", "STEWARD_PUSH_HOURS": "0-24"}
COMPANIES = "".join(f"{company['name']},{company['taxNumber']},{company['area']}\n" for company in GROUP)


class Apart(Steward):
    """Console and outside world as two processes, with settings that an operator made."""

    def start(self):
        outside = f"http://127.0.0.1:{self.simulator_port}"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("STEWARD_")} | {
            **SETTINGS, "STEWARD_SMTP_PORT": str(self.smtp_port), "STEWARD_TAX_BUREAU_URL": outside,
            "STEWARD_WECHAT_URL": outside, "STEWARD_DATA": str(self.data)}
        self.options = ["--host", "127.0.0.1", "--lan-address", "127.0.0.1", "--port", str(self.port),
                        "--simulator-port", str(self.simulator_port), "--smtp-port", str(self.smtp_port)]
        self.log, self.error_log = (open(self.data.parent / name, "w+b") for name in ("steward.log", "steward.err"))
        self.world = self.run("simulate", "模拟环境已启动")
        self.process = self.run("serve", "发票管家已启动", self.error_log)

    def run(self, command, ready, errors=subprocess.DEVNULL):
        process = subprocess.Popen([BINARY, command, *self.options], cwd=ROOT, env=self.environment,
                                   stdout=subprocess.PIPE, stderr=errors, text=True)
        line = process.stdout.readline()
        self.log.write(line.encode())
        self.log.flush()
        assert ready in line, line
        return process

    def issue(self, email):
        companies = self.data.parent / "companies.csv"
        companies.write_text(COMPANIES, encoding="utf-8")
        run = subprocess.run(
            [BINARY, "activation", "issue", "--email", email, "--companies", companies], cwd=ROOT,
            env=self.environment, capture_output=True, text=True, timeout=60)
        assert run.returncode == 0, run.stderr
        return run.stdout + run.stderr

    def stop(self):
        for process in (self.process, self.world):
            process.terminate()
            process.wait(timeout=40)


@pytest.fixture
def steward(tmp_path):
    (tmp_path / "data").mkdir()
    steward = Apart(tmp_path / "data")
    steward.start()
    yield steward
    steward.stop()


def stands_alone(code, text):
    """Six digits by themselves: within a longer number they are somebody else's."""
    return re.search(rf"(?<![0-9A-Za-z.]){code}(?![0-9A-Za-z])", text) is not None


def test_no_secret_stands_where_it_does_not_belong(steward, person):
    page, phone = person(), person(viewport=clerk.NARROW)
    seen = []

    def look():
        seen.append((page.url.removeprefix(steward.console), page.content()))

    issued = steward.issue("finance@xinghe.example")
    [first] = wait_for_mails(steward, 1)
    old, link = clerk.code_in(first), link_in(first)
    steward.pass_time(hours=25)
    page.goto(link)
    page.get_by_role("button", name="获取新激活码").click()
    expect(page.get_by_role("heading", name="新激活码已发送")).to_be_visible()
    look()
    [_, second] = wait_for_mails(steward, 2)
    code = clerk.code_in(second)
    page.goto("/login")
    look()
    [browser] = [cookie["value"].split(".")[0] for cookie in page.context.cookies() if cookie["name"] == "steward_browser"]
    clerk.scan(page, phone)
    clerk.confirm(page, phone)
    [session] = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "steward_session"]
    look()
    form = page.locator("input[name=token]").first.input_value()
    clerk.activate(page, code)
    look()
    company, texted = GROUP[0], GROUP[0]["accounts"][3]
    account = company["accounts"][0]
    clerk.open_accounts(page, company)
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, account, "wrong-password-99")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_text("账号或密码错误")).to_be_visible()
    look()
    clerk.fill_account(page, steward, account)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_text("账号已由税局验证并保存")).to_be_visible()
    look()
    page.goto("/enterprises")
    clerk.open_accounts(page, company)
    page.get_by_role("link", name="新增账号").first.click()
    clerk.fill_account(page, steward, texted)
    clerk.log_in(page)
    expect(page.get_by_label("短信验证码")).to_be_visible()
    texts = clerk.messages(steward, texted["account"])
    wrong_text = f"{(int(texts[0]) + 1) % 1_000_000:06}"
    for text in (wrong_text, texts[0]):
        page.get_by_label("短信验证码").fill(text)
        clerk.submit(page)
        if text == wrong_text:
            expect(page.get_by_role("alert").get_by_text("短信验证码错误")).to_be_visible()
            look()
    clerk.expect_saved(page)
    clerk.set_defaults(page, account, account)
    clerk.bind(page, phone, account)
    look()
    download(steward, page)
    demand(steward, "sms")
    clerk.wait_for_push(phone, steward).get_by_role("link", name="查看详情").click()
    pushed = re.search("[0-9a-f]{64}", phone.url).group()
    phone.get_by_role("button", name="开始验证").click()
    expect(phone.get_by_label("短信验证码")).to_be_visible()
    seen.append((phone.url.removeprefix(steward.console), phone.content()))
    texts += clerk.messages(steward, account["account"])
    phone.get_by_label("短信验证码").fill(texts[-1])
    clerk.submit(phone)
    expect(phone.get_by_role("heading", name="已完成验证")).to_be_visible()
    look()
    # Each bureau's form has passwords of its own.
    for other in GROUP[1:]:
        page.goto("/enterprises")
        clerk.open_accounts(page, other)
        page.get_by_role("link", name="新增账号").first.click()
        clerk.fill_account(page, steward, other | other["accounts"][0])
        clerk.log_in(page)
        # Some ask on a second page.
        saved = page.get_by_text("账号已由税局验证并保存。")
        expect(saved.or_(page.get_by_role("button", name="提交", exact=True))).to_be_visible(timeout=30_000)
        look()
        if not saved.count():
            clerk.fill_account(page, steward, other | other["accounts"][0])
            clerk.submit(page)
        clerk.expect_saved(page)
        look()
    page.goto("/api-tokens")
    page.get_by_label("名称").fill("ERP")
    page.get_by_label("全部企业", exact=True).check()
    page.get_by_role("button", name="创建令牌").last.click()
    # The one page that may show it.
    token = page.locator(".secret code").inner_text()
    asked = urllib.request.Request(
        f"{steward.console}/api/v1/companies", headers={"Authorization": f"Bearer {token}"})
    assert urllib.request.urlopen(asked).status == 200
    for address in ("/api-tokens", "/", "/me", "/people", "/audit", "/settings", "/enterprises", "/downloads", "/nowhere"):
        page.goto(address)
        look()
    csv = page.request.get("/audit.csv").text()
    page.goto("/settings")
    page.get_by_label("收件邮箱").fill("wang@example.com")
    page.get_by_role("button", name="发送测试邮件").click()
    expect(page.get_by_text("测试邮件已发出")).to_be_visible()

    given = {name: value for name, value in SETTINGS.items()
             if name.endswith(("SECRET", "TOKEN", "KEYS", "PASSWORD"))}
    key = (steward.data / "steward.key").read_text().strip()
    secrets = given | {
        "old code": old, "new code": code, "ungrouped": code.replace("-", ""), "session": session, "browser": browser,
        "link": link.rsplit("/", 1)[1], "password": account["password"], "wrong password": "wrong-password-99",
        "data key": key, "interface token": token, "pushed link": pushed}
    secrets |= {f"{name} {value}": value for one in GROUP for holder in (one, *one["accounts"])
                for name, value in holder.items() if name.lower().endswith("password")}
    # In the database six digits stand within many a number by chance; pages and the log show them by themselves.
    codes = {f"text message {text}": text for text in {*texts, wrong_text}}
    errors = steward.errors
    assert " trace " in errors or " debug " in errors, "the log has all that it ever has"
    assert [name for name, secret in (secrets | {"form": form}).items() if secret in errors + issued] == []
    assert [name for name, code in codes.items() if stands_alone(code, errors)] == []

    # A link stands in the forms of its own page only.
    own = {"link": "/activation/renewals/", "pushed link": "/verifications/"}
    faults = [f"{name} on {path}" for path, text in seen for name, secret in secrets.items()
              if secret in text and not (name in own and path.startswith(own[name]))]
    faults += [f"{name} on {path}" for path, text in seen for name, code in codes.items() if stands_alone(code, text)]
    assert faults == [] and len(seen) > 12
    assert [name for name, secret in secrets.items() if secret in csv] == []
    assert [name for name, code in codes.items() if stands_alone(code, csv)] == []

    data = b"".join(path.read_bytes() for path in steward.data.iterdir() if path.name.startswith("steward.sqlite"))
    in_clear = {**secrets, "form": form, "the mail's words": "有效期至", "raw key": ""}
    found = [name for name, secret in in_clear.items()
             if secret and (secret.encode() in data or secret.encode("utf-16-le") in data)]
    assert found == []
    hexadecimal = (session, browser, secrets["link"], key, pushed, token.removeprefix("fsk_"))
    assert not any(bytes.fromhex(secret) in data for secret in hexadecimal)
    assert all((path.stat().st_mode & 0o077) == 0 for path in [steward.data / "steward.key"])
