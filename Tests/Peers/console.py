"""Starts the real program with nothing simulated, as an operator would."""

import contextlib
import os
import random
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("STEWARD_BINARY")
APP_ID, TOKEN = "wxb11529c136998cb6", "steward-token"
KEYS = ["0123456789012345678901234567890123456789ABC", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"]


def free_port():
    """Below the range that the kernel lends to outgoing connections, so that nobody takes it before the program does."""
    while True:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", random.randrange(10_000, 32_000)))
            return probe.getsockname()[1]


def environment(data, **more):
    """Nothing of the caller's STEWARD_* settings gets in."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("STEWARD_")}
    return own | {
        "STEWARD_DATA": str(data), "STEWARD_TAX_BUREAU_URL": "http://127.0.0.1:9",
        "STEWARD_WECHAT_URL": "http://127.0.0.1:9", "STEWARD_WECHAT_APP_ID": APP_ID,
        "STEWARD_WECHAT_SECRET": "s3cret", "STEWARD_WECHAT_TOKEN": TOKEN,
        "STEWARD_WECHAT_AES_KEYS": ",".join(KEYS)} | more


class Console:
    def __init__(self, folder, *options, **settings):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "steward.log"
        self.data = data = folder / "data"
        data.mkdir()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [BINARY, "serve", "--host", "127.0.0.1", *options], cwd=ROOT, stdout=log, stderr=log,
                env=environment(data, STEWARD_PORT=str(self.port), **settings))
        deadline = time.monotonic() + 60
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def answers(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        except OSError:
            return False

    def post(self, path, body):
        request = urllib.request.Request(self.url + path, body.encode(), {"Content-Type": "text/xml"})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=40)
