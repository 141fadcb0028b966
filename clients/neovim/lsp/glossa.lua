-- vim.lsp.config of Neovim 0.11 and newer finds this file on the runtime path; the plugin reads it for 0.10 too. It also works
-- without the plugin, copied to ~/.config/nvim/lsp.

--- The program that starts the server: the user's setting, `glossa` on the PATH, or that of the clone or archive with this file.
local function command()
  local set = vim.g.glossa_command or vim.env.GLOSSA
  if set and #set > 0 then
    return type(set) == 'table' and set or { set }
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
    -- Send the settings with the first message too, so that they apply to every answer.
    local settings = (config.settings or {}).glossa
    if settings and next(settings) then
      params.initializationOptions = vim.tbl_deep_extend('force', params.initializationOptions or {}, settings)
    end
  end,
  on_exit = function(code, signal, id)
    -- The module is missing if this file was copied without the plugin.
    local there, ending = pcall(require, 'glossa.ending')
    if there then
      ending.ended(code, signal, id)
    end
  end,
}
