#!/usr/bin/env bash
# vscode.sh FOLDER VSIX: the VS Code (code-server) in FOLDER with the packaged extension, in a browser, by mouse and keys.
source "$(dirname "$0")/common.sh"
export CODE_SERVER=$1/node_modules/code-server/out/node/entry.js VSIX=$2 NOTES=$notes
node "$here/vscode.mjs"
