#!/usr/bin/env bash
# neovim.sh FOLDER: the Neovim unpacked in FOLDER, set up as clients/neovim/README.md says, driven by keys.
source "$(dirname "$0")/common.sh"
folder=$1

# Debian keeps the parsers of Neovim's Markdown highlighting in usr/lib/nvim.
export VIM=$folder/usr/share/nvim VIMRUNTIME=$folder/usr/share/nvim/runtime PARSERS=$folder/usr/lib/nvim PLUGIN=$clients/neovim
cd "$notes"
"$folder/usr/bin/nvim" -l "$here/neovim.lua" "$folder/usr/bin/nvim"
