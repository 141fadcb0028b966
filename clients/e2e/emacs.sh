#!/usr/bin/env bash
# emacs.sh FOLDER: the Emacs unpacked in FOLDER with its own eglot, set up as clients/emacs/README.md says.
source "$(dirname "$0")/common.sh"
folder=$1

# An Emacs that stands elsewhere than it was built for has to be told where its parts are.
lisp=$(echo "$folder"/usr/share/emacs/[0-9]*/lisp)
parts=$(dirname "$lisp")
export EMACSLOADPATH EMACSDATA=$parts/etc EMACSDOC=$parts/etc EMACSPATH
EMACSLOADPATH=$(find "$lisp" "$folder"/usr/share/emacs/site-lisp/elpa-src -type d ! -path '*/obsolete*' | paste -sd:)
EMACSPATH=$(echo "$folder"/usr/libexec/emacs/*/*)
dump=$(find "$folder/usr" -name '*.pdmp' | head -1)
cd "$notes"
"$folder/usr/bin/emacs-nox" --dump-file="$dump" -Q --batch --eval '(setq native-comp-jit-compilation nil)' \
  -l "$clients/emacs/glossa.el" -l "$here/emacs.el" 2>&1
