import * as vscode from 'vscode';
import { decide, written, type Answers } from './consent';

const kept = 'glossa.consents';

/** Asks the user before a workspace decides which program runs, and stores the answer. */
export class Consent {
  private readonly asking = new Set<string>();

  /**
   * @param allowed called when the user agreed to a value
   */
  constructor(private readonly context: vscode.ExtensionContext, private readonly allowed: () => void) {}

  /** The value in effect now. If the workspace sets one that the user has not seen, this also asks the user. */
  value<T>(name: string): T | undefined {
    const inspected = vscode.workspace.getConfiguration('glossa').inspect<T>(name);
    const { value, ask } = decide(name, inspected, this.context.globalState.get<Answers>(kept, {}));
    // In an untrusted workspace there is no question: its values are ignored.
    if (ask !== undefined && vscode.workspace.isTrusted) {
      void this.ask(name, ask);
    }
    return value;
  }

  private async ask(name: string, value: unknown): Promise<void> {
    const which = written(name, value);
    if (this.asking.has(which)) {
      return;
    }
    this.asking.add(which);
    const answer = await vscode.window.showWarningMessage(
      `This workspace sets glossa.${name} to ${JSON.stringify(value)}, which decides which program runs on your machine. Use this value?`,
      'Use It', 'Keep My Own');
    this.asking.delete(which);
    if (answer) {
      const before = this.context.globalState.get<Answers>(kept, {});
      await this.context.globalState.update(kept, { ...before, [which]: answer === 'Use It' });
      if (answer === 'Use It') {
        this.allowed();
      }
    }
  }
}
