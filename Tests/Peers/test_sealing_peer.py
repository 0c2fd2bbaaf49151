"""The secrets in a console's database, opened from the key file by other people's ciphers, level by level."""

import json
import sqlite3
import subprocess

import pytest

from console import BINARY, ROOT, Console, environment
from sealing import fingerprint, open_sealed

COMPANIES = "深圳市前海星河智造科技有限公司,91440399MADEMA019B,440300\n"


def issue(console, folder):
    """A mail that cannot be sent waits, sealed: nobody listens at the mail server's port."""
    companies = folder / "companies.csv"
    companies.write_text(COMPANIES, encoding="utf-8")
    run = subprocess.run(
        [BINARY, "activation", "issue", "--email", "wang@example.com", "--companies", companies, "--public-url",
         console.url], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env=environment(console.data, STEWARD_SMTP_HOST="127.0.0.1", STEWARD_SMTP_PORT="9",
                        STEWARD_SMTP_SECURITY="none", STEWARD_MAIL_FROM="steward@example.com"))
    assert run.returncode == 75, run.stderr


def mails(data):
    """What the waiting mails say."""
    root = bytes.fromhex((data / "steward.key").read_text().strip())
    database = sqlite3.connect(data / "steward.sqlite")
    keks = {}
    for kek, named, wrapped in database.execute("SELECT id, root_fingerprint, wrapped FROM key_encryption_keys"):
        assert named == fingerprint(root)
        keks[kek] = open_sealed(root, named, wrapped, f"key-encryption-keys/{kek}")
    keys = {
        key: open_sealed(keks[kek], kek, wrapped, f"data-keys/{key}/{owner}")
        for key, owner, kek, wrapped in database.execute("SELECT id, owner, kek_id, wrapped FROM data_keys")}
    sealed = database.execute("SELECT place, sealed FROM letters WHERE sealed IS NOT NULL").fetchall()
    texts = []
    for place, value in sealed:
        key = int.from_bytes(value[2:10], "big")
        texts.append(json.loads(open_sealed(keys[key], key, value, place)))
    database.close()
    return texts, {bytes(value)[1] for _, value in sealed}


@pytest.mark.parametrize("cipher, byte", [("aes", 1), ("sm4", 2)])
def test_other_peoples_ciphers_open_the_database(binary, tmp_path, cipher, byte):
    other = {"aes": "sm4", "sm4": "aes"}[cipher]
    console = Console(tmp_path, "--cipher", cipher)
    try:
        issue(console, tmp_path)
        [mail], ciphers = mails(console.data)
        assert "有效期至" in mail["text"] and ciphers == {byte}
        subprocess.run([BINARY, "key", "rotate", "--data", console.data, "--cipher", other], cwd=ROOT, check=True,
                       capture_output=True, timeout=60)
        assert mails(console.data) == ([mail], {3 - byte})
    finally:
        console.stop()
