#!/usr/bin/env bash
# Compares the examples of grammar/spec, and the rendered citations of the server's tests, with pandoc's results; prints how many agree, and
# fails if one does not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# Records what is installed, so that a second run installs nothing.
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --silent --ignore-scripts > /dev/null
  cp package-lock.json node_modules/.installed
fi
node check.mjs
exec node rendered.mjs
