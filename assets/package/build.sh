#!/usr/bin/env bash
# Makes the Debian package: assets/package/build.sh [FOLDER]. It needs cargo-deb: cargo install cargo-deb
set -euo pipefail
cd "$(dirname "$0")/../.."
profile="${PROFILE:-release}"
cargo build --locked --profile "$profile"
mkdir -p target/package
"target/${profile/dev/debug}/diderot" manual target/package
gzip --best --no-name --force target/package/*.1
cargo deb --no-build --profile "$profile" --output "${1:-target/package}"
