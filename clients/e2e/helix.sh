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
cd "$notes"
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
until_shown 'Replace with @vaswani2017attention'
press Enter
until_shown 'See @vaswani2017attention for the figures'
until_gone 'did you mean'
write ':w'
press Enter

# Who cites the paper is listed over all notes.
go_to 'mikolov2013'
write 'gr'
until_shown 'measuring-information.md'
press Escape

# Papers are among the workspace's symbols, by title, author and year.
write ' S'
write 'author:turing'
until_shown 'Computing Machinery and Intelligence'
until_shown 'On Computable Numbers'
press Escape

# A paper that another program adds to the .bib is known, and offered.
write 'geo'
write 'And [@doe2020pencils].'
press Escape
until_shown 'no paper doe2020pencils'
write ' d'
until_shown 'unknown-key'
press Escape
cat >> papers.bib <<'BIB'

@article{doe2020pencils,
  title = {A Short History of the Pencil},
  author = {Doe, Jane},
  year = 2020,
}
BIB
until_gone 'no paper doe2020pencils'
write 'o'
write 'And [@doe2020'
until_shown 'doe2020pencils reference'
press Tab
write ', p. 2].'
press Escape
until_shown 'And [@doe2020pencils, p. 2].'

# A paper is given another key in the note, in notes that are not open, and in its source.
go_to 'kaplan2020scaling'
write ' r'
until_shown 'rename-to:'
press C-u
write 'kaplan2020laws'
press Enter
until_shown '@kaplan2020laws [p. 3]'
write ':wa'
press Enter
until_in notes/measuring-information.md 'compare @kaplan2020laws, fig. 1'
until_in library.json '"id": "kaplan2020laws"'

# A .bib that is open is served too: completion of fields, and who cites a paper.
write ':open papers.bib'
press Enter
until_shown '% Papers behind the sample notes'
write 'geo'
write '@article{doe2021, jou'
until_shown 'journal'
press C-e
press Escape
write 'u'
go_to 'shannon1948'
write 'gr'
until_shown 'measuring-information.md'
press Escape
write ':qa!'
press Enter

# Settings in languages.toml count.
sed -i 's/^# config = .*/config = { diagnostics = { unknown-key = "off" } }/' "$XDG_CONFIG_HOME/helix/languages.toml"
echo 'As @nobody1900 and [@hochreiter1997long, p. 999].' > notes/more.md
"${terminal[@]}" kill-server 2> /dev/null || true
open_terminal "$folder/usr/lib/hx/hx" notes/more.md
until_shown 'page out of range' 60
never_shown 'no paper nobody1900'
write ':qa!'
press Enter

# Lists of papers as they were saved from the web.
if seeds; then
  cp "$clients/helix/languages.toml" "$XDG_CONFIG_HOME/helix/"
  "${terminal[@]}" kill-server 2> /dev/null || true
  notes=$home/seeds
  open_terminal "$folder/usr/lib/hx/hx" note.md
  until_shown 'no paper latent-masked-imag' 60
  write 'geo'
  write 'See [@lat'
  until_shown 'latent-masked-image reference'
  press Tab
  write '].'
  press Escape
  until_shown 'See [@latent-masked-image].'
  write '6h'
  write ' k'
  until_shown 'Towards Latent Masked Image Modeling'
  press Escape
  write 'gd'
  until_shown 'SubscribeTowards Latent Masked Image'
  until_shown ' 3:'
  write 'ga'
  go_to 'masked-imag[.]'
  write ' a'
  until_shown 'Replace with @latent-masked-image'
  press Enter
  until_shown 'As @latent-masked-image.'
  until_gone 'no paper'
fi
