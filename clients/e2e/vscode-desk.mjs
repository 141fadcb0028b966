// The reading desk over twenty papers of lists that bring no keys: literature notes that are made, edited and refreshed when a record
// changed, a list that is made anew on saving, what to read next, and a matrix.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { done, goTo, line, lines, open, page, palette, picture, row, show, step, tab, until } from './vscode-window.mjs';

const { GLOSSA: glossa, HOME: home, SEEDS: seeds } = process.env;
const folder = path.join(home, 'desk');
fs.mkdirSync(path.join(folder, 'papers'), { recursive: true });
for (const file of fs.readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
  fs.copyFileSync(path.join(seeds, file), path.join(folder, 'papers', file));
}
const command = (...words) => execFileSync(glossa, words, { cwd: folder, encoding: 'utf8' });
const keys = command('papers', '--format', 'keys', '.').split('\n').slice(0, 20);
const [first, ...others] = keys;
fs.writeFileSync(path.join(folder, 'desk.md'),
  `# Twenty papers\n\nSee [${keys.map((key) => `@${key}`).join('; ')}].\n\n<!-- glossa: list cited:yes sort:key -->\n<!-- /glossa -->\n\n`);
const isStale = () => spawnSync(glossa, ['refresh', '--check', 'desk.md'], { cwd: folder }).status === 1;

await step('the note is opened', () => open(folder, 'desk.md'));

await step('a bibliography of the twenty papers is written', async () => {
  await page.locator('.statusbar-item[id="glossa.glossa.glossa.status"]', { hasText: 'papers' }).waitFor({ timeout: 60_000 });
  await palette('Glossa: Write bibliography of cited papers');
  await row('Write desk.bib with the papers cited in this note').click();
  await tab('desk.bib').waitFor();
  await page.keyboard.press('Control+s');
  await show('desk.md');
});

await step('a literature note is created, and written in', async () => {
  await goTo(first);
  await palette('Glossa: Create literature note');
  await tab(`${first}.md`).waitFor();
  await line(`citekey: "${first}"`).waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nWhy only images? #question (p. 3)', { delay: 20 });
  await page.keyboard.press('Control+s');
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
});

await step('the command line makes the other nineteen', async () => {
  const made = command('note', ...others).trim().split('\n');
  if (made.length !== 19) throw new Error(`${made.length} notes: ${made}`);
});

await step('the record changes: the note has the year, and keeps the remark', async () => {
  const file = path.join(folder, 'desk.bib');
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text.replace(`{${first},`, `{${first},\n  year = {2024},`));
  await show(`${first}.md`);
  await until(async () => {
    await palette('Glossa: Refresh this literature note');
    await page.waitForTimeout(500);
    return (await lines()).includes('year: "2024"');
  }, 'the year');
  await line('Why only images?').waitFor();
  await picture('refreshed');
  await page.keyboard.press('Control+s');
});

await step('a list is stale, and is made anew on saving, where that is set', async () => {
  if (!isStale()) throw new Error('the list is not stale');
  fs.writeFileSync(path.join(folder, '.glossa.toml'), '[notes]\nrefresh-on-save = true\n');
  await show('desk.md');
  await until(async () => {
    await page.keyboard.press('Control+End');
    await page.keyboard.type('.');
    await page.keyboard.press('Control+s');
    await page.waitForTimeout(500);
    return fs.readFileSync(path.join(folder, 'desk.md'), 'utf8').includes(`· \`${first}\``);
  }, 'the list');
  if (isStale()) throw new Error('the list is stale');
});

/** The page within the page that has this text. */
async function shown(selector, hasText) {
  return until(async () => {
    for (const frame of page.frames()) {
      const found = frame.locator(selector, { hasText });
      if (await found.count().catch(() => 0)) return found.first();
    }
  }, `a document with ${hasText}`);
}

await step('what to read next begins with what is cited and not read', async () => {
  await palette('Glossa: Show what to read next');
  await shown('h2', 'cited and not read');
  await picture('desk-queue');
});

await step('a cell of the matrix leads to its line', async () => {
  await show('desk.md');
  await palette('Glossa: Show a matrix of papers and tags');
  await page.locator('.quick-input-box input').fill('cited:yes columns:question');
  await page.keyboard.press('Enter');
  const cell = await shown('td', 'Why only images? (p. 3) ↗');
  await picture('desk-matrix');
  await cell.locator('a').click();
  await tab(`${first}.md`).waitFor();
});

await done('VS Code (code-server), the reading desk');
