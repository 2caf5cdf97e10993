#!/usr/bin/env bash
# Puts everything that a build (and, with `test`, the tests) needs on this machine. Does nothing the second time.
# Needs to be there: rustup, node with npm, and for `test` apt-get (or a Chromium of your own: CHROMIUM, CHROMEDRIVER; LibreOffice; a PYTHON with openpyxl and python-docx).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/versions.env
tools="${QC_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/quality-county}"
export CARGO_TARGET_DIR="$tools/target"
say() { printf '· %s\n' "$*"; }
die() { printf '✗ %s\n' "$*" >&2; exit 1; }

command -v rustup >/dev/null || die "rustup is missing: install it from rust-lang.org, then run this again"
command -v npm >/dev/null || die "node with npm is missing: install Node.js 18 or later, then run this again"

installed=$(rustup target list --installed 2>/dev/null; rustup component list --installed 2>/dev/null)
grep -q '^wasm32-unknown-unknown$' <<<"$installed" || { say "Rust's wasm32 target (under 1 min)"; rustup target add wasm32-unknown-unknown; }
grep -q '^rust-src' <<<"$installed" || { say "Rust's standard-library source (under 1 min)"; rustup component add rust-src; }

locked=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock 2>/dev/null || true)
[ -z "$locked" ] || [ "$locked" = "$WASM_BINDGEN" ] || die "Cargo.lock has wasm-bindgen $locked, scripts/versions.env has $WASM_BINDGEN: make them equal"

# Light profile: the tools run for seconds, so they are not worth minutes of optimising.
light() { CARGO_PROFILE_RELEASE_OPT_LEVEL="$1" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=none cargo install --quiet --root "$tools" "${@:2}"; }
has() { [ -x "$tools/bin/$1" ] && "$tools/bin/$1" --version 2>/dev/null | grep -qF " $2"; }
has wasm-bindgen "$WASM_BINDGEN" || { say "wasm-bindgen $WASM_BINDGEN (about 2 min)"; light 1 wasm-bindgen-cli --version "$WASM_BINDGEN"; }
has trunk "$TRUNK" || { say "Trunk $TRUNK (about 4 min)"; light 0 trunk --version "$TRUNK" --locked; }
grep -qs "\"zopfli $ZOPFLI " "$tools/.crates.toml" || { say "zopfli $ZOPFLI (seconds)"; light 3 zopfli --version "$ZOPFLI" --locked; }
rm -rf "$tools/target"

packages() {
  command -v apt-get >/dev/null || die "no apt-get here: install $* by hand and set CHROMIUM, CHROMEDRIVER and PYTHON"
  local as_root=""; [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
npm_ci() { cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock" || { say "$2"; npm ci --prefix "$1" --no-progress --loglevel=error; cp "$1/package-lock.json" "$1/node_modules/.installed-lock"; }; }
npm_ci scripts "wasm-opt and esbuild from npm (under 1 min)"

if [ "${1:-}" = test ]; then
  npm_ci tests/e2e "browser-test packages, with Chromium 80 and 92, from npm (about 1 min)"
  if ! { [ -x "${CHROMIUM:-/usr/bin/chromium}" ] && [ -x "${CHROMEDRIVER:-/usr/bin/chromedriver}" ] && fc-list 2>/dev/null | grep -qi 'noto.*cjk'; }; then
    say "Chromium, its driver and a Chinese font from the package manager (about 2 min)"
    packages chromium chromium-driver fonts-noto-cjk fontconfig libnss3
  fi
  if ! { command -v localc >/dev/null && command -v lowriter >/dev/null && "${PYTHON:-/usr/bin/python3}" -c 'import openpyxl, docx' 2>/dev/null; }; then
    say "LibreOffice and Python's readers of Word and Excel from the package manager (about 2 min)"
    packages libreoffice-calc libreoffice-writer python3-openpyxl python3-docx
  fi
fi
