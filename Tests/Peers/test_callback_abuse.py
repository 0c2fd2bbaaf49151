"""Calls that WeChat never makes, at the address that it calls."""

import hashlib
import subprocess
import time
import urllib.parse
import urllib.error
import urllib.request

import pytest

from console import KEYS, ROOT, TOKEN, Console, environment
from test_wechat_peer import call, event


def signed(timestamp=None, nonce="n1", token=TOKEN):
    timestamp = str(int(time.time()) if timestamp is None else timestamp)
    parts = "".join(sorted([token, timestamp, nonce]))
    return {"signature": hashlib.sha1(parts.encode()).hexdigest(), "timestamp": timestamp, "nonce": nonce}


def post(console, fields, body):
    return console.post(f"/wechat/callback?{urllib.parse.urlencode(fields)}", body)


def test_a_signature_carries_one_body_only(plain_console):
    overheard = signed(nonce="once")
    first = event("SCAN", "no-such-scene")
    status, answer = post(plain_console, overheard, first)
    assert status == 200 and "二维码" in answer
    # WeChat's own repetition is answered by silence; another body under the same signature is nobody's.
    assert post(plain_console, overheard, first) == (200, "")
    assert post(plain_console, overheard, event("unsubscribe", "")) == (403, "")
    assert post(plain_console, overheard | {"nonce": "other"}, event("SCAN", "x")) == (403, "")


@pytest.mark.parametrize("age", [301, 3600, -301, 10 ** 12])
def test_what_is_stale_or_of_the_future_is_refused(plain_console, console, age):
    fields = signed(int(time.time()) - age)
    assert post(plain_console, fields, event("SCAN", "x")) == (403, "")
    assert post(console, fields, event("SCAN", "x")) == (403, "")


@pytest.mark.parametrize("timestamp", ["", "abc", "nan", "inf", "-1", "9" * 400, "1e9"])
def test_a_time_that_is_none_is_refused(plain_console, timestamp):
    assert post(plain_console, signed(timestamp), event("SCAN", "x")) == (403, "")


@pytest.mark.parametrize("signature", ["", "0" * 40, "zz", "0" * 4000, "é"])
def test_a_forged_signature_is_refused(plain_console, signature):
    assert post(plain_console, signed() | {"signature": signature}, event("SCAN", "x")) == (403, "")


@pytest.mark.parametrize("body", [
    '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + event("SCAN", "x").replace("o", "&a;", 1),
    "<!DOCTYPE xml>" + event("SCAN", "x"), "", "<xml>", "{}", "<xml></xml>", "\0", "<xml><a><b/></a></xml>",
    "<a>" * 10_000, event("SCAN", "x")[:-6], event("SCAN", "x") * 2])
def test_what_is_no_message_is_refused_without_a_word(plain_console, body):
    test_what_is_no_message_is_refused_without_a_word.count += 1
    nonce = f"body{test_what_is_no_message_is_refused_without_a_word.count}"
    status, answer = post(plain_console, signed(nonce=nonce), body)
    assert status == 400 and answer == ""


test_what_is_no_message_is_refused_without_a_word.count = 0


def test_a_sealed_doctype_is_refused(console):
    status, answer = call(console, "<!DOCTYPE xml>" + event("SCAN", "x"))
    assert status in (400, 403) and answer == ""


def test_a_body_of_70_kb_is_refused(plain_console, console):
    for place in (plain_console, console):
        status, answer = post(place, signed(nonce="large"), event("SCAN", "x" * 70_000))
        assert status == 413 and "passwd" not in answer


def test_a_sealed_message_is_refused_in_plain_mode(plain_console):
    assert call(plain_console, event("SCAN", "x")) == (403, "")


def test_the_echo_is_only_for_wechat(plain_console):
    def ask(fields):
        try:
            query = urllib.parse.urlencode(fields | {"echostr": "<b>hello</b>"})
            with urllib.request.urlopen(f"{plain_console.url}/wechat/callback?{query}") as answer:
                return answer.status, answer.read().decode(), answer.headers["Content-Type"]
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode(), None
    assert ask(signed()) == (200, "<b>hello</b>", "text/plain; charset=utf-8")
    assert ask(signed(token="other")) == (403, "", None)


def test_nothing_of_it_stands_in_the_log(plain_console, console):
    for place in (plain_console, console):
        log = place.log.read_text()
        assert TOKEN not in log and "s3cret" not in log and not any(key in log for key in KEYS)
        assert " critical " not in log and "passwd" not in log


def test_nobody_speaks_for_a_wechat_that_is_not_set_up(binary, tmp_path):
    """Without WeChat's settings there is no Token; a signature with the empty one is anybody's."""
    nothing = {name: "" for name in ("STEWARD_WECHAT_APP_ID", "STEWARD_WECHAT_SECRET", "STEWARD_WECHAT_TOKEN",
                                     "STEWARD_WECHAT_AES_KEYS")}
    console = Console(tmp_path, "--login", "activation-code", **nothing)
    try:
        companies = tmp_path / "companies.csv"
        companies.write_text("深圳示例科技有限公司,91440399MADEMA019B,440300\n", encoding="utf-8")
        code = subprocess.run(
            [binary, "activation", "issue", "--companies", companies], cwd=ROOT, capture_output=True, text=True,
            check=True, env=environment(console.data)).stdout.strip()
        session = enter(console, code)
        assert is_signed_in(console, session)
        body = event("unsubscribe", "").replace(f"o{event.count}", "code:1")
        status, _ = post(console, signed(token=""), body)
        assert is_signed_in(console, session), "a stranger has ended the administrator's binding"
        assert status in (403, 404)
    finally:
        console.stop()


def enter(console, code):
    opener = urllib.request.build_opener(Stay)
    with opener.open(f"{console.url}/login") as page:
        token = page.read().decode().split('name="token" value="')[1][:64]
        cookie = next(value for value in page.headers.get_all("Set-Cookie") if "steward_browser=" in value)
    request = urllib.request.Request(
        f"{console.url}/session/code", urllib.parse.urlencode({"token": token, "code": code}).encode(),
        {"Cookie": cookie.split(";")[0]})
    with pytest.raises(urllib.error.HTTPError) as answer:
        opener.open(request)
    assert answer.value.code == 303
    return answer.value.headers.get_all("Set-Cookie")[0].split(";")[0]


def is_signed_in(console, session):
    request = urllib.request.Request(f"{console.url}/people", headers={"Cookie": session})
    try:
        with urllib.request.build_opener(Stay).open(request) as answer:
            return answer.status == 200
    except urllib.error.HTTPError:
        return False


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None
