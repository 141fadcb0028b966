// The Markdown preview with citations as the server renders them, and the walkthrough.
import { done, notes, open, page, palette, picture, show, step, tab, until } from './vscode-window.mjs';

await step('the note is opened', () => open(notes, 'notes', 'attention.md'));

let frame;

/** Waits until the preview shows this citation; it is drawn in a new page when more is known, and the old one stays for a while. */
async function untilCited(text) {
  await until(async () => {
    for (const shown of page.frames()) {
      if (await shown.locator('.markdown-body a.glossa-citation', { hasText: text }).count().catch(() => 0) > 0) {
        frame = shown;
        return true;
      }
    }
  }, `a citation of ${text}`).catch(async (error) => {
    for (const shown of page.frames()) console.log(await shown.locator('body').innerText().catch(() => 'gone'));
    throw error;
  });
}

await step('the preview shows citations in a style, and the references at the end', async () => {
  await palette('Markdown: Open Preview to the Side');
  await untilCited('Vaswani');
  const text = await frame.locator('.markdown-body').innerText();
  for (const raw of ['[@', '@devlin2019bert', '@glove']) {
    if (text.includes(raw)) throw new Error(`${raw} is not rendered: ${text}`);
  }
  if (!text.includes('lena@example.org')) throw new Error('a mail address is no citation');
  await frame.locator('.glossa-references h2', { hasText: 'References' }).waitFor();
  await frame.locator('.glossa-reference', { hasText: 'Attention Is All You Need' }).waitFor();
  await picture('preview');
});

await step('a key that no paper has is marked', async () => {
  await frame.locator('.glossa-unknown', { hasText: 'vaswani2017atention' }).waitFor();
});

await step('a citation is reached by keys, tells its reference, and leads to it', async () => {
  const first = frame.locator('a.glossa-citation').first();
  await first.focus();
  if (!/Attention Is All You Need/i.test(await first.getAttribute('title'))) throw new Error('the title is not the reference');
  await page.keyboard.press('Tab');
  const second = await frame.evaluate(() => document.activeElement.className);
  if (second !== 'glossa-citation') throw new Error(`Tab leads to ${second}`);
  const reference = frame.locator('.glossa-reference', { hasText: 'Attention Is All You Need' });
  await first.click();
  await until(() => reference.evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), 'the reference on the screen');
  await picture('references');
});

await step('what is typed is rendered', async () => {
  await show('attention.md');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nIt is a machine that @turing1936computable [p. 231] ', { delay: 20 });
  await untilCited('Turing');
  await frame.locator('.glossa-reference', { hasText: 'Entscheidungsproblem' }).waitFor();
});

await step('what to read next is shown beside the note', async () => {
  await show('attention.md');
  await palette('Glossa: Show what to read next');
  const link = await until(async () => {
    for (const shown of page.frames()) {
      const found = shown.locator('a', { hasText: 'As We May Think' });
      if (await found.count().catch(() => 0)) return found.first();
    }
    return false;
  }, 'the queue');
  await picture('queue');
  await link.click();
  await tab('papers.bib').waitFor();
});

await step('the walkthrough shows its pictures', async () => {
  // There is room for them beside the text where nothing else is open.
  await palette('View: Close All Editors');
  await page.keyboard.press('Control+b');
  await palette('Glossa: Get started');
  await page.locator('.gettingStartedContainer', { hasText: 'Cite by what you remember' }).waitFor();
  const shown = page.locator('.gettingStartedContainer .getting-started-media img');
  await until(() => shown.first().evaluate((image) => image.complete && image.naturalWidth > 0), 'the picture');
  await page.waitForTimeout(500);
  await picture('walkthrough');
});

await done('VS Code (code-server), the preview');
