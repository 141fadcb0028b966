// Reads the examples of the specification: a text, and pandoc's expected result.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const OPEN = "`".repeat(16) + " example";
const CLOSE = "`".repeat(16);
const ITEM = /^\S+ (\S+) (.*?)(?: prefix="(.*?)")?(?: suffix="(.*)")?(?: locator=([a-z-]+):(.*))?$/u;

/** All examples of the folder's Markdown files, in the order of the files' names. */
export function examples(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md")).sort();
  return files.flatMap((file) => inFile(file, readFileSync(join(folder, file), "utf8")));
}

function inFile(file, text) {
  const lines = text.split("\n");
  const found = [];
  for (let line = 0; line < lines.length; line++) {
    if (!lines[line].startsWith(OPEN)) continue;
    const close = lines.indexOf(CLOSE, line);
    const dot = lines.indexOf(".", line);
    const second = lines.indexOf(".", dot + 1);
    const hasTwo = second > 0 && second < close;
    const items = (from, to) => lines.slice(from, to).map((item) => parsed(item, file, line + 1));
    found.push({
      name: `${file}:${line + 1}`,
      markdown: lines.slice(line + 1, dot).join("\n").replaceAll("→", "\t") + "\n",
      // Where an example has two lists, the second is what pandoc reads.
      items: hasTwo ? items(second + 1, close) : items(dot + 1, close),
    });
    line = close;
  }
  return found;
}

function parsed(item, file, line) {
  const match = ITEM.exec(item);
  if (!match) throw new Error(`${file}:${line}: no item: ${item}`);
  const [, mode, key, prefix = "", suffix = "", label, value] = match;
  return { key, mode, prefix, suffix, locator: label ? `${label}:${value}` : "" };
}
