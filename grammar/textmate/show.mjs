// show.mjs [SCOPE]: prints the tokens of the Markdown that it reads.
import { readFileSync } from 'node:fs';
import { tokens } from './tokens.mjs';

const text = readFileSync(0, 'utf8');
const lines = text.split('\n');
(await tokens(text, process.argv[2])).forEach((line, at) =>
  line.forEach(({ start, end, scopes }) => console.log(JSON.stringify(lines[at].slice(start, end)).padEnd(24), scopes.slice(1).join(' '))),
);
