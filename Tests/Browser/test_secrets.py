"""After a whole run no secret stands where it does not belong: not in the logs, not on the pages, not in the database."""

import os
import subprocess

import pytest
from playwright.sync_api import expect

import clerk
from steward import BINARY, ROOT, Steward
from test_renewal import wait_for_mails, link_in

KEY = "0123456789012345678901234567890123456789ABC"
SETTINGS = {
    "STEWARD_WECHAT_APP_ID": "wx5f1a0de30c2b4e78", "STEWARD_WECHAT_SECRET": "wechat-app-secret-4711",
    "STEWARD_WECHAT_TOKEN": "wechat-token-0815", "STEWARD_WECHAT_AES_KEYS": KEY, "STEWARD_SMTP_USER": "steward",
    "STEWARD_SMTP_PASSWORD": "smtp-password-1234", "STEWARD_SMTP_SECURITY": "none", "STEWARD_SMTP_HOST": "127.0.0.1",
    "STEWARD_MAIL_FROM": "steward@example.com", "STEWARD_LOG_LEVEL": "trace"}
COMPANIES = "深圳市前海星河智造科技有限公司,91440399MADEMA019B,440300\n"


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
    company = {"name": COMPANIES.split(",")[0]}
    account = {"account": "13800000001", "password": "Xinghe#2026", "person": ""}
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
    for address in ("/", "/me", "/people", "/audit", "/settings", "/enterprises", "/downloads", "/nowhere"):
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
        "data key": key}
    errors = steward.errors
    assert " trace " in errors or " debug " in errors, "the log has all that it ever has"
    assert [name for name, secret in (secrets | {"form": form}).items() if secret in errors + issued] == []

    # The link stands in the form of its own page only.
    faults = [f"{name} on {path}" for path, text in seen for name, secret in secrets.items()
              if secret in text and not (name == "link" and path.startswith("/activation/renewals/"))]
    assert faults == [] and len(seen) > 12
    assert [name for name, secret in secrets.items() if secret in csv] == []

    data = b"".join(path.read_bytes() for path in steward.data.iterdir() if path.name.startswith("steward.sqlite"))
    in_clear = {**secrets, "form": form, "the mail's words": "有效期至", "raw key": ""}
    found = [name for name, secret in in_clear.items()
             if secret and (secret.encode() in data or secret.encode("utf-16-le") in data)]
    assert found == []
    assert not any(bytes.fromhex(secret) in data for secret in (session, browser, secrets["link"], key))
    assert all((path.stat().st_mode & 0o077) == 0 for path in [steward.data / "steward.key"])
