import * as vscode from 'vscode';
import { isNote, type Server } from './papers';

/** The answer to `glossa/document` (server/docs/PROTOCOL.md). */
interface Answer {
  markdown: string;
  isEmpty: boolean;
}

const scheme = 'glossa-document';

/** Documents that the server makes, shown in VS Code's Markdown preview beside the note: their links lead to lines of notes. */
export class Documents implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(private readonly server: Server) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

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
    const uri = vscode.Uri.from({ scheme, path: `/${title}.md` });
    this.texts.set(uri.toString(), answer.markdown);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
