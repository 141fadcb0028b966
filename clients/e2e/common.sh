# Read by every test: a home and a copy of the sample workspace of the test's own, and a terminal to drive.
# shellcheck shell=bash
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
clients=$(dirname "$here")
export GLOSSA=${GLOSSA:-$(dirname "$clients")/server/bin/glossa}

# Nothing of the person's own settings is read, and nothing is left behind.
home=$(mktemp -d)
notes=$home/sample
cp -r "$clients/sample" "$notes"
export HOME=$home LANG=C.UTF-8 TERM=xterm-256color COLORTERM=truecolor
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
mkdir -p "$XDG_CONFIG_HOME" "$home/bin"
ln -s "$GLOSSA" "$home/bin/glossa"
export PATH=$home/bin:$PATH

# seeds: a second workspace, $home/seeds, of lists of papers as they were saved from the web; not 0 where they are missing.
seeds() {
  local from=${clients%/clients}/../shared/seeds
  [ -d "$from" ] || { echo "skipped: the seeds, for which shared/seeds stands beside the repository" && return 1; }
  mkdir -p "$home/seeds/papers"
  cp "$from"/*.txt "$home/seeds/papers/"
  printf '# A note\n\nAs @latent-masked-imag.\n' > "$home/seeds/note.md"
}

# What an editor has started may write for a moment after it has ended.
clean() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$home" 2> /dev/null && return
    sleep 1
  done
  echo "note: $home could not be removed"
}

terminal=(tmux -L "glossa-$$" -f /dev/null)
trap '"${terminal[@]}" kill-server 2> /dev/null || true; clean' EXIT

fail() {
  echo "FAILED: $*"
  exit 1
}

# open_terminal COMMAND...: runs the command in a terminal of 110 by 30 that nobody looks at.
open_terminal() {
  "${terminal[@]}" new-session -d -x 110 -y 30 -c "$notes" "$@"
}

# press KEY...: keys by tmux's names, such as Enter or C-x. A terminal takes an Escape and the next key for one, if it comes at once.
press() {
  "${terminal[@]}" send-keys "$@"
  sleep 0.2
}

# write TEXT: typed at the speed of a fast hand, since editors ask for completion between the keys.
write() {
  local i
  for ((i = 0; i < ${#1}; i++)); do
    "${terminal[@]}" send-keys -l -- "${1:i:1}"
    sleep 0.05
  done
}

# until_shown TEXT [SECONDS]: waits until the text stands on the screen.
until_shown() {
  local end=$((SECONDS + ${2:-15}))
  until "${terminal[@]}" capture-pane -p | grep -F -- "$1" > /dev/null; do
    if ((SECONDS > end)); then
      "${terminal[@]}" capture-pane -p
      fail "'$1' did not come up on the screen"
    fi
    sleep 0.1
  done
}

# until_gone TEXT: waits until the text no longer stands on the screen.
until_gone() {
  local end=$((SECONDS + 15))
  while "${terminal[@]}" capture-pane -p | grep -F -- "$1" > /dev/null; do
    ((SECONDS <= end)) || fail "'$1' stayed on the screen"
    sleep 0.1
  done
}

# never_shown TEXT: a moment later, too, the text does not stand on the screen.
never_shown() {
  sleep 1
  ! "${terminal[@]}" capture-pane -p | grep -F -- "$1" > /dev/null || fail "'$1' came up on the screen"
}

# until_in FILE TEXT: waits until the file holds the text.
until_in() {
  local end=$((SECONDS + 15))
  until grep -F -- "$2" "$1" > /dev/null; do
    ((SECONDS <= end)) || { cat "$1" && fail "'$2' stands in $1"; }
    sleep 0.1
  done
}

# until_above TEXT OTHER: waits until the text stands on the screen, and the other below it or not at all.
until_above() {
  local end=$((SECONDS + 15))
  until "${terminal[@]}" capture-pane -p | awk -v text="$1" -v other="$2" '
      index($0, other) && !above { exit } index($0, text) { above = 1 } END { exit !above }'; do
    ((SECONDS <= end)) || { "${terminal[@]}" capture-pane -p && fail "'$1' stands above '$2'"; }
    sleep 0.1
  done
}

# until_underlined TEXT: waits until the text stands on the screen with a straight or a curly line below it.
until_underlined() {
  local end=$((SECONDS + 15))
  until "${terminal[@]}" capture-pane -e -p | grep -E $'\e\\[([0-9;]*;)?4(:3)?(;[0-9;]+)?m.*'"$1" > /dev/null; do
    ((SECONDS <= end)) || fail "'$1' is underlined"
    sleep 0.1
  done
}

# picture NAME: keeps what the terminal shows, with its colours; pictures.mjs makes a PNG of it.
picture() {
  [ -n "${GLOSSA_E2E_PICTURES:-}" ] || return 0
  mkdir -p "$GLOSSA_E2E_PICTURES"
  "${terminal[@]}" capture-pane -e -N -p > "$GLOSSA_E2E_PICTURES/$1.ansi"
}
