"""A disk agent written anew, with gmssl's SM2 and SM3: the console and the platform verify what it signs by libcrypto."""

import hashlib
import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone

import pytest
import yaml
from gmssl import sm2
from openapi_spec_validator import validate

from console import BINARY, ROOT
from disks import new_key, sign, unwrap, verifies
from program import Clerk

IMAGE = json.loads((ROOT / "Fixtures/disks/suzhou-ukey.json").read_text(encoding="utf-8"))
PASSWORD = "Suzhou26"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    if not BINARY:
        pytest.skip("STEWARD_BINARY names no program")
    sys.path.append(str(ROOT / "Tests" / "Browser"))
    from steward import Steward
    steward = Steward(tmp_path_factory.mktemp("disks") / "data", "--login", "activation-code")
    steward.start()
    yield steward
    steward.stop()


@pytest.fixture(scope="module")
def clerk(demo):
    clerk = Clerk(demo)
    clerk.post("/activation", {"code": demo.demo["activationCode"]})
    return clerk


def opened(private, point, sealed):
    """SM2's DER of x, y, C3 and C2, opened by gmssl, which wants them bare."""
    def take(data):
        length, head = data[1], 2
        if length & 0x80:
            head, length = 2 + (length & 0x7F), int.from_bytes(data[2:2 + (length & 0x7F)], "big")
        return data[head:head + length], data[head + length:]
    rest, _ = take(sealed)
    x, rest = take(rest)
    y, rest = take(rest)
    hash_, rest = take(rest)
    text, _ = take(rest)
    plain = x.lstrip(b"\0").rjust(32, b"\0") + y.lstrip(b"\0").rjust(32, b"\0") + hash_ + text
    return sm2.CryptSM2(private_key=private, public_key=point[2:], mode=1).decrypt(plain)


