"""wechatpy is WeChat here: it knows nothing of how the console reads and writes safe mode."""

import os
import time
import urllib.parse
from pathlib import Path

import pytest
import xmltodict
from wechatpy.crypto import WeChatCrypto
from wechatpy.exceptions import InvalidAppIdException
from wechatpy.utils import check_signature

from console import APP_ID, KEYS, TOKEN


def event(name, key):
    """A new one each time: a repeated delivery is answered by silence."""
    event.count += 1
    return (f"<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o{event.count}]]></FromUserName>"
            f"<CreateTime>{int(time.time())}</CreateTime><MsgType><![CDATA[event]]></MsgType>"
            f"<Event><![CDATA[{name}]]></Event><EventKey><![CDATA[{key}]]></EventKey></xml>")


event.count = 0


def signature(*parts):
    from wechatpy.utils import WeChatSigner
    signer = WeChatSigner()
    signer.add_data(*parts)
    return signer.signature


def call(console, message, key=KEYS[0], app_id=APP_ID, token=TOKEN):
    """As WeChat posts in safe mode: both signatures in the query, the envelope as the body."""
    timestamp, nonce = str(int(time.time())), "486452656"
    envelope = WeChatCrypto(token, key, app_id).encrypt_message(message, nonce, timestamp)
    query = urllib.parse.urlencode({
        "signature": signature(TOKEN, timestamp, nonce), "timestamp": timestamp, "nonce": nonce,
        "encrypt_type": "aes", "msg_signature": xmltodict.parse(envelope)["xml"]["MsgSignature"]})
    return console.post(f"/wechat/callback?{query}", envelope)


def read(answer, key, app_id=APP_ID):
    fields = xmltodict.parse(answer)["xml"]
    message = WeChatCrypto(TOKEN, key, app_id).decrypt_message(
        answer, fields["MsgSignature"], fields["TimeStamp"], fields["Nonce"])
    return xmltodict.parse(message)["xml"]


@pytest.mark.parametrize("name, scene", [("SCAN", "no-such-scene"), ("subscribe", "qrscene_no-such-scene")])
@pytest.mark.parametrize("key", KEYS)
def test_a_sealed_scan_is_answered_with_its_own_key(console, key, name, scene):
    status, answer = call(console, event(name, scene), key)
    assert status == 200, answer
    reply = read(answer, key)
    assert "二维码" in reply["Content"]
    assert (reply["ToUserName"], reply["FromUserName"], reply["MsgType"]) == (f"o{event.count}", "gh_1", "text")


def test_another_account_is_refused(console):
    status, answer = call(console, event("SCAN", "no-such-scene"), app_id="wx0000000000000000")
    assert (status, answer) == (403, "")


def test_another_key_and_another_token_are_refused_alike(console):
    message = event("SCAN", "no-such-scene")
    assert call(console, message, key="Z" * 43) == (403, "")
    assert call(console, message, token="other") == (403, "")


def test_a_plain_message_is_refused_in_safe_mode(console):
    timestamp, nonce = str(int(time.time())), "1"
    query = urllib.parse.urlencode(
        {"signature": signature(TOKEN, timestamp, nonce), "timestamp": timestamp, "nonce": nonce})
    assert console.post(f"/wechat/callback?{query}", event("SCAN", "no-such-scene"))[0] == 403


def test_what_swift_sealed_is_understood():
    """The file is written by `WeChatEnvelopeTests` when STEWARD_SEALED_ANSWER names it; else one of its is recorded."""
    path = os.environ.get("STEWARD_SEALED_ANSWER", Path(__file__).parent / "sealed-answer.xml")
    answer = Path(path).read_text(encoding="utf-8")
    assert read(answer, KEYS[1])["Content"] == "请登录，王敏 😀"
    with pytest.raises(InvalidAppIdException):
        read(answer, KEYS[1], app_id="wx0")
    fields = xmltodict.parse(answer)["xml"]
    check_signature(TOKEN, signature(TOKEN, fields["TimeStamp"], fields["Nonce"]), fields["TimeStamp"], fields["Nonce"])
