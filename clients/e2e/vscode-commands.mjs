// Settings, commands and the status bar of the VS Code extension, and a server that crashes.
import fs from 'node:fs';
import path from 'node:path';
import {
  done, goTo, line, lines, notes, open, page, palette, picture, row, set, show, step, tab, toast, until, untilOffered,
} from './vscode-window.mjs';

const squiggles = (level) => page.locator(`.squiggly-${level}`);
const status = page.locator('.statusbar-item[id="glossa.glossa.glossa.status"]');

await step('the note is opened, and the status bar counts the papers', async () => {
  await open(notes, 'notes', 'attention.md');
  await status.filter({ hasText: '23 papers' }).waitFor();
  await squiggles('warning').waitFor();
});

await step("a click on the status bar shows the commands", async () => {
  await status.click();
  await row('Write a bibliography of the cited papers').waitFor();
  await picture('menu');
  await page.keyboard.press('Escape');
  await status.hover();
  await page.locator('.monaco-hover:not(.hidden)', { hasText: '23 papers from 3 sources' }).waitFor();
  await picture('library', [902, 664, 298, 86]);
});

await step("the editor's settings reach the server, and change at once", async () => {
  await set({ 'glossa.diagnostics': { 'unknown-key': 'error' } });
  await squiggles('error').waitFor();
  await set({ 'glossa.diagnostics': { 'unknown-key': 'off' } });
  await squiggles('error').waitFor({ state: 'detached' });
  if (await squiggles('warning').count() > 0) throw new Error('the diagnostic is still shown');
  await set({ 'glossa.links.citations': true });
  await squiggles('warning').waitFor();
});

await step('each setting is in the settings editor', async () => {
  await palette('Glossa: Open settings');
  await page.locator('.settings-editor').waitFor();
  for (const title of ['Papers', 'Notes', 'Reading', 'Problems']) {
    await page.locator('.settings-toc-container').getByText(title, { exact: true }).waitFor();
  }
  await page.mouse.move(600, 600);
  await page.waitForTimeout(500);
  await picture('settings');
  await set();
  await show('attention.md');
});

await step('the setting for the trace shows the messages', async () => {
  await set({ 'glossa.trace.server': 'verbose' });
  await goTo('glove');
  // The channel exists once something is traced.
  await until(async () => {
    await palette('Output: Show Output Channels...');
    const shown = await row('Glossa Trace').first().click({ timeout: 1000 }).then(() => true, () => false);
    if (!shown) await page.keyboard.press('Escape');
    return shown;
  }, 'the channel');
  // Its contents are written by a module that is not compiled here, so only the channel is checked.
  await page.locator('.part.panel option', { hasText: 'Glossa Trace' }).first().waitFor({ state: 'attached' });
  await set();
  await page.keyboard.press('Control+j');
  await show('attention.md');
});

await step("Glossa is in the note's context menu", async () => {
  await goTo('glove');
  await page.keyboard.press('Shift+F10');
  await page.locator('.monaco-menu .action-item', { hasText: 'Glossa' }).hover();
  for (const entry of ['Insert citation', 'Open PDF or page', 'Find references of paper']) {
    await page.locator('.monaco-menu .action-item', { hasText: entry }).last().waitFor();
  }
  await picture('context');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

await step('a literature note is created for the citation at the cursor', async () => {
  await goTo('hochreiter1997long');
  await palette('Glossa: Create literature note');
  await tab('hochreiter1997long.md').waitFor();
  await line('# Long Short-Term Memory').waitFor();
  await show('attention.md');
});

await step('a bibliography is sorted by key', async () => {
  await goTo('vaswani2017attention');
  await page.keyboard.press('F12');
  await tab('papers.bib').waitFor();
  await line('@inproceedings{vaswani2017attention,').waitFor();
  await palette('Glossa: Sort bibliography by key');
  await until(async () => {
    await page.keyboard.press('Control+Home');
    return (await lines()).find((text) => text.startsWith('@'))?.includes('bahdanau2015neural');
  }, 'the order');
  await show('attention.md');
});

await step('a bibliography of the cited papers is written', async () => {
  await palette('Glossa: Write bibliography of cited papers');
  await row('Write attention.bib with the papers cited in this note').click();
  await tab('attention.bib').waitFor();
  await line('@inproceedings{bahdanau2015neural,').first().waitFor();
});

await step('a report describes the workspace and contains no paths', async () => {
  await show('attention.md');
  await palette('Glossa: Report a problem');
  await line('# A problem with Glossa').waitFor();
  await line('Glossa for VS Code 0.').waitFor();
  await page.waitForTimeout(500);
  await picture('report');
  const text = (await lines()).join('\n');
  if (text.includes(process.env.HOME) || !text.includes('<extension>')) throw new Error(`the report contains a path: ${text}`);
  await show('attention.md');
});

/** The servers of this test's own extension. */
function servers() {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes(path.join(process.env.HOME, 'extensions')) && command.includes('--stdio');
    } catch {
      return false;
    }
  }).map(Number);
}

await step('a server that crashes is restarted, and one that keeps crashing is reported', async () => {
  const crash = async () => {
    const pid = await until(() => {
      const all = servers();
      return all.length === 1 && all[0];
    }, 'a server');
    process.kill(pid, 'SIGKILL');
    await until(() => !servers().includes(pid), 'its end');
  };
  await crash();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nSee [@codd', { delay: 60 });
  await untilOffered('codd1970relational');
  await page.keyboard.press('Enter');
  for (let times = 0; times < 4; times++) await crash();
  await toast('crashed 5 times').waitFor();
  await status.filter({ hasText: 'Glossa' }).waitFor();
  await page.waitForTimeout(500);
  await picture('crashed');
  await toast('crashed 5 times').getByText('Restart', { exact: true }).click();
  await status.filter({ hasText: 'papers' }).waitFor();
});

await done('VS Code (code-server), commands');
