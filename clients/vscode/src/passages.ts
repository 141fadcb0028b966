import * as vscode from 'vscode';
import { isNote, type Server } from './papers';

/** A passage in the answer to `glossa/passages` (server/docs/PROTOCOL.md). */
interface Passage {
  key: string;
  title: string;
  page: string;
  uri: string;
  exact: boolean;
  before: string;
  words: string;
  after: string;
  citation: string;
}

interface Row extends vscode.QuickPickItem {
  passage: Passage;
}

const open: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Open the page' };

/** Finds the pages that have the selected or typed words, and cites the chosen one behind the selection. */
export async function findPassage(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selection = editor?.selection;
  const words = editor && selection ? editor.document.getText(selection).trim() : '';
  const passage = await choose(server, words);
  if (!passage || !editor || !selection || !isNote(editor.document)) {
    return;
  }
  const line = editor.document.lineAt(selection.end.line).text.slice(0, selection.end.character);
  // A blank at the end of the selection stays behind the citation.
  const before = words ? line.trimEnd() : line;
  const space = before === '' || /\s$/.test(before) ? '' : ' ';
  await editor.edit((edit) => edit.insert(selection.end.with({ character: before.length }), `${space}${passage.citation}`));
}

function choose(server: Server, words: string): Promise<Passage | undefined> {
  return new Promise((done) => {
    const pick = vscode.window.createQuickPick<Row>();
    pick.title = 'Find where I read this';
    pick.placeholder = 'Words of a sentence, as far as you remember them';
    pick.value = words.replace(/\s+/g, ' ');
    let newest = 0;
    async function look(): Promise<void> {
      const mine = ++newest;
      pick.busy = true;
      const client = server();
      const found = client?.isRunning() && pick.value.trim()
        ? await client.sendRequest<Passage[]>('glossa/passages', { words: pick.value, limit: 20 }).catch(() => [])
        : [];
      if (mine === newest) {
        pick.busy = false;
        pick.items = found.map(row);
      }
    }
    let looking = look();
    pick.onDidChangeValue(() => { looking = look(); });
    pick.onDidTriggerItemButton(async ({ item }) => {
      pick.hide();
      await vscode.env.openExternal(vscode.Uri.parse(item.passage.uri));
    });
    pick.onDidAccept(async () => {
      let chosen = pick.selectedItems[0];
      if (pick.busy || !chosen) {
        // After fast typing, take the first of the new results.
        await looking;
        chosen = pick.items[0];
      }
      done(chosen?.passage);
      pick.hide();
    });
    pick.onDidHide(() => {
      done(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function row(passage: Passage): Row {
  const page = passage.page ? `, p. ${passage.page}` : '';
  return {
    passage,
    label: `${passage.key}${page}`,
    description: passage.exact ? passage.title : `nearly · ${passage.title}`,
    detail: `${passage.before}${passage.words}${passage.after}`,
    // The server has compared the words.
    alwaysShow: true,
    buttons: [open],
  };
}
