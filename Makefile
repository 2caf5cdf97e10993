# One command for each job. Everything that a job needs is set up by itself (scripts/setup.sh) and only once.
include scripts/versions.env
TOOLS := $(or $(QC_TOOLS),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/quality-county)
export PATH := $(TOOLS)/bin:$(CURDIR)/scripts/node_modules/.bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true
SINGLE := dist/质量强县自评.html
SOURCES := Cargo.toml Cargo.lock Trunk.toml index.html scripts/pack.mjs scripts/package-lock.json \
	$(shell find src style docs/sample.json -type f)

.PHONY: run dist test check size bench shots setup setup-test
.DEFAULT_GOAL := dist

run: dist          ## build and serve on 127.0.0.1:8080
	@node scripts/serve.mjs

dist: setup $(SINGLE)   ## dist/ for any static server, and the single file

# The compatible build: std is rebuilt for the first wasm version, which Chromium 80 understands. The rest is for size:
# erased component types, no Debug formatting (it only feeds developers' messages), the compact SHA-256.
WASM_FLAGS := -C target-cpu=mvp --cfg=erase_components --cfg=sha2_backend_soft="compact" -Zfmt-debug=none
$(SINGLE): $(SOURCES)
	@echo "· building the release wasm (about 4 min the first time, under 1 min later)"
	RUSTC_BOOTSTRAP=1 RUSTFLAGS='$(WASM_FLAGS)' CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
	CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size trunk build --release --features texts-in-page
	node scripts/pack.mjs

setup:
	@scripts/setup.sh

setup-test:
	@scripts/setup.sh test