class Agent:
    def __init__(self, steward, code, name="同行电脑"):
        self.base = steward.console
        self.private, self.point = new_key()
        status, answer = self.send("/disk-agents", {"code": code, "name": name, "publicKey": self.point}, {})
        assert status == 201, answer
        self.id = answer["agent"]

    def send(self, path, body, headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, headers | {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=40) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.loads(refusal.read())

    def signed(self, path, body, skew=0.0):
        path, data = f"/disk-agents/{self.id}/{path}", json.dumps(body).encode()
        moment, nonce = int((time.time() + skew) * 1000), os.urandom(8).hex()
        digest = hashlib.sha256(data).hexdigest()
        text = f"steward-disk-agent\n{path}\n{moment}\n{nonce}\n{digest}"
        return path, data, {"Steward-Time": str(moment), "Steward-Nonce": nonce,
                            "Steward-Signature": sign(self.private, self.point, text.encode())}

    def call(self, path, body):
        return self.send(*self.signed(path, body))

    def report(self, *images):
        facts = [{
            "number": image["number"], "kind": image["kind"], "branch": image["branch"], "company": image["company"],
            "taxNumber": image["taxNumber"], "validFrom": image["certificate"]["validFrom"],
            "validTo": image["certificate"]["validTo"], "triesLeft": image["triesLeft"]} for image in images]
        return self.call("reports", {"disks": facts, "unreadable": []})

    def obey_once(self):
        status, order = self.call("orders", {})
        assert status == 200, order
        password = opened(self.private, self.point, bytes.fromhex(order["password"])).decode()
        signed_at = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        text = "\n".join([order["handshake"], order["challenge"], order["disk"], signed_at])
        signature = sign(unwrap(IMAGE, password), IMAGE["certificate"]["publicKey"], text.encode())
        return self.call(f"orders/{order['id']}", {"result": "signed", "signature": signature, "signedAt": signed_at})


def code(clerk):
    status, page = clerk.post("/disks/pairing", {})
    assert status == 201, page
    return re.search(r"--pair (\w{4}-\w{4})", page).group(1)


def test_the_platforms_document_is_one():
    validate(yaml.safe_load((ROOT / "Public/disk-platform.openapi.yaml").read_text(encoding="utf-8")),
             base_uri=(ROOT / "Public/disk-platform.openapi.yaml").as_uri())


def test_both_demo_disks_open_by_other_peoples_ciphers():
    for company in json.loads((ROOT / "Fixtures/demo-group.json").read_text(encoding="utf-8"))["companies"]:
        for disk in company.get("disks", []):
            image = json.loads((ROOT / "Fixtures/disks" / disk["image"]).read_text(encoding="utf-8"))
            point = image["certificate"]["publicKey"]
            assert (image["number"], point, image["taxNumber"]) == (disk["number"], disk["publicKey"], company["taxNumber"])
            assert verifies(point, sign(unwrap(image, disk["password"]), point, b"x"), b"x")


def test_another_agents_signature_opens_the_platform(demo, clerk):
    agent = Agent(demo, code(clerk))
    assert agent.report(IMAGE) == (204, None)
    assert IMAGE["number"] in clerk.get("/disks")
    answers = []
    obeying = threading.Thread(target=lambda: answers.append(agent.obey_once()))
    obeying.start()
    form = clerk.get(f"/disks/{IMAGE['number']}")
    status, page = clerk.post(f"/disks/{IMAGE['number']}", {"certificate": PASSWORD, "tries": "5"}, form)
    obeying.join()
    assert answers == [(204, None)]
    assert status == 303, page
    assert agent.report() == (204, None)
    assert "未插入" in clerk.get(f"/disks/{IMAGE['number']}")


def test_only_what_the_agent_signed_is_heard_and_once(demo, clerk):
    agent = Agent(demo, code(clerk))
    path, data, headers = agent.signed("reports", {"disks": [], "unreadable": []})
    assert agent.send(path, data, headers) == (204, None)
    assert agent.send(path, data, headers) == (401, {"type": "replayed"})
    assert agent.send(path, data + b" ", headers) == (401, {"type": "bad-signature"})
    assert agent.send(path, data, {}) == (401, {"type": "bad-signature"})
    late = agent.signed("reports", {"disks": [], "unreadable": []}, skew=-400)
    status, answer = agent.send(*late)
    assert (status, answer["type"]) == (401, "clock-skew") and abs(answer["now"] / 1000 - time.time()) < 60
    assert agent.call("reports", {"disks": [{}], "unreadable": []}) == (400, {"type": "bad-request"})
    assert agent.call("orders/ffff", {"result": "signed"}) == (404, {"type": "unknown-order"})


def test_a_wrong_clock_is_named_until_it_is_right(demo, clerk):
    agent = Agent(demo, code(clerk), name="钟慢的电脑")
    assert agent.send(*agent.signed("orders", {}, skew=-725))[0] == 401
    row = re.search(r"<tr><td[^>]*>钟慢的电脑.*?</tr>", clerk.get("/disks")).group()
    assert "时钟不准" in row and "慢 12 分钟" in row
    assert agent.report() == (204, None)
    assert "时钟不准" not in clerk.get("/disks")


def test_nothing_is_heard_again_after_a_restart(demo, clerk):
    agent = Agent(demo, code(clerk))
    request = agent.signed("reports", {"disks": [], "unreadable": []})
    assert agent.send(*request) == (204, None)
    demo.kill()
    demo.start()
    assert agent.send(*request) == (401, {"type": "replayed"})
    assert agent.report() == (204, None)


def test_a_newer_request_for_orders_ends_the_older(demo, clerk):
    agent = Agent(demo, code(clerk))
    answers = []
    older = threading.Thread(target=lambda: answers.append(agent.call("orders", {})))
    older.start()
    # However late the older one is heard: either it is ended, or it ends this one.
    newer = threading.Thread(target=lambda: answers.append(agent.call("orders", {})))
    newer.start()
    for thread in (older, newer):
        thread.join()
    assert sorted(answers, key=str) == sorted([(409, {"type": "poll-replaced"}), (204, None)], key=str)


def test_a_revoked_agent_is_refused(demo, clerk):
    agent = Agent(demo, code(clerk))
    assert clerk.post(f"/disks/agents/{agent.id}/revocation", {})[0] == 303
    assert agent.report(IMAGE) == (401, {"type": "unknown-agent"})


def test_another_companys_disk_is_not_there_and_the_look_is_written_down(demo, clerk, tmp_path):
    agent = Agent(demo, code(clerk))
    assert agent.report(IMAGE) == (204, None)
    companies = tmp_path / "companies.csv"
    companies.write_text("上海示例有限公司,91310199MADEMA027Q,310000\n", encoding="utf-8")
    issued = subprocess.run(
        [BINARY, "activation", "issue", "--companies", companies, "--data", demo.data], cwd=ROOT, check=True,
        capture_output=True, text=True, timeout=60).stdout
    [stranger_code] = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", issued)
    stranger = Clerk(demo, stranger_code)
    path = f"/disks/{IMAGE['number']}"
    assert IMAGE["number"] not in stranger.get("/disks")
    assert stranger.send(path)[0] == 404
    assert stranger.post(path, {"certificate": PASSWORD, "tries": "5"})[0] == 404
    assert stranger.send(f"{path}/events")[0] == 404
    assert stranger.send(f"{path}/removal")[0] == 404
    assert stranger.post(f"{path}/removal", {})[0] == 404
    assert stranger.send("/disks/000000000000")[0] == 404
    log = clerk.get("/audit?action=refused")
    assert f"GET {path}" in log and f"POST {path}" in log and "000000000000" not in log


def test_a_code_serves_once_and_guesses_are_limited(demo, clerk):
    word = code(clerk)
    agent = Agent(demo, word)
    again = {"code": word, "name": "x", "publicKey": agent.point}
    assert agent.send("/disk-agents", again, {}) == (403, {"type": "wrong-code"})
    answers = {agent.send("/disk-agents", again, {})[1]["type"] for _ in range(12)}
    assert "too-many-tries" in answers
