---@brief
---
--- Citations in Markdown notes: completion, hover, go to definition, diagnostics, rename.
---
--- Glossa serves citation keys such as `[see @vaswani2017, p. 3]` from BibTeX, CSL-JSON, RIS, PDF and saved pages. Put
--- the program `glossa` on your `PATH`.
---
--- Settings, here or in `.glossa.toml` in the folder of the notes, for example a library elsewhere:
---
--- ```lua
--- vim.lsp.config('glossa', {
---   settings = { glossa = { corpus = { '~/library/*.bib' } } },
--- })
--- ```

---@type vim.lsp.Config
return {
  cmd = { 'glossa' },
  filetypes = { 'markdown', 'quarto', 'rmd', 'bib' },
  root_markers = { '.glossa.toml', '_quarto.yml', '.git' },
  settings = {},
}
