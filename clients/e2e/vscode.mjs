// Drives VS Code as a person does who has installed the extension for this platform and nothing else, and looks at what it draws.
import fs from 'node:fs';
import path from 'node:path';
import { done, goTo, key, line, notes, offered, open, page, palette, picture, show, step, tab, until, untilOffered } from './vscode-window.mjs';

let opened;
await step('the note is opened', async () => {
  await open(notes, 'notes', 'attention.md');
  opened = Date.now();
  await line('# Attention without recurrence').click();
});

await step('a list of keys as soon as @ is typed', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Can a machine do this at all? See [@tur', { delay: 60 });
  await untilOffered('turing19');
  console.log(`# from the opened note to the first completion, typing included: ${Date.now() - opened} ms`);
  for (const name of ['turing1936computable', 'turing1950computing']) await offered(name).waitFor();
  await page.waitForTimeout(300);
  await picture('completion');
  await picture('complete', [352, 449, 820, 240]);
});

await step('the accepted key in the text', async () => {
  await page.keyboard.type('ing1936', { delay: 60 });
  await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'turing1936computable' }).waitFor();
  // VS Code asks again after each key; what it shows last is what it accepts.
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await line('See [@turing1936computable').waitFor();
});

await step('the unknown key is underlined, and known ones are not', async () => {
  await until(async () => await page.locator('.squiggly-warning, .squiggly-error').count() === 1, 'exactly one line below a key');
  if (await page.locator('.detected-link').count() > 0) throw new Error('a citation is underlined as a link');
});

await step('a key found by a word within it', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nAnd @relat', { delay: 60 });
  await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'codd1970relational' }).waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await line('And @codd1970relational').waitFor();
});

await step('hover shows the title', async () => {
  await goTo('vaswani2017attention');
  await key('vaswani2017attention').or(line('@vaswani2017attention drop')).first().hover({ position: { x: 60, y: 8 } });
  await page.locator('.monaco-hover:not(.hidden)', { hasText: 'Attention Is All You Need' }).waitFor();
  await picture('hover');
  await picture('follow', [352, 90, 800, 250]);
});

for (const [cited, file, record] of [
  ['vaswani2017attention', 'papers.bib', '@inproceedings{vaswani2017attention,'],
  ['glove', 'reading-list.txt', 'GloVe: Global Vectors'],
]) {
  await step(`${cited} leads to its record in ${file}`, async () => {
    await goTo(cited);
    await page.keyboard.press('F12');
    await tab(file).waitFor();
    await line(record).first().waitFor();
    await page.locator('#status\\.editor\\.selection', { hasText: 'Ln 3' }).waitFor();
    await page.keyboard.press('Control+Alt+-');
    await palette('Go Back');
    await tab('attention.md').waitFor();
  });
}

await step('Ctrl+click leads to the record too', async () => {
  await goTo('devlin2019bert');
  await page.keyboard.press('ArrowRight');
  await key('devlin2019bert').first().click({ modifiers: ['Control'] });
  await tab('papers.bib').waitFor();
  await page.locator('#status\\.editor\\.selection', { hasText: 'Ln 14' }).waitFor();
  await show('attention.md');
});

await step('the quick fix writes the key that was meant', async () => {
  await goTo('vaswani2017atention');
  // The bulb is there once the server has answered.
  await page.locator('.codicon-light-bulb, .codicon-lightbulb, .lightBulbWidget').first().waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'vaswani2017attention' }).first().waitFor();
  await page.waitForTimeout(300);
  await picture('fix');
  await picture('check', [352, 384, 560, 320]);
  await page.keyboard.press('Enter');
  await line('See @vaswani2017attention for the figures').waitFor();
  await page.locator('.squiggly-warning').waitFor({ state: 'detached' });
});

await step('a search by fields finds papers while it is typed', async () => {
  await palette('Glossa: Search papers');
  await page.locator('.quick-input-title', { hasText: 'Search papers' }).waitFor();
  await page.locator('.quick-input-box input').pressSequentially('year:..1970', { delay: 60 });
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'As We May Think' }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Attention Is All You Need' }).waitFor({ state: 'detached' });
  await picture('search');
  await picture('search', [290, 0, 640, 320]);
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
});

