// node settings.mjs [--check]: writes the server's settings from clients/settings.schema.json into package.json, under their names in
// .glossa.toml with the prefix `glossa.`; with --check, fails if package.json differs.
import fs from 'node:fs';
import path from 'node:path';

const sections = {
  Papers: ['discover', 'corpus', 'keys'],
  Notes: ['notes', 'rename'],
  Reading: ['hover', 'definition', 'hints', 'mentions', 'text'],
  Problems: ['diagnostics'],
};

const file = path.join(import.meta.dirname, 'package.json');
const schema = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '..', 'settings.schema.json'), 'utf8'));
const before = fs.readFileSync(file, 'utf8');
const manifest = JSON.parse(before);

const left = Object.keys(schema.properties).filter((name) => !Object.values(sections).flat().includes(name));
if (left.length > 0) {
  throw new Error(`settings without a section in settings.mjs: ${left.join(', ')}`);
}
const [own] = manifest.contributes.configuration;
manifest.contributes.configuration = [own, ...Object.entries(sections).map(([title, names], at) => ({
  title,
  order: at + 2,
  properties: Object.fromEntries(names.flatMap((name) => settings(`glossa.${name}`, schema.properties[name]))
    .map(([name, setting], order) => [name, { order: order + 1, ...setting }])),
}))];

const after = `${JSON.stringify(manifest, null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error("package.json differs from clients/settings.schema.json: run 'node settings.mjs'");
    process.exit(1);
  }
} else {
  fs.writeFileSync(file, after);
}

/** A setting, or the settings of a table. The severities of problems are one setting, because there are many. */
function settings(name, { title, properties, ...given }) {
  if (properties && name !== 'glossa.diagnostics') {
    return Object.entries(properties).flatMap(([below, setting]) => settings(`${name}.${below}`, setting));
  }
  const { additionalProperties, ...rest } = given;
  const setting = { scope: 'window', ...rest };
  if (properties) {
    Object.assign(setting, { properties, additionalProperties });
  } else if (setting.items?.anyOf) {
    // VS Code's settings page can edit lists of strings only; the file accepts tables too.
    setting.items = setting.items.anyOf.find(({ type }) => type === 'string');
  }
  return [[name, setting]];
}
