import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../src/consent';

const theirs = { defaultValue: '', globalValue: '/mine', workspaceValue: './theirs' };

test("the user's value applies until the workspace's value is allowed", () => {
  assert.deepEqual(decide('path', theirs, {}), { value: '/mine', ask: './theirs' });
  assert.deepEqual(decide('path', theirs, { 'path="./theirs"': true }), { value: './theirs' });
  assert.deepEqual(decide('path', theirs, { 'path="./theirs"': false }), { value: '/mine' });
});

test('an answer applies to one value of one setting', () => {
  assert.equal(decide('path', theirs, { 'path="./other"': true }).ask, './theirs');
  assert.equal(decide('java.home', theirs, { 'path="./theirs"': true }).ask, './theirs');
});

test('no question if the workspace does not change the value', () => {
  assert.deepEqual(decide('path', { defaultValue: '', globalValue: '/mine', workspaceValue: '/mine' }, {}), { value: '/mine' });
  assert.deepEqual(decide('arguments', { defaultValue: [], workspaceFolderValue: [] }, {}), { value: [] });
  assert.deepEqual(decide('path', undefined, {}), { value: undefined });
});
