import * as vscode from 'vscode';
import { address, openRecord, papers, type Paper, type Server } from './papers';

const record: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Go to the record' };
const note: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('note'), tooltip: 'Open the literature note' };
const web: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: 'Open in the browser' };

interface Row extends vscode.QuickPickItem {
  paper: Paper;
}

/** Looks for papers while the query is typed, and gives the one that is chosen. */
export function choose(server: Server, title: string): Promise<Paper | undefined> {
  return new Promise((done) => {
    const pick = vscode.window.createQuickPick<Row>();
    pick.title = title;
    pick.placeholder = 'Words of title, authors, key or abstract, or fields: author:knuth year:..1990 status:unread';
    // What the server found is shown, in its order.
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    let newest = 0;
    async function look(): Promise<void> {
      const mine = ++newest;
      pick.busy = true;
      const found = await papers(server, { query: pick.value, limit: 50 });
      if (mine === newest) {
        pick.busy = false;
        pick.items = found.papers.map(row);
        pick.title = found.problems.length ? `${title} (${found.problems[0]})` : title;
      }
    }
    pick.onDidChangeValue(look);
    pick.onDidTriggerItemButton(async ({ item, button }) => {
      pick.hide();
      if (button === record) {
        await openRecord(item.paper);
      } else if (button === note && item.paper.note) {
        await vscode.window.showTextDocument(vscode.Uri.parse(item.paper.note));
      } else {
        await vscode.env.openExternal(vscode.Uri.parse(address(item.paper) ?? ''));
      }
    });
    pick.onDidAccept(() => {
      done(pick.selectedItems[0]?.paper);
      pick.hide();
    });
    pick.onDidHide(() => {
      done(undefined);
      pick.dispose();
    });
    pick.show();
    void look();
  });
}

function row(paper: Paper): Row {
  const byline = [paper.authors, paper.venue, paper.status].filter(Boolean).join(' · ');
  return {
    paper,
    label: paper.title || paper.key,
    description: `${paper.key}${byline ? ` · ${byline}` : ''}`,
    detail: paper.abstract?.slice(0, 300),
    // The server has matched already, also what is not shown here.
    alwaysShow: true,
    buttons: [record, ...(paper.note ? [note] : []), ...(address(paper) ? [web] : [])],
  };
}

/** Writes the chosen paper as a citation at the cursor, in the bracket where one is open. */
export async function insert(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  const paper = await choose(server, 'Insert citation');
  if (!paper) {
    return;
  }
  const cursor = editor.selection.active;
  const before = editor.document.lineAt(cursor.line).text.slice(0, cursor.character);
  const behind = /\[[^[\]]*@[^[\]]*\]$/.test(before);
  const within = /\[[^[\]]*@[^[\]]*$/.test(before);
  const at = behind ? cursor.translate(0, -1) : cursor;
  await editor.edit((edit) => edit.insert(at, behind || within ? `; @${paper.key}` : `[@${paper.key}]`));
}

/** Looks for a paper and goes to its record. */
export async function search(server: Server): Promise<void> {
  const paper = await choose(server, 'Search papers');
  if (paper) {
    await openRecord(paper);
  }
}
