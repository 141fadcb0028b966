#!/usr/bin/env bash
# neovim.sh FOLDER [TEST...]: the Neovim unpacked in FOLDER, set up as clients/neovim/README.md says, driven by keys: by all
# tests of clients/e2e/neovim, or by those named.
source "$(dirname "$0")/common.sh"
folder=$1
shift

# Debian keeps the parsers of Neovim's Markdown highlighting in usr/lib/nvim.
export VIM=$folder/usr/share/nvim VIMRUNTIME=$folder/usr/share/nvim/runtime PARSERS=$folder/usr/lib/nvim PLUGIN=${GLOSSA_NEOVIM:-$clients/neovim}
export DRIVER=$here/neovim/driver.lua
# Other people's lists of papers lie in a folder beside the repository.
export SEEDS=${GLOSSA_SHARED:-$(dirname "$(dirname "$clients")")/shared}/seeds
[ $# -gt 0 ] || set -- citations commands pickers settings servers highlights help seeds desk
# Glossa remembers a folder's papers, so each test has a folder of its own.
for name in "$@"; do
  mkdir "$home/$name"
  cp -r "$clients/sample" "$home/$name"
  cd "$home/$name/sample"
  "$folder/usr/bin/nvim" -l "$here/neovim/$name.lua" "$folder/usr/bin/nvim" || fail "in $name"
  echo "$name: done"
done
