"""Starts the program as an operator would, and knows the world outside through the simulator's controls."""

import contextlib
import json
import os
import random
import socket
import sqlite3
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ["STEWARD_BINARY"])
# What the bureau knows of the companies; demo.json tells only what a person must type.
GROUP = json.loads((ROOT / "Fixtures/demo-group.json").read_text())["companies"]


def free_ports(count):
    """Ports that differ: all are held until all are found. Below the range that the kernel lends to outgoing connections,
    so that none is taken between now and the program's start."""
    with contextlib.ExitStack() as held:
        found = []
        while len(found) < count:
            probe = held.enter_context(socket.socket())
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", random.randrange(10_000, 32_000)))
                found.append(probe.getsockname()[1])
        return found


class Steward:
    """One console and one simulator, on free ports, with a data folder of their own."""

    def __init__(self, data, *more, scheme="http"):
        self.data = Path(data)
        self.more = more
        self.port, self.simulator_port, self.smtp_port = free_ports(3)
        self.console = f"{scheme}://127.0.0.1:{self.port}"
        self.simulator = f"http://127.0.0.1:{self.simulator_port}"
        self.process = None

    def start(self):
        manifest = self.data / "demo.json"
        manifest.unlink(missing_ok=True)
        self.log = open(self.data.parent / "steward.log", "ab")
        self.error_log = open(self.data.parent / "steward.err", "ab")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--demo", "--host", "127.0.0.1", "--lan-address", "127.0.0.1",
             "--port", str(self.port), "--simulator-port", str(self.simulator_port),
             "--smtp-port", str(self.smtp_port), "--data", self.data, *self.more],
            cwd=ROOT, stdout=self.log, stderr=self.error_log)
        # The program says that it is ready by writing demo.json; nothing else tells another process.
        deadline = time.monotonic() + 60
        while not manifest.exists():
            assert self.process.poll() is None, self.errors
            assert time.monotonic() < deadline, "demo.json did not appear"
            time.sleep(0.02)
        self.demo = json.loads(manifest.read_text())

    @property
    def written(self):
        """All that the program wrote to standard output."""
        return Path(self.log.name).read_text()

    @property
    def errors(self):
        """All that the program wrote to standard error: its log."""
        return Path(self.error_log.name).read_text()

    def pass_time(self, hours=0, minutes=0):
        """Nobody can set the program's clock, so what it keeps becomes older instead."""
        past = (hours * 60 + minutes) * 60_000
        with sqlite3.connect(self.data / "steward.sqlite", timeout=30) as database:
            for table, columns in (
                    ("activations", ("issued_at", "expires_at", "renewable_until")),
                    ("sessions", ("began_at", "last_seen_at", "expires_at")), ("tickets", ("issued_at", "expires_at")),
                    ("binding_tickets", ("issued_at", "expires_at")), ("verifications", ("asked_at", "expires_at")),
                    ("accounts", ("asked_at",)), ("jobs", ("run_at",)),
                    ("schedules", ("next_run_at",))):
                moved = ", ".join(f"{column} = {column} - {past}" for column in columns)
                database.execute(f"UPDATE {table} SET {moved}")
        database.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=40)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def control(self, path, method="GET", body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.simulator + path, data=data, method=method, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"{}")

    def truth(self, company, direction, first, last):
        query = urllib.parse.urlencode(
            {"creditCode": company["taxNumber"], "direction": direction, "from": first, "to": last})
        return self.control(f"/control/truth?{query}")
