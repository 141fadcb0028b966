import type MarkdownIt from 'markdown-it';
import type { StateCore, StateInline, Token } from 'markdown-it';

// Citations in the Markdown preview as the server renders them. Nothing of VS Code here: markdown-it is given by whoever
// shows the note, and what the server rendered by whoever asks it.

/** What `glossa/rendered` answers. */
export interface Rendered {
  style: string;
  citations: { text: string; html: string; keys: string[] }[];
  bibliography: { key: string; html: string }[];
  /** What is wrong with the style. */
  problems: string[];
}

/** What was rendered of the note that is shown; nothing while that is not known. */
export type RenderedOf = (note: unknown) => Rendered | undefined;

/**
 * A markdown-it plugin: citations are links to their references, which stand at the end or in the place for them.
 *
 * VS Code tells which note it is only when it turns tokens into HTML, long after it made them; so the text is read again then.
 */
export function citations(md: MarkdownIt, of: RenderedOf): void {
  // Before links, since a citation in brackets looks like one; behind escapes and code, where nothing is a citation.
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
    return render(rendered ? parse(text!, { ...environment, glossa: new Sought(rendered) }) : tokens, options, environment);
  };
}

type Citation = Rendered['citations'][number];

/** The citations of a note by their text, each text's in the order of the note. */
class Sought {
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

  /** The next citation with this text; of more than there should be, the last. */
  next(text: string): Citation {
    const all = this.byText.get(text)!;
    const at = this.seen.get(text) ?? 0;
    this.seen.set(text, at + 1);
    return all[Math.min(at, all.length - 1)];
  }
}

/** The marks of a block quotation stand in the note's text, but not in what is matched; a line may end anywhere. */
function plain(text: string): string {
  return text.replace(/\n[\s>]*/g, ' ').replace(/\s+/g, ' ').trim();
}

interface Environment {
  glossa?: Sought;
}

function readCitation(state: StateInline, silent: boolean): boolean {
  const first = state.src[state.pos];
  if (first !== '[' && first !== '@' && first !== '-' || inLink(state)) {
    return false;
  }
  const known = (state.env as Environment).glossa;
  for (const text of known?.texts ?? []) {
    const end = text[0] === first ? endOf(text, state.src, state.pos) : -1;
    if (end >= 0 && stands(state.src, state.pos, end)) {
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
  // Public, and missing from the types.
  return (state as StateInline & { linkLevel: number }).linkLevel > 0;
}

/** Where the text ends in the source, if it begins there; any white space is as good as another. */
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

/** Whether a citation may begin and end there: not within an address, not before the rest of a longer key, not as a link's text. */
function stands(source: string, start: number, end: number): boolean {
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
  // Nothing to lead to: no paper has the key, it is another name of the paper, or the note wants no list.
  if (first === undefined) {
    return `<span class="glossa-citation">${said}</span>`;
  }
  const title = references.filter((reference) => reference !== undefined).map(textOf);
  return `<a class="glossa-citation" href="#${place(first)}" title="${title.join('&#10;')}">${said}</a>`;
}

/** The references that the note cites, in place of `::: {#refs}`, or else at the end. */
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
    `<div class="glossa-reference" id="${place(key)}">${linked(safe(html))}</div>`).join('\n')}\n</section>\n`;
  if (shown) {
    state.tokens.splice(shown.start, shown.count, block);
  } else {
    state.tokens.push(block);
  }
}

/** The paragraphs that are pandoc's place for the references (pandoc manual, "Placement of the bibliography"). */
function referencesPlace(tokens: Token[]): { start: number; count: number } | undefined {
  const at = tokens.findIndex((token) => token.type === 'inline' && /^:{3,}\s*\{[^}]*#refs[^}]*\}/.test(token.content));
  if (at < 1 || tokens[at - 1].type !== 'paragraph_open') {
    return undefined;
  }
  const closes = /\n:{3,}\s*$/.test(tokens[at].content);
  const apart = !closes && /^:{3,}\s*$/.test(tokens[at + 3]?.content ?? '');
  return { start: at - 1, count: apart ? 6 : 3 };
}

/** The address of a reference within the page. */
function place(key: string): string {
  return `glossa-${encodeURIComponent(key).replace(/['()*%]/g, (char) => `_${char.charCodeAt(0).toString(16)}`)}`;
}

/** Only the few tags that a style needs, whatever is sent. */
function safe(html: string): string {
  return html.replace(/<(?!\/?(?:i|b|em|strong|sup|sub|span)>|span style="font-variant: ?small-caps;?">)/g, '&lt;');
}

/** Addresses in a reference are links, where the style has not made them so. */
function linked(html: string): string {
  return html.replace(/https?:\/\/[^\s<>"]*[^\s<>".,;:)\]]/g, (address) => `<a href="${address}">${address}</a>`);
}

/** Keys that no paper has, which the server writes as pandoc does: bold, with a question mark. */
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
