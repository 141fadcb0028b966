import type MarkdownIt from 'markdown-it';
import type { StateCore, StateInline, Token } from 'markdown-it';

// Shows citations in the Markdown preview as the server renders them. This file does not depend on VS Code: the caller provides
// markdown-it and the rendered citations.

/** The answer to `glossa/rendered` (server/docs/PROTOCOL.md). */
export interface Rendered {
  style: string;
  citations: { text: string; html: string; keys: string[] }[];
  bibliography: { key: string; html: string }[];
  /** Problems of the style. */
  problems: string[];
}

/** The rendered citations of the note, or `undefined` while they are unknown. */
export type RenderedOf = (note: unknown) => Rendered | undefined;

/**
 * A markdown-it plugin: citations become links to their references, which are at the end or at `::: {#refs}`.
 *
 * VS Code passes the note's address only when it renders the tokens, not when it parses the text. So the text is parsed again then.
 */
export function citations(md: MarkdownIt, of: RenderedOf): void {
  // Before links, because a citation in brackets looks like one; after escapes and code, which contain no citations.
  md.inline.ruler.before('link', 'glossa_citation', readCitation);
  md.core.ruler.push('glossa_references', addReferences);
  md.renderer.rules.glossa_citation = (tokens, at) => citationHtml(tokens[at]);

  const texts = new WeakMap<Token[], string>();
  const parse = md.parse.bind(md);
  md.parse = (text, environment) => {
    const tokens = parse(text, environment);
    texts.set(tokens, text);
    return tokens;
  };
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, environment) => {
    const text = texts.get(tokens);
    const rendered = text === undefined ? undefined : of(environment?.currentDocument);
    return render(rendered ? parse(text!, { ...environment, glossa: new CitationsByText(rendered) }) : tokens, options, environment);
  };
}

type Citation = Rendered['citations'][number];

/** The citations of a note by their text; those with equal text in the order of the note. */
class CitationsByText {
  /** Long texts first: `@a [p. 3]` before `@a`. */
  readonly texts: string[];
  readonly references: Map<string, string>;
  private readonly byText = new Map<string, Citation[]>();
  private readonly seen = new Map<string, number>();

