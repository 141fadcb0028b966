// Settings that decide which program runs. A workspace often comes from somebody else, so a value that it sets takes effect only
// after the user has agreed to that value.

/** The values of a setting, from `WorkspaceConfiguration.inspect`. */
export interface Inspected<T> {
  defaultValue?: T;
  globalValue?: T;
  workspaceValue?: T;
  workspaceFolderValue?: T;
}

/** The user's answers: for each setting and value ({@link written}), whether it may be used. */
export type Answers = Readonly<Record<string, boolean>>;

export interface Decision<T> {
  /** The value in effect now. */
  value: T | undefined;
  /** The workspace's value, if the user has not been asked about it yet. */
  ask?: T;
}

/** Decides which value of a setting is in effect. */
export function decide<T>(name: string, inspected: Inspected<T> | undefined, answers: Answers): Decision<T> {
  const own = inspected?.globalValue ?? inspected?.defaultValue;
  const set = inspected?.workspaceFolderValue ?? inspected?.workspaceValue;
  if (set === undefined || written(name, set) === written(name, own)) {
    return { value: own };
  }
  const answer = answers[written(name, set)];
  return answer === undefined ? { value: own, ask: set } : { value: answer ? set : own };
}

/** The key under which an answer is stored. */
export function written(name: string, value: unknown): string {
  return `${name}=${JSON.stringify(value)}`;
}
