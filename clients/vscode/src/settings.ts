import * as vscode from 'vscode';

/** Settings of the extension itself. All others are settings of the server, with the names of `.glossa.toml`. */
const own = /^glossa\.(path|java\.|trace\.|preview\.|links\.)/;

/** The server settings that the user has set, in the structure of `.glossa.toml`. The server knows the defaults. */
export function ofServer(context: vscode.ExtensionContext): object {
  const settings = {};
  const configuration = vscode.workspace.getConfiguration();
  for (const section of context.extension.packageJSON.contributes.configuration as { properties: object }[]) {
    for (const name of Object.keys(section.properties).filter((name) => !own.test(name))) {
      const is = configuration.inspect(name);
      const value = is?.workspaceFolderValue ?? is?.workspaceValue ?? is?.globalValue;
      if (value !== undefined) {
        put(settings, name.split('.').slice(1), configuration.get(name));
      }
    }
  }
  return settings;
}

function put(settings: Record<string, any>, [name, ...below]: string[], value: unknown): void {
  if (below.length === 0) {
    settings[name] = value;
  } else {
    put(settings[name] ??= {}, below, value);
  }
}
