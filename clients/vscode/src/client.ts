import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, State, type Middleware } from 'vscode-languageclient/node';
import { Consent } from './consents';
import { tellMissing } from './missing';
import { ofServer } from './settings';
import { commandLine, environment, findServer, isMissing, type Machine, type Server } from './server';
import { TraceChannel } from './trace';

export const languages = ['markdown', 'quarto', 'rmd', 'bibtex'];

const patience = { crashes: 4, milliseconds: 3 * 60_000 };

/** This machine. */
export const machine: Machine = { platform: process.platform, env: process.env, home: homedir() };

/** A client that leaves it to `ServerLife` to tell of a server that ends. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The server's life: found, started, started anew after a crash, and stopped. */
export class ServerLife implements vscode.Disposable {
  /** The server to ask; none while there is none. */
  client: LanguageClient | undefined;
  /** The program that runs, or ran last. */
  program: Server | undefined;
  private readonly started = new vscode.EventEmitter<LanguageClient>();
  private readonly changed = new vscode.EventEmitter<void>();
  /** A server runs and can be asked. */
  readonly onStarted = this.started.event;
  /** It runs, or runs no more. */
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
      this.log.error(`there is no server: ${JSON.stringify(found)}`);
      await tellMissing(machine, found);
      return;
    }
    this.program = found;
    this.log.info(`starting ${found.told}`);
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
      // A server that does not start is told of here, with what to do about it.
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

  /** What the server says beside the protocol; its own log comes by the protocol too. */
  private logLines(said: NodeJS.ReadableStream): void {
    createInterface({ input: said }).on('line', (line) => line.startsWith('glossa: ') ? this.log.debug(line) : this.log.warn(line));
  }

  /** The server is started anew after a crash; one that keeps crashing is let be. */
  private ended(client: LanguageClient): void {
    // One that crashes while it starts is told of twice, and one that was stopped is no crash.
    if (client !== this.client) {
      return;
    }
    this.client = undefined;
    this.changed.fire();
    // Once it knows that it has ended: else it would ask the server to.
    setTimeout(() => client.dispose().catch(() => undefined));
    const now = Date.now();
    this.crashes = [...this.crashes.filter((then) => now - then < patience.milliseconds), now];
    const times = this.crashes.length;
    if (times <= patience.crashes) {
      this.log.warn(`the server is started anew (${times} of ${patience.crashes})`);
      this.again = setTimeout(() => void this.start(), 200 * times);
    } else {
      void this.tellStopped(`The Glossa server ended ${times} times within three minutes, and is not started again.`);
    }
  }

  private async tellStopped(what: string): Promise<void> {
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

  /** The settings were changed by the user. */
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
    // One that is crashing, or did not start, cannot be asked to stop.
    await client?.dispose().catch((error) => this.log.warn(`stopping the server: ${error}`));
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.trace.dispose();
  }
}
