import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { machine, type ServerLife } from './client';
import { withoutPaths } from './hidden';
import type { Log } from './log';
import { commandLine, environment } from './server';
import { ofServer } from './settings';

/** Opens a problem report as a new document, for the user to read and send. */
export async function report(context: vscode.ExtensionContext, life: ServerLife, log: Log): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const doctor = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Glossa: checking this workspace' },
    () => examined(context, life, folder));
  const { version } = context.extension.packageJSON;
  const folders: Record<string, string> = { '<home>': machine.home, '<extension>': context.extensionPath };
  vscode.workspace.workspaceFolders?.forEach(({ uri }, at) => {
    folders[at ? `<workspace${at + 1}>` : '<workspace>'] = uri.fsPath;
  });
  const content = `# A problem with Glossa

What did you do, what did you expect, and what happened instead?



## Environment

- Glossa for VS Code ${version}, on ${vscode.env.appName} ${vscode.version}
- ${process.platform} ${process.arch}${vscode.env.remoteName ? ', on a remote machine' : ''}, Node ${process.versions.node}
- server: ${withoutPaths(life.program?.description ?? 'none found', folders)}

\`\`\`
${withoutPaths(doctor, folders).trim()}
\`\`\`

## The last lines of the log

\`\`\`
${withoutPaths(log.last.join('\n'), folders).trim()}
\`\`\`
`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

/** The output of `glossa doctor` for the workspace's folder. */
function examined(context: vscode.ExtensionContext, life: ServerLife, folder: string | undefined): Promise<string> {
  const server = life.program;
  if (!server) {
    return Promise.resolve('No server found.');
  }
  const given = ['--editor-settings', JSON.stringify(ofServer(context))];
  return new Promise((done) => {
    execFile(server.command, commandLine(server, ['doctor', ...given]), {
      cwd: folder ?? dirname(server.command), env: environment(machine), timeout: 60_000,
    }, (error, output, errors) => {
      // The exit code 1 means that there are problems; the output is valid.
      done(output || errors || String(error));
    });
  });
}
