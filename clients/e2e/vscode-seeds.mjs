// Notes over lists of papers that bring no keys, as their pages were saved.
import fs from 'node:fs';
import path from 'node:path';
import { done, goTo, line, open, page, picture, step, tab, until, untilOffered } from './vscode-window.mjs';

const { HOME: home, SEEDS: seeds } = process.env;
const folder = path.join(home, 'reading');
fs.mkdirSync(path.join(folder, 'papers'), { recursive: true });
for (const file of fs.readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
  fs.copyFileSync(path.join(seeds, file), path.join(folder, 'papers', file));
}
fs.writeFileSync(path.join(folder, 'note.md'), '# Masked images\n\nNobody wrote @latent-masked-imagination.\n\n');
const { files } = JSON.parse(fs.readFileSync(path.join(seeds, 'truth.json'), 'utf8'));
const [file, { papers: [{ title, title_line: at }] }] = Object.entries(files)[0];

await step('the note is opened', () => open(folder, 'note.md'));

await step('an unknown key is underlined', async () => {
  await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 });
  if (await page.locator('.squiggly-warning, .squiggly-error').count() !== 1) throw new Error('not exactly one');
});

let key;
await step('[@lat offers the paper, and writes its key', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('See [@lat', { delay: 60 });
  await untilOffered('latent');
  await picture('seeds');
  await page.keyboard.type('-mas', { delay: 60 });
  await untilOffered('latent-masked');
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await line(/See.\[@latent-masked-image/).waitFor();
  key = /@([\w-]+)/.exec(await line('See [@').innerText())[1];
});

await step('hover shows its title', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover:not(.hidden)', { hasText: title }).waitFor();
  await page.keyboard.press('Escape');
});

await step("the paper's line is where its title stands", async () => {
  await goTo(key);
  await page.keyboard.press('F12');
  await tab(file).waitFor();
  await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${at},` }).waitFor();
});

await done('VS Code (code-server), lists of papers');
