"""What a connection is used for next: a proxy or a browser keeps it, unless it is told not to."""

import re

from test_attacks import Client, form_token, is_session


def test_a_connection_goes_on_after_every_kind_of_answer_or_is_said_to_end(steward):
    client = Client(steward, "10.0.0.2")
    answer = client.redeem(client.confirmed_ticket(steward, "王敏"))
    assert is_session(answer)
    session = re.search("steward_session=([0-9a-f]{64})", " ".join(answer.headers.get_all("Set-Cookie"))).group(1)
    cookie = f"steward_session={session}"
    fields = {"token": form_token(session), "code": steward.demo["activationCode"]}
    assert client.ask("POST", "/activation", cookie, fields).status == 303
    broken = []
    for path in ("/", "/nowhere", "/audit.csv", "/me", "/healthz", "/invoices.xlsx"):
        answer = client.ask("GET", path, cookie)
        if answer.headers["Connection"] == "close":
            continue
        try:
            client.ask("GET", "/me", cookie)
        except (ConnectionError, OSError):
            broken.append(path)
            client = Client(steward, "10.0.0.2")
    assert broken == []
