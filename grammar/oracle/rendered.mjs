// Compares pandoc's rendering of citations and bibliographies with the expected rendering in the server's tests, for the notes, styles and
// papers of those tests. Prints the differences, and fails if one is not listed below.
// usage: node rendered.mjs [FOLDER]
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { convert } from "pandoc-wasm";
import { version } from "./pandoc.mjs";

const server = join(import.meta.dirname, "..", "..", "server", "src");
const folder = process.argv[2] ?? join(server, "test", "resources", "rendered");
const OWN = join(server, "main", "resources", "glossa", "csl", "author-date.csl");

/** The known differences, by style and source text, with their reasons. */
const KNOWN = {
  numeric: {
    "@web [-@shannon1948b]": "cites stay as they are written behind a name in running text; pandoc sorts them",
  },
  "author-date": {},
  notes: {
    "@anon": "a sentence needs words for what it speaks of, also where a paper has no authors",
  },
};

let agreeing = 0;
let known = 0;
let all = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
  const name = basename(file, ".md");
  const style = existsSync(join(folder, `${name}.csl`)) ? join(folder, `${name}.csl`) : OWN;
  const theirs = await pandoc(readFileSync(join(folder, file), "utf8"), readFileSync(style, "utf8"));
  const ours = readFileSync(join(folder, `${name}.txt`), "utf8").trimEnd().split("\n").map((line) => line.split(" → "));
  all += Math.max(ours.length, theirs.length);
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    const [source, html] = ours[i] ?? ["", ""];
    const glossa = plain(html);
    const other = theirs[i] ?? "";
    if (glossa === other || evened(name, glossa) === evened(name, other)) agreeing++;
    else if (KNOWN[name]?.[source]) known++;
    else console.log(`${name}: ${source}\n  pandoc: ${other}\n  Glossa: ${glossa}`);
  }
}
console.log(`${agreeing} of ${all} citations and references agree with pandoc ${await version()}; ${known} differ for a known reason`);
process.exitCode = agreeing + known === all ? 0 : 1;

/** Intended differences in display: names before numbers, and notes in parentheses in the line. */
function evened(name, text) {
  if (name === "numeric") return text.replace(/^[^[]+ (?=\[)/u, "");
  if (name !== "notes") return text;
  // A note of pandoc is a sentence, with a full stop that may be within quotation marks; and its names end with a full stop before a note.
  return text.replace(/\.(?=”?\)$)/u, "").replace(/^(.*?)\.? ?\(/u, "$1(").replace(/^\((\p{Lu})/u, (_, letter) => `(${letter.toLowerCase()}`);
}

/** The texts of the citations, then those of the bibliography. */
async function pandoc(markdown, style) {
  const answer = await convert(
    { from: "markdown", to: "json", citeproc: true, csl: "style.csl", bibliography: ["papers.json"] },
    markdown,
    { "style.csl": style, "papers.json": readFileSync(join(folder, "papers.json"), "utf8") },
  );
  if (!answer.stdout) throw new Error(answer.stderr);
  const found = [];
  const walk = (node) => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node?.t === "Cite") found.push(text(node.c[1]));
    else if (node?.t === "Div" && node.c[0][0].startsWith("ref-")) found.push(text(node.c[1]));
    else if (node && typeof node === "object") Object.values(node).forEach(walk);
  };
  walk(JSON.parse(answer.stdout).blocks);
  return found.map((line) => line.replaceAll("\u00a0", " ").trim());
}

function text(node) {
  if (Array.isArray(node)) return node.map(text).join("");
  const { t, c } = node;
  switch (t) {
    case "Str":
      return c;
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      return " ";
    case "Quoted":
      return c[0].t === "SingleQuote" ? `‘${text(c[1])}’` : `“${text(c[1])}”`;
    case "Note":
      return `(${text(c)})`;
    case "Link":
    case "Span":
    case "Div":
    case "Cite":
      return text(c[1]);
    default:
      return Array.isArray(c) ? text(c.filter((part) => typeof part === "object")) : "";
  }
}

function plain(html) {
  return html
    .replace(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll("\u00a0", " ");
}
