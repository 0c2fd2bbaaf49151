"""Starts the program as an operator would, and knows the world outside through the simulator's controls."""

import json
import os
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ["STEWARD_BINARY"])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Steward:
    """One console and one simulator, on free ports, with a data folder of their own."""

    def __init__(self, data):
        self.data = Path(data)
        self.port, self.simulator_port = free_port(), free_port()
        self.console = f"http://127.0.0.1:{self.port}"
        self.simulator = f"http://127.0.0.1:{self.simulator_port}"
        self.process = None

    def start(self):
        manifest = self.data / "demo.json"
        manifest.unlink(missing_ok=True)
        self.log = open(self.data.parent / "steward.log", "ab")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--demo", "--host", "127.0.0.1", "--lan-address", "127.0.0.1",
             "--port", str(self.port), "--simulator-port", str(self.simulator_port), "--data", self.data],
            cwd=ROOT, stdout=self.log, stderr=self.log)
        # The program says that it is ready by writing demo.json; nothing else tells another process.
        deadline = time.monotonic() + 60
        while not manifest.exists():
            assert self.process.poll() is None, Path(self.log.name).read_text()
            assert time.monotonic() < deadline, "demo.json did not appear"
            time.sleep(0.02)
        self.demo = json.loads(manifest.read_text())

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
