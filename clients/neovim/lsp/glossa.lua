-- Found by vim.lsp.config of Neovim 0.11 and newer through the runtime path; the plugin reads it for 0.10 too. It may be
-- copied alone, to ~/.config/nvim/lsp.

--- What starts the server: what the person says, or `glossa` on the PATH, or what this file came with: a clone, or an archive.
local function command()
  local said = vim.g.glossa_command or vim.env.GLOSSA
  if said and #said > 0 then
    return type(said) == 'table' and said or { said }
  end
  local around = debug.getinfo(1, 'S').source:match('^@(.*)clients[/\\]neovim[/\\]lsp[/\\]glossa%.lua$')
  if around and vim.fn.executable('glossa') == 0 then
    for _, place in ipairs({ 'server/bin/glossa', 'bin/glossa' }) do
      if vim.fn.executable(around .. place) == 1 then
        return { vim.fs.normalize(around .. place) }
      end
    end
  end
  return { 'glossa' }
end

return {
  cmd = command(),
  filetypes = { 'markdown', 'quarto', 'rmd', 'bib' },
  root_markers = { '.glossa.toml', '_quarto.yml', '.git' },
  settings = { glossa = vim.g.glossa_settings or vim.empty_dict() },
  before_init = function(params, config)
    -- The settings go with the first message too, so that no answer is given without them.
    local settings = (config.settings or {}).glossa
    if settings and next(settings) then
      params.initializationOptions = vim.tbl_deep_extend('force', params.initializationOptions or {}, settings)
    end
  end,
  on_exit = function(code, signal, id)
    -- Not there where this file was copied alone.
    local there, ending = pcall(require, 'glossa.ending')
    if there then
      ending.ended(code, signal, id)
    end
  end,
}
