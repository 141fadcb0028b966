import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { status, type Server } from './papers';
import { citations, type Rendered } from './preview';

/** The rendered citations of the notes in a preview. The preview does not wait for them; it is refreshed when they arrive. */
export class RenderedNotes implements vscode.Disposable {
  private readonly notes = new Map<string, Rendered | undefined>();
  /** The notes whose preview shows the current citations. */
  private readonly drawn = new Set<string>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly listeners = [
    vscode.workspace.onDidChangeTextDocument(({ document }) => this.look(document.uri.toString())),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri.toString())),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('glossa.preview')) {
        void vscode.commands.executeCommand('markdown.preview.refresh');
      }
    }),
  ];

  constructor(private readonly server: Server) {}

  /** Called by VS Code to extend its Markdown preview. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt =>
    md.use(citations, (note: unknown) => note instanceof vscode.Uri && isOn(note) ? this.of(note) : undefined);

  private of(uri: vscode.Uri): Rendered | undefined {
    const name = uri.toString();
    if (!this.notes.has(name)) {
      this.notes.set(name, undefined);
      this.look(name, 0);
    }
    this.drawn.add(name);
    return this.notes.get(name);
  }

  /** Requests all notes again, after a change of a source or of the settings. */
  refresh(): void {
    this.notes.forEach((_, name) => this.look(name));
  }

  /** Requests a note again, a short time after the last of several changes. */
  private look(name: string, after = 300): void {
    if (this.notes.has(name)) {
      clearTimeout(this.timers.get(name));
      this.timers.set(name, setTimeout(() => void this.ask(name), after));
    }
  }

  private async ask(name: string): Promise<void> {
    const client = this.server();
    // Without a server, the preview shows the note as it is written.
    let answer: Rendered | undefined;
    if (client?.isRunning()) {
      const uri = client.code2ProtocolConverter.asUri(vscode.Uri.parse(name));
      const [rendered, is] = await Promise.all([
        client.sendRequest<Rendered | null>('glossa/rendered', { uri }).catch(() => undefined),
        status(this.server).catch(() => undefined),
      ]);
      answer = rendered ?? undefined;
      if (!is?.indexed) {
        // While papers are still being read, keys may seem unknown.
        this.look(name, 500);
        answer = answer?.bibliography.length ? answer : undefined;
      }
    }
    if (this.notes.has(name) && shown(answer) !== shown(this.notes.get(name))) {
      this.notes.set(name, answer);
      this.drawn.delete(name);
      await this.draw(name, 5);
    }
  }

  /**
   * Refreshes the previews. VS Code ignores a refresh while it is about to check whether the text has changed, so this repeats it
   * until the preview has asked for the citations.
   */
  private async draw(name: string, times: number): Promise<void> {
    if (times > 0 && this.notes.has(name) && !this.drawn.has(name) && isOn(vscode.Uri.parse(name))) {
      await vscode.commands.executeCommand('markdown.preview.refresh');
      setTimeout(() => void this.draw(name, times - 1), 500);
    }
  }

  private forget(name: string): void {
    this.notes.delete(name);
    this.drawn.delete(name);
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }

  dispose(): void {
    this.listeners.forEach((listener) => listener.dispose());
    this.timers.forEach((timer) => clearTimeout(timer));
  }
}

function isOn(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('glossa', uri).get('preview.enabled', true);
}

/** What is visible of it: a citation that only moved to another line is no change. */
function shown(rendered: Rendered | undefined): string {
  return JSON.stringify([rendered?.citations.map(({ text, html, keys }) => [text, html, keys]), rendered?.bibliography, rendered?.problems]);
}
