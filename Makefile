# Two commands: `make run` and `make test`. Each installs what is missing, on a fresh Debian 12 with a Swift toolchain.

# To build and to run.
PACKAGES := libsqlite3-dev libssl-dev libexpat1-dev libarchive-dev libxlsxwriter-dev libqrencode-dev libpng-dev \
	libcurl4-openssl-dev \
	zlib1g-dev libc6-dev libstdc++-12-dev pkg-config libcurl4 libncurses6 ca-certificates
# To test as well: a browser, its Chinese fonts, the reader of QR codes, openssl to judge our certificates, minisign our
# signatures, Python for the browser's driver and the peers.
TEST_PACKAGES := chromium fonts-noto-cjk libzbar0 minisign openssl python3 python3-venv

# One configuration for both, so that the second command builds next to nothing. Unoptimised, because a first build
# takes half as long and the demo is fast enough; `make release` is for a server that serves every day.
SWIFT_FLAGS :=
# So many tests at once. Without it all of them start at the same instant, and what is left of their time on two cores is
# what their limits measure.
TEST_FLAGS := $(SWIFT_FLAGS) --skip-build --experimental-maximum-parallelization-width 8
BINARY := .build/debug/steward
VENV := .build/browser-venv

.PHONY: help run test test-slow bench build release format lint install test-install

help:
	@echo 'make run      install what is missing, build, serve the demo  (ARGS="--port 9000" for options)'
	@echo 'make test     install what is missing, run every test, the browser tests too'
	@echo 'make test-slow  the scenarios of the simulated bureau, one by one, its limit, and fifty kills: a quarter of an hour'
	@echo 'make bench    measure an optimised build against limits: prints a table, writes bench.json'
	@echo 'make build    build only'
	@echo 'make release  build .build/release/steward, optimised, for a server that serves every day'
	@echo 'make format   format the Swift sources'
	@echo 'make lint     check their format'

run: build
	$(BINARY) serve --demo $(ARGS)

build: install
	swift build $(SWIFT_FLAGS) --product steward

release: install
	swift build -c release --product steward

test: install test-install $(VENV)/ready
	@echo '== format'
	swift format lint --strict --recursive Package.swift Sources Tests
	@echo '== build'
	swift build $(SWIFT_FLAGS) --build-tests
	@echo '== swift test'
	# Alone: their limits of time would measure the tests beside them.
	.ci/swift-test $(TEST_FLAGS) --filter GatewaysTests
	STEWARD_BINARY=$(CURDIR)/$(BINARY) .ci/swift-test $(TEST_FLAGS) --skip GatewaysTests
	@echo '== peers'
	STEWARD_BINARY=$(CURDIR)/$(BINARY) $(VENV)/bin/python -m pytest -q Tests/Peers
	@echo '== browser'
	STEWARD_BINARY=$(CURDIR)/$(BINARY) $(VENV)/bin/python -m pytest -q Tests/Browser

test-slow: install
	swift build $(SWIFT_FLAGS) --build-tests
	STEWARD_SLOW=1 STEWARD_BINARY=$(CURDIR)/$(BINARY) swift test $(SWIFT_FLAGS) --skip-build --filter WorkflowsTests.ScenarioTests
	STEWARD_SLOW=1 STEWARD_BINARY=$(CURDIR)/$(BINARY) swift test $(SWIFT_FLAGS) --skip-build --filter QuotaTests
	STEWARD_SLOW=1 STEWARD_BINARY=$(CURDIR)/$(BINARY) swift test $(SWIFT_FLAGS) --skip-build --filter KillRoundTests

bench: install release
	swift build $(SWIFT_FLAGS) --build-tests
	@echo 'bench | name | ours | peer | ratio | limit | spread'
	STEWARD_BENCH=1 STEWARD_BINARY=$(CURDIR)/.build/release/steward swift test $(SWIFT_FLAGS) --skip-build --no-parallel \
		--filter Benchmark

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

install:
	@.ci/install $(PACKAGES)

test-install:
	@.ci/install $(TEST_PACKAGES)

$(VENV)/ready: Tests/Browser/requirements.txt Tests/Peers/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt -r Tests/Peers/requirements.txt
	touch $@
