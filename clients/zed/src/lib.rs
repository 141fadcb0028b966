//! Starts Glossa for Zed: the program that the settings name under `lsp.glossa.binary`, or the one on the `PATH`.

use zed_extension_api::{self as zed, serde_json::Value, settings::LspSettings, Command, LanguageServerId, Result, Worktree};

struct Glossa;

impl zed::Extension for Glossa {
    fn new() -> Self {
        Glossa
    }

    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(id.as_ref(), worktree)?.binary;
        let (path, arguments) = binary.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path
            .or_else(|| worktree.which("glossa"))
            .ok_or("The program 'glossa' is not on the PATH. Install Glossa, or set lsp.glossa.binary.path.")?;
        Ok(Command { command, args: arguments.unwrap_or_default(), env: worktree.shell_env() })
    }

    /// The settings of `.glossa.toml`, for all workspaces.
    fn language_server_initialization_options(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(id.as_ref(), worktree)?.initialization_options)
    }
}

zed::register_extension!(Glossa);
