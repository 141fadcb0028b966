# Add to kakrc, after the lines that start kakoune-lsp: source ~/.config/kak/glossa.kak

hook -group glossa global BufSetOption filetype=(?:markdown|bib|bibtex) %{
    set-option -add buffer lsp_servers %{
        [glossa]
        command = "glossa"
        root_globs = [".glossa.toml", "_quarto.yml", "_bookdown.yml", ".git"]
        # Settings for all workspaces, under the names of .glossa.toml.
        # settings_section = "_"
        # settings = { hover = { provenance = "always" } }
    }
}

hook -group glossa global WinSetOption filetype=(?:markdown|bib|bibtex) %{
    lsp-enable-window
}

# Kakoune has no file type for .bib.
hook -group glossa global BufCreate .*[.]bib %{ set-option buffer filetype bib }
