import * as vscode from 'vscode';
import { fits, neededJava, type Machine, type Missing } from './server';

const getJdk = 'Get a JDK';
const chooseJdk = 'Choose a JDK';
const openSettings = 'Open Settings';

/** Shows why there is no server, and what the user can do. */
export async function showMissing(machine: Machine, missing: Missing): Promise<void> {
  const [text, setting, ...buttons] = messageOf(missing);
  const answer = await vscode.window.showErrorMessage(text, ...buttons);
  if (answer === getJdk) {
    await vscode.env.openExternal(vscode.Uri.parse('https://adoptium.net'));
  } else if (answer === chooseJdk) {
    await chooseJava(machine);
  } else if (answer === openSettings) {
    // On a remote machine the setting is on the page of that machine.
    await vscode.commands.executeCommand(
      vscode.env.remoteName ? 'workbench.action.openRemoteSettings' : 'workbench.action.openSettings', { query: setting });
  }
}

function messageOf(missing: Missing): [text: string, setting: string, ...buttons: string[]] {
  switch (missing.why) {
    case 'path':
      return [`Cannot run ${missing.named}. Correct the setting glossa.path: it must name a program.`, 'glossa.path', openSettings];
    case 'java-home':
      return [`No Java ${neededJava} or newer in ${missing.named}. Correct the setting glossa.java.home, or choose a JDK.`,
        'glossa.java.home', chooseJdk, getJdk, openSettings];
    case 'java':
      return [`Glossa needs Java ${neededJava} or newer, and there is none on this machine. Install a JDK, or choose its folder.`, 'glossa.java.home', getJdk, chooseJdk, openSettings];
    case 'program':
      return ["The program 'glossa' is not on the PATH. Install Glossa, or name the program in the setting glossa.path.", 'glossa.path', openSettings];
  }
}

/** Lets the user choose the folder of a JDK, and stores it in the settings if it is one. */
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
  // On macOS the home is inside the folder that the user sees.
  const folder = chosen[0].fsPath;
  const home = [folder, vscode.Uri.joinPath(chosen[0], 'Contents', 'Home').fsPath].find((it) => fits(machine, it));
  if (home) {
    // The setting has the scope 'machine': in a remote window this changes the remote machine's setting.
    await vscode.workspace.getConfiguration('glossa').update('java.home', home, vscode.ConfigurationTarget.Global);
    return;
  }
  const again = await vscode.window.showErrorMessage(`No Java ${neededJava} or newer in ${folder}. Choose the folder of a JDK.`, chooseJdk);
  if (again) {
    await chooseJava(machine);
  }
}
