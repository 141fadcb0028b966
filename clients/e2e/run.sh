#!/usr/bin/env bash
# run.sh [NAME...]: installs the editors that are missing, and tests Glossa in each as a reader uses it; in all, or in those named.
#
# GLOSSA               the program that starts the server; the repository's server/bin/glossa, if not set
# GLOSSA_E2E_CACHE     where the editors and the logs are kept
# GLOSSA_E2E_PICTURES  where the screens are kept as pictures; a folder of the cache, if not set
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
clients=$(dirname "$here")
cache=$(realpath -m "${GLOSSA_E2E_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/glossa-e2e}")
export GLOSSA GLOSSA_E2E_PICTURES
GLOSSA=$(realpath -m "${GLOSSA:-$(dirname "$clients")/server/bin/glossa}")
GLOSSA_E2E_PICTURES=$(realpath -m "${GLOSSA_E2E_PICTURES:-$cache/pictures}")
mkdir -p "$cache/logs" "$GLOSSA_E2E_PICTURES"
rm -f "$GLOSSA_E2E_PICTURES"/*.{ansi,png}

node_version=24.21.0
code_server_version=4.139.1
vsix=$clients/vscode/glossa.vsix

# test_of NAME: installs what the test needs, and runs it.
test_of() {
  case $1 in
    vscode-package) package ;;
    neovim-0.12) debian forky neovim-forky neovim neovim-telescope && limited 120 "$here/neovim.sh" "$cache/neovim-forky" ;;
    neovim-0.10) debian trixie "$1" neovim && limited 120 "$here/neovim.sh" "$cache/$1" ;;
    neovim-terminal) tools tmux && debian forky neovim-forky neovim neovim-telescope && limited 120 "$here/neovim-terminal.sh" "$cache/neovim-forky" ;;
    emacs) debian forky emacs emacs-nox elpa-markdown-mode && limited 120 "$here/emacs.sh" "$cache/emacs" ;;
    helix) tools tmux && debian forky helix hx && limited 120 "$here/helix.sh" "$cache/helix" ;;
    vscode) package && browser && once code-server code_server && limited 180 "$here/vscode.sh" "$cache/code-server" "$vsix" ;;
    *) echo "there is no test of this name" && return 1 ;;
  esac
}

# limited SECONDS COMMAND...
limited() {
  timeout -k 10 "$@"
  local result=$?
  [ $result -ne 124 ] || echo "FAILED: not done after $1 s"
  return $result
}

# once NAME COMMAND...: fills the folder NAME of the cache by the command, which gets its path as last argument. An installation
# may be tried again, since networks fail; a test may not.
once() {
  local folder=$cache/$1 try
  shift
  [ ! -e "$folder/complete" ] || return 0
  for try in 1 2 3; do
    "$@" "$folder" && touch "$folder/complete" && return 0
    echo "FAILED: installing $(basename "$folder"), try $try"
  done
  return 1
}

# tools PROGRAM...: programs that Debian has in a package of the same name.
tools() {
  local missing=() root=() tool
  for tool in "$@"; do command -v "$tool" > /dev/null || missing+=("$tool"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=60)
  timeout 60 "${apt[@]}" update
  timeout 180 "${apt[@]}" install --no-install-recommends "${missing[@]}" || { echo "FAILED: installing ${missing[*]}" && return 1; }
}

# debian SUITE NAME PACKAGE...: the packages of a Debian suite, in the folder NAME of the cache.
debian() {
  tools patchelf && once "$2" extract "$1" "${@:3}"
}

extract() {
  timeout 150 "$here/debian-extract" "$1" "${!#}" "${@:2:$#-2}"
}

# The Node that code-server wants, whatever Node is here.
node() {
  tools npm && once node npm_install "node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')@$node_version" &&
    PATH=$(echo "$cache"/node/node_modules/node-linux-*/bin):$PATH
}

npm_install() {
  timeout 150 npm install --prefix "${!#}" --ignore-scripts --no-save --no-audit --no-fund --loglevel=error "${@:1:$#-1}"
}

browser() {
  tools chromium && (cd "$here" && timeout 60 npm ci --ignore-scripts --loglevel=error)
}

# VS Code's own parts are a package within the package. None of them has to be compiled for what is tested here.
code_server() {
  npm_install "code-server@$code_server_version" "$1" &&
    (cd "$1/node_modules/code-server/lib/vscode" &&
      timeout 150 npm install --omit=dev --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error)
}

# The extension, packaged, with nothing in it but what it needs.
package() {
  node && tools unzip || return 1
  (cd "$clients/vscode" && rm -rf dist "$vsix" && timeout 120 npm ci --ignore-scripts --loglevel=error && timeout 120 npm run package) || return 1
  local files expected
  files=$(unzip -Z1 "$vsix" | grep '^extension/' | sort | paste -sd ' ')
  expected='extension/LICENSE.txt extension/dist/extension.js extension/icons/glossa.svg extension/package.json'
  expected+=' extension/readme.md extension/syntaxes/glossa-blocks.tmLanguage.json extension/syntaxes/glossa.tmLanguage.json'
  [ "$files" = "$expected" ] || { echo "FAILED: the package should hold $expected, and holds $files" && return 1; }
}

wanted=("$@")
[ $# -gt 0 ] || wanted=(vscode-package neovim-0.12 neovim-0.10 neovim-terminal emacs helix vscode)
passed=0
failed=0
[ -x "$GLOSSA" ] || echo "# There is no program $GLOSSA: build it with mvn verify."
for name in "${wanted[@]}"; do
  log=$cache/logs/$name
  start=$SECONDS
  if test_of "$name" > "$log" 2>&1 < /dev/null; then
    passed=$((passed + 1))
    echo "ok $name # $((SECONDS - start)) s"
  else
    failed=$((failed + 1))
    why=$(grep -h '^FAILED: ' "$log" | tail -1)
    [ -n "$why" ] || why=$(grep -v '^ *$' "$log" | tail -1)
    echo "not ok $name: ${why#FAILED: } # $((SECONDS - start)) s"
    tail -50 "$log" | cut -c -200 | sed 's/^/#   /'
  fi
done
[ -z "$(ls "$GLOSSA_E2E_PICTURES"/*.ansi 2> /dev/null)" ] || ! browser > "$cache/logs/pictures" 2>&1 ||
  command node "$here/pictures.mjs" "$GLOSSA_E2E_PICTURES" >> "$cache/logs/pictures" 2>&1 || tail -3 "$cache/logs/pictures"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
