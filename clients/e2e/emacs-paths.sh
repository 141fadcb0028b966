# Read by the tests in Emacs: the command that starts the one unpacked in $folder.
# shellcheck shell=bash
# An Emacs that stands elsewhere than it was built for has to be told where its parts are.
lisp=$(echo "$folder"/usr/share/emacs/[0-9]*/lisp)
parts=$(dirname "$lisp")
export EMACSLOADPATH EMACSDATA=$parts/etc EMACSDOC=$parts/etc EMACSPATH
EMACSLOADPATH=$(find "$lisp" "$folder"/usr/share/emacs/site-lisp/elpa-src -type d ! -path '*/obsolete*' | paste -sd:)
EMACSPATH=$(echo "$folder"/usr/libexec/emacs/*/*)
emacs=("$folder/usr/bin/emacs-nox" --dump-file="$(find "$folder/usr" -name '*.pdmp' | head -1)")
quiet='(setq native-comp-jit-compilation nil native-comp-deferred-compilation nil native-comp-enable-subr-trampolines nil)'
