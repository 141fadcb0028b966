import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** A paper in the answer to `glossa/papers` (server/docs/PROTOCOL.md). */
export interface Paper {
  key: string;
  known: boolean;
  here: number;
  cited: number;
  title?: string;
  authors?: string;
  year?: string;
  venue?: string;
  abstract?: string;
  status?: string;
  /** The address of its literature note. */
  note?: string;
  /** The source with its record. */
  uri?: string;
  range?: { start: vscode.Position; end: vscode.Position };
  links?: { doi?: string; arxiv?: string; url?: string };
}

export interface Status {
  papers: number;
  sources: number;
  texts: number;
  notes: number;
  problems: number;
  indexed: boolean;
}

/** The client of the server, while it runs. */
export type Server = () => LanguageClient | undefined;

/** The papers that match a query, or with `uri` those that this note cites. */
export async function papers(server: Server, asked: { query?: string; uri?: string; limit?: number }): Promise<{ papers: Paper[]; problems: string[] }> {
  const client = server();
  return client?.isRunning() ? client.sendRequest('glossa/papers', asked) : { papers: [], problems: [] };
}

export async function status(server: Server): Promise<Status | undefined> {
  return server()?.sendRequest('glossa/status', {});
}

/** Goes to the paper's record. */
export async function openRecord(paper: Paper): Promise<void> {
  if (!paper.uri || !paper.range) {
    return;
  }
  const { start, end } = paper.range;
  await vscode.window.showTextDocument(vscode.Uri.parse(paper.uri), {
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  });
}

/** The web address at which the paper most likely is. */
export function address(paper: Paper): string | undefined {
  return paper.links?.doi ?? paper.links?.arxiv ?? paper.links?.url;
}

export function isNote(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return !!document && document.uri.scheme === 'file' && ['markdown', 'quarto', 'rmd'].includes(document.languageId);
}
