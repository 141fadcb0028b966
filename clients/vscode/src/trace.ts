import * as vscode from 'vscode';

/**
 * The messages between editor and server in a separate output channel, as the setting `glossa.trace.server` selects.
 * The language client traces only if the channel's log level is 'trace', which no setting can change; so this class reports that level.
 */
export class TraceChannel implements vscode.LogOutputChannel {
  readonly name = 'Glossa Trace';
  private channel: vscode.OutputChannel | undefined;
  private readonly levels = new vscode.EventEmitter<vscode.LogLevel>();
  readonly onDidChangeLogLevel = this.levels.event;
  private readonly listener = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('glossa.trace.server')) {
      this.levels.fire(this.logLevel);
    }
  });

  get logLevel(): vscode.LogLevel {
    const wanted = vscode.workspace.getConfiguration('glossa').get<string>('trace.server', 'off');
    return wanted === 'off' ? vscode.LogLevel.Off : vscode.LogLevel.Trace;
  }

  trace(message: string): void {
    this.appendLine(`[${new Date().toISOString()}] ${message}`);
  }

  debug(message: string): void { this.trace(message); }
  info(message: string): void { this.trace(message); }
  warn(message: string): void { this.trace(message); }
  error(message: string | Error): void { this.trace(String(message)); }
  append(text: string): void { this.created().append(text); }
  appendLine(text: string): void { this.created().appendLine(text); }
  replace(text: string): void { this.created().replace(text); }
  clear(): void { this.channel?.clear(); }
  show(): void { this.created().show(true); }
  hide(): void { this.channel?.hide(); }

  /** The channel is created only when something is traced. */
  private created(): vscode.OutputChannel {
    this.channel ??= vscode.window.createOutputChannel(this.name);
    return this.channel;
  }

  dispose(): void {
    this.listener.dispose();
    this.channel?.dispose();
  }
}
