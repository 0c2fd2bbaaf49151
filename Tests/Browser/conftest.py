import pytest
from playwright.sync_api import sync_playwright

from steward import Steward


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def steward(request, tmp_path):
    """A demo; a test that parametrizes this gives it more options."""
    steward = Steward(tmp_path / "data", *getattr(request, "param", []))
    steward.start()
    yield steward
    steward.stop()


@pytest.fixture
def secure_steward(tmp_path):
    steward = Steward(tmp_path / "data", "--tls-self-signed", scheme="https")
    steward.start()
    yield steward
    steward.stop()


@pytest.fixture
def person(browser, request):
    """Makes people: each call is another browser with a cookie jar of its own."""
    name = "secure_steward" if "secure_steward" in request.fixturenames else "steward"
    steward = request.getfixturevalue(name)
    contexts = []

    def make(viewport=None, **options):
        context = browser.new_context(
            base_url=steward.console, viewport=viewport or {"width": 1280, "height": 800}, locale="zh-CN",
            ignore_https_errors=True, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: message.type == "error" and page.faults.append(
            f"{message.text} {message.location['url']}"))
        return page

    yield make
    for context in contexts:
        context.close()
