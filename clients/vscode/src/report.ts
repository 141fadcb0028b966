import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { machine, type ServerLife } from './client';
import { withoutPaths } from './hidden';
import type { Log } from './log';
import { commandLine, environment } from './server';
import { ofServer } from './settings';

/** A report for those who mend Glossa, as a new document that the user reads and sends, or not. */
export async function report(context: vscode.ExtensionContext, life: ServerLife, log: Log): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const doctor = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Glossa looks at this workspace' },
    () => examined(context, life, folder));
  const { version } = context.extension.packageJSON;
  const folders: Record<string, string> = { '<home>': machine.home, '<extension>': context.extensionPath };
  vscode.workspace.workspaceFolders?.forEach(({ uri }, at) => {
    folders[at ? `<workspace${at + 1}>` : '<workspace>'] = uri.fsPath;
  });
  const content = `# A problem with Glossa

What did you do, what did you expect, and what happened instead?



## What is there

- Glossa for VS Code ${version}, on ${vscode.env.appName} ${vscode.version}
- ${process.platform} ${process.arch}${vscode.env.remoteName ? ', on a remote machine' : ''}, Node ${process.versions.node}
- server: ${withoutPaths(life.program?.told ?? 'none was found', folders)}

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

/** What `glossa doctor` says of the workspace's folder. */
function examined(context: vscode.ExtensionContext, life: ServerLife, folder: string | undefined): Promise<string> {
  const server = life.program;
  if (!server) {
    return Promise.resolve('There is no server to ask.');
  }
  const given = ['--editor-settings', JSON.stringify(ofServer(context))];
  return new Promise((done) => {
    execFile(server.command, commandLine(server, ['doctor', ...given]), {
      cwd: folder ?? dirname(server.command), env: environment(machine), timeout: 60_000,
    }, (error, output, errors) => {
      // It ends with 1 where something is to be mended.
      done(output || errors || String(error));
    });
  });
}
