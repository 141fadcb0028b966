#!/usr/bin/env bash
# emacs.sh FOLDER TEST: the Emacs unpacked in FOLDER, with clients/emacs installed as a package, runs TEST, such as emacs-eglot.el.
source "$(dirname "$0")/common.sh"
folder=$1

source "$here/emacs-paths.sh"

cd "$notes"
"${emacs[@]}" -Q --batch --eval "$quiet" -l "$here/emacs-package.el" "$clients" 2>&1
"${emacs[@]}" -Q --batch --eval "$quiet" -l "$here/emacs-steps.el" -l "$here/$2" 2>&1
if [ "$2" = emacs-eglot.el ] && seeds; then
  "${emacs[@]}" -Q --batch --eval "$quiet" -l "$here/emacs-steps.el" -l "$here/emacs-seeds.el" 2>&1
fi
