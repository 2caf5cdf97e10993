# One command for each job. What a job needs is set up by itself (scripts/setup.sh), once.
include scripts/versions.env
TOOLS := $(or $(QC_TOOLS),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/quality-county)
export PATH := $(TOOLS)/bin:$(CURDIR)/scripts/node_modules/.bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true
SINGLE := dist/质量强县自评.html
TARGET := $(or $(CARGO_TARGET_DIR),target)
OFFICE := $(TARGET)/office/quality-county_office.wasm.gz
SOURCES := Cargo.toml Cargo.lock Trunk.toml Makefile index.html $(wildcard scripts/*.mjs) scripts/package-lock.json \
	$(shell find src view style docs/sample.json docs/statistics-sample.json -type f)
# What documents/ is made of: a change of pages, of the start or of styles does not build it anew.
OFFICE_SOURCES := Cargo.toml Cargo.lock Makefile documents/Cargo.toml style/doc.css $(addprefix scripts/,office.mjs order.mjs shrink.mjs wasm.mjs) \
	$(shell find documents/src documents/encoding_rs src -type f -not -path 'src/ui/*' -not -path 'src/browser/*' -not -path 'src/boot/*')
# The compatible build: std is rebuilt for the first wasm version, which Chromium 80 understands. The rest is for size: erased
# component types, no Debug formatting, no source places and no panic messages (a panic is a trap; src/boot/main.js catches it
# and shows the crash screen with the stack), the compact SHA-256; a stack just so much below its usual megabyte that the data
# behind it has addresses of three bytes instead of four.
WASM_FLAGS := -C target-cpu=mvp --cfg=erase_components --cfg=sha2_backend_soft="compact" -Zfmt-debug=none \
	-Zlocation-detail=none -Zunstable-options -Cpanic=immediate-abort -Clink-arg=-zstack-size=917504 -Clink-arg=--emit-relocs
WASM_BUILD := RUSTC_BOOTSTRAP=1 RUSTFLAGS='$(WASM_FLAGS)' CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
	CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size

.PHONY: run dist test soak check size bench shots setup setup-test test-host test-office test-wasm test-e2e
.DEFAULT_GOAL := dist

run: dist          ## build and serve on 127.0.0.1:8080
	@node scripts/serve.mjs

dist: setup        ## dist/ for any static server, and the single file
	@$(MAKE) --no-print-directory $(SINGLE)

$(SINGLE): $(SOURCES) $(OFFICE)
	@echo "· building the release wasm (about 3 min the first time, about 1 min later)"
	$(WASM_BUILD) trunk build --release --features texts-in-page
	node scripts/pack.mjs
	@touch $(SINGLE)

# Beside the app and not by Trunk, which empties its folder; scripts/pack.mjs fetches it.
$(OFFICE): $(OFFICE_SOURCES)
	@echo "· building what writes documents (about 3 min)"
	$(WASM_BUILD) cargo rustc --locked --package quality-county-documents --lib --crate-type cdylib --release \
	--target wasm32-unknown-unknown --features quality-county/texts-in-page
	wasm-bindgen --target web --no-typescript --out-dir $(TARGET)/office --out-name quality-county_office \
	$(TARGET)/wasm32-unknown-unknown/release/quality_county_documents.wasm
	node scripts/office.mjs $(TARGET)/office

test: setup-test   ## every test: host, wasm in a browser, the released file in old and new browsers
	@$(MAKE) --no-print-directory test-host
	@$(MAKE) --no-print-directory test-office
	@$(MAKE) --no-print-directory test-wasm
	@$(MAKE) --no-print-directory $(SINGLE)
	@$(MAKE) --no-print-directory size test-e2e

test-host:
	@echo "· host tests (about 2 min the first time, seconds later)"
	cargo test --locked --quiet --workspace

test-office:
	@echo "· Word and Excel files in LibreOffice, openpyxl and python-docx (about 1 min)"
	cargo test --locked --quiet -p quality-county-documents --test office --test one_page --test python_docx -- --ignored

test-wasm:
	@echo "· browser-layer tests in Chromium (about 1 min the first time)"
	@CHROMEDRIVER=$${CHROMEDRIVER:-/usr/bin/chromedriver} WASM_BINDGEN_USE_BROWSER=1 \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	cargo test --locked --target wasm32-unknown-unknown --test browser

test-e2e:
	@echo "· the released file in Chromium 80, 92 and today's (about 7 min)"
	@npm --prefix tests/e2e test --silent

soak: dist setup-test   ## the whole matrix of faults: every kill, slot, tab and bad file (about 8 min); SEED=… draws other moments
	SOAK=1 npm --prefix tests/e2e run soak --silent

check: setup       ## what a commit must pass without a browser
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo test --locked --quiet --test tidy

size:              ## sizes against budgets.json
	@node scripts/size.mjs

bench: dist setup-test   ## criterion on the host, start and keystrokes in the browser
	cargo bench --locked --bench score --bench keeping
	cargo bench --locked --package quality-county-documents
	node tests/e2e/bench.mjs

shots: dist setup-test   ## pictures of every page into shots/
	node tests/e2e/shots.mjs

setup:
	@scripts/setup.sh

setup-test:
	@scripts/setup.sh test
