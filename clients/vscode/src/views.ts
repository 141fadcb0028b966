import * as vscode from 'vscode';
import { address, isNote, papers, type Paper, type Server } from './papers';

/** The view of the papers that the note in the editor cites. */
export class CitedPapers implements vscode.TreeDataProvider<Paper>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = vscode.window.createTreeView('glossa.papers', { treeDataProvider: this });
  private shown: vscode.Uri | undefined;
  private filter: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {}

  /** Updates the view, a short time after the last of several changes. */
  refresh(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const document = vscode.window.activeTextEditor?.document;
      if (isNote(document)) {
        this.shown = document.uri;
      }
      this.changed.fire();
    }, 250);
  }

  /** Lets the user filter papers by state. */
  async choose(): Promise<void> {
    const states = ['all', 'read', 'reading', 'unread', 'without a note', 'unknown'];
    const state = await vscode.window.showQuickPick(states, { placeHolder: 'Show papers that are' });
    if (state) {
      this.filter = state === 'all' ? undefined : state;
      this.view.description = this.filter;
      this.refresh();
    }
  }

  async getChildren(): Promise<Paper[]> {
    if (!this.shown) {
      return [];
    }
    const cited = (await papers(this.server, { uri: this.shown.toString() })).papers;
    const shown = cited.filter((paper) => this.isShown(paper));
    this.view.message = cited.length > 0 && shown.length === 0 ? `The filter hides all ${cited.length} papers.` : undefined;
    return shown;
  }

  private isShown(paper: Paper): boolean {
    switch (this.filter) {
      case undefined: return true;
      case 'unknown': return !paper.known;
      case 'without a note': return paper.known && !paper.note;
      case 'unread': return paper.known && (paper.status ?? 'unread') === 'unread';
      default: return paper.status === this.filter;
    }
  }

  getTreeItem(paper: Paper): vscode.TreeItem {
    const item = new vscode.TreeItem(paper.known ? paper.title || paper.key : paper.key);
    const times = paper.here > 1 ? `${paper.here}× here` : '';
    item.description = paper.known
      ? [paper.authors, paper.status, times].filter(Boolean).join(' · ')
      : 'unknown key';
    item.tooltip = tooltip(paper);
    item.iconPath = new vscode.ThemeIcon(
      !paper.known ? 'question' : paper.status === 'read' ? 'pass-filled' : paper.status === 'reading' ? 'book' : 'circle-outline');
    item.contextValue = [
      paper.known ? 'paper' : 'unknown', paper.note ? 'note' : '', address(paper) ? 'web' : '',
    ].filter(Boolean).join(' ');
    item.command = paper.known
      ? { command: 'glossa.openRecord', title: 'Go to record', arguments: [paper] }
      : undefined;
    return item;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.view.dispose();
    this.changed.dispose();
  }
}

function tooltip(paper: Paper): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(paper.title || paper.key);
  for (const part of [paper.authors, paper.venue, `cited ${paper.cited} times in all notes`, paper.abstract]) {
    if (part) {
      text.appendMarkdown('\n\n').appendText(part);
    }
  }
  return text;
}

interface Place {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/** The view of the citations of the paper under the cursor. */
export class CitedBy implements vscode.TreeDataProvider<vscode.Location>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = vscode.window.createTreeView('glossa.citedBy', { treeDataProvider: this });
  private timer: NodeJS.Timeout | undefined;
  private found: vscode.Location[] = [];
  /** The lines of the notes in the view, by the address of the note. */
  private readonly texts = new Map<string, Promise<string[]>>();

  constructor(private readonly server: Server) {}

  /** Updates the view when the cursor has rested. */
  follow(editor: vscode.TextEditor | undefined): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      if (!editor || !(editor.document.languageId === 'bibtex' || isNote(editor.document))) {
        return;
      }
      // Ask the server directly: VS Code's own Markdown support takes a bracket for a link, and would answer too.
      const client = this.server();
      if (!client?.isRunning()) {
        return;
      }
      const found: Place[] | null = await client.sendRequest('textDocument/references', {
        textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
        position: editor.selection.active,
        context: { includeDeclaration: false },
      });
      // With the cursor in plain text, the view keeps what it shows.
      if (found?.length) {
        const word = editor.document.getWordRangeAtPosition(editor.selection.active, /@?[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*/u);
        this.view.description = word && editor.document.getText(word).replace(/^@|[:.#$%&+?<>~/-]+$/g, '');
        this.texts.clear();
        this.found = found.map((place) => client.protocol2CodeConverter.asLocation(place));
        this.changed.fire();
      }
    }, 300);
  }

  getChildren(): vscode.Location[] {
    return this.found;
  }

  async getTreeItem(location: vscode.Location): Promise<vscode.TreeItem> {
    const name = location.uri.toString();
    const text = this.texts.get(name) ?? lines(location.uri).catch(() => []);
    this.texts.set(name, text);
    const item = new vscode.TreeItem(label((await text)[location.range.start.line] ?? '', location.range.start.character));
    item.description = `${vscode.workspace.asRelativePath(location.uri)}:${location.range.start.line + 1}`;
    item.iconPath = new vscode.ThemeIcon('references');
    item.command = {
      command: 'vscode.open', title: 'Go to citation', arguments: [location.uri, { selection: location.range }],
    };
    return item;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.view.dispose();
    this.changed.dispose();
  }
}

/** The lines of a note, from the editor if it is open, otherwise from the disk. */
async function lines(uri: vscode.Uri): Promise<string[]> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const text = open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return text.split(/\r\n|\n|\r/);
}

/** The line, from a few words before the citation on. */
function label(line: string, start: number): string {
  const from = start > 24 ? line.indexOf(' ', start - 24) + 1 : 0;
  return `${line.slice(0, from).trim() ? '…' : ''}${line.slice(from).trim()}`;
}
