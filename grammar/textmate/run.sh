#!/usr/bin/env bash
# Installs VS Code's tokenizer and its Markdown grammar, and tests Glossa's grammars with them; needs Node 20 or newer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --loglevel=error
exec node test.mjs
