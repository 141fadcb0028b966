import * as vscode from 'vscode';
import { status, type Server } from './papers';

/** How many papers, notes and problems there are, beside the language of a note. */
export class StatusItem {
  private readonly item = vscode.languages.createLanguageStatusItem('glossa.status', [
    { language: 'markdown' }, { language: 'quarto' }, { language: 'rmd' }, { language: 'bibtex' },
  ]);

  constructor(private readonly server: Server) {
    this.item.name = 'Glossa';
    this.item.command = { command: 'glossa.showLog', title: 'Show log' };
    this.say('not running', true);
  }

  async refresh(): Promise<void> {
    const is = await status(this.server).catch(() => undefined);
    if (!is) {
      this.say('not running', true);
      return;
    }
    this.item.busy = !is.indexed;
    if (!is.indexed) {
      setTimeout(() => this.refresh(), 1000);
    }
    this.say(`${is.papers} papers, ${is.notes} notes${is.problems ? `, ${is.problems} problems in sources` : ''}`, is.problems > 0);
  }

  private say(text: string, isWrong: boolean): void {
    this.item.text = `Glossa: ${text}`;
    this.item.severity = isWrong ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  }

  dispose(): void {
    this.item.dispose();
  }
}
