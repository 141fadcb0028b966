#!/usr/bin/env bash
# emacs-terminal.sh FOLDER: the Emacs unpacked in FOLDER with clients/emacs, by its keys, in a terminal.
source "$(dirname "$0")/common.sh"
folder=$1
source "$here/emacs-paths.sh"

cat > "$home/init.el" <<LISP
$quiet
(setq inhibit-startup-screen t make-backup-files nil create-lockfiles nil)
(require 'markdown-mode)
(add-to-list 'load-path "$clients/emacs")
(require 'glossa)
(glossa-setup)
LISP
open_terminal "${emacs[@]}" -Q -nw -l "$home/init.el" notes/attention.md

# glossa KEY: one of the package's commands.
glossa() {
  press C-c @ "$1"
}

# The server starts by the mode's hook, and the unknown key is underlined.
until_shown '# Attention without recurrence'
until_shown '[eglot:sample]' 60
press M-\>
until_underlined 'vaswani2017atention'

# A paper is looked for by words of its title; the only one that fits is completed, and its record shown.
glossa s
until_shown 'Paper:'
write 'computing machinery'
press Tab
until_shown 'Paper: turing1950computing'
press Enter
until_shown '@article{turing1950computing,'
press M-,
until_shown 'To do: ask lena@example.org'

# A citation is written; the list tells authors and titles.
press M-\>
write 'Compare '
glossa i
until_shown 'Cite:'
write 'author:turing'
press Tab
until_shown 'Turing 1950 · Computing Machinery and Intelligence'
until_shown 'Turing 1936 · On Computable Numbers'
picture emacs-cite
press M-Down M-Enter
until_shown 'Cite: turing1950computing'
press Enter
until_shown 'Compare [@turing1950computing]'

# Right behind a citation another paper is added to it, and within one behind the item that point is in; several at once.
glossa i
write 'shannon1948mathematical,bush1945think'
press Enter
until_shown '[@turing1950computing; @shannon1948mathematical; @bush1945think]'
press C-r
write 'turing1950'
press Enter
glossa i
write 'knuth1984literate'
press Enter
until_shown '[@turing1950computing; @knuth1984literate; @shannon1948mathematical; @bush1945think]'

# With a prefix argument, in the text.
press M-\>
write ' and '
press C-u
glossa i
write 'glove'
press Enter
until_shown '@bush1945think] and @glove'

# What the note cites is listed, and the one that is chosen is gone to.
glossa c
until_shown 'Cited here:'
write 'atention'
press Tab
until_shown 'Cited here: vaswani2017atention'
press Enter
write '!!'
until_shown 'See @vaswani2017atention!! for the figures'

# What belongs to a paper is opened.
press C-_
press M-\<
press C-s
write 'hochreiter1997long'
press Enter
glossa n
until_shown '# Long Short-Term Memory'
until_shown 'hochreiter1997long.md'
