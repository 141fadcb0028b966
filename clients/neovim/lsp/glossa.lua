-- Found by vim.lsp.config of Neovim 0.11 and newer through the runtime path.
return {
  cmd = { vim.env.GLOSSA or 'glossa' },
  filetypes = { 'markdown', 'quarto', 'rmd', 'bib' },
  root_markers = { '.glossa.toml', '_quarto.yml', '.git' },
}
