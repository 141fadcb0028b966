--- :checkhealth glossa
local M = {}

function M.check()
  local health = vim.health
  health.start('Glossa')
  if vim.fn.has('nvim-0.10') == 0 then
    health.error('Neovim 0.10 or newer is needed, this is ' .. tostring(vim.version()))
    return
  end
  health.ok('Neovim ' .. tostring(vim.version()))

  local command = vim.env.GLOSSA or 'glossa'
  if vim.fn.executable(command) == 0 then
    health.error("there is no program '" .. command .. "' that can be run", {
      'put server/bin of Glossa on the PATH, or set the environment variable GLOSSA to server/bin/glossa',
    })
    return
  end
  local told = vim.fn.system({ command, '--version' })
  if vim.v.shell_error ~= 0 then
    health.error(command .. ' does not start', { vim.trim(told) })
    return
  end
  health.ok(vim.trim(told) .. ' (' .. vim.fn.exepath(command) .. ')')

  local clients = vim.lsp.get_clients({ name = 'glossa' })
  if #clients == 0 then
    health.info('no note is open: the server starts with the first one')
  end
  for _, client in ipairs(clients) do
    health.ok(('runs for %s, %d buffers'):format(client.root_dir or 'single files',
      vim.tbl_count(client.attached_buffers)))
  end
  if not vim.lsp.completion then
    health.info('this Neovim cannot complete as you type by itself: <C-x><C-o>, or a completion plugin')
  elseif vim.g.glossa_autocomplete then
    health.ok('completes as you type')
  else
    health.info('completes on <C-x><C-o>; let g:glossa_autocomplete = v:true completes as you type')
  end
  if vim.treesitter.language.add and not pcall(vim.treesitter.language.add, 'markdown_inline') then
    health.info('no parser markdown_inline: citations are coloured by the server alone')
  end
end

return M
