#!/usr/bin/env bash
# helix.sh FOLDER: the Helix unpacked in FOLDER, with clients/helix/languages.toml, in a terminal.
source "$(dirname "$0")/common.sh"
folder=$1

mkdir -p "$XDG_CONFIG_HOME/helix"
cp "$clients/helix/languages.toml" "$XDG_CONFIG_HOME/helix/"
cat > "$XDG_CONFIG_HOME/helix/config.toml" <<'TOML'
[editor]
idle-timeout = 50
completion-timeout = 5
end-of-line-diagnostics = "hint"
TOML
export HELIX_RUNTIME=$folder/usr/lib/hx/runtime
open_terminal "$folder/usr/lib/hx/hx" notes/attention.md

# go_to TEXT: the cursor on the first place of this text. Helix selects what a search finds; ; leaves only the cursor.
go_to() {
  press Escape
  write 'gg'
  write "/$1"
  press Enter
  write ';b'
}

# The key that no paper has is underlined, and the message names the one that was meant.
until_shown '# Attention without recurrence'
go_to 'vaswani2017atention'
until_shown 'did you mean vaswani2017attention' 60
until_underlined 'aswani2017atention'

# A key is completed as it is typed.
write 'geo'
write 'See [@tur'
until_shown 'turing1950computing'
write 'ing1936'
until_above 'turing1936computable' 'turing1950computing'
press Tab
write ', p. 230].'
press Escape
until_shown 'See [@turing1936computable, p. 230].'

# Hover shows the paper.
go_to 'vaswani2017attention'
write ' k'
until_shown 'Attention Is All You Need'
press Escape

# Definition goes to the record in the .bib file, and to the title's line in the list of papers.
write 'gd'
until_shown '@inproceedings{vaswani2017attention,'
until_shown 'papers.bib'
write 'ga'
until_shown 'attention.md'
go_to 'glove'
write 'gd'
until_shown 'GloVe: Global Vectors'
until_shown 'reading-list.txt'
write 'ga'

# The quick fix writes the key that was meant, and the message goes.
go_to 'vaswani2017atention'
write ' a'
until_shown 'vaswani2017attention'
press Enter
until_shown 'See @vaswani2017attention for the figures'
until_gone 'did you mean'
