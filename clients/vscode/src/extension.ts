import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { address, openRecord, type Paper } from './papers';
import { insert, search } from './search';
import { StatusItem } from './status';
import { CitedBy, CitedPapers } from './views';

const languages = ['markdown', 'quarto', 'rmd', 'bibtex'];

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;
let refresh = (): void => {};

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel('Glossa', { log: true });
  const server = () => client;
  const cited = new CitedPapers(server);
  const citedBy = new CitedBy(server);
  const status = new StatusItem(server);
  refresh = () => {
    cited.refresh();
    void status.refresh();
  };
  const commands: Record<string, (...given: never[]) => unknown> = {
    'glossa.restart': restart,
    'glossa.showLog': () => log.show(),
    'glossa.search': () => search(server),
    'glossa.insert': () => insert(server),
    'glossa.filter': () => cited.choose(),
    'glossa.references': () => vscode.commands.executeCommand('editor.action.goToReferences'),
    'glossa.rename': () => vscode.commands.executeCommand('editor.action.rename'),
    'glossa.openPaper': () => vscode.commands.executeCommand('editor.action.revealDefinition'),
    'glossa.openDocument': () => vscode.commands.executeCommand('editor.action.goToImplementation'),
    'glossa.openNote': (paper?: Paper) => paper?.note
      ? vscode.window.showTextDocument(vscode.Uri.parse(paper.note))
      : vscode.commands.executeCommand('editor.action.revealDeclaration'),
    'glossa.openRecord': (paper: Paper) => openRecord(paper),
    'glossa.openWeb': (paper: Paper) => vscode.env.openExternal(vscode.Uri.parse(address(paper) ?? '')),
  };
  context.subscriptions.push(
    log,
    status,
    ...Object.entries(commands).map(([name, does]) => vscode.commands.registerCommand(name, does)),
    vscode.window.registerTreeDataProvider('glossa.papers', cited),
    vscode.window.registerTreeDataProvider('glossa.citedBy', citedBy),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      refresh();
      citedBy.follow(editor);
    }),
    vscode.window.onDidChangeTextEditorSelection((change) => citedBy.follow(change.textEditor)),
    vscode.workspace.onDidChangeTextDocument(() => cited.refresh()),
    // The server tells of changed problems when it has read the sources again.
    vscode.languages.onDidChangeDiagnostics(refresh),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('glossa.path') && restart()),
  );
  await start();
  citedBy.follow(vscode.window.activeTextEditor);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

async function restart(): Promise<void> {
  await client?.dispose();
  client = undefined;
  await start();
}

async function start(): Promise<void> {
  const named = vscode.workspace.getConfiguration('glossa').get<string>('path', '').trim();
  const command = launcher(named);
  if (!command) {
    const settings = 'Open Settings';
    const answer = await vscode.window.showErrorMessage(named
      ? `Glossa: the setting glossa.path names ${named}, which is no program that can be run.`
      : "Glossa: there is no program 'glossa' on the PATH. Name it in the setting glossa.path.", settings);
    if (answer === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'glossa.path');
    }
    return;
  }
  log.info(`starting ${command}`);
  client = new LanguageClient('glossa', 'Glossa', { command }, {
    documentSelector: languages.map((language) => ({ scheme: 'file', language })),
    outputChannel: log,
  });
  await client.start();
  refresh();
}

/** The program that the setting names, else `glossa` on the PATH, if it is there and may be run. */
function launcher(named: string): string | undefined {
  const candidates = named
    ? [named.replace(/^~(?=[/\\])/, homedir())]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'glossa'));
  return candidates.find(runs);
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
