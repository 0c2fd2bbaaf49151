"""aiosmtpd takes the mail and Python's `email` reads it: neither knows how ours are made."""

import email
import email.policy
import re
import ssl
import subprocess

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from console import ROOT, environment, free_port

COMPANY = "深圳示例科技有限公司,91440399MADEMA019B,440300\n"


class Mailbox:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope, session))
        return "250 2.0.0 queued"


def login(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"steward", "密码 1".encode())
    return AuthResult(success=right)


@pytest.fixture
def certificate(tmp_path):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", tmp_path / "key.pem", "-out", tmp_path / "certificate.pem"], check=True, capture_output=True)
    return tmp_path / "certificate.pem", tmp_path / "key.pem"


def serve(mailbox, security, certificate):
    context = None
    if security != "none":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*certificate)
    more = {"none": {}, "starttls": {"tls_context": context, "require_starttls": True},
            "tls": {"ssl_context": context}}[security]
    return Controller(
        mailbox, hostname="127.0.0.1", port=free_port(), authenticator=login, auth_required=True,
        auth_require_tls=security == "starttls", **more)


def issue(binary, tmp_path, port, security, certificate=None, password="密码 1"):
    companies = tmp_path / "companies.csv"
    companies.write_text(COMPANY, encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)
    more = {"STEWARD_SMTP_CA": str(certificate[0])} if certificate else {}
    return subprocess.run(
        [binary, "activation", "issue", "--email", "wang@example.com", "--companies", companies],
        cwd=ROOT, capture_output=True, text=True, timeout=120, env=environment(
            data, STEWARD_PUBLIC_URL="http://192.168.1.5:8080", STEWARD_SMTP_HOST="127.0.0.1",
            STEWARD_SMTP_PORT=str(port), STEWARD_SMTP_SECURITY=security, STEWARD_SMTP_USER="steward",
            STEWARD_SMTP_PASSWORD=password, STEWARD_MAIL_FROM="steward@example.com", **more))


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_an_activation_code_comes_by_mail(binary, tmp_path, certificate, security):
    mailbox = Mailbox()
    server = serve(mailbox, security, certificate)
    server.start()
    try:
        run = issue(binary, tmp_path, server.port, security, certificate)
    finally:
        server.stop()
    assert run.returncode == 0, run.stdout + run.stderr
    [(envelope, session)] = mailbox.mails
    assert (envelope.mail_from, envelope.rcpt_tos) == ("steward@example.com", ["wang@example.com"])
    assert (session.ssl is not None) == (security == "starttls")
    mail = email.message_from_bytes(envelope.original_content or envelope.content, policy=email.policy.default)
    assert not mail.defects and not any(part.defects for part in mail.walk())
    assert re.search(r"[\u4e00-\u9fff]", mail["Subject"]) and mail["Auto-Submitted"] == "auto-generated"
    assert mail["From"].addresses[0].addr_spec == "steward@example.com" and mail["Message-ID"] and mail["Date"].datetime
    text = mail.get_body(("plain",)).get_content()
    code = re.search(r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b", text)
    assert code, text
    assert code.group() not in run.stdout + run.stderr


def test_an_untrusted_server_gets_nothing(binary, tmp_path, certificate):
    mailbox = Mailbox()
    server = serve(mailbox, "tls", certificate)
    server.start()
    try:
        run = issue(binary, tmp_path, server.port, "tls")
    finally:
        server.stop()
    assert run.returncode != 0 and not mailbox.mails


def test_a_wrong_password_is_never_shown(binary, tmp_path, certificate):
    mailbox = Mailbox()
    server = serve(mailbox, "starttls", certificate)
    server.start()
    try:
        run = issue(binary, tmp_path, server.port, "starttls", certificate, password="falsches-wort")
    finally:
        server.stop()
    assert run.returncode != 0 and not mailbox.mails
    assert "falsches-wort" not in run.stdout + run.stderr
