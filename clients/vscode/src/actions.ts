import * as vscode from 'vscode';
import type { CodeAction } from 'vscode-languageclient/node';
import type { Server } from './papers';

/** A code action of the server that has a command in this extension. */
export interface Offered {
  /** The kind of the action (LSP 3.17, "CodeActionKind"); the server has one for each command. */
  kind: string;
  /** The message if the server offers none. */
  none: string;
}

export const createNote: Offered = {
  kind: 'refactor.create',
  none: 'Put the cursor on the citation of a paper that has no literature note yet.',
};
export const writeBibliography: Offered = {
  kind: 'source.bibliography',
  none: 'Nothing to write: no paper is cited, or the file already exists.',
};
export const listReferences: Offered = {
  kind: 'source.references',
  none: 'This note cites no paper.',
};
export const sortEntries: Offered = { kind: 'source.sort', none: 'The entries are already sorted.' };
export const tidyEntries: Offered = { kind: 'source.tidy', none: 'The entries are already tidy.' };
export const refreshNote: Offered = {
  kind: 'source.refresh',
  none: 'This is neither a literature note nor a note with generated blocks, or it is up to date.',
};
export const fixAll: Offered = { kind: 'source.fixAll', none: 'There are no problems that can be fixed safely.' };

/** Applies the action that the server offers at the cursor, and opens the file that it creates. */
export async function make(server: Server, { kind, none }: Offered): Promise<void> {
  const client = server();
  const editor = vscode.window.activeTextEditor;
  if (!client || !editor) {
    return;
  }
  const { asUri, asRange } = client.code2ProtocolConverter;
  const answered = await client.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
    textDocument: { uri: asUri(editor.document.uri) },
    range: asRange(editor.selection),
    context: { diagnostics: [], only: [kind], triggerKind: 1 },
  });
  const offered = answered ?? [];
  const chosen = offered.length > 1
    ? (await vscode.window.showQuickPick(offered.map((action) => ({ label: action.title, action }))))?.action
    : offered[0];
  if (!chosen) {
    if (offered.length === 0) {
      vscode.window.setStatusBarMessage(none, 8000);
    }
    return;
  }
  const whole = chosen.edit ? chosen : await client.sendRequest<CodeAction>('codeAction/resolve', chosen);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(whole.edit);
  if (!edit || !whole.edit) {
    vscode.window.setStatusBarMessage(none, 8000);
    return;
  }
  await vscode.workspace.applyEdit(edit);
  const created = whole.edit.documentChanges?.find((change) => 'kind' in change && change.kind === 'create');
  if (created && 'uri' in created) {
    await vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(created.uri));
  }
}
