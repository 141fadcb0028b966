// Compares the keys that the grammars find with those of the parser, in each example of grammar/spec, and runs cases.txt.
import { readFileSync, readdirSync } from 'node:fs';
import { tokens } from './tokens.mjs';

const here = new URL('.', import.meta.url);
const spec = new URL('../spec/', here);
const KEY = 'constant.other.reference.citation.markdown';
const AT = 'punctuation.definition.citation.markdown';
const BRACE = 'punctuation.section.braces';
const LOCATOR = 'constant.numeric.locator.citation.markdown';

/** The spans `line:character+length` of all keys, each with its at-sign and braces, and whether a locator follows. */
async function keysIn(text) {
  const found = [];
  (await tokens(text)).forEach((line, number) => {
    let at = -1;
    for (const { start, end, scopes } of line) {
      const own = (scope) => scopes.some((name) => name.startsWith(scope));
      if (own(AT)) at = start;
      if (own(KEY)) found.push({ line: number, start: at, end });
      if (own(`${BRACE}.end`)) found.at(-1).end = end;
      if (own(LOCATOR)) found.at(-1).located = true;
    }
  });
  return new Map(found.map(({ line, start, end, located }) => [`${line}:${start}+${end - start}`, Boolean(located)]));
}

/** The examples of a file: {name, text, keys}. */
function examplesOf(file) {
  const text = readFileSync(new URL(file, spec), 'utf8');
  return [...text.matchAll(/^`{16} example\n([^]*?\n)\.\n([^]*?)^`{16}\n/gm)].map((match) => ({
    name: `${file}:${text.slice(0, match.index).split('\n').length}`,
    text: match[1].replaceAll('→', '\t'),
    keys: new Map(match[2].split('\n').filter(Boolean).map((line) => [line.split(' ')[0], line.includes(' locator=')])),
  }));
}

/** The known differences: the indented lines of differences.md. */
const known = readFileSync(new URL('differences.md', here), 'utf8');
const allowed = new Set([...known.matchAll(/^ {4}(\S.*)$/gm)].map((match) => match[1]));
const seen = new Set();

let all = 0;
let agreeing = 0;
let examples = 0;
let differences = 0;
let locators = 0;
let agreeingLocators = 0;
const failures = [];
for (const file of readdirSync(spec).filter((name) => name.endsWith('.md')).sort()) {
  for (const example of examplesOf(file)) {
    examples++;
    const found = await keysIn(example.text);
    const lines = example.text.split('\n');
    const differs = (span, sign) => {
      const [line, start, length] = span.split(/[:+]/).map(Number);
      const what = `${file} ${sign} ${lines[line].slice(start, start + length)} in: ${lines[line].trim()}`;
      const listed = allowed.has(what);
      seen.add(what);
      differences++;
      console.log(`${listed ? 'known' : 'DIFFERENT'}: ${example.name} ${what.slice(file.length + 1)}`);
      if (!listed) failures.push(what);
    };
    all += example.keys.size;
    for (const [span, located] of example.keys) {
      if (!found.has(span)) differs(span, 'missed');
      else agreeing++;
      if (located) locators++;
      if (located && found.get(span)) agreeingLocators++;
      if (found.has(span) && found.get(span) !== located) differs(span, located ? 'missed the locator of' : 'added a locator to');
    }
    for (const span of found.keys()) if (!example.keys.has(span)) differs(span, 'added');
  }
}
console.log(`${agreeing} of ${all} keys in ${examples} examples agree; ${differences} differences`);
console.log(`${agreeingLocators} of ${locators} locators agree`);
for (const what of allowed) if (!seen.has(what)) failures.push(`differences.md lists a difference that no longer occurs: ${what}`);

/** A case is a line of Markdown with checks below it: `^^^ scope`, or `^^^ - scope` for characters without that scope. */
let checks = 0;
for (const block of readFileSync(new URL('cases.txt', here), 'utf8').split(/^===.*\n/m).slice(1)) {
  const source = [];
  const expected = [];
  for (const line of block.replace(/\n+$/, '').split('\n')) {
    const check = /^( *)(\^+) (- )?([\w.-]+)$/.exec(line);
    if (check) expected.push({ line: source.length - 1, from: check[1].length, to: check[1].length + check[2].length, not: check[3], scope: check[4] });
    else source.push(line);
  }
  for (const root of ['text.html.markdown', 'text.html.rmarkdown']) {
    const read = await tokens(source.join('\n'), root);
    for (const { line, from, to, not, scope } of expected) {
      checks++;
      const has = ({ scopes }) => scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
      const under = read[line].filter(({ start, end }) => start < to && end > from);
      const right = not ? !under.some(has) : under.length > 0 && under.every(has);
      // The scope must cover exactly the characters from the first caret to the last.
      const around = read[line].filter(({ start, end }) => end === from || start === to);
      const exact = not || scope.startsWith('meta.') || !around.some((token) => has(token) && token.end > token.start);
      if (!right || !exact) failures.push(`${source[line]}: ${not ?? ''}${scope} at ${from}-${to}${right ? ', and beyond' : ''}`);
    }
  }
}
console.log(`${checks} checks of scopes in cases.txt`);
for (const failure of failures) console.log(`FAILED: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
