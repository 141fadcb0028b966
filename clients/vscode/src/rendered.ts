import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { status, type Server } from './papers';
import { citations, type Rendered } from './preview';

/** What the server rendered of the notes that a preview shows; the preview cannot wait, and is drawn again when more is known. */
export class RenderedNotes implements vscode.Disposable {
  private readonly notes = new Map<string, Rendered | undefined>();
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

  /** What VS Code asks of an extension that adds to its preview. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt =>
    md.use(citations, (note: unknown) => note instanceof vscode.Uri && isOn(note) ? this.of(note) : undefined);

  private of(uri: vscode.Uri): Rendered | undefined {
    const name = uri.toString();
    if (!this.notes.has(name)) {
      this.notes.set(name, undefined);
      this.look(name, 0);
    }
    return this.notes.get(name);
  }

  /** Something that all notes depend on was changed: a source, or the settings. */
  refresh(): void {
    this.notes.forEach((_, name) => this.look(name));
  }

  /** Asks again about a note that is shown, a moment after the last of several changes. */
  private look(name: string, after = 300): void {
    if (this.notes.has(name)) {
      clearTimeout(this.timers.get(name));
      this.timers.set(name, setTimeout(() => void this.ask(name), after));
    }
  }

  private async ask(name: string): Promise<void> {
    const client = this.server();
    // While there is no server, the note is shown as it is written.
    let answer: Rendered | undefined;
    if (client?.isRunning()) {
      const uri = client.code2ProtocolConverter.asUri(vscode.Uri.parse(name));
      const [rendered, is] = await Promise.all([
        client.sendRequest<Rendered | null>('glossa/rendered', { uri }).catch(() => undefined),
        status(this.server).catch(() => undefined),
      ]);
      answer = rendered ?? undefined;
      if (!is?.indexed) {
        // Papers that are not read yet are no unknown keys.
        this.look(name, 500);
        answer = answer?.bibliography.length ? answer : undefined;
      }
    }
    if (this.notes.has(name) && shown(answer) !== shown(this.notes.get(name))) {
      this.notes.set(name, answer);
      await vscode.commands.executeCommand('markdown.preview.refresh');
    }
  }

  private forget(name: string): void {
    this.notes.delete(name);
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

/** What one sees of it; that a citation has moved to another line is no change. */
function shown(rendered: Rendered | undefined): string {
  return JSON.stringify([rendered?.citations.map(({ text, html, keys }) => [text, html, keys]), rendered?.bibliography, rendered?.problems]);
}
