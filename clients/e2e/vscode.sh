#!/usr/bin/env bash
# vscode.sh FOLDER VSIX TEST: the VS Code (code-server) in FOLDER with the packaged extension, in a browser, by mouse and keys. Nothing
# on the PATH is Glossa: the extension brings its server, as it does for somebody who has just installed it.
source "$(dirname "$0")/common.sh"
rm "$home/bin/glossa"
export CODE_SERVER=$1/node_modules/code-server/out/node/entry.js VSIX=$2 NOTES=$notes
export SEEDS=${here%/clients/e2e}/../shared/seeds
node "$here/$3"
