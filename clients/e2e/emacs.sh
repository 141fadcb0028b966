#!/usr/bin/env bash
# emacs.sh FOLDER TEST: the Emacs unpacked in FOLDER, with clients/emacs installed as a package, runs TEST, such as emacs-eglot.el.
source "$(dirname "$0")/common.sh"
folder=$1

# An Emacs that stands elsewhere than it was built for has to be told where its parts are.
lisp=$(echo "$folder"/usr/share/emacs/[0-9]*/lisp)
parts=$(dirname "$lisp")
export EMACSLOADPATH EMACSDATA=$parts/etc EMACSDOC=$parts/etc EMACSPATH
EMACSLOADPATH=$(find "$lisp" "$folder"/usr/share/emacs/site-lisp/elpa-src -type d ! -path '*/obsolete*' | paste -sd:)
EMACSPATH=$(echo "$folder"/usr/libexec/emacs/*/*)
emacs=("$folder/usr/bin/emacs-nox" --dump-file="$(find "$folder/usr" -name '*.pdmp' | head -1)")
quiet='(setq native-comp-jit-compilation nil native-comp-deferred-compilation nil native-comp-enable-subr-trampolines nil)'

cd "$notes"
"${emacs[@]}" -Q --batch --eval "$quiet" -l "$here/emacs-package.el" "$clients" 2>&1
"${emacs[@]}" -Q --batch --eval "$quiet" -l "$here/emacs-steps.el" -l "$here/$2" 2>&1
