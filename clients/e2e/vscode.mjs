// Drives VS Code as a person does, and looks at what it draws. vscode.sh gives it a home, a workspace and the extension.
import { chromium } from 'playwright-core';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const { HOME: home, NOTES: notes, CODE_SERVER: codeServer, VSIX: vsix, GLOSSA_E2E_PICTURES: pictures } = process.env;
const data = path.join(home, 'vscode');

fs.mkdirSync(path.join(data, 'User'), { recursive: true });
fs.writeFileSync(path.join(data, 'User', 'settings.json'), JSON.stringify({
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'window.autoDetectColorScheme': true,
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}));
// A path is a matter of the machine that runs the server.
fs.mkdirSync(path.join(data, 'Machine'));
fs.writeFileSync(path.join(data, 'Machine', 'settings.json'), JSON.stringify({ 'glossa.path': '~/bin/glossa' }));
const port = await new Promise((found) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});
fs.writeFileSync(path.join(home, 'config.yaml'), `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
const options = ['--config', path.join(home, 'config.yaml'), '--user-data-dir', data, '--extensions-dir', path.join(home, 'extensions')];
const install = spawnSync(process.execPath, [codeServer, ...options, '--install-extension', vsix], { encoding: 'utf8' });
if (!/successfully installed/.test(install.stdout)) {
  fail(`the extension is installed: ${(install.stdout + install.stderr).slice(-500)}`);
}
const log = fs.openSync(path.join(home, 'code-server.log'), 'w');
const server = spawn(process.execPath, [codeServer, ...options, '--disable-telemetry', '--disable-update-check',
  '--disable-workspace-trust', '--disable-getting-started-override'], { stdio: ['ignore', log, log] });
process.on('exit', () => server.kill());
for (let tries = 0; !(await fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false)); tries++) {
  if (tries > 150) fail('code-server starts');
  await new Promise((later) => setTimeout(later, 200));
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 750 }, deviceScaleFactor: 2 });
page.setDefaultTimeout(20_000);

async function picture(name) {
  if (!pictures) return;
  fs.mkdirSync(pictures, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(400);
    await page.screenshot({ path: path.join(pictures, `vscode-${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

function fail(why) {
  console.log(`FAILED: ${why}`);
  process.exit(1);
}

/** A step with a name: what it waits for must come up. */
async function step(what, does) {
  try {
    return await does();
  } catch (error) {
    if (pictures) await page.screenshot({ path: path.join(pictures, 'vscode-failure.png') });
    console.log(error.message);
    fail(what);
  }
}

const line = (text) => page.locator('.editor-instance .view-line', { hasText: text });
const key = (name) => page.locator('.editor-instance .view-line span', { hasText: new RegExp(`^@?${name}$`) });

async function palette(command) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').fill(`>${command}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().click();
}

/** Puts the cursor on the first place of this text, by VS Code's own search. */
async function goTo(text) {
  await page.keyboard.press('Control+f');
  await page.locator('.find-widget textarea').first().fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

await step('the note is opened', async () => {
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(notes)}`);
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'notes' }).click({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'attention.md' }).dblclick();
  // After a double click the keys may still go to the explorer.
  await line('# Attention without recurrence').click();
});

await step('the unknown key is underlined', async () => {
  await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 });
  if (await page.locator('.squiggly-warning, .squiggly-error').count() !== 1) throw new Error('not exactly one');
});

await step('a list of keys as soon as @ is typed', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Can a machine do this at all? See [@tur', { delay: 60 });
  for (const offered of ['turing1936computable', 'turing1950computing']) {
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: offered }).waitFor();
  }
  await page.waitForTimeout(300);
  await picture('completion');
});

await step('the accepted key in the text', async () => {
  await page.keyboard.type('ing1936', { delay: 60 });
  await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'turing1936computable' }).waitFor();
  // VS Code asks again after each key; what it shows last is what it accepts.
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await line('See [@turing1936computable').waitFor();
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
});

for (const [cited, file, record] of [
  ['vaswani2017attention', 'papers.bib', '@inproceedings{vaswani2017attention,'],
  ['glove', 'reading-list.txt', 'GloVe: Global Vectors'],
]) {
  await step(`${cited} leads to its record in ${file}`, async () => {
    await goTo(cited);
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: file }).waitFor();
    await line(record).first().waitFor();
    await page.locator('#status\\.editor\\.selection', { hasText: 'Ln 3' }).waitFor();
    await page.keyboard.press('Control+Alt+-');
    await palette('Go Back');
    await page.locator('.tab.active', { hasText: 'attention.md' }).waitFor();
  });
}

await step('the quick fix writes the key that was meant', async () => {
  await goTo('vaswani2017atention');
  // The bulb is there once the server has answered.
  await page.locator('.codicon-light-bulb, .codicon-lightbulb, .lightBulbWidget').first().waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'vaswani2017attention' }).first().waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await line('See @vaswani2017attention for the figures').waitFor();
  await page.locator('.squiggly-warning').waitFor({ state: 'detached' });
});

await step('a search by words writes the citation of the paper that is chosen', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nTables ', { delay: 20 });
  await palette('Glossa: Insert citation');
  await page.locator('.quick-input-box input').fill('relational model');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'A Relational Model of Data' }).waitFor();
  await picture('search');
  await page.keyboard.press('Enter');
  await line('Tables [@codd1970relational]').waitFor();
});

await step('the papers that the note cites, and who cites the one under the cursor', async () => {
  await goTo('vaswani2017attention');
  await page.locator('.activitybar .action-label[aria-label^="Glossa"]').click();
  await page.locator('.pane .monaco-list-row', { hasText: 'Attention Is All You Need' }).first().waitFor();
  await page.locator('.pane .monaco-list-row', { hasText: 'drop recurrence altogether' }).waitFor();
  await picture('papers');
  await page.locator('.pane .monaco-list-row', { hasText: 'Scaling Laws' }).first().click();
  await page.locator('.tab.active', { hasText: 'library.json' }).waitFor();
  await page.locator('.tab', { hasText: 'attention.md' }).click();
  await line('# Attention without recurrence').waitFor();
});

await step('the server starts anew by its command', async () => {
  await palette('Glossa: Restart server');
  await goTo('kaplan2020scaling');
  // Nothing on the screen says when the new server is ready, so it is asked until it answers.
  const arrived = page.locator('.tab.active', { hasText: 'library.json' });
  for (let tries = 0; tries < 20 && !(await arrived.isVisible()); tries++) {
    await page.keyboard.press('F12');
    await arrived.waitFor({ timeout: 1000 }).catch(() => {});
  }
  await arrived.waitFor({ timeout: 1000 });
});

await browser.close();
console.log('VS Code (code-server)');
process.exit(0);
