// Runs pandoc on a text: its citation items in the order of pandoc's document, and the locators that its citeproc finds.
import { convert, query } from "pandoc-wasm";

/** CSL's locator labels (CSL 1.0.2, appendix III). */
const LABELS = [
  "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure", "folio", "issue",
  "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp",
  "title-locator", "verse", "volume",
];

/** Writes the label independently of the language of the text. */
const LABEL = LABELS.map(
  (label, i) => `<${i ? "else-if" : "if"} locator="${label}"><text value="${label}"/></${i ? "else-if" : "if"}>`,
).join("");

/** A style that renders only the locator of each item, between marks that no example contains. */
const STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>locators</title><id>locators</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout delimiter=" "><group prefix="⟦" suffix="⟧" delimiter="¦">
    <text variable="title"/>
    <group delimiter="¦"><choose>${LABEL}</choose><text variable="locator"/></group>
  </group></layout></citation>
</style>`;

export async function version() {
  return query({ query: "version" });
}

/** Key, mode, prefix, suffix of each item; metadata first. */
export async function items(markdown) {
  const document = await read({}, markdown, {});
  return cites(document).flatMap((cite) =>
    cite.c[0].map((item) => ({
      key: item.citationId,
      mode: item.citationMode.t,
      prefix: plain(item.citationPrefix),
      suffix: plain(item.citationSuffix),
    })),
  );
}

/** The locators in the text, each as `key label:value`. */
export async function locators(markdown, keys) {
  const papers = [...new Set(keys)];
  const bibliography = papers.map((id, index) => ({ id, type: "book", title: `k${index}` }));
  const document = await read(
    { citeproc: true, csl: "style.csl", bibliography: ["papers.json"] },
    markdown,
    { "style.csl": STYLE, "papers.json": JSON.stringify(bibliography) },
  );
  const found = [];
  for (const cite of cites(document)) {
    // A suffix may contain citations: they are found separately.
    for (const [, index, rest] of plain(cite.c[1]).matchAll(/⟦k(\d+)¦([^⟧]*)⟧/gu)) {
      const [label, value] = rest.includes("¦") ? rest.split("¦") : ["page", rest];
      found.push(`${papers[index]} ${label}:${evened(value)}`);
    }
  }
  return found;
}

/** Normalises dashes and blanks in a locator, which styles change. */
export function evened(locator) {
  return locator.replace(/[\u2013\u2014]/gu, "-").replace(/--/gu, "-").replace(/\u00a0/gu, " ");
}

async function read(options, markdown, files) {
  const answer = await convert({ from: "markdown", to: "json", ...options }, markdown, files);
  if (!answer.stdout) throw new Error(answer.stderr);
  return JSON.parse(answer.stdout);
}

function cites(document) {
  const found = [];
  const walk = (node) => {
    if (Array.isArray(node)) {
      node.forEach(walk);
    } else if (node && typeof node === "object") {
      if (node.t === "Cite") {
        found.push(node);
        walk(node.c[0]);
      } else {
        Object.values(node).forEach(walk);
      }
    }
  };
  walk(document.meta);
  walk(document.blocks);
  return found;
}

/** The plain text of inlines, without notes. */
function plain(inlines) {
  return inlines.map(text).join("");
}

function text({ t, c }) {
  switch (t) {
    case "Str":
      return c;
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      return " ";
    case "Code":
    case "RawInline":
      return c[1];
    case "Math":
      return `$${c[1]}$`;
    case "Quoted":
      return c[0].t === "SingleQuote" ? `‘${plain(c[1])}’` : `“${plain(c[1])}”`;
    case "Cite":
    case "Link":
    case "Image":
    case "Span":
      return plain(c[1]);
    case "Note":
      return "";
    default:
      return Array.isArray(c) ? plain(c) : "";
  }
}
