import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../src/consent';

const theirs = { defaultValue: '', globalValue: '/mine', workspaceValue: './theirs' };

test("the user's own value holds until the workspace's is allowed", () => {
  assert.deepEqual(decide('path', theirs, {}), { value: '/mine', ask: './theirs' });
  assert.deepEqual(decide('path', theirs, { 'path="./theirs"': true }), { value: './theirs' });
  assert.deepEqual(decide('path', theirs, { 'path="./theirs"': false }), { value: '/mine' });
});

test('an answer is for that very value of that very setting', () => {
  assert.equal(decide('path', theirs, { 'path="./other"': true }).ask, './theirs');
  assert.equal(decide('java.home', theirs, { 'path="./theirs"': true }).ask, './theirs');
});

test('nothing is asked where the workspace says nothing new', () => {
  assert.deepEqual(decide('path', { defaultValue: '', globalValue: '/mine', workspaceValue: '/mine' }, {}), { value: '/mine' });
  assert.deepEqual(decide('arguments', { defaultValue: [], workspaceFolderValue: [] }, {}), { value: [] });
  assert.deepEqual(decide('path', undefined, {}), { value: undefined });
});
