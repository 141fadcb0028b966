#!/usr/bin/env bash
# neovim-terminal.sh FOLDER: the Neovim unpacked in FOLDER as it looks in a terminal; its screens are the README's pictures.
source "$(dirname "$0")/common.sh"
folder=$1

export VIM=$folder/usr/share/nvim VIMRUNTIME=$folder/usr/share/nvim/runtime
cat > "$home/init.lua" <<LUA
vim.opt.runtimepath:append('$folder/usr/lib/nvim')
vim.opt.runtimepath:append('$clients/neovim')
vim.g.glossa_autocomplete = true
vim.o.completeopt = 'menuone,noinsert,popup,fuzzy'
vim.o.winborder = 'rounded'
vim.o.cmdheight = 0
vim.o.showmode = false
vim.o.ruler = false
vim.o.hlsearch = false
vim.o.signcolumn = 'yes'
vim.diagnostic.config({ virtual_text = true })
LUA
open_terminal "$folder/usr/bin/nvim" -u "$home/init.lua" -i NONE -n notes/attention.md

until_shown 'Attention without recurrence'
write 'G'
until_shown 'no paper vaswani2017atention' 60
until_underlined 'vaswani2017atention'
picture neovim-diagnostic

write 'oSee [@tur'
until_shown 'turing1936computable'
until_gone 'adam '
picture neovim-completion
write 'ing1936'
until_above 'turing1936computable' 'turing1950computing'
press C-y
write ', p. 230].'
press Escape
until_shown 'See [@turing1936computable, p. 230].'

# A hyphen ends a word for Neovim, and not a key.
write 'oand [@anatomy-l'
until_shown 'anatomy-large-scale'
press C-e
press Escape
write 'dd'

write 'gg/vaswani2017att'
press Enter
write 'K'
until_shown 'Attention Is All You Need'
picture neovim-hover
