// What a report must not tell: where files lie, and so whose they are.

/** The text with each of these folders replaced by a word for it, and every other path by `<path>`. */
export function withoutPaths(text: string, folders: Readonly<Record<string, string>>): string {
  let hidden = text.replace(/file:\/\/[^\s"'<>|)\]]*/g, '<path>');
  // Those within others first.
  for (const [word, folder] of Object.entries(folders).sort(([, a], [, b]) => b.length - a.length)) {
    if (folder.length > 1) {
      for (const form of [folder, folder.replace(/\\/g, '/')]) {
        hidden = hidden.replaceAll(form, word);
      }
    }
  }
  return hidden
    .replace(/(^|[\s"'`(=:@])(?:[A-Za-z]:[\\/]|\\\\|~?\/)(?:[^\s"'`<>|:;,)\]]+)/gm, '$1<path>')
    // What lies within a folder that has a word tells names too.
    .replace(/<(\w+)>(?:[\\/][^\s"'`<>|:;,)\]]+)/g, '<$1>/<path>');
}
