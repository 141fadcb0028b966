#!/usr/bin/env bash
# run.sh [NAME...]: installs the editors that are missing, and tests Glossa in each as a reader uses it; in those named, else in all
# but vim, kate and emacs-28, which fewer use, or which are large or old.
#
# GLOSSA               the program that starts the server; the repository's server/bin/glossa, if not set
# GLOSSA_DIST          a folder with the packages that mvn -Pdist package makes: they are tested then, and not what they are made of
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
platform=linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
built=$(dirname "$(dirname "$GLOSSA")")

# test_of NAME: installs what the test needs, and runs it.
test_of() {
  case $1 in
    vscode-package) package ;;
    neovim-0.12) debian forky neovim-forky neovim neovim-telescope && limited 240 "$here/neovim.sh" "$cache/neovim-forky" ;;
    neovim-0.10) debian trixie "$1" neovim && limited 240 "$here/neovim.sh" "$cache/$1" ;;
    neovim-terminal) tools tmux && debian forky neovim-forky neovim neovim-telescope && limited 120 "$here/neovim-terminal.sh" "$cache/neovim-forky" ;;
    emacs) emacs_30 && limited 120 "$here/emacs.sh" "$cache/emacs-30" emacs-eglot.el ;;
    emacs-lsp-mode) emacs_30 && limited 120 "$here/emacs.sh" "$cache/emacs-30" emacs-lsp-mode.el ;;
    emacs-terminal) tools tmux && emacs_30 && limited 120 "$here/emacs-terminal.sh" "$cache/emacs-30" ;;
    emacs-28) debian bookworm "$1" emacs-nox elpa-eglot elpa-markdown-mode && limited 120 "$here/emacs.sh" "$cache/$1" emacs-eglot.el ;;
    vim) tools tmux && debian forky vim vim-nox vim-ale && limited 120 "$here/vim.sh" "$cache/vim" ;;
    kate) screen && debian forky kate kate && limited 180 "$here/kate.sh" "$cache/kate" ;;
    helix) tools tmux && debian forky helix hx && limited 180 "$here/helix.sh" "$cache/helix" ;;
    vscode | vscode-commands | vscode-preview) vscode "glossa-$platform.vsix" "$1.mjs" ;;
    vscode-seeds | vscode-desk)
      [ -d "$(dirname "$(dirname "$clients")")/shared/seeds" ] || { skipped='no folder shared/seeds beside the repository' && return; }
      vscode "glossa-$platform.vsix" "$1.mjs" ;;
    vscode-universal) vscode glossa.vsix vscode-universal.mjs ;;
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

# What a program with windows needs where there is no screen; their programs are called otherwise than the packages.
screen() {
  command -v Xvfb > /dev/null || tools xvfb || return 1
  command -v dbus-run-session > /dev/null || tools dbus-daemon || return 1
  command -v import > /dev/null || tools imagemagick || return 1
  tools xdotool openbox
}

# eglot is in Emacs itself.
emacs_30() {
  debian forky emacs-30 emacs-nox elpa-lsp-mode elpa-markdown-mode
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

# vscode VSIX TEST
vscode() {
  package && browser && once code-server code_server && limited 300 "$here/vscode.sh" "$cache/code-server" "$cache/$1" "$2"
}

# The extension, packaged twice, once a run: with a Java runtime for this platform, and with the server alone, for a Java that is there
# already. Neither holds anything but what it needs.
package() {
  [ -z "${packaged:-}" ] || return 0
  node && tools unzip || return 1
  local jar=$cache/universal own='media/ package.json readme.md' grammars='syntaxes/glossa-blocks.tmLanguage.json syntaxes/glossa.tmLanguage.json'
  own="LICENSE.txt changelog.md dist/extension.js icons/glossa.svg $own"
  rm -rf "$jar" "$cache"/glossa*.vsix
  if [ -n "${GLOSSA_DIST:-}" ]; then
    cp "$GLOSSA_DIST"/glossa-*-"$platform".vsix "$cache/glossa-$platform.vsix" &&
      cp "$(find "$GLOSSA_DIST" -name 'glossa-*.vsix' ! -name "*-$platform.vsix")" "$cache/glossa.vsix" || return 1
  else
    mkdir -p "$jar"
    cp "$built/target/glossa.jar" "$built/bin/java.options" "$jar" || return 1
    (cd "$clients/vscode" && rm -rf dist && timeout 120 npm ci --ignore-scripts --loglevel=error &&
      timeout 180 npm run package -- --server "$built/target/image" --target "$platform" --out "$cache/glossa-$platform.vsix" &&
      timeout 120 npm run package -- --server "$jar" --out "$cache/glossa.vsix") || return 1
  fi
  (cd "$cache" && wc -c glossa*.vsix "$clients/vscode/dist/extension.js") | awk '!/total/ { sub(".*/", "", $2); printf "# %s: %.2f MB\n", $2, $1 / 1e6 }'
  holds "glossa-$platform.vsix" "$own server/ $grammars" &&
    holds glossa.vsix "$own server/glossa.jar server/java.options $grammars" && packaged=yes
}

# holds VSIX FILES: the folders of the runtime and of pictures count as one each.
holds() {
  local files
  files=$(unzip -Z1 "$cache/$1" | sed -n 's:^extension/::p' | sed 's:^media/.*:media/:; s:^server/\(bin\|lib\|conf\|legal\|release\).*:server/:' |
    LC_ALL=C sort -u | paste -sd ' ')
  [ "$files" = "$2" ] || { echo "FAILED: the package $1 should hold $2, and holds $files" && return 1; }
}

# What the packages hold, as it is when they are installed.
if [ -n "${GLOSSA_DIST:-}" ]; then
  GLOSSA_DIST=$(realpath "$GLOSSA_DIST")
  rm -rf "$cache/installed"
  mkdir -p "$cache/installed"
  tar -C "$cache/installed" -xzf "$GLOSSA_DIST"/glossa.nvim-*.tar.gz
  export GLOSSA_NEOVIM=$cache/installed/glossa.nvim
  dpkg-deb -x "$GLOSSA_DIST"/glossa_*.deb "$cache/installed"
  GLOSSA=$cache/installed/usr/bin/glossa
fi

wanted=("$@")
[ $# -gt 0 ] || wanted=(vscode-package neovim-0.12 neovim-0.10 neovim-terminal emacs emacs-terminal emacs-lsp-mode helix
  vscode vscode-commands vscode-preview vscode-seeds vscode-desk vscode-universal)
passed=0
failed=0
[ -x "$GLOSSA" ] || echo "# There is no program $GLOSSA: build it with mvn verify."
for name in "${wanted[@]}"; do
  log=$cache/logs/$name
  start=$SECONDS
  skipped=
  if test_of "$name" > "$log" 2>&1 < /dev/null; then
    [ -n "$skipped" ] || passed=$((passed + 1))
    echo "ok $name # ${skipped:+skipped: $skipped, }$((SECONDS - start)) s"
    sed -n 's/^skipped: /#   &/p; s/^# /#   /p' "$log"
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
