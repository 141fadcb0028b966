import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { createNote, fixAll, listReferences, make, refreshNote, sortEntries, tidyEntries, writeBibliography } from './actions';
import { machine, ServerLife } from './client';
import { Documents } from './documents';
import { citationLinks } from './links';
import { Log } from './log';
import { menu } from './menu';
import { chooseJava } from './missing';
import { address, openRecord, type Paper } from './papers';
import { findPassage } from './passages';
import { RenderedNotes } from './rendered';
import { report } from './report';
import { insert, search } from './search';
import { StatusItems } from './status';
import { CitedBy, CitedPapers } from './views';

/** What VS Code's Markdown preview uses of this extension. */
export interface Exports {
  extendMarkdownIt: (md: MarkdownIt) => MarkdownIt;
}

let life: ServerLife;

export function activate(context: vscode.ExtensionContext): Exports {
  const log = new Log();
  const server = () => life.client;
  const cited = new CitedPapers(server);
  const citedBy = new CitedBy(server);
  const status = new StatusItems(server);
  const rendered = new RenderedNotes(server);
  const documents = new Documents(server);
  life = new ServerLife(context, log, {
    provideDocumentLinks: citationLinks,
    // The status item shows progress, beside the note.
    handleWorkDoneProgress: (_, progress) => status.progress(progress.kind === 'end' ? '' : progress.message ?? ''),
  });
  const refresh = () => {
    cited.refresh();
    void status.refresh();
  };
  const run = (command: string) => () => vscode.commands.executeCommand(command);
  const commands: Record<string, (...given: never[]) => unknown> = {
    'glossa.search': () => search(server),
    'glossa.insert': () => insert(server),
    'glossa.findPassage': () => findPassage(server),
    'glossa.showNotes': () => documents.notes(),
    'glossa.showQueue': () => documents.queue(),
    'glossa.showMatrix': () => documents.matrix(),
    'glossa.openPaper': run('editor.action.revealDefinition'),
    'glossa.openDocument': run('editor.action.goToImplementation'),
    'glossa.openNote': (paper?: Paper) => paper?.note
      ? vscode.window.showTextDocument(vscode.Uri.parse(paper.note))
      : vscode.commands.executeCommand('editor.action.revealDeclaration'),
    'glossa.references': run('editor.action.goToReferences'),
    'glossa.rename': run('editor.action.rename'),
    'glossa.createNote': () => make(server, createNote),
    'glossa.writeBibliography': () => make(server, writeBibliography),
    'glossa.listReferences': () => make(server, listReferences),
    'glossa.refreshNote': () => make(server, refreshNote),
    'glossa.sortEntries': () => make(server, sortEntries),
    'glossa.tidyEntries': () => make(server, tidyEntries),
    'glossa.fixAll': () => make(server, fixAll),
    'glossa.filter': () => cited.choose(),
    'glossa.openRecord': (paper: Paper) => openRecord(paper),
    'glossa.openWeb': (paper: Paper) => vscode.env.openExternal(vscode.Uri.parse(address(paper) ?? '')),
    'glossa.menu': menu,
    'glossa.chooseJava': () => chooseJava(machine),
    'glossa.openSettings': () => vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${context.extension.id}`),
    'glossa.openWalkthrough': () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#glossa.start`, false),
    'glossa.report': () => report(context, life, log),
    'glossa.restart': () => life.restart(),
    'glossa.showLog': () => log.show(),
  };
  context.subscriptions.push(
    log,
    status,
    rendered,
    documents,
    cited,
    citedBy,
    ...Object.entries(commands).map(([name, does]) => vscode.commands.registerCommand(name, does)),
    life.onStarted(() => {
      refresh();
      rendered.refresh();
      citedBy.follow(vscode.window.activeTextEditor);
    }),
    life.onChanged(() => void status.refresh()),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      refresh();
      citedBy.follow(editor);
    }),
    vscode.window.onDidChangeTextEditorSelection((change) => citedBy.follow(change.textEditor)),
    vscode.workspace.onDidChangeTextDocument(() => cited.refresh()),
    // The server publishes diagnostics when it has read the sources again.
    vscode.languages.onDidChangeDiagnostics(() => {
      refresh();
      rendered.refresh();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('glossa') && life.configured(change)),
    // The settings of the workspace were ignored until now.
    vscode.workspace.onDidGrantWorkspaceTrust(() => life.restart()),
  );
  // VS Code's preview waits for this function; do not make it wait for the server.
  void life.start();
  return { extendMarkdownIt: rendered.extendMarkdownIt };
}

export async function deactivate(): Promise<void> {
  await life.dispose();
}
