import * as vscode from 'vscode';
import { address, isNote, openRecord, papers, type Paper, type Server } from './papers';

const more: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('add'), tooltip: 'Add this paper, and search for another' };
const record: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Go to record' };
const note: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('note'), tooltip: 'Open literature note' };
const web: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: 'Open in browser' };

interface Row extends vscode.QuickPickItem {
  paper: Paper;
}

/**
 * Searches papers while the user types a query, and returns the chosen ones.
 *
 * @param several whether the user may choose more than one
 */
export function choose(server: Server, title: string, several = false): Promise<Paper[]> {
  return new Promise((done) => {
    const chosen: Paper[] = [];
    const pick = vscode.window.createQuickPick<Row>();
    pick.title = title;
    pick.placeholder = 'Words of title, authors, key or abstract, or fields: author:knuth year:..1990 status:unread';
    // Show all results, in the server's order.
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const titled = () => chosen.length ? `${title}: ${chosen.map(({ key }) => `@${key}`).join('; ')} and…` : title;
    let newest = 0;
    async function look(): Promise<void> {
      const mine = ++newest;
      pick.busy = true;
      const found = await papers(server, { query: pick.value, limit: 50 })
        .catch(() => ({ papers: [], problems: ['no answer from the server'] }));
      if (mine === newest) {
        pick.busy = false;
        pick.items = found.papers.map((paper) => row(paper, several));
        // The rest of the message lists all fields; there is no room for it.
        pick.title = found.problems.length ? `${title} (${found.problems[0].split(';')[0]})` : titled();
      }
    }
    let looking = look();
    pick.onDidChangeValue(() => { looking = look(); });
    pick.onDidTriggerItemButton(async ({ item, button }) => {
      if (button === more) {
        chosen.push(item.paper);
        pick.title = titled();
        pick.placeholder = 'Search for another, or press Enter';
        pick.value = '';
        looking = look();
        return;
      }
      pick.hide();
      if (button === record) {
        await openRecord(item.paper);
      } else if (button === note && item.paper.note) {
        await vscode.window.showTextDocument(vscode.Uri.parse(item.paper.note));
      } else {
        await vscode.env.openExternal(vscode.Uri.parse(address(item.paper) ?? ''));
      }
    });
    pick.onDidAccept(async () => {
      let rows: readonly Row[] = pick.selectedItems;
      if (chosen.length > 0 && pick.value === '') {
        rows = [];
      } else if (pick.busy || rows.length === 0) {
        // After fast typing, take the first of the new results, not of those that were shown before.
        await looking;
        rows = pick.items.slice(0, 1);
      }
      done([...chosen, ...rows.map(({ paper }) => paper).filter((paper) => !chosen.includes(paper))]);
      pick.hide();
    });
    pick.onDidHide(() => {
      done([]);
      pick.dispose();
    });
    pick.show();
  });
}

function row(paper: Paper, several: boolean): Row {
  const byline = [paper.authors, paper.venue, paper.status].filter(Boolean).join(' · ');
  return {
    paper,
    label: paper.title || paper.key,
    description: `${paper.key}${byline ? ` · ${byline}` : ''}`,
    detail: paper.abstract?.slice(0, 300),
    // The server has matched the paper, perhaps by text that is not shown here.
    alwaysShow: true,
    buttons: [...(several ? [more] : []), record, ...(paper.note ? [note] : []), ...(address(paper) ? [web] : [])],
  };
}

/** Inserts the chosen papers as a citation at the cursor, or adds them to the citation there. */
export async function insert(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isNote(editor.document)) {
    void vscode.window.showInformationMessage('Open the note in which to insert the citation.');
    return;
  }
  const chosen = await choose(server, 'Insert citation', true);
  if (chosen.length === 0) {
    return;
  }
  const cursor = editor.selection.active;
  const before = editor.document.lineAt(cursor.line).text.slice(0, cursor.character);
  const behind = /\[[^[\]]*@[^[\]]*\]$/.test(before);
  const within = /\[[^[\]]*@[^[\]]*$/.test(before);
  const at = behind ? cursor.translate(0, -1) : cursor;
  const cited = chosen.map(({ key }) => `@${written(key)}`).join('; ');
  await editor.edit((edit) => edit.insert(at, behind || within ? `; ${cited}` : `[${cited}]`));
}

/** The key as cited; in braces if it has other characters (pandoc manual, "Citation syntax"). */
function written(key: string): string {
  return /^[\p{L}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{N}_]+)*$/u.test(key) ? key : `{${key}}`;
}

/** Searches a paper and goes to its record. */
export async function search(server: Server): Promise<void> {
  const [paper] = await choose(server, 'Search papers');
  if (paper) {
    await openRecord(paper);
  }
}