  constructor(readonly rendered: Rendered) {
    for (const citation of rendered.citations) {
      const text = plain(citation.text);
      const same = this.byText.get(text) ?? [];
      same.push(citation);
      this.byText.set(text, same);
    }
    this.texts = [...this.byText.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
    this.references = new Map(rendered.bibliography.map(({ key, html }) => [key, html]));
  }

  /** The next citation with this text; the last one if there are no more. */
  next(text: string): Citation {
    const all = this.byText.get(text)!;
    const at = this.seen.get(text) ?? 0;
    this.seen.set(text, at + 1);
    return all[Math.min(at, all.length - 1)];
  }
}

/** Normalises white space, and removes the markers of block quotations, which the parsed text does not contain. */
function plain(text: string): string {
  return text.replace(/\n[\s>]*/g, ' ').replace(/\s+/g, ' ').trim();
}

interface Environment {
  glossa?: CitationsByText;
}

function readCitation(state: StateInline, silent: boolean): boolean {
  const first = state.src[state.pos];
  if (first !== '[' && first !== '@' && first !== '-' || inLink(state)) {
    return false;
  }
  const known = (state.env as Environment).glossa;
  for (const text of known?.texts ?? []) {
    const end = text[0] === first ? endOf(text, state.src, state.pos) : -1;
    if (end >= 0 && isCitation(state.src, state.pos, end)) {
      if (!silent) {
        const { html, keys } = known!.next(text);
        const token = state.push('glossa_citation', '', 0);
        token.content = state.src.slice(state.pos, end);
        token.meta = { html, keys, references: keys.map((key) => known!.references.get(key)) };
      }
      state.pos = end;
      return true;
    }
  }
  return false;
}

function inLink(state: StateInline): boolean {
  // Public, but missing from the type definitions.
  return (state as StateInline & { linkLevel: number }).linkLevel > 0;
}

/** The end of `text` in `source` if it is at `start`, otherwise -1; any white space matches a space. */
function endOf(text: string, source: string, start: number): number {
  let at = start;
  for (const char of text) {
    if (char === ' ') {
      if (!/\s/.test(source[at] ?? '')) {
        return -1;
      }
      while (/\s/.test(source[at] ?? '')) {
        at++;
      }
    } else {
      if (!source.startsWith(char, at)) {
        return -1;
      }
      at += char.length;
    }
  }
  return at;
}

/** Whether a citation may begin and end there: not within an address, not within a longer key, and not as the text of a link. */
function isCitation(source: string, start: number, end: number): boolean {
  const before = source.slice(Math.max(0, start - 2), start);
  const rest = source.slice(end, end + 2);
  return source[end - 1] === ']'
    ? !/^[(]/.test(rest)
    : !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}_]|^[:.#$%&+?<>~/-][\p{L}\p{N}_]/u.test(rest);
}

function citationHtml(token: Token): string {
  const { html, keys, references } = token.meta as { html: string; keys: string[]; references: (string | undefined)[] };
  const said = marked(safe(html), keys);
  const first = keys.find((_, at) => references[at] !== undefined);
  // No reference to link to: the key is unknown or an alias, or the note has no list of references.
  if (first === undefined) {
    return `<span class="glossa-citation">${said}</span>`;
  }
  const title = references.filter((reference) => reference !== undefined).map(textOf);
  return `<a class="glossa-citation" href="#${idOf(first)}" title="${title.join('&#10;')}">${said}</a>`;
}

/** Adds the references of the note, in place of `::: {#refs}` or at the end. */
function addReferences(state: StateCore): void {
  const { bibliography: references = [], problems = [] } = (state.env as Environment).glossa?.rendered ?? {};
  const shown = referencesPlace(state.tokens);
  if (references.length === 0 && problems.length === 0) {
    return;
  }
  const block = new state.Token('html_block', '', 0);
  const heading = shown || references.length === 0 ? '' : '<h2>References</h2>\n';
  const told = problems.map((problem) => `<p class="glossa-problem">${escape(problem)}</p>\n`).join('');
  block.content = `<section class="glossa-references" aria-label="References">\n${told}${heading}${references.map(({ key, html }) =>
    `<div class="glossa-reference" id="${idOf(key)}">${linked(safe(html))}</div>`).join('\n')}\n</section>\n`;
  if (shown) {
    state.tokens.splice(shown.start, shown.count, block);
  } else {
    state.tokens.push(block);
  }
}

/** The paragraphs of `::: {#refs}` (pandoc manual, "Placement of the bibliography"). */
function referencesPlace(tokens: Token[]): { start: number; count: number } | undefined {
  const at = tokens.findIndex((token) => token.type === 'inline' && /^:{3,}\s*\{[^}]*#refs[^}]*\}/.test(token.content));
  if (at < 1 || tokens[at - 1].type !== 'paragraph_open') {
    return undefined;
  }
  const closes = /\n:{3,}\s*$/.test(tokens[at].content);
  const apart = !closes && /^:{3,}\s*$/.test(tokens[at + 3]?.content ?? '');
  return { start: at - 1, count: apart ? 6 : 3 };
}

/** The HTML id of a reference. */
function idOf(key: string): string {
  return `glossa-${encodeURIComponent(key).replace(/['()*%]/g, (char) => `_${char.charCodeAt(0).toString(16)}`)}`;
}

/** Escapes all tags except the few that a style needs. */
function safe(html: string): string {
  return html.replace(/<(?!\/?(?:i|b|em|strong|sup|sub|span)>|span style="font-variant: ?small-caps;?">)/g, '&lt;');
}

/** Turns addresses in a reference into links. */
function linked(html: string): string {
  return html.replace(/https?:\/\/[^\s<>"]*[^\s<>".,;:)\]]/g, (address) => `<a href="${address}">${address}</a>`);
}

/** Marks unknown keys. The server renders them as pandoc does: bold, with a question mark. */
function marked(html: string, keys: string[]): string {
  const written = keys.map(escape);
  return html.replace(/<(b|strong)>([^<>]+)\?<\/\1>/g, (bold, _, key) => written.includes(key)
    ? `<span class="glossa-unknown" title="No paper has this key.">[?@${key}]</span>`
    : bold);
}

function textOf(html: string): string {
  return safe(html).replace(/<[^>]*>/g, '').replace(/"/g, '&quot;').replace(/</g, '&lt;').trim();
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
