import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { isNote, type Server } from './papers';

/** The answer to `glossa/document` (server/docs/PROTOCOL.md). */
interface Answer {
  markdown: string;
  isEmpty: boolean;
}

/** A link in a document: its place is sent back when it is clicked, since a webview opens no files. */
const address = 'https://glossa.invalid/';

/** Documents that the server makes, beside the note: their links lead to lines of notes and sources. */
export class Documents implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();
  private readonly places = new Map<string, string[]>();

  constructor(private readonly server: Server) {}

  /** What was written about the paper whose key is at the cursor. */
  async notes(): Promise<void> {
    const key = await this.key();
    if (key) {
      await this.show(`What you wrote about ${key}`, { kind: 'notes', key }, `You wrote nothing about ${key} yet.`);
    }
  }

  /** What to read next; also what fits the note in the active editor. */
  async queue(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const note = editor && isNote(editor.document) ? { uri: editor.document.uri.toString() } : {};
    await this.show('What to read next', { kind: 'queue', ...note }, 'Nothing is left to read.');
  }

  /** A table of what was written about the papers of a query. */
  async matrix(): Promise<void> {
    const query = await vscode.window.showInputBox({
      title: 'Papers of the matrix',
      prompt: 'A search, such as tag:nlp sort:-year columns:method,result; empty for all cited papers',
    });
    if (query !== undefined) {
      await this.show('Matrix', { kind: 'matrix', query }, 'No papers were found.');
    }
  }

  private async key(): Promise<string | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      return undefined;
    }
    const range = editor.document.getWordRangeAtPosition(editor.selection.active, /@\{[^{}\s]+\}|@[^\s\[\]{}(),;"'<>]+/);
    const written = range && editor.document.getText(range).replace(/^@\{?|\}$/g, '').replace(/[.:?!]+$/, '');
    return written ?? await vscode.window.showInputBox({ title: 'What you wrote about a paper', prompt: 'The key of the paper' });
  }

  private async show(title: string, params: object, nothing: string): Promise<void> {
    const client = this.server();
    if (!client?.isRunning()) {
      return;
    }
    let answer: Answer;
    try {
      answer = await client.sendRequest<Answer>('glossa/document', params);
    } catch (error) {
      void vscode.window.showErrorMessage(`Glossa: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    if (answer.isEmpty) {
      void vscode.window.showInformationMessage(nothing);
      return;
    }
    await this.draw(title, answer.markdown);
  }

  private async draw(title: string, markdown: string): Promise<void> {
    const places: string[] = [];
    this.places.set(title, places);
    const text = markdown.replace(/\]\((file:[^)\s]+)\)/g, (_, place: string) => `](${address}${places.push(place) - 1})`);
    const body = await vscode.commands.executeCommand<string>('markdown.api.render', text);
    let panel = this.panels.get(title);
    if (!panel) {
      panel = vscode.window.createWebviewPanel('glossa.document', title, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {
        enableScripts: true,
        enableFindWidget: true,
      });
      this.panels.set(title, panel);
      panel.onDidDispose(() => this.panels.delete(title));
      panel.webview.onDidReceiveMessage((place: number) => void go(this.places.get(title)?.[place]));
    }
    panel.webview.html = page(body);
    panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panels.forEach((panel) => panel.dispose());
  }
}

/** Opens a file at the line of its address, `file:///notes/a.md#L12`. */
async function go(place: string | undefined): Promise<void> {
  if (place) {
    const uri = vscode.Uri.parse(place, true);
    const line = Math.max(0, Number(/^L(\d+)$/.exec(uri.fragment)?.[1] ?? 1) - 1);
    await vscode.window.showTextDocument(uri.with({ fragment: '' }), {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(line, 0, line, 0),
    });
  }
}

function page(body: string): string {
  const nonce = randomBytes(16).toString('hex');
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">
<style>
  body { padding: 0 1.5em; line-height: 1.5 }
  table { border-collapse: collapse } td, th { border: 1px solid var(--vscode-panel-border); padding: .3em .6em; text-align: left; vertical-align: top }
  h2 { border-bottom: 1px solid var(--vscode-panel-border); font-weight: 600; font-size: 1.2em }
</style></head><body>${body}
<script nonce="${nonce}">
  const editor = acquireVsCodeApi();
  document.addEventListener('click', (click) => {
    const link = click.target.closest('a');
    if (link && link.getAttribute('href').startsWith('${address}')) {
      click.preventDefault();
      editor.postMessage(Number(link.getAttribute('href').slice(${address.length})));
    }
  }, true);
</script></body></html>`;
}
