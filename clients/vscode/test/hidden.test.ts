import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutPaths } from '../src/hidden';

const folders = { '<home>': '/home/ada', '<workspace>': '/home/ada/My Notes', '<extension>': '/home/ada/.vscode/extensions/glossa' };

for (const [said, told] of [
  ['starting /home/ada/.vscode/extensions/glossa/server/bin/glossa', 'starting <extension>/<path>'],
  ['cannot read /home/ada/My Notes/secret/plan.md: no such file', 'cannot read <workspace>/<path>: no such file'],
  ['in file:///home/ada/My%20Notes/plan.md', 'in <path>'],
  ['the index is "/var/cache/glossa/1a2b"', 'the index is "<path>"'],
  ['C:\\Users\\ada\\plan.md and \\\\server\\share\\x', '<path> and <path>'],
  ['~/library/all.bib (12 papers)', '<path> (12 papers)'],
  ['23 papers, 3/4 done, and/or more; 10.1000/1', '23 papers, 3/4 done, and/or more; 10.1000/1'],
  ['at java.base/java.lang.Thread.run(Thread.java:1474)', 'at java.base/java.lang.Thread.run(Thread.java:1474)'],
]) {
  test(`${told}`, () => assert.equal(withoutPaths(said, folders), told));
}