await step('a search by words writes the citation of the papers that are chosen', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nTables ', { delay: 20 });
  await line(/^Tables/).waitFor();
  await palette('Glossa: Insert citation');
  await page.locator('.quick-input-box input').fill('long short-term memory');
  const memory = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Long Short-Term Memory' });
  await memory.hover();
  await memory.locator('.codicon-add').click();
  await page.locator('.quick-input-title', { hasText: '@hochreiter1997long' }).waitFor();
  await page.locator('.quick-input-box input').fill('relational model');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'A Relational Model of Data' }).waitFor();
  await page.keyboard.press('Enter');
  await line('Tables [@hochreiter1997long; @codd1970relational]').waitFor();
});

await step('the papers that the note cites, and who cites the one under the cursor', async () => {
  await goTo('vaswani2017attention');
  await page.locator('.activitybar .action-label[aria-label^="Glossa"]').click();
  await page.locator('.pane .monaco-list-row', { hasText: 'Attention Is All You Need' }).first().waitFor();
  await page.locator('.pane .monaco-list-row', { hasText: 'drop recurrence altogether' }).waitFor();
  await page.mouse.move(800, 500);
  await picture('papers');
  await picture('sidebar', [0, 35, 760, 500]);
  await page.locator('.pane .monaco-list-row', { hasText: 'Scaling Laws' }).first().click();
  await tab('library.json').waitFor();
  await show('attention.md');
});

await step('F2 renames a key in the note and in its bibliography', async () => {
  await goTo('devlin2019bert');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const field = page.locator('.rename-box input');
  await field.waitFor();
  await field.fill('devlin2019pretraining');
  await page.keyboard.press('Enter');
  await line('at once [@devlin2019pretraining]').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('s');
  await until(() => fs.readFileSync(path.join(notes, 'papers.bib'), 'utf8').includes('@inproceedings{devlin2019pretraining,'), 'the .bib');
  await goTo('devlin2019pretraining');
  // The editor saves and closes the bibliography meanwhile; a key that is pressed then may be lost.
  await until(async () => {
    await page.keyboard.press('F12');
    return tab('papers.bib').waitFor({ timeout: 5000 }).then(() => true, () => false);
  }, 'the record');
  await line('@inproceedings{devlin2019pretraining,').waitFor();
  await show('attention.md');
});

await step('a paper that is written into the .bib by another program is offered', async () => {
  fs.appendFileSync(path.join(notes, 'papers.bib'),
    '\n@book{hofstadter1979braid,\n  title = {A Braid of Three Strands},\n  author = {Hofstadter, Douglas R.},\n  year = {1979},\n}\n');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nAlso [@hofst', { delay: 60 });
  await untilOffered('hofstadter1979braid');
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await line('Also [@hofstadter1979braid').waitFor();
});

await step('a quotation that is not what the paper says is underlined, explained and mended', async () => {
  fs.writeFileSync(path.join(notes, 'papers', 'knuth1984literate.txt'),
    'A program is written for people.\fThe machine reads it later, and it never complains about the order of its parts.\n');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\n"the machine reads it slowly, and it never complains" [@knuth1984literate, p. 1]\n', { delay: 20 });
  const wrong = page.locator('.squiggly-warning');
  await until(async () => await wrong.count() === 2, 'lines below the word and the page');
  await goTo('slowly');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover:not(.hidden)', { hasText: '"later" and not "slowly"' }).waitFor();
  await picture('quotation');
  await goTo('slowly');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'Take the wording of knuth1984literate' }).first().click();
  await line('reads it later, and it never').waitFor();
  await until(async () => await wrong.count() === 1, 'only the page is underlined');
  await goTo('reads it later');
  await page.keyboard.press('F12');
  await tab('knuth1984literate.txt').waitFor();
  await show('attention.md');
});

await step('the page on which some words were read is found and cited', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nnever complains about the order', { delay: 20 });
  await line(/^never/).waitFor();
  await page.keyboard.press('Shift+Home');
  await palette('Glossa: Find where I read this');
  const found = page.locator('.quick-input-list .monaco-list-row', { hasText: 'knuth1984literate, p. 98' });
  await found.first().waitFor();
  await picture('passage');
  await page.keyboard.press('Enter');
  await line('never complains about the order [@knuth1984literate, p. 98]').waitFor();
});

await step('the server starts anew by its command', async () => {
  await palette('Glossa: Restart server');
  await goTo('kaplan2020scaling');
  // Nothing on the screen says when the new server is ready, so it is asked until it answers.
  const arrived = tab('library.json');
  for (let tries = 0; tries < 20 && !(await arrived.isVisible()); tries++) {
    await page.keyboard.press('F12');
    await arrived.waitFor({ timeout: 1000 }).catch(() => {});
  }
  await arrived.waitFor({ timeout: 1000 });
});

await done('VS Code (code-server)');
