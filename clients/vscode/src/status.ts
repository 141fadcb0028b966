import * as vscode from 'vscode';
import { languages } from './client';
import { status, type Server, type Status } from './papers';

/** Shows the number of papers, notes and problems: in the status bar, and in the language status of a note. */
export class StatusItems implements vscode.Disposable {
  private readonly inBar = vscode.window.createStatusBarItem('glossa.status', vscode.StatusBarAlignment.Right, 99);
  private readonly ofLanguage = vscode.languages.createLanguageStatusItem('glossa.status', languages.map((language) => ({ language })));
  private readonly listener = vscode.window.onDidChangeActiveTextEditor(() => this.show());
  private timer: NodeJS.Timeout | undefined;
  private done = '';

  constructor(private readonly server: Server) {
    this.inBar.name = this.ofLanguage.name = 'Glossa';
    this.inBar.command = 'glossa.menu';
    this.ofLanguage.command = { command: 'glossa.menu', title: 'Commands' };
    this.displayNone();
    this.show();
  }

  /** Shows the server's message on the progress of indexing. */
  progress(done: string): void {
    this.done = done;
    void this.refresh();
  }

  async refresh(): Promise<void> {
    clearTimeout(this.timer);
    const client = this.server();
    const is = client?.isRunning() ? await status(this.server).catch(() => undefined) : undefined;
    if (!is) {
      this.displayNone();
      return;
    }
    if (!is.indexed) {
      this.timer = setTimeout(() => this.refresh(), 1000);
    }
    this.display(is);
  }

  private display(is: Status): void {
    void vscode.commands.executeCommand('setContext', 'glossa.hasPapers', is.papers > 0);
    const papers = counted(is.papers, 'paper');
    const problems = is.problems ? `, ${counted(is.problems, 'problem')} in sources` : '';
    const all = `${papers} from ${counted(is.sources, 'source')}, ${counted(is.texts, 'text')}, ${counted(is.notes, 'note')}${problems}`;
    const icon = !is.indexed ? 'loading~spin' : is.problems ? 'warning' : 'book';
    this.inBar.text = `$(${icon}) ${papers}`;
    this.inBar.tooltip = `Glossa: ${all}${is.indexed ? '' : `\nReading the sources… ${this.done}`}\nClick for commands.`;
    this.inBar.accessibilityInformation = { label: `Glossa: ${all}`, role: 'button' };
    this.inBar.backgroundColor = undefined;
    this.ofLanguage.text = `Glossa: ${all}`;
    this.ofLanguage.busy = !is.indexed;
    this.ofLanguage.severity = is.problems ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  }

  private displayNone(): void {
    this.inBar.text = '$(warning) Glossa';
    this.inBar.tooltip = 'The Glossa server is not running.';
    this.inBar.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.ofLanguage.text = 'Glossa: not running';
    this.ofLanguage.busy = false;
    this.ofLanguage.severity = vscode.LanguageStatusSeverity.Warning;
  }

  /** Shows the item for notes and bibliographies only. */
  private show(): void {
    const language = vscode.window.activeTextEditor?.document.languageId;
    if (language && languages.includes(language)) {
      this.inBar.show();
    } else {
      this.inBar.hide();
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.inBar.dispose();
    this.ofLanguage.dispose();
    this.listener.dispose();
  }
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
