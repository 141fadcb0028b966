// The extension without a runtime of its own: it finds the Java that is on this machine, and a workspace has no say in that.
import fs from 'node:fs';
import path from 'node:path';
import { done, line, notes, open, page, step, toast, untilOffered } from './vscode-window.mjs';

fs.mkdirSync(path.join(notes, '.vscode'));
fs.writeFileSync(path.join(notes, '.vscode', 'settings.json'), JSON.stringify({ 'glossa.java.home': '/somebody/elses/java' }));

await step('the note is opened', () => open(notes, 'notes', 'attention.md'));

await step('the user is asked whether the workspace may choose a Java', async () => {
  await toast('glossa.java.home').waitFor();
  await toast('/somebody/elses/java').getByText('Keep My Own').click();
});

await step('a key is completed all the same', async () => {
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('See [@tur', { delay: 60 });
  await untilOffered('turing19');
  await page.keyboard.type('ing1936', { delay: 60 });
  await page.waitForTimeout(700);
  await page.keyboard.press('Enter');
  await line('See [@turing1936computable').waitFor();
});

await done('VS Code (code-server), the universal package');
