import * as vscode from 'vscode';
import type { DocumentLinkMiddleware } from 'vscode-languageclient/node';

/**
 * Removes links on citations, unless the user enables them. VS Code underlines every link, and Ctrl+click follows it; without the
 * link, Ctrl+click on a citation goes to the paper's record, as for any name in VS Code.
 */
export const citationLinks: DocumentLinkMiddleware['provideDocumentLinks'] = async (document, token, next) => {
  const links = await next(document, token);
  return vscode.workspace.getConfiguration('glossa', document.uri).get('links.citations', false)
    ? links
    : links?.filter(({ range }) => !/^-?@/.test(document.getText(range)));
};
