"""An administrator who makes tokens, and a program that shows one and judges what it is answered."""

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request

import jsonschema
import yaml

from console import ROOT

DOCUMENT = yaml.safe_load((ROOT / "Public" / "openapi.yaml").read_text(encoding="utf-8"))


class Clerk:
    """An administrator at a browser that keeps one cookie."""

    def __init__(self, steward, code=None):
        self.steward, self.cookie = steward, ""
        page = self.get("/login")
        self.post("/session/code", {"code": code or steward.demo["activationCode"]}, page)

    def send(self, path, data=None):
        request = urllib.request.Request(self.steward.console + path, data, {"Cookie": self.cookie})
        try:
            answer = urllib.request.build_opener(Stay).open(request)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            if cookie.split("=")[1].split(";")[0]:
                self.cookie = cookie.split(";")[0]
        return answer.status, answer.read().decode()

    def get(self, path):
        return self.send(path)[1]

    def post(self, path, fields, page=None):
        token = re.search(r'name="token" value="(\w{64})"', page or self.get("/session/end")).group(1)
        return self.send(path, urllib.parse.urlencode(fields | {"token": token}, doseq=True).encode())

    def make_token(self, **fields):
        status, page = self.post("/api-tokens", {"reach": "all", "term": "unlimited"} | fields)
        assert status == 201, page
        return re.search(r"fsk_[0-9a-f]{64}", page).group()

    def add_account(self, company):
        """Logs the company's first account in and makes it the default; returns its id."""
        [place] = re.findall(r'class="name" href="(/enterprises/\d+)"', self.get(f"/enterprises?q={company['taxNumber']}"))
        form = self.get(f"{place}/accounts/new")
        captcha = re.search(r'name="captchaId" value="([^"]+)"', form).group(1)
        account = company["accounts"][0]
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        status, page = self.post(f"{place}/accounts", hidden | {
            "action": "login", "captchaId": captcha, "account": account["account"], "password": account["password"],
            "captcha": self.steward.control(f"/control/captchas/{captcha}")["text"]}, form)
        assert status == 303, page
        deadline = time.monotonic() + 30
        while not (found := re.search(r"/accounts/(\d+)/login", self.get(f"{place}/accounts"))):
            assert time.monotonic() < deadline, "the bureau has not let the account in"
            time.sleep(0.1)
        account = found.group(1)
        assert self.post(f"{place}/default-accounts", {"issue": account, "receive": account})[0] == 303
        return account


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Api:
    """Asks, and holds each answer against what the document says of its address, method and status."""

    def __init__(self, url, token):
        self.url, self.token = url, token

    def ask(self, operation, status, query="", body=None, **places):
        path, method = next(
            (path, method) for path, item in DOCUMENT["paths"].items() for method, known in item.items()
            if method in ("get", "post") and known["operationId"] == operation)
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path.format(**places) + query, data, self.head(), method=method.upper())
        try:
            answer = urllib.request.urlopen(request)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        text = answer.read().decode("utf-8")
        assert answer.status == status, text
        check(DOCUMENT["paths"][path][method]["responses"][str(status)], answer, text)
        return json.loads(text)

    def head(self):
        head = {"Content-Type": "application/json"}
        return head | {"Authorization": f"Bearer {self.token}"} if self.token else head


def check(described, answer, text):
    if "$ref" in described:
        described = DOCUMENT["components"]["responses"][described["$ref"].split("/")[-1]]
    [(kind, content)] = described["content"].items()
    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert answer.headers["Set-Cookie"] is None and answer.headers["Cache-Control"] == "no-store"
    for name, header in described.get("headers", {}).items():
        assert answer.headers[name]
        value = int(answer.headers[name]) if header["schema"]["type"] == "integer" else answer.headers[name]
        jsonschema.validate(value, header["schema"])
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": strict(DOCUMENT["components"])}
    jsonschema.Draft202012Validator(
        schema | strict(content["schema"]), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(json.loads(text))


def strict(value):
    """The document lets answers grow; what is not described yet must not be there all the same."""
    if isinstance(value, list):
        return [strict(item) for item in value]
    if not isinstance(value, dict):
        return value
    value = {name: strict(item) for name, item in value.items()}
    if value.get("type") == "object" and "properties" in value and "unevaluatedProperties" not in value:
        value["additionalProperties"] = False
    return value
