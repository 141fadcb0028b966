#!/usr/bin/env bash
# kate.sh FOLDER: the Kate unpacked in FOLDER, with clients/kate/settings.json, on a screen that nobody looks at.
source "$(dirname "$0")/common.sh"
folder=$1

mkdir -p "$XDG_CONFIG_HOME/kate/lspclient" "$home/run"
chmod 700 "$home/run"
cp "$clients/kate/settings.json" "$XDG_CONFIG_HOME/kate/lspclient/"
# A person is asked once whether the server may be started; here it may.
cat > "$XDG_CONFIG_HOME/katerc" <<RC
[Kate Plugins]
lspclientplugin=true
[General]
Show welcome view for new window=false
Show Tip of the day on start=false
[lspclient]
AllowedServerCommandLines=$home/bin/glossa
AutoHover=true
CompletionDocumentation=true
SemanticHighlighting=true
RC

exec 9> "$home/display"
Xvfb -displayfd 9 -screen 0 1280x800x24 2> /dev/null &
screen=$!
running=("$screen")
trap 'kill "${running[@]}" 2> /dev/null || true; sleep 0.5; rm -rf "$home"' EXIT
until [ -s "$home/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$home/display")
libraries=$(echo "$folder"/usr/lib/*-linux-gnu)
export DISPLAY
openbox 2> /dev/null &
running+=("$!")
export QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$home/run XDG_DATA_DIRS=$folder/usr/share
export QT_PLUGIN_PATH=$libraries/qt6/plugins QML2_IMPORT_PATH=$libraries/qt6/qml
sleep 1
cd "$notes"
# Its own process, so that it can be ended with the test; a session of dbus is what KDE's programs talk through.
dbus-run-session -- "$folder/usr/bin/kate" --new notes/attention.md > "$home/kate.log" 2>&1 &
running+=("$!")

key() {
  xdotool key --clearmodifiers "$@"
  sleep 0.4
}

write() {
  xdotool type --delay 60 -- "$1"
}

# shot NAME: keeps what the screen shows.
shot() {
  [ -z "${GLOSSA_E2E_PICTURES:-}" ] || import -window root "$GLOSSA_E2E_PICTURES/kate-$1.png"
}

# until_titled TEXT: waits for Kate's window to have this title, and takes it.
until_titled() {
  local end=$((SECONDS + 30))
  until window=$(xdotool search --onlyvisible --class kate | tail -1) && [ -n "$window" ] &&
    [[ $(xdotool getwindowname "$window") == *"$1"* ]]; do
    ((SECONDS <= end)) || { shot failure && fail "the window is called '$1', and not '$(xdotool getwindowname "$window")'"; }
    sleep 0.2
  done
  xdotool windowactivate --sync "$window"
}

# go_to LINE CHARACTERS: the cursor behind so many characters of the line.
go_to() {
  key ctrl+g
  write "$1"
  key Return
  key --repeat "$2" Right
}

# until_saved FILE TEXT: saves until the file holds the text.
until_saved() {
  local end=$((SECONDS + 20))
  until grep -F -- "$2" "$1" > /dev/null; do
    key ctrl+s
    ((SECONDS <= end)) || { shot failure && cat "$1" && fail "'$2' stands in $1"; }
    sleep 0.3
  done
}

until_titled attention.md
xdotool windowsize --sync "$window" 1200 760
sleep 6
shot open

# A key is completed as it is typed, and the one that is chosen stands in the text.
key ctrl+End
write 'See [@tur'
sleep 2
shot completion
key Down
key Return
write ', p. 230].'
until_saved notes/attention.md 'See [@turing1936computable, p. 230].'

# Hover, by the menu's Symbol Info, shows the paper; only the picture tells.
go_to 8 6
key alt+l
key Down Down Down Return
sleep 1
shot hover
key Escape

# Definition goes to the record in the .bib file: what is typed next stands before its key.
go_to 8 6
key alt+l
key Return
until_titled papers.bib
shot definition
write 'Z'
until_saved papers.bib '@inproceedings{Zvaswani2017attention,'
key ctrl+z
until_saved papers.bib '@inproceedings{vaswani2017attention,'

# A .bib that is open is served too.
key ctrl+End
write '@article{doe2021, pubs'
sleep 2
shot bib
key Return
until_saved papers.bib '@article{doe2021, pubstate'
key ctrl+w
until_titled attention.md

# The quick fix writes the key that was meant.
go_to 30 10
key alt+Return
sleep 1
shot action
key Down Return
until_saved notes/attention.md 'See @vaswani2017attention for the figures'

# Who cites the paper is listed.
go_to 29 20
key ctrl+alt+l
sleep 1.5
shot references

# A paper is given another key in all notes and in its source.
go_to 19 55
key F2
sleep 0.7
shot rename
key ctrl+a
write 'kaplan2020laws'
key Return
sleep 1
key ctrl+l
until_saved notes/attention.md '@kaplan2020laws [p. 3]'
shot renamed
until_saved notes/measuring-information.md '[compare @kaplan2020laws, fig. 1'
until_saved library.json '"id": "kaplan2020laws"'
