import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, State, type Middleware } from 'vscode-languageclient/node';
import { Consent } from './consents';
import { showMissing } from './missing';
import { ofServer } from './settings';
import { commandLine, environment, findServer, isMissing, type Machine, type Server } from './server';
import { TraceChannel } from './trace';

export const languages = ['markdown', 'quarto', 'rmd', 'bibtex'];

/** The server is restarted after at most so many crashes within this time. */
const restartLimit = { crashes: 4, milliseconds: 3 * 60_000 };

/** The machine that this extension runs on. */
export const machine: Machine = { platform: process.platform, env: process.env, home: homedir() };

/** A client that does not report a crash itself: `ServerLife` does. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Finds, starts, restarts and stops the server. */
export class ServerLife implements vscode.Disposable {
  /** The client of the running server, or `undefined` if none runs. */
  client: LanguageClient | undefined;
  /** The program that runs, or that ran last. */
  program: Server | undefined;
  private readonly started = new vscode.EventEmitter<LanguageClient>();
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when the server is ready. */
  readonly onStarted = this.started.event;
  /** Fires when the server starts or stops. */
  readonly onChanged = this.changed.event;
  private crashes: number[] = [];
  private again: NodeJS.Timeout | undefined;
  private readonly trace = new TraceChannel();
  private readonly consent: Consent;

  constructor(private readonly context: vscode.ExtensionContext, readonly log: vscode.LogOutputChannel, private readonly middleware: Middleware) {
    this.consent = new Consent(context, () => void this.restart());
  }

  async start(): Promise<void> {
    const found = findServer(machine, {
      extension: this.context.extensionPath,
      path: this.consent.value<string>('path'),
      javaHome: this.consent.value<string>('java.home'),
      javaArguments: this.consent.value<string[]>('java.arguments'),
    });
    if (isMissing(found)) {
      this.program = undefined;
      this.changed.fire();
      this.log.error(`no server found: ${JSON.stringify(found)}`);
      await showMissing(machine, found);
      return;
    }
    this.program = found;
    this.log.info(`starting ${found.description}`);
    const client = new QuietClient('glossa', 'Glossa', {
      command: found.command,
      args: commandLine(found, ['--stdio']),
      options: { env: environment(machine) },
    }, {
      documentSelector: languages.map((language) => ({ scheme: 'file', language })),
      outputChannel: this.log,
      stdioOptions: { stdout: () => undefined, stderr: (said) => this.logLines(said) },
      traceOutputChannel: this.trace,
      initializationOptions: () => ofServer(this.context),
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.ended(client);
          return { action: CloseAction.DoNotRestart, message: 'the server ended', handled: true };
        },
      },
      // Do not let the client show its own message: this class reports the failure, and what to do.
      initializationFailedHandler: () => false,
      middleware: this.middleware,
    });
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) {
        this.changed.fire();
        if (newState === State.Running) {
          this.started.fire(client);
        }
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.log.error(`the server did not start: ${error}`);
      this.ended(client);
    }
  }

  /** Logs standard error. Lines of the server's own log also arrive as protocol messages. */
  private logLines(said: NodeJS.ReadableStream): void {
    createInterface({ input: said }).on('line', (line) => line.startsWith('glossa: ') ? this.log.debug(line) : this.log.warn(line));
  }

  /** Restarts the server after a crash, unless it crashes too often. */
  private ended(client: LanguageClient): void {
    // A crash during start is reported twice; a server that was stopped did not crash.
    if (client !== this.client) {
      return;
    }
    this.client = undefined;
    this.changed.fire();
    // Later, when the client knows that the server has ended; otherwise it would ask the server to stop.
    setTimeout(() => client.dispose().catch(() => undefined));
    const now = Date.now();
    this.crashes = [...this.crashes.filter((then) => now - then < restartLimit.milliseconds), now];
    const times = this.crashes.length;
    if (times <= restartLimit.crashes) {
      this.log.warn(`restarting the server (${times} of ${restartLimit.crashes})`);
      this.again = setTimeout(() => void this.start(), 200 * times);
    } else {
      void this.showStopped(`The Glossa server crashed ${times} times within three minutes and was not restarted. The log may show why.`);
    }
  }

  private async showStopped(what: string): Promise<void> {
    const answer = await vscode.window.showErrorMessage(what, 'Restart', 'Show log');
    if (answer === 'Restart') {
      await this.restart();
    } else if (answer) {
      this.log.show();
    }
  }

  async restart(): Promise<void> {
    this.crashes = [];
    await this.stop();
    await this.start();
  }

  /** Called when the user changed settings. */
  async configured(change: vscode.ConfigurationChangeEvent): Promise<void> {
    if (['path', 'java.home', 'java.arguments'].some((name) => change.affectsConfiguration(`glossa.${name}`))) {
      await this.restart();
    } else if (this.client?.isRunning()) {
      await this.client.sendNotification('workspace/didChangeConfiguration', { settings: { glossa: ofServer(this.context) } });
    }
  }

  private async stop(): Promise<void> {
    clearTimeout(this.again);
    const client = this.client;
    this.client = undefined;
    // A server that is crashing, or did not start, cannot stop in order.
    await client?.dispose().catch((error) => this.log.warn(`stopping the server: ${error}`));
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.trace.dispose();
  }
}
