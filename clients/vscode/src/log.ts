import * as vscode from 'vscode';

const maxKeptLines = 50;

/** The output channel "Glossa"; keeps its last lines for a report. */
export class Log implements vscode.LogOutputChannel {
  private readonly channel = vscode.window.createOutputChannel('Glossa', { log: true });
  readonly name = this.channel.name;
  readonly onDidChangeLogLevel = this.channel.onDidChangeLogLevel;
  private lines: string[] = [];

  /** The last lines, the oldest first. */
  get last(): readonly string[] {
    return this.lines;
  }

  get logLevel(): vscode.LogLevel { return this.channel.logLevel; }

  trace(message: string, ...more: unknown[]): void { this.channel.trace(message, ...more); }
  debug(message: string, ...more: unknown[]): void { this.channel.debug(message, ...more); }
  info(message: string, ...more: unknown[]): void { this.keep('info', message); this.channel.info(message, ...more); }
  warn(message: string, ...more: unknown[]): void { this.keep('warning', message); this.channel.warn(message, ...more); }
  error(message: string | Error, ...more: unknown[]): void { this.keep('error', String(message)); this.channel.error(message, ...more); }
  append(text: string): void { this.channel.append(text); }
  appendLine(text: string): void { this.keep('', text); this.channel.appendLine(text); }
  replace(text: string): void { this.channel.replace(text); }
  clear(): void { this.lines = []; this.channel.clear(); }
  show(): void { this.channel.show(true); }
  hide(): void { this.channel.hide(); }
  dispose(): void { this.channel.dispose(); }

  private keep(level: string, text: string): void {
    const time = new Date().toISOString().slice(11, 19);
    this.lines = [...this.lines, ...text.trimEnd().split('\n').map((line) => `${time} ${level} ${line}`)].slice(-maxKeptLines);
  }
}
