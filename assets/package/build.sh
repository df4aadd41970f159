#!/usr/bin/env bash
# Makes the Debian package: assets/package/build.sh. It needs cargo-deb: cargo install cargo-deb
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --locked --release
target/release/diderot manual target/package
gzip --best --no-name --force target/package/*.1
cargo deb --no-build --output target/package
