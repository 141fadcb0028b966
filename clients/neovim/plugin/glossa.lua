if vim.g.loaded_glossa then
  return
end
vim.g.loaded_glossa = true

if vim.fn.has('nvim-0.10') == 0 then
  vim.api.nvim_err_writeln('Glossa needs Neovim 0.10 or newer')
  return
end

require('glossa.start').enable()

local group = vim.api.nvim_create_augroup('glossa.attach', {})
vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'glossa' then
      require('glossa.completion').attach(client, event.buf)
    end
  end,
})
require('glossa.highlights').enable()

vim.api.nvim_create_user_command('Glossa', function(arguments)
  require('glossa.command').run(arguments)
end, {
  nargs = '*',
  range = true,
  desc = 'Papers and citations',
  complete = function(...)
    return require('glossa.command').complete(...)
  end,
})

for _, name in ipairs({
  'search', 'insert', 'passage', 'paper', 'document', 'note', 'create', 'refresh', 'notes', 'queue', 'matrix', 'references', 'cited',
  'rename', 'bibliography', 'list',
}) do
  vim.keymap.set({ 'n', 'i' }, '<Plug>(glossa-' .. name .. ')', function()
    require('glossa')[name]('')
  end, { desc = 'Glossa: ' .. name })
end

vim.keymap.set('x', '<Plug>(glossa-passage)', function()
  require('glossa').passage()
end, { desc = 'Glossa: passage' })
