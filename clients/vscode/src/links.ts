import * as vscode from 'vscode';
import type { DocumentLinkMiddleware } from 'vscode-languageclient/node';

/**
 * VS Code underlines every link, and a note is full of citations; and where there is a link, Ctrl+click leads there. So citations are
 * links only where the user wants that: else Ctrl+click on one leads to the paper's record, as for any name in VS Code.
 */
export const citationLinks: DocumentLinkMiddleware['provideDocumentLinks'] = async (document, token, next) => {
  const links = await next(document, token);
  return vscode.workspace.getConfiguration('glossa', document.uri).get('links.citations', false)
    ? links
    : links?.filter(({ range }) => !/^-?@/.test(document.getText(range)));
};
