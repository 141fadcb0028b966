#!/usr/bin/env bash
# neovim.sh FOLDER [TEST...]: the Neovim unpacked in FOLDER, set up as clients/neovim/README.md says, driven by keys: by all
# tests of clients/e2e/neovim, or by those named. Plugins of Debian are looked for in FOLDER-plugins.
source "$(dirname "$0")/common.sh"
folder=$1
shift

# Debian keeps the parsers of Neovim's Markdown highlighting in usr/lib/nvim.
export VIM=$folder/usr/share/nvim VIMRUNTIME=$folder/usr/share/nvim/runtime PARSERS=$folder/usr/lib/nvim PLUGIN=$clients/neovim
export DRIVER=$here/neovim/driver.lua PLUGINS=${NEOVIM_PLUGINS:-}
[ $# -gt 0 ] || set -- citations commands
for name in "$@"; do
  rm -rf "$notes"
  cp -r "$clients/sample" "$notes"
  cd "$notes"
  "$folder/usr/bin/nvim" -l "$here/neovim/$name.lua" "$folder/usr/bin/nvim" || fail "in $name"
  echo "$name: done"
done
