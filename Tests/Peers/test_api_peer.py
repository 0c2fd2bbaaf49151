"""The API's live answers against its own description, by libraries that know nothing of us."""

import sys
import time
import urllib.parse
from datetime import date, timedelta

import jsonschema
import pytest
from openapi_spec_validator import validate

from console import BINARY, ROOT
from program import DOCUMENT, Api, Clerk

LAST = date.today() - timedelta(days=1)
DAYS = {"from": str(LAST - timedelta(days=2)), "to": str(LAST)}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    if not BINARY:
        pytest.skip("STEWARD_BINARY names no program")
    sys.path.append(str(ROOT / "Tests" / "Browser"))
    from steward import Steward
    steward = Steward(tmp_path_factory.mktemp("api") / "data", "--login", "activation-code")
    steward.start()
    yield steward
    steward.stop()


@pytest.fixture(scope="module")
def clerk(demo):
    clerk = Clerk(demo)
    clerk.account = clerk.add_account(demo.demo["companies"][0])
    return clerk


@pytest.fixture(scope="module")
def api(demo, clerk):
    return Api(demo.console, clerk.make_token(name="金蝶 ERP", access="operate"))


def test_the_document_is_one():
    validate(DOCUMENT)


def test_its_examples_are_of_its_schemas():
    schema = {"components": DOCUMENT["components"]}
    for item in DOCUMENT["paths"].values():
        for operation in (item[method] for method in ("get", "post") if method in item):
            contents = [operation.get("requestBody", {}), *operation["responses"].values()]
            for content in (part for place in contents for part in place.get("content", {}).values()):
                examples = [content["example"]] if "example" in content else []
                examples += [example["value"] for example in content.get("examples", {}).values()]
                for example in examples:
                    jsonschema.Draft202012Validator(schema | content["schema"]).validate(example)
    for response in DOCUMENT["components"]["responses"].values():
        for content in response["content"].values():
            if "example" in content:
                jsonschema.Draft202012Validator(schema | content["schema"]).validate(content["example"])


def test_companies_come_page_by_page(api, demo):
    numbers, after = [], ""
    while after is not None:
        page = api.ask("companies", 200, f"?limit=1&after={after}")
        numbers += [company["creditCode"] for company in page["companies"]]
        after = page["next"]
    assert sorted(numbers) == numbers == sorted(company["taxNumber"] for company in demo.demo["companies"])
    assert api.ask("companies", 200, "?search=" + urllib.parse.quote("没有这家")) == {"companies": [], "next": None}


def test_a_download_from_its_order_to_its_end(api, demo, clerk):
    company = {"creditCode": demo.demo["companies"][0]["taxNumber"]}
    [account] = api.ask("accounts", 200, **company)
    assert account["id"] == clerk.account and account["defaultFor"] == ["issue", "receive"]
    assert api.ask("defaultAccounts", 200, **company)["receive"]["id"] == clerk.account
    order = {"direction": "received", **DAYS}
    for more, chosen in ({}, "default"), ({"account": clerk.account, "statuses": ["normal"]}, "named"):
        download = api.ask("beginDownload", 201, body=order | more, **company)
        assert download["account"]["chosen"] == chosen
        deadline = time.monotonic() + 60
        while (state := api.ask("download", 200, id=download["id"]))["state"] != "proved":
            assert time.monotonic() < deadline, state
            time.sleep(0.1)
        assert state["stored"] == state["expected"] and state["endedAt"]


def test_a_company_without_accounts(api, demo):
    company = {"creditCode": demo.demo["companies"][1]["taxNumber"]}
    assert api.ask("accounts", 200, **company) == []
    empty = api.ask("defaultAccounts", 200, **company)
    assert empty["issue"] is None and empty["receive"] is None
    found = api.ask("companies", 200, f"?search={company['creditCode']}")["companies"]
    assert [one["accountState"] for one in found] == ["none"]


def test_a_download_that_waits_says_why(api, demo):
    company = {"creditCode": demo.demo["companies"][0]["taxNumber"]}
    demo.control("/control/sessions/end", "POST")
    download = api.ask("beginDownload", 201, body={"direction": "issued", **DAYS}, **company)
    deadline = time.monotonic() + 30
    while (state := api.ask("download", 200, id=download["id"]))["state"] == "running":
        assert time.monotonic() < deadline, state
        time.sleep(0.1)
    assert state["state"] == "waiting" and state["trouble"]["code"] == "verification-required"
    found = api.ask("companies", 200, f"?search={company['creditCode']}")["companies"]
    assert [one["accountState"] for one in found] == ["verification-required"]


def test_every_refusal(api, demo, clerk):
    company = {"creditCode": demo.demo["companies"][0]["taxNumber"]}
    nobody = {"creditCode": demo.demo["companies"][1]["taxNumber"]}
    order = {"direction": "received", **DAYS}
    assert api.ask("companies", 400, "?limit=201")["field"] == "limit"
    assert api.ask("beginDownload", 400, body=order | {"kind": "81"}, **company)["field"] == "kind"
    assert "field" not in api.ask("beginDownload", 400, body=b"\xff{", **company)
    for places in {"creditCode": "91440399MADEMA019C"}, {"creditCode": "x"}:
        for operation in "accounts", "defaultAccounts":
            api.ask(operation, 404, **places)
        api.ask("beginDownload", 404, body=order, **places)
    api.ask("download", 404, id="999")
    api.ask("beginDownload", 413, body=b"{" + b" " * 70_000, **company)
    for more, kind, places in (
            ({}, "no-default-account", nobody), ({"account": "999"}, "unknown-account", company),
            ({"from": str(LAST - timedelta(days=400))}, "too-long", company)):
        assert api.ask("beginDownload", 422, body=order | more, **places)["type"] == kind
    reader = Api(demo.console, clerk.make_token(name="报表", access="read"))
    reader.ask("companies", 200)
    reader.ask("beginDownload", 403, body=order, **company)
    for operation in "companies", "accounts", "defaultAccounts", "beginDownload", "download":
        Api(demo.console, "").ask(operation, 401, body=order if operation == "beginDownload" else None, **company, id="1")


def test_too_many_wrong_tokens(api, demo):
    stranger = Api(demo.console, "fsk_" + "0" * 64)
    for _ in range(30):
        stranger.ask("companies", 401)
    stranger.ask("companies", 429)
    api.ask("companies", 200)
