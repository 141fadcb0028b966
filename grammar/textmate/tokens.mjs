// Tokenizes Markdown as VS Code does: its Markdown grammar, with Glossa's grammars injected.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const files = {
  'text.html.markdown': 'markdown',
  'text.html.derivative': 'html-derivative',
  'text.html.basic': 'html',
  'source.yaml': 'yaml',
};

/** The grammars that the VS Code extension contributes, with what each is injected into. */
const extension = new URL('../../clients/vscode/', import.meta.url);
const contributed = JSON.parse(readFileSync(new URL('package.json', extension), 'utf8')).contributes.grammars;

const registry = new textmate.Registry({
  onigLib: oniguruma
    .loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')))
    .then(() => ({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    })),
  loadGrammar: async (scope) => {
    const own = contributed.find((grammar) => grammar.scopeName === scope);
    if (own) return grammarOf(new URL(`..${own.path.slice('./syntaxes'.length)}`, import.meta.url));
    if (scope === 'text.html.rmarkdown') return { scopeName: scope, patterns: [{ include: 'text.html.markdown' }], repository: {} };
    return files[scope] ? grammarOf(require.resolve(`tm-grammars/grammars/${files[scope]}.json`)) : null;
  },
  getInjections: (scope) => contributed.filter((grammar) => grammar.injectTo.includes(scope)).map((grammar) => grammar.scopeName),
});

function grammarOf(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** For each line, its tokens: {start, end, scopes}. */
export async function tokens(text, scope = 'text.html.markdown') {
  const grammar = await registry.loadGrammar(scope);
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: Math.min(endIndex, line.length), scopes }));
  });
}
