"""Somebody with a script and time: guessed tickets, half-known secrets."""

import hashlib
import http.client
import re
import secrets
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

import pytest

PROXY = ["--trusted-proxies", "127.0.0.1"]


def form_token(cookie):
    """The rule is no secret: the program is open."""
    return hashlib.sha256(f"form {cookie}".encode()).hexdigest()


class Client:
    """One connection from one address."""

    def __init__(self, steward, address):
        self.connection = http.client.HTTPConnection("127.0.0.1", steward.port, timeout=30)
        self.address = address

    def ask(self, method, path, cookie="", fields=None):
        body = urllib.parse.urlencode(fields) if fields else None
        headers = {"X-Forwarded-For": self.address, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, path, body, headers | ({"Cookie": cookie} if cookie else {}))
        answer = self.connection.getresponse()
        answer.text = answer.read().decode(errors="replace")
        return answer

    def redeem(self, token):
        return self.ask("POST", "/session", f"steward_browser={token}", {"token": form_token(token)})

    def confirmed_ticket(self, steward, name):
        page = self.ask("GET", "/login")
        assert page.status == 200
        token = re.search("steward_browser=([0-9a-f]{64})", " ".join(page.headers.get_all("Set-Cookie"))).group(1)
        url = re.search(r'<a href="([^"]+/q/[^"]+)"', page.text).group(1)
        phone = f"/control/phones/{urllib.parse.quote(name)}"
        steward.control(f"{phone}/scan", "POST", {"url": url})
        steward.control(f"{phone}/confirm", "POST")
        return token


def is_session(answer):
    return any("steward_session=" in value and "Max-Age=0" not in value
               for value in answer.headers.get_all("Set-Cookie") or [])


@pytest.mark.parametrize("steward", [PROXY], indirect=True)
def test_guessed_tickets_open_nothing_and_lock_nobody_out(steward):
    elsewhere = Client(steward, "10.0.0.2")
    beside = Client(steward, "10.6.6.6")
    real, shared = elsewhere.confirmed_ticket(steward, "王敏"), beside.confirmed_ticket(steward, "陈思远")

    def guess(count):
        attacker = Client(steward, "10.6.6.6")
        return [attacker.redeem(secrets.token_hex(32)) for _ in range(count)]

    with ThreadPoolExecutor(4) as pool:
        answers = [answer for answers in pool.map(guess, [300] * 4) for answer in answers]
    statuses = [answer.status for answer in answers]
    assert set(statuses) == {303, 429} and statuses.count(303) < 60
    assert not any(map(is_session, answers))
    slowed = next(answer for answer in answers if answer.status == 429)
    assert 1 <= int(slowed.headers["Retry-After"]) <= 60 and "操作太频繁" in slowed.text

    # Whose phone has said yes goes in at once: elsewhere, and beside the one who guesses.
    for client, token in ((elsewhere, real), (beside, shared)):
        answer = client.redeem(token)
        assert (answer.status, answer.headers["Location"]) == (303, "/") and is_session(answer)
        assert not is_session(client.redeem(token)), "only once"


@pytest.mark.parametrize("steward", [PROXY], indirect=True)
def test_another_browser_cannot_redeem_what_was_confirmed(steward):
    victim, thief = Client(steward, "10.0.0.2"), Client(steward, "10.6.6.6")
    token = victim.confirmed_ticket(steward, "王敏")
    thiefs = thief.ask("GET", "/login")
    own = re.search("steward_browser=([0-9a-f]{64})", " ".join(thiefs.headers.get_all("Set-Cookie"))).group(1)
    assert not is_session(thief.redeem(own))
    # A cookie that somebody plants is not what the page goes by: each visit brings a token of its own, in front.
    planted = victim.ask("GET", "/login", f"steward_browser={own}")
    fresh = re.search("steward_browser=([0-9a-f]{64})", " ".join(planted.headers.get_all("Set-Cookie"))).group(1)
    assert fresh != own
    assert is_session(victim.redeem(token))


def test_a_form_token_tells_nothing_of_the_session(steward, person):
    import clerk
    page, phone = person(), person(viewport=clerk.NARROW)
    clerk.sign_in(page, phone)
    [session] = page.context.cookies(steward.console)
    assert session["value"] not in page.content()
    assert page.locator("input[name=token]").first.input_value() == form_token(session["value"])
    assert page.evaluate("document.cookie") == ""
