import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

// Finds the server program, and the Java that runs it. This file does not depend on VS Code and starts nothing: it looks at files and
// the environment only, so that tests can describe any machine.

/** The oldest version of Java that runs the server. */
export const neededJava = 25;

/** The machine that the server runs on. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** The user's home folder. */
  home: string;
}

/** The settings that decide which server runs. */
export interface ServerSettings {
  /** The folder of the extension. */
  extension: string;
  /** The setting `glossa.path`. */
  path?: string;
  /** The setting `glossa.java.home`. */
  javaHome?: string;
  /** The setting `glossa.java.arguments`. */
  javaArguments?: string[];
}

/** A server that can be started. */
export interface Server {
  /** A description for the log. */
  description: string;
  command: string;
  /** Arguments before those of Glossa. */
  before: string[];
  /** More arguments before them, if the server is to serve an editor. */
  serving: string[];
}

/** Why no server was found. */
export type Missing =
  | { why: 'path'; named: string }
  | { why: 'java-home'; named: string }
  | { why: 'java' }
  | { why: 'program' };

export function isMissing(found: Server | Missing): found is Missing {
  return 'why' in found;
}

/** The server: what the settings name, or what the extension contains, or `glossa` on the `PATH`. */
export function findServer(machine: Machine, wanted: ServerSettings): Server | Missing {
  const named = wanted.path?.trim();
  if (named) {
    const file = expand(machine, named);
    return runs(file) ? program(file) : { why: 'path', named };
  }
  const { join } = paths(machine);
  const server = join(wanted.extension, 'server');
  const bundled = runtime(machine, server, wanted.javaArguments ?? []);
  if (bundled) {
    return bundled;
  }
  const jar = join(server, 'glossa.jar');
  if (!existsSync(jar)) {
    const installed = onPath(machine, 'glossa');
    return installed ? program(installed) : { why: 'program' };
  }
  const home = findJava(machine, wanted.javaHome);
  if (typeof home !== 'string') {
    // An installed Glossa contains its own Java.
    const installed = home.why === 'java' ? onPath(machine, 'glossa') : undefined;
    return installed ? program(installed) : home;
  }
  const options = join(server, 'java.options');
  return {
    description: `${jar}, on ${home}`,
    command: java(machine, home),
    before: [...(existsSync(options) ? [`@${options}`] : []), ...(wanted.javaArguments ?? []), '-jar', jar],
    serving: [],
  };
}

function program(file: string): Server {
  return { description: file, command: file, before: [], serving: [] };
}

/** The Java runtime image with Glossa. Without a shell, or with arguments for Java, this does what the image's launcher does. */
function runtime(machine: Machine, server: string, given: string[]): Server | undefined {
  const { join } = paths(machine);
  const lib = join(server, 'lib');
  const launcher = join(server, 'bin', 'glossa');
  const options = join(lib, 'glossa.options');
  if (machine.platform !== 'win32' && given.length === 0 && runs(launcher)) {
    return program(launcher);
  }
  if (!runs(java(machine, server)) || !existsSync(options)) {
    return undefined;
  }
  const cache = list(lib).find((name) => /^glossa-.*\.aot$/.test(name));
  const serve = join(lib, 'serve.options');
  return {
    description: java(machine, server),
    command: java(machine, server),
    before: [...(cache ? [`-XX:AOTCache=${join(lib, cache)}`] : []), `@${options}`, ...given, '-m', 'glossa'],
    serving: existsSync(serve) ? [`@${serve}`] : [],
  };
}

/** The command line for these arguments of Glossa. */
export function commandLine(server: Server, given: string[]): string[] {
  // Java expects its own arguments before the module.
  const serves = given.includes('--stdio') ? server.serving : [];
  const module = server.before.indexOf('-m');
  const before = module < 0 ? server.before : [...server.before.slice(0, module), ...serves, ...server.before.slice(module)];
  return [...before, ...given];
}

/** The home of a Java that is new enough: the one that the settings name, or if they name none the first that is found. */
export function findJava(machine: Machine, named?: string): string | Missing {
  const chosen = named?.trim();
  if (chosen) {
    const home = expand(machine, chosen);
    return fits(machine, home) ? home : { why: 'java-home', named: chosen };
  }
  return candidates(machine).find((home) => fits(machine, home)) ?? { why: 'java' };
}

/** Whether this is the home of a Java that is new enough. Reads its `release` file, because starting Java would take time. */
export function fits(machine: Machine, home: string): boolean {
  if (!home || !runs(java(machine, home))) {
    return false;
  }
  try {
    const release = readFileSync(paths(machine).join(home, 'release'), 'utf8');
    return Number(/^JAVA_VERSION="(\d+)/m.exec(release)?.[1]) >= neededJava;
  } catch {
    return false;
  }
}

function candidates(machine: Machine): string[] {
  const { join, dirname } = paths(machine);
  const { env, home } = machine;
  const found = [env.GLOSSA_JAVA_HOME, env.JAVA_HOME, env.JDK_HOME].filter((value) => value !== undefined);
  const java = onPath(machine, 'java');
  if (java) {
    found.push(dirname(dirname(resolved(java))));
  }
  const within = (folder: string, ...below: string[]) => list(folder).sort().reverse().map((name) => join(folder, name, ...below));
  if (machine.platform === 'win32') {
    for (const programs of [env.ProgramFiles, env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'Programs')]) {
      for (const vendor of programs ? ['Eclipse Adoptium', 'Java', 'Microsoft'] : []) {
        found.push(...within(join(programs!, vendor)));
      }
    }
  } else {
    found.push(...within('/usr/lib/jvm'), ...within('/opt/java'),
      ...list('/opt').filter((name) => name.startsWith('jdk')).map((name) => join('/opt', name)),
      ...within('/Library/Java/JavaVirtualMachines', 'Contents', 'Home'),
      ...within(join(home, 'Library', 'Java', 'JavaVirtualMachines'), 'Contents', 'Home'),
      ...within(join(home, '.sdkman', 'candidates', 'java')));
  }
  found.push(...within(join(home, '.jdks')));
  return found;
}

function java(machine: Machine, home: string): string {
  return paths(machine).join(home, 'bin', machine.platform === 'win32' ? 'java.exe' : 'java');
}

function onPath(machine: Machine, name: string): string | undefined {
  const { join, delimiter } = paths(machine);
  const file = machine.platform === 'win32' ? `${name}.exe` : name;
  const folders = (machine.env.PATH ?? machine.env.Path ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, file)).find(runs);
}

function expand(machine: Machine, file: string): string {
  return file.replace(/^~(?=$|[/\\])/, () => machine.home);
}

function resolved(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The path functions of that machine; tests of Windows on another system use slashes. */
function paths(machine: Machine): typeof posix {
  return machine.platform === 'win32' && process.platform === 'win32' ? win32 : posix;
}

/** The environment of the server. Java decodes file names by the locale, and cannot open all files without UTF-8. */
export function environment(machine: Machine): NodeJS.ProcessEnv {
  const { env } = machine;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return machine.platform === 'win32' || /utf-?8/i.test(locale) ? env : { ...env, LC_ALL: 'C.UTF-8' };
}
