// node pictures.mjs FOLDER: makes a PNG of each terminal screen (NAME.ansi) in the folder, as a terminal would draw it; on a light
// ground where the name ends with -light.
import { chromium } from 'playwright-core';
import fs from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
const grounds = {
  dark: {
    paper: '#14161b', ink: '#e0e2ea',
    palette: ['#1e1e2e', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dae0',
      '#7f848e', '#f08090', '#b5e08a', '#f5d090', '#82c4ff', '#dd9cf0', '#7fd5e0', '#ffffff'],
  },
  light: {
    paper: '#e0e2ea', ink: '#14161b',
    palette: ['#14161b', '#a3242f', '#2d6b1f', '#7a5400', '#1b5fa8', '#8a2aa5', '#0f6b78', '#c4c6cd',
      '#5b6070', '#c02c3a', '#3a8528', '#946700', '#2675c9', '#a43ac2', '#178493', '#ffffff'],
  },
};
let { paper, ink, palette } = grounds.dark;

// A character is 9 by 18 pixels here and 12 by 24 in the picture: with fractions, hairlines would show between backgrounds.

// tmux says only what changes, also from one line to the next.
let style = {};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 4 / 3 });
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.ansi'))) {
  style = {};
  ({ paper, ink, palette } = /-light\.ansi$/.test(file) ? grounds.light : grounds.dark);
  const rows = fs.readFileSync(path.join(folder, file), 'utf8').split('\n').slice(0, -1);
  // Of the empty rows at the end one is kept.
  while (rows.length > 1 && !isFilled(rows.at(-1)) && !isFilled(rows.at(-2))) rows.pop();
  await page.setContent(`<meta charset="utf-8"><body style="margin: 0"><pre id="screen" style="display: inline-block; margin: 0; padding: 15px;
    background: ${paper}; color: ${ink}; font: 15px/18px 'DejaVu Sans Mono', monospace; letter-spacing: -0.03px">${rows.map(row).join('\n')}</pre>`);
  await page.locator('#screen').screenshot({ path: path.join(folder, file.replace(/ansi$/, 'png')) });
}
await browser.close();

function isFilled(row) {
  return row.replace(/\x1b\[[\d;:]*m/g, '').trim() !== '';
}

function row(text) {
  let html = '';
  for (const part of text.split(/(\x1b\[[\d;:]*m)/)) {
    const codes = /^\x1b\[([\d;:]*)m$/.exec(part);
    if (codes) {
      style = change(style, codes[1].split(';'));
    } else if (part) {
      const [front, back] = style.reverse ? [style.back ?? paper, style.front ?? ink] : [style.front, style.back];
      const css = ['display: inline-block', front && `color: ${front}`, back && `background: ${back}`, style.bold && 'font-weight: bold',
        style.italic && 'font-style: italic', style.line && `text-decoration: underline ${style.line} ${style.lineColour ?? ''}`];
      html += `<span style="${css.filter(Boolean).join('; ')}">${part.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</span>`;
    }
  }
  return html;
}

function change(style, codes) {
  const next = { ...style };
  while (codes.length > 0) {
    const code = codes.shift(), n = Number(code.split(':')[0]);
    if (n === 0) Object.keys(next).forEach((key) => delete next[key]);
    else if (n === 1) next.bold = true;
    else if (n === 3) next.italic = true;
    else if (n === 4) next.line = code === '4:0' ? undefined : code === '4:3' ? 'wavy' : 'solid';
    else if (n === 7) next.reverse = true;
    else if (n === 22) next.bold = false;
    else if (n === 23) next.italic = false;
    else if (n === 24) next.line = undefined;
    else if (n === 27) next.reverse = false;
    else if (n === 39) next.front = undefined;
    else if (n === 49) next.back = undefined;
    else if (n === 59) next.lineColour = undefined;
    else if (n === 38) next.front = colour(code, codes);
    else if (n === 48) next.back = colour(code, codes);
    else if (n === 58) next.lineColour = colour(code, codes);
    else if (n >= 30 && n <= 37) next.front = palette[n - 30];
    else if (n >= 40 && n <= 47) next.back = palette[n - 40];
    else if (n >= 90 && n <= 97) next.front = palette[n - 82];
    else if (n >= 100 && n <= 107) next.back = palette[n - 92];
  }
  return next;
}

// 38;2;R;G;B and 38;5;N, with colons or semicolons between.
function colour(code, codes) {
  const given = code.includes(':') ? code.split(':').slice(1).filter(Boolean) : codes;
  if (given.shift() === '2') return `rgb(${given.splice(0, 3).join(', ')})`;
  const n = Number(given.shift());
  if (n < 16) return palette[n];
  if (n >= 232) return `rgb(${Array(3).fill(8 + (n - 232) * 10).join(', ')})`;
  const step = (v) => (v === 0 ? 0 : 55 + v * 40);
  return `rgb(${[Math.floor((n - 16) / 36), Math.floor((n - 16) / 6) % 6, (n - 16) % 6].map(step).join(', ')})`;
}
