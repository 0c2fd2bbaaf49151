"""Signatures, keys and feeds of ours before minisign itself, and minisign's before us: taken or refused by both."""

import base64
import random
import subprocess

import pytest


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, timeout=60, check=False, **options)


class Signer:
    """minisign's own key, and a file."""

    def __init__(self, folder, binary):
        self.folder, self.binary = folder, binary
        self.file = folder / "steward.tar.zst"
        self.file.write_bytes(random.Random(7).randbytes(100_000))
        made = run("minisign", "-G", "-W", "-p", folder / "m.pub", "-s", folder / "m.key")
        assert made.returncode == 0, made.stderr
        self.public = (folder / "m.pub").read_text().splitlines()[1]

    def sign(self, *options, file=None):
        signature = self.folder / f"by-minisign{len(list(self.folder.iterdir()))}"
        made = run("minisign", "-S", *options, "-s", self.folder / "m.key", "-x", signature, "-m", file or self.file)
        assert made.returncode == 0, made.stderr
        return signature.read_bytes()

    def verdicts(self, signature, public=None, file=None):
        """minisign's and ours."""
        path = self.folder / "signature"
        path.write_bytes(signature)
        public, file = public or self.public, file or self.file
        theirs = run("minisign", "-V", "-q", "-P", public, "-x", path, "-m", file)
        ours = run(self.binary, "release", "verify", file, "--public-key", public, "--signature", path)
        assert ours.returncode in (0, 1), ours.stderr
        return theirs.returncode == 0, ours.returncode == 0


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    from console import BINARY
    if not BINARY:
        pytest.skip("STEWARD_BINARY names no program")
    return Signer(tmp_path_factory.mktemp("minisign"), BINARY)


@pytest.fixture(scope="module")
def feed(signer):
    """Keys and a feed of ours."""
    folder = signer.folder
    made = run(signer.binary, "release", "keygen", "--keys", folder / "keys")
    assert made.returncode == 0, made.stderr
    (folder / "notes.txt").write_text("更快\n", encoding="utf-8")
    resources = folder / "resources"
    for name in ("Public", "Templates"):
        (resources / name).mkdir(parents=True)
        (resources / name / "a.txt").write_text("a")
    made = run(
        signer.binary, "release", "sign", "--keys", folder / "keys", "--feed", folder / "feed", "--release-version",
        "0.4.0", "--notes", folder / "notes.txt", "--resources", resources)
    assert made.returncode == 0, made.stderr
    return folder / "feed"


@pytest.mark.parametrize("options", [[], ["-l"], ["-t", "发票管家 0.4.0"], ["-c", "说明"], ["-t", ""]])
def test_what_minisign_signs_is_taken(signer, options):
    assert signer.verdicts(signer.sign(*options)) == (True, True)


def test_an_empty_file(signer):
    empty = signer.folder / "empty"
    empty.write_bytes(b"")
    assert signer.verdicts(signer.sign(file=empty), file=empty) == (True, True)


def test_what_we_sign_is_taken(signer, feed):
    keys = {name: (signer.folder / "keys" / f"{name}.pub").read_text().splitlines()[1] for name in ("root", "release")}
    archive = next(feed.glob("*.tar.zst")).name
    signed = [(archive, ".minisig", "release"), (archive, ".root.minisig", "root"),
              ("latest.json", ".minisig", "release"), ("latest.json", ".root.minisig", "root"),
              ("keys.json", ".root.minisig", "root")]
    for name, end, key in signed:
        signature = (feed / (name + end)).read_bytes()
        assert signer.verdicts(signature, keys[key], feed / name) == (True, True), name
        other = keys["root" if key == "release" else "release"]
        assert signer.verdicts(signature, other, feed / name) == (False, False), name
    assert sorted(path.name for path in feed.iterdir()) == sorted(
        {name for name, _, _ in signed} | {name + end for name, end, _ in signed})


def test_our_secret_key_signs_with_minisign(signer, feed):
    made = run("minisign", "-S", "-s", signer.folder / "keys/root.key", "-x", signer.folder / "s", "-m", signer.file)
    assert made.returncode == 0, made.stderr
    public = (signer.folder / "keys/root.pub").read_text().splitlines()[1]
    assert signer.verdicts((signer.folder / "s").read_bytes(), public) == (True, True)


def altered(signature):
    """Each line spoilt in each way that comes to mind, and bytes here and there."""
    lines = signature.split(b"\n")
    for index in range(4):
        line = lines[index]
        for other in (b"", b" " + line, line + b" ", line[:-1], line + b"A", line.upper(), line + b"\r", line[::-1]):
            yield b"\n".join(lines[:index] + [other] + lines[index + 1:])
        yield b"\n".join(lines[:index] + lines[index + 1:])
        yield b"\n".join(lines[:index])
    yield signature.rstrip(b"\n")
    yield signature + b"more\n"
    yield signature.replace(b"\n", b"\r\n")
    yield b"\xef\xbb\xbf" + signature
    yield b"\n" + signature
    for index in (1, 3):
        content = bytearray(base64.b64decode(lines[index]))
        for position in (0, 1, 2, 9, 10, 41, 42, len(content) - 1):
            spoilt = bytes(content[:position] + bytes([content[position] ^ 1]) + content[position + 1:])
            yield b"\n".join(lines[:index] + [base64.b64encode(spoilt)] + lines[index + 1:])
    dice = random.Random(2026)
    for _ in range(40):
        position = dice.randrange(len(signature))
        yield signature[:position] + bytes([dice.randrange(256)]) + signature[position + 1:]


@pytest.mark.parametrize("options", [[], ["-l"]])
def test_what_was_altered_is_judged_alike(signer, options):
    taken = refused = 0
    for signature in altered(signer.sign(*options)):
        theirs, ours = signer.verdicts(signature)
        assert theirs == ours, signature
        taken, refused = taken + theirs, refused + (not theirs)
    assert taken > 3 and refused > 30


def test_another_file_is_refused(signer):
    signature = signer.sign()
    for content in (b"", signer.file.read_bytes()[:-1], signer.file.read_bytes() + b"\n"):
        other = signer.folder / "other"
        other.write_bytes(content)
        assert signer.verdicts(signature, file=other) == (False, False)
