import * as vscode from 'vscode';
import { fits, neededJava, type Machine, type Missing } from './server';

const getJdk = 'Get a JDK';
const chooseJdk = 'Choose a JDK';
const openSettings = 'Open Settings';

/** Says why there is no server, with what can be done about it. */
export async function tellMissing(machine: Machine, missing: Missing): Promise<void> {
  const [text, setting, ...buttons] = said(missing);
  const answer = await vscode.window.showErrorMessage(text, ...buttons);
  if (answer === getJdk) {
    await vscode.env.openExternal(vscode.Uri.parse('https://adoptium.net'));
  } else if (answer === chooseJdk) {
    await chooseJava(machine);
  } else if (answer === openSettings) {
    // What is a matter of a remote machine is on that machine's page.
    await vscode.commands.executeCommand(
      vscode.env.remoteName ? 'workbench.action.openRemoteSettings' : 'workbench.action.openSettings', { query: setting });
  }
}

function said(missing: Missing): [text: string, setting: string, ...buttons: string[]] {
  switch (missing.why) {
    case 'path':
      return [`The setting glossa.path names ${missing.named}, which is no program that can be run.`, 'glossa.path', openSettings];
    case 'java-home':
      return [`The setting glossa.java.home names ${missing.named}, where there is no Java ${neededJava} or newer.`,
        'glossa.java.home', chooseJdk, getJdk, openSettings];
    case 'java':
      return [`Glossa needs Java ${neededJava} or newer, and found none on this machine.`, 'glossa.java.home', getJdk, chooseJdk, openSettings];
    case 'program':
      return ["There is no program 'glossa' on the PATH. Name it in the setting glossa.path.", 'glossa.path', openSettings];
  }
}

/** Lets the user choose the folder of a JDK, and writes the setting once it is one. */
export async function chooseJava(machine: Machine): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: `The folder of a JDK ${neededJava} or newer`,
    openLabel: 'Use this JDK',
    canSelectFiles: false,
    canSelectFolders: true,
  });
  if (!chosen?.[0]) {
    return;
  }
  // On macOS the home lies within the folder that one sees.
  const folder = chosen[0].fsPath;
  const home = [folder, vscode.Uri.joinPath(chosen[0], 'Contents', 'Home').fsPath].find((it) => fits(machine, it));
  if (home) {
    // On a remote machine this is that machine's setting, since it is of the scope 'machine'.
    await vscode.workspace.getConfiguration('glossa').update('java.home', home, vscode.ConfigurationTarget.Global);
    return;
  }
  const again = await vscode.window.showErrorMessage(`There is no Java ${neededJava} or newer in ${folder}.`, chooseJdk);
  if (again) {
    await chooseJava(machine);
  }
}
