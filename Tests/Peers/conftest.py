import pytest

from console import BINARY, Console


@pytest.fixture
def binary():
    if not BINARY:
        pytest.skip("STEWARD_BINARY names no program")
    return BINARY


@pytest.fixture(scope="module")
def console(tmp_path_factory):
    if not BINARY:
        pytest.skip("STEWARD_BINARY names no program")
    console = Console(tmp_path_factory.mktemp("console"))
    yield console
    console.stop()


@pytest.fixture(scope="module")
def plain_console(tmp_path_factory):
    """In plain mode: nothing is sealed, and the signature says nothing of the body."""
    if not BINARY:
        pytest.skip("STEWARD_BINARY names no program")
    console = Console(tmp_path_factory.mktemp("plain"), STEWARD_WECHAT_AES_KEYS="")
    yield console
    console.stop()
