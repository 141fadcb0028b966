#!/usr/bin/env bash
# neovim-terminal.sh FOLDER: the Neovim unpacked in FOLDER as it looks in a terminal, on a dark and on a light ground; its
# screens are the README's pictures.
source "$(dirname "$0")/common.sh"
folder=$1

export VIM=$folder/usr/share/nvim VIMRUNTIME=$folder/usr/share/nvim/runtime
cat > "$home/init.lua" <<LUA
vim.opt.runtimepath:append('$folder/usr/lib/nvim')
vim.opt.runtimepath:append('${GLOSSA_NEOVIM:-$clients/neovim}')
vim.opt.runtimepath:append('$folder/usr/share/neovim-plenary')
vim.opt.runtimepath:append('$folder/usr/share/neovim-telescope')
vim.g.glossa_picker = vim.fn.isdirectory('$folder/usr/share/neovim-telescope') == 1 and 'telescope' or 'select'
vim.g.glossa_autocomplete = true
vim.o.completeopt = 'menuone,noinsert,popup'
vim.o.termguicolors = true
vim.o.winborder = 'rounded'
vim.o.linebreak = true
vim.o.breakat = ' '
vim.o.laststatus = 0
vim.o.cmdheight = 0
vim.o.showmode = false
vim.o.ruler = false
vim.o.hlsearch = false
vim.o.signcolumn = 'yes'
vim.opt.fillchars = { eob = ' ' }
vim.diagnostic.config({ signs = { text = { [vim.diagnostic.severity.WARN] = '●' } } })
LUA

open_terminal "$folder/usr/bin/nvim" -u "$home/init.lua" -i NONE -n notes/attention.md
"${terminal[@]}" resize-window -x 104 -y 21
until_shown 'Attention without recurrence'
write 'G'
until_underlined 'vaswani2017atention'

picker_is_there=$([ ! -d "$folder/usr/share/neovim-telescope" ] || echo yes)
for ground in dark light; do
  write ":set background=$ground"
  press Enter

  write 'gg/vaswani2017atention'
  press Enter
  write 'zt5'
  press C-y
  press C-w
  write 'd'
  until_shown 'did you mean'
  picture "neovim-diagnostic-$ground"

  # The list, the paper that is on it, and above them the unknown key.
  write 'gg/## What came'
  press Enter
  write 'ztGo'
  press Enter
  write 'See [@att'
  until_shown 'vaswani2017attention Reference'
  until_shown 'Ashish Vaswani'
  picture "neovim-completion-$ground"
  press C-e
  press Escape
  write 'u'
  until_gone 'See [@att'

  write 'gg/vaswani2017att'
  press Enter
  write 'K'
  until_shown 'Attention Is All You Need'
  picture "neovim-hover-$ground"
  write 'G'
  until_gone 'Attention Is All You Need'

  # Papers by a query, in Telescope.
  if [ -n "$picker_is_there" ]; then
    "${terminal[@]}" resize-window -x 124 -y 22
    write ':Glossa search'
    press Enter
    until_shown 'Papers'
    sleep 0.5
    write 'network'
    until_shown 'understanding-difficulty'
    picture "neovim-search-$ground"
    press Escape
    press Escape
    until_gone 'understanding-difficulty'
    "${terminal[@]}" resize-window -x 104 -y 21
  fi
done

# What is accepted stands in the text, and the list follows what is typed.
write 'oSee [@tur'
until_shown 'turing1936computable'
until_gone 'adam '
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
