// A VS Code (code-server) with the packaged extension, and a person's ways to use it. vscode.sh gives it a home and a workspace.
import { chromium } from 'playwright-core';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const { HOME: home, CODE_SERVER: codeServer, VSIX: vsix, GLOSSA_E2E_PICTURES: pictures } = process.env;
export const { NOTES: notes } = process.env;
const data = path.join(home, 'vscode');
const settings = path.join(data, 'User', 'settings.json');
const quiet = {
  '[jsonc]': { 'editor.autoClosingBrackets': 'never', 'editor.autoClosingQuotes': 'never' },
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'window.autoDetectColorScheme': true,
  'workbench.editor.useModal': 'off',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

fs.mkdirSync(path.dirname(settings), { recursive: true });
fs.writeFileSync(settings, JSON.stringify(quiet));
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
export const page = await browser.newPage({ viewport: { width: 1200, height: 750 }, deviceScaleFactor: 2, colorScheme: 'light' });
page.setDefaultTimeout(20_000);

/**
 * Keeps what is shown, light and dark.
 *
 * @param part only this much of the page, for the walkthrough: [x, y, width, height]
 */
export async function picture(name, [x, y, width, height] = []) {
  if (!pictures) return;
  const folder = path.join(pictures, ...(width ? ['media'] : []));
  fs.mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(500);
    await page.screenshot(width
      ? { path: path.join(folder, `${name}-${colorScheme}.png`), clip: { x, y, width, height } }
      : { path: path.join(folder, `vscode-${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

export function fail(why) {
  console.log(`FAILED: ${why}`);
  process.exit(1);
}

/** A step with a name: what it waits for must come up. */
export async function step(what, does) {
  const start = Date.now();
  try {
    const given = await does();
    console.log(`${what} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    return given;
  } catch (error) {
    if (pictures) await page.screenshot({ path: path.join(pictures, 'vscode-failure.png') });
    console.log(error.message);
    fail(what);
  }
}

/** Opens a folder, and a note in it by its path below the folder. */
export async function open(folder, ...note) {
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
  const row = (name) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
  for (const within of note.slice(0, -1)) await row(within).click({ timeout: 60_000 });
  await row(note.at(-1)).dblclick({ timeout: 60_000 });
  // After a double click the keys may still go to the explorer.
  await page.locator('.editor-instance .view-line').first().click();
}

export const line = (text) => page.locator('.editor-instance .view-line', { hasText: text });
export const key = (name) => page.locator('.editor-instance .view-line span', { hasText: new RegExp(`^@?${name}$`) });
export const row = (text) => page.locator('.monaco-list-row', { hasText: text });
export const offered = (text) => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text });
export const tab = (name) => page.locator('.tab.active', { hasText: name });
export const toast = (text) => page.locator('.notification-toast', { hasText: text });

/** Runs a command by its title. An editor that is just shown may take the focus back, which closes the palette. */
export async function palette(command) {
  const input = page.locator('.quick-input-box input');
  await until(async () => {
    if (!await input.isVisible()) await page.keyboard.press('F1');
    return input.fill(`>${command}`, { timeout: 2000 })
      .then(() => page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().click({ timeout: 2000 }))
      .then(() => true, () => false);
  }, `the command ${command}`);
}

/** Changes the user's settings in VS Code's own page for them; all that were set before by this are gone. */
export async function set(more = {}) {
  await writeSettings('Preferences: Open User Settings (JSON)', { ...quiet, ...more });
}

/** Changes those of the machine that runs the server, where the place of a program belongs. */
export async function setOfMachine(all) {
  await writeSettings('Preferences: Open Remote Settings (JSON)', all);
}

async function writeSettings(command, all) {
  await palette(command);
  await tab('settings.json').waitFor();
  await line('{').first().waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(JSON.stringify(all));
  await page.keyboard.press('Control+s');
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  await palette('View: Close Editor');
}

/** Puts the cursor on the first place of this text, by VS Code's own search. */
export async function goTo(text) {
  await page.keyboard.press('Control+f');
  await page.locator('.find-widget textarea').first().fill(text);
  await page.keyboard.press('Enter');
  // One Escape may be taken by what else is open.
  await until(async () => {
    await page.keyboard.press('Escape');
    return await page.locator('.find-widget.visible').count() === 0;
  }, 'the end of the search');
}

/** Shows a file that is open in another tab. */
export async function show(name) {
  await page.locator('.tab', { hasText: name }).first().click();
  await tab(name).first().waitFor();
}

/** The lines on the screen, from above; the page has them in any order. */
export async function lines() {
  return (await page.locator('.editor-instance .view-lines').first().evaluate((all) => [...all.children]
    .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top)).map((it) => it.textContent.replace(/\u00a0/g, ' '))));
}

/** Waits until this gives something true. */
export async function until(is, what = 'it') {
  for (let tries = 0; tries < 100; tries++) {
    const given = await is();
    if (given) return given;
    await page.waitForTimeout(200);
  }
  throw new Error(`${what} did not come to be`);
}

/** Waits until this is offered first; the server may not have read it yet when it was asked before. */
export async function untilOffered(name) {
  const first = page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: name });
  await until(async () => {
    if (await first.waitFor({ timeout: 1000 }).then(() => true, () => false)) return true;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
  }, `the offer of ${name}`);
}

export async function done(what) {
  await browser.close();
  console.log(what);
  process.exit(0);
}
