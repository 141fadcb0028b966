import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

const languages = ['markdown', 'quarto', 'rmd', 'bibtex'];

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel('Glossa', { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('glossa.restart', restart),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('glossa.path') && restart()),
  );
  await start();
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
