import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { test } from 'node:test';
import { citations, type Rendered } from '../src/preview';

const bibliography = [
  { key: 'adam', html: 'Kingma, D. and Ba, J. <i>Adam</i> "&amp; more". 2015.' },
  { key: 'glove', html: 'Pennington, J. <i>GloVe</i>. 2014.' },
];

/** The note as the preview shows it, with these citations in the server's answer. */
function shown(note: string, answered: [text: string, html: string, ...keys: string[]][], references = bibliography, problems: string[] = []): string {
  const rendered: Rendered = {
    style: 'A style',
    citations: answered.map(([text, html, ...keys]) => ({ text, html, keys })),
    bibliography: references,
    problems,
  };
  const md = new MarkdownIt({ html: true, linkify: true }).use(citations, (uri: unknown) => uri === 'note' ? rendered : undefined);
  // VS Code passes the address of the note only when it renders.
  return md.renderer.render(md.parse(note, { currentDocument: undefined }), md.options, { currentDocument: 'note' });
}

/** The part before the references; citations as <html>(the key that they lead to). */
function body(note: string, answered: [text: string, html: string, ...keys: string[]][]): string {
  return shown(note, answered).split('<section')[0]
    .replace(/<a class="glossa-citation" href="#glossa-([^"]*)"[^>]*>(.*?)<\/a>/g, '<$2>($1)').trim();
}

const adam: [string, string, string] = ['@adam', 'Kingma (2015)', 'adam'];

test('a citation is a link to its reference, with the reference as its title', () => {
  assert.equal(shown('See [@adam, p. 3].', [['[@adam, p. 3]', '(Kingma 2015, 3)', 'adam']], bibliography.slice(0, 1)), `\
<p>See <a class="glossa-citation" href="#glossa-adam" title="Kingma, D. and Ba, J. Adam &quot;&amp; more&quot;. 2015.">(Kingma 2015, 3)</a>.</p>
<section class="glossa-references" aria-label="References">
<h2>References</h2>
<div class="glossa-reference" id="glossa-adam">Kingma, D. and Ba, J. <i>Adam</i> "&amp; more". 2015.</div>
</section>
`);
});

test('in running text, in brackets, before a locator, at the end of a sentence', () => {
  assert.equal(body('@adam, *@adam* and **[-@adam]** say @adam [p. 3]. So does @adam.', [
    ['@adam', 'A', 'adam'], ['@adam', 'B', 'adam'], ['[-@adam]', 'C', 'adam'], ['@adam [p. 3]', 'D', 'adam'], ['@adam', 'E', 'adam'],
  ]), '<p><A>(adam), <em><B>(adam)</em> and <strong><C>(adam)</strong> say <D>(adam). So does <E>(adam).</p>');
});

test('a citation over lines, in a quotation, with emphasis in it', () => {
  assert.equal(body('> See [see *the* @adam;\n> @glove]\n', [['[see *the* @adam;\n> @glove]', 'A', 'adam', 'glove']]),
    '<blockquote>\n<p>See <A>(adam)</p>\n</blockquote>');
});

test('in lists, headings and tables', () => {
  assert.equal(body('# On @adam\n\n- one @adam\n\n| a |\n|---|\n| @adam |\n', [adam, adam, adam]),
    '<h1>On <Kingma (2015)>(adam)</h1>\n<ul>\n<li>one <Kingma (2015)>(adam)</li>\n</ul>\n'
    + '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><Kingma (2015)>(adam)</td>\n</tr>\n</tbody>\n</table>');
});

test('not in code, links, addresses, escapes and longer keys', () => {
  const note = '`@adam` [@adam](b.md) [to @adam](c.md) me@adam \\@adam @adamant @adam-2 https://a.org/@adam\n\n    @adam\n\n```\n@adam\n```';
  assert.equal(body(note, [['@adam', 'X', 'adam'], ['[@adam]', 'Y', 'adam']]), new MarkdownIt({ linkify: true }).render(note).trim());
});

test('of two equal texts, the second answer is for the second place', () => {
  assert.equal(body('[@adam] and [see [@adam] there] and [@adam]', [['[@adam]', '1', 'adam'], ['[@adam]', '2', 'adam'], ['[@adam]', '3', 'adam']]),
    '<p><1>(adam) and [see <2>(adam) there] and <3>(adam)</p>');
});

test('an unknown key is marked', () => {
  const html = shown('[@adam; @nobody] and @nobody', [
    ['[@adam; @nobody]', '(Kingma 2015; <b>nobody?</b>)', 'adam', 'nobody'], ['@nobody', '<b>nobody?</b>', 'nobody']]);
  const unknown = '<span class="glossa-unknown" title="No paper has this key.">[?@nobody]</span>';
  assert.ok(html.includes(`2015.">(Kingma 2015; ${unknown})</a> and <span class="glossa-citation">${unknown}</span></p>`), html);
});

test('an address in a reference is a link', () => {
  const html = shown('@adam', [adam], [{ key: 'adam', html: '2015. https://arxiv.org/abs/1412.6980?a=1&amp;b.' }]);
  assert.match(html, /2015\. <a href="https:\/\/arxiv\.org\/abs\/1412\.6980\?a=1&amp;b">https:[^<]*<\/a>\.<\/div>/);
});

test('a citation without a reference is not a link', () => {
  const html = shown('@adam says <b>why?</b>', [['@adam', 'Kingma <b>why?</b>', 'adam']], []);
  assert.equal(html, '<p><span class="glossa-citation">Kingma <b>why?</b></span> says <b>why?</b></p>\n');
});

test('the references are where the note places them', () => {
  for (const place of ['::: {#refs}\n:::', '::: {#refs}\n\n:::']) {
    const html = shown(`@adam\n\n# Literature\n\n${place}\n\n# Appendix\n`, [adam]);
    assert.match(html, /<h1>Literature<\/h1>\n<section class="glossa-references" aria-label="References">\n<div[^]*<\/section>\n<h1>Appendix/);
    assert.doesNotMatch(html, /:::|<h2>/);
  }
});

test('problems of the style are shown above the references', () => {
  const html = shown('@adam', [adam], bibliography, ['there is no style <x>.csl']);
  assert.match(html, /<section[^>]*>\n<p class="glossa-problem">there is no style &lt;x>\.csl<\/p>\n<h2>References/);
});

test('only the markup that a style needs', () => {
  const html = shown('@adam', [['@adam', '<b>A</b><img src=x onerror=alert(1)><a href="y">', 'adam']],
    [{ key: 'adam', html: '<script>alert(1)</script><span style="font-variant: small-caps">K</span><span onclick="x">' }]);
  assert.doesNotMatch(html, /<img|<script|<a href="y|<span onclick/);
  assert.match(html, /<b>A<\/b>&lt;img/);
  assert.match(html, /<span style="font-variant: small-caps">K<\/span>/);
});

test('a note without an answer is shown as it is written', () => {
  const md = new MarkdownIt().use(citations, () => undefined);
  assert.equal(md.render('See [@adam].', {}), '<p>See [@adam].</p>\n');
});

test('a very long note is rendered quickly', () => {
  const note = '[@adam] and @glove. '.repeat(20_000);
  const answered = Array.from({ length: 20_000 }, (_, n): [string, string, string][] => [
    ['[@adam]', `a${n}`, 'adam'], ['@glove', `g${n}`, 'glove']]).flat();
  const html = shown(note, answered);
  assert.match(html, />a19999<\/a> and <a [^>]*>g19999</);
});
