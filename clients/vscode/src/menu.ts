import * as vscode from 'vscode';
import { isNote } from './papers';

/** The menu of the status bar: the usual commands. */
export async function menu(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const note: [string, string, string][] = [
    ['search', 'Search papers', 'glossa.search'],
    ['quote', 'Insert citation', 'glossa.insert'],
    ['telescope', 'Find where I read this', 'glossa.findPassage'],
    ['file-add', 'Create the literature note of the paper under the cursor', 'glossa.createNote'],
    ['list-ordered', 'List the references in this note', 'glossa.listReferences'],
    ['save', 'Write a bibliography of the cited papers', 'glossa.writeBibliography'],
    ['open-preview', 'Show the preview', 'markdown.showPreviewToSide'],
  ];
  const bibliography: [string, string, string][] = [
    ['search', 'Search papers', 'glossa.search'],
    ['sort-precedence', 'Sort entries by key', 'glossa.sortEntries'],
    ['wand', 'Tidy entries', 'glossa.tidyEntries'],
  ];
  const always: [string, string, string][] = [
    ['settings-gear', 'Open settings', 'glossa.openSettings'],
    ['output', 'Show log', 'glossa.showLog'],
    ['debug-restart', 'Restart server', 'glossa.restart'],
    ['bug', 'Report a problem', 'glossa.report'],
    ['mortar-board', 'Get started with Glossa', 'glossa.openWalkthrough'],
  ];
  const row = ([icon, label, command]: [string, string, string]) => ({ label: `$(${icon}) ${label}`, command });
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { command?: string }>([
    ...(isNote(document) ? note : bibliography).map(row),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...always.map(row),
  ], { title: 'Glossa', placeHolder: 'Choose a command' });
  if (chosen?.command) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
