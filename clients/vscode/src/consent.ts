// Settings that say which program runs. A workspace comes from somewhere, often from somebody else: what it sets counts only
// once the user has said so, for that very value.

/** What VS Code knows of a setting, as `WorkspaceConfiguration.inspect` tells it. */
export interface Inspected<T> {
  defaultValue?: T;
  globalValue?: T;
  workspaceValue?: T;
  workspaceFolderValue?: T;
}

/** What the user has said of values that workspaces set: the value, written down, and whether it may be used. */
export type Answers = Readonly<Record<string, boolean>>;

export interface Decision<T> {
  /** The value that holds now. */
  value: T | undefined;
  /** What the workspace sets, where the user has not been asked about it yet. */
  ask?: T;
}

/** Which value of a setting holds. */
export function decide<T>(name: string, inspected: Inspected<T> | undefined, answers: Answers): Decision<T> {
  const own = inspected?.globalValue ?? inspected?.defaultValue;
  const set = inspected?.workspaceFolderValue ?? inspected?.workspaceValue;
  if (set === undefined || written(name, set) === written(name, own)) {
    return { value: own };
  }
  const answer = answers[written(name, set)];
  return answer === undefined ? { value: own, ask: set } : { value: answer ? set : own };
}

/** The value under which an answer is kept. */
export function written(name: string, value: unknown): string {
  return `${name}=${JSON.stringify(value)}`;
}
