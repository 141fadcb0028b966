#!/usr/bin/env bash
# vim.sh FOLDER: the Vim and the ALE unpacked in FOLDER, with clients/vim/glossa-ale.vim, in a terminal.
source "$(dirname "$0")/common.sh"
folder=$1

VIMRUNTIME=$(echo "$folder"/usr/share/vim/vim9*)
export VIMRUNTIME
cat > "$home/vimrc" <<VIM
set nocompatible hidden completeopt=menu,menuone,noinsert
filetype plugin on
let g:ale_completion_enabled = 1
let g:ale_linters = {'markdown': ['glossa'], 'bib': ['glossa']}
set runtimepath^=$folder/usr/share/vim-ale
source $folder/usr/share/vim-ale/plugin/ale.vim
source $clients/vim/glossa-ale.vim
VIM
open_terminal "$folder/usr/bin/vim.nox" -u "$home/vimrc" notes/attention.md

# ex LINE: what is typed behind a colon.
ex() {
  press Escape
  write ":$1"
  press Enter
}

# The key that no paper has has a message.
until_shown '# Attention without recurrence'
press G
until_shown 'did you mean' 60

# A key is completed as it is typed, and the list tells authors and titles.
write 'oSee [@tur'
until_shown 'Turing 1950. Computing Machinery'
until_shown 'Turing 1936. On Computable Numbers'
press C-n
press C-n
press C-y
write ', p. 230].'
press Escape
until_shown 'See [@turing1936computable, p. 230].'

# Hover shows the paper.
ex '8'
write '05l'
ex 'ALEHover'
until_shown 'Attention Is All You Need'
ex 'pclose'

# The quick fix writes the key that was meant.
ex '30'
write '08l'
ex 'ALECodeAction'
until_shown 'Replace with @vaswani2017attention'
write '1'
press Enter
until_shown 'See @vaswani2017attention for the figures'

# Who cites the paper is listed over all notes.
ex '29'
write '014l'
ex 'ALEFindReferences'
until_shown 'measuring-information.md:16'
ex 'pclose'

# Papers are among the workspace's symbols.
ex 'ALESymbolSearch author:turing'
until_shown 'Computing Machinery and Intelligence'
ex 'pclose'

# A paper is given another key in all notes and in its source.
ex '19'
write '056l'
ex 'ALERename'
until_shown 'New name: kaplan2020scaling'
press C-u
write 'kaplan2020laws'
press Enter
until_shown '@kaplan2020laws [p. 3]'
ex 'wa'
cd "$notes"
until_in notes/measuring-information.md 'compare @kaplan2020laws, fig. 1'
until_in library.json '"id": "kaplan2020laws"'

# Definition goes to the record, and a .bib that is open is served too.
ex '8'
write '05l'
ex 'ALEGoToDefinition'
until_shown '@inproceedings{vaswani2017attention,'
ex 'ALEHover'
until_shown 'cited'
ex 'qa!'
