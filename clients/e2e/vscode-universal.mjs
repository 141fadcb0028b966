// The extension without a Java runtime: it finds the Java of this machine, and a workspace cannot choose another.
import fs from 'node:fs';
import path from 'node:path';
import { done, line, notes, open, page, picture, setOfMachine, show, step, toast, untilOffered } from './vscode-window.mjs';

fs.mkdirSync(path.join(notes, '.vscode'));
fs.writeFileSync(path.join(notes, '.vscode', 'settings.json'), JSON.stringify({ 'glossa.java.home': '/somebody/elses/java' }));

await step('the note is opened', () => open(notes, 'notes', 'attention.md'));

await step('the user is asked whether the workspace may choose a Java', async () => {
  await toast('glossa.java.home').waitFor();
  await toast('/somebody/elses/java').getByText('Keep My Own').click();
});

await step('a key is completed nevertheless', async () => {
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('See [@tur', { delay: 60 });
  await untilOffered('turing19');
  await page.keyboard.type('ing1936', { delay: 60 });
  await page.waitForTimeout(700);
  await page.keyboard.press('Enter');
  await line('See [@turing1936computable').waitFor();
});

await step('a setting that names no Java is reported, with what to do', async () => {
  await setOfMachine({ 'glossa.java.home': '/nowhere' });
  const message = toast('No Java 25 or newer in /nowhere');
  for (const button of ['Choose a JDK', 'Get a JDK', 'Open Settings']) await message.getByRole('button', { name: button, exact: true }).waitFor();
  await picture('no-java');
  await message.getByRole('button', { name: 'Open Settings', exact: true }).click();
  await page.locator('.settings-editor').getByText('The folder of the Java that runs Glossa').waitFor();
  await setOfMachine({});
  await show('attention.md');
  await page.locator('.statusbar-item', { hasText: '23 papers' }).waitFor();
});

await done('VS Code (code-server), the universal package');
