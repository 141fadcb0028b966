import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { commandLine, environment, findJava, findServer, type Machine } from '../src/server';

let root: string;
let machine: Machine;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'glossa-server-'));
  machine = { platform: 'linux', env: { PATH: join(root, 'path') }, home: join(root, 'home') };
});
afterEach(() => rmSync(root, { recursive: true }));

function file(name: string, text = ''): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function executable(name: string): string {
  const path = file(name, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  return path;
}

/** A Java of that version; its program is never started. */
function jdk(name: string, version: string, program = 'java'): string {
  executable(`${name}/bin/${program}`);
  file(`${name}/release`, `IMPLEMENTOR="Someone"\nJAVA_VERSION="${version}"\n`);
  return join(root, name);
}

const extension = () => join(root, 'extension');
const find = (wanted = {}) => findServer(machine, { extension: extension(), ...wanted });

/** The whole command line of what is found, or why nothing is. */
function found(wanted = {}): unknown {
  const server = find(wanted);
  return 'command' in server ? [server.command, ...commandLine(server, ['--stdio'])] : server;
}

test('the program that the setting names comes first, and ~ is the home', () => {
  executable('extension/server/bin/glossa');
  const named = executable('home/tools/glossa');
  assert.deepEqual(found({ path: '~/tools/glossa' }), [named, '--stdio']);
});

test('a setting that names no program is reported', () => {
  executable('extension/server/bin/glossa');
  file('home/notes.md');
  assert.deepEqual(found({ path: '~/notes.md' }), { why: 'path', named: '~/notes.md' });
});

test('the runtime in the extension needs no Java', () => {
  const launcher = executable('extension/server/bin/glossa');
  assert.deepEqual(found(), [launcher, '--stdio']);
});

test('on Windows the runtime is started as its launcher does it', () => {
  machine = { ...machine, platform: 'win32' };
  const java = executable('extension/server/bin/java.exe');
  const options = file('extension/server/lib/glossa.options');
  const serve = file('extension/server/lib/serve.options');
  const cache = file('extension/server/lib/glossa-0123.aot');
  const server = find({ javaArguments: ['-Xmx3g'] });
  assert.ok('command' in server);
  assert.equal(server.command, java);
  assert.deepEqual(commandLine(server, ['--stdio']), [
    `-XX:AOTCache=${cache}`, `@${options}`, '-Xmx3g', `@${serve}`, '-m', 'glossa', '--stdio']);
  assert.deepEqual(commandLine(server, ['doctor']), [`-XX:AOTCache=${cache}`, `@${options}`, '-Xmx3g', '-m', 'glossa', 'doctor']);
});

test('arguments for Java reach the runtime on other machines too', () => {
  executable('extension/server/bin/glossa');
  const java = executable('extension/server/bin/java');
  const options = file('extension/server/lib/glossa.options');
  assert.deepEqual(found({ javaArguments: ['-Xmx3g'] }), [java, `@${options}`, '-Xmx3g', '-m', 'glossa', '--stdio']);
});

test('the jar in the extension runs on a Java that is new enough', () => {
  const jar = file('extension/server/glossa.jar');
  const options = file('extension/server/java.options');
  machine.env.JAVA_HOME = jdk('old', '21.0.4');
  machine.env.JDK_HOME = jdk('new', '25');
  assert.deepEqual(found({ javaArguments: ['-Xmx3g'] }), [
    join(root, 'new/bin/java'), `@${options}`, '-Xmx3g', '-jar', jar, '--stdio']);
});

test('a link on the PATH is followed to the home of Java', () => {
  const home = jdk('somewhere/jdk', '26.0.1');
  mkdirSync(join(root, 'path'));
  symlinkSync(join(home, 'bin/java'), join(root, 'path/java'));
  assert.equal(findJava(machine), home);
});

test('a Java in one of the usual folders of the user', () => {
  jdk('home/.sdkman/candidates/java/21.0.1-tem', '21.0.1');
  // The machine that runs the tests may have one for all users, which comes first.
  const own = jdk('home/.sdkman/candidates/java/25.0.1-tem', '25.0.1');
  const java = findJava(machine);
  assert.ok(java === own || typeof java === 'string' && !java.startsWith(root), String(java));
});

test("Windows' usual folders", () => {
  machine = { ...machine, platform: 'win32' };
  machine.env.ProgramFiles = join(root, 'Program Files');
  jdk('Program Files/Java/jdk-17', '17.0.2', 'java.exe');
  const adoptium = jdk('Program Files/Eclipse Adoptium/jdk-25.0.1.8-hotspot', '25.0.1', 'java.exe');
  assert.equal(findJava(machine), adoptium);
});

test('the Java that the setting names is used, or reported as missing', () => {
  const jar = file('extension/server/glossa.jar');
  machine.env.JAVA_HOME = jdk('new', '25');
  const chosen = jdk('home/chosen', '27-ea');
  assert.deepEqual(found({ javaHome: '~/chosen' }), [join(chosen, 'bin/java'), '-jar', jar, '--stdio']);
  const old = jdk('old', '1.8.0_402');
  assert.deepEqual(found({ javaHome: old }), { why: 'java-home', named: old });
});

test('without a jar, glossa on the PATH', () => {
  assert.deepEqual(found(), { why: 'program' });
  const installed = executable('path/glossa');
  assert.deepEqual(found(), [installed, '--stdio']);
});

test('a locale without UTF-8 is replaced, and one with UTF-8 is kept', () => {
  assert.equal(environment({ ...machine, env: { LANG: 'C' } }).LC_ALL, 'C.UTF-8');
  assert.equal(environment({ ...machine, env: {} }).LC_ALL, 'C.UTF-8');
  assert.deepEqual(environment({ ...machine, env: { LANG: 'de_DE.utf8' } }), { LANG: 'de_DE.utf8' });
});
