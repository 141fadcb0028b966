#!/usr/bin/env bash
# emacs-terminal.sh FOLDER: the Emacs unpacked in FOLDER with clients/emacs, as its page sets it up, in a terminal.
source "$(dirname "$0")/common.sh"
folder=$1
source "$here/emacs-paths.sh"

cat > "$home/init.el" <<LISP
$quiet
(setq inhibit-startup-screen t make-backup-files nil create-lockfiles nil)
(add-to-list 'load-path "$clients/emacs")
(require 'glossa)
(glossa-setup)
LISP
open_terminal "${emacs[@]}" -Q -nw -l "$home/init.el" notes/attention.md

# go_to TEXT: point on the first place of this text.
go_to() {
  press M-g
  press g
  write '1'
  press Enter
  press C-s
  write "$1"
  press Enter
  press C-r C-r Enter
}

# The key that no paper has is underlined, and its colour is that of a comment.
until_shown '# Attention without recurrence'
until_shown 'Glossa' 60
until_underlined 'vaswani2017atention'

# A paper is looked for by words of its title, and its record shown.
press C-c @ s
until_shown 'Paper:'
write 'computing machinery'
press Tab
until_shown '@article{turing1950computing,' 5 || true
