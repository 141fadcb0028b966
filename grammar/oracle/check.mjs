// Compares the results in the specification's examples with pandoc's; prints those that differ.
// usage: node check.mjs [FOLDER]
import { join } from "node:path";
import { examples } from "./examples.mjs";
import { evened, items, locators, version } from "./pandoc.mjs";

const folder = process.argv[2] ?? join(import.meta.dirname, "..", "spec");
const pandoc = await version();
const all = examples(folder);
let agreeing = 0;
for (const example of all) {
  const differences = await compare(example);
  if (differences.length === 0) agreeing++;
  else console.log(`${example.name}\n${differences.map((line) => `  ${line}`).join("\n")}`);
}
console.log(`${agreeing} of ${all.length} examples agree with pandoc ${pandoc}`);
process.exitCode = agreeing === all.length ? 0 : 1;

async function compare({ markdown, items: expected }) {
  const read = await items(markdown);
  const differences = [];
  for (let i = 0; i < Math.max(read.length, expected.length); i++) {
    const theirs = read[i] ? line(read[i]) : "nothing";
    const ours = expected[i] ? line(expected[i]) : "nothing";
    if (theirs !== ours) differences.push(`pandoc:  ${theirs}`, `example: ${ours}`);
  }
  if (differences.length === 0 && expected.length > 0) {
    const keys = expected.map((item) => item.key);
    const theirs = (await locators(markdown, keys)).sort().join("; ");
    const ours = expected
      .filter((item) => item.locator)
      .map((item) => `${item.key} ${evened(item.locator)}`)
      .sort()
      .join("; ");
    if (theirs !== ours) differences.push(`pandoc's locators:  ${theirs}`, `example's locators: ${ours}`);
  }
  return differences;
}

function line({ key, mode, prefix, suffix }) {
  return `${mode} ${key} prefix="${prefix}" suffix="${suffix}"`;
}
