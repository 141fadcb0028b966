#!/usr/bin/env bash
# Asks pandoc what it reads in the examples of grammar/spec, and how it renders the citations of the server's tests, and compares: prints how
# many agree, fails where one does not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# What is installed is written down beside it, so that a second run installs nothing.
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --silent --ignore-scripts > /dev/null
  cp package-lock.json node_modules/.installed
fi
node check.mjs
exec node rendered.mjs
