// A report contains no paths: they may contain names.

/** Replaces each of the folders by its placeholder, and every other path by `<path>`. */
export function withoutPaths(text: string, folders: Readonly<Record<string, string>>): string {
  let hidden = text.replace(/file:\/\/[^\s"'<>|)\]]*/g, '<path>');
  // Nested folders first.
  for (const [word, folder] of Object.entries(folders).sort(([, a], [, b]) => b.length - a.length)) {
    if (folder.length > 1) {
      for (const form of [folder, folder.replace(/\\/g, '/')]) {
        hidden = hidden.replaceAll(form, word);
      }
    }
  }
  return hidden
    .replace(/(^|[\s"'`(=:@])(?:[A-Za-z]:[\\/]|\\\\|~?\/)(?:[^\s"'`<>|:;,)\]]+)/gm, '$1<path>')
    // Paths within these folders may contain names too.
    .replace(/<(\w+)>(?:[\\/][^\s"'`<>|:;,)\]]+)/g, '<$1>/<path>');
}
