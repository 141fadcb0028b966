if vim.g.loaded_glossa then
  return
end
vim.g.loaded_glossa = true

if vim.lsp.enable then
  vim.lsp.enable('glossa')
else
  -- Neovim 0.10 has no vim.lsp.enable: read the same settings, and start the server by hand.
  local settings = dofile(vim.api.nvim_get_runtime_file('lsp/glossa.lua', false)[1])
  vim.api.nvim_create_autocmd('FileType', {
    pattern = settings.filetypes,
    callback = function(event)
      -- Neovim 0.10 calls its own hover windows Markdown; they have a buftype, and a note has none.
      if vim.bo[event.buf].buftype ~= '' or vim.api.nvim_buf_get_name(event.buf) == '' then
        return
      end
      local folder = vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf))
      vim.lsp.start({
        name = 'glossa',
        cmd = settings.cmd,
        root_dir = vim.fs.root(event.buf, settings.root_markers) or folder,
      }, { bufnr = event.buf })
    end,
  })
end

-- As-you-type completion is the user's choice, since a completion plugin may already do it.
vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'glossa' and vim.g.glossa_autocomplete and vim.lsp.completion then
      -- Keys have characters that end a word for Neovim, and with it its list: there it asks again.
      local provider = client.server_capabilities.completionProvider
      provider.triggerCharacters = { '@', '-', ':', '.' }
      vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = true })
    end
  end,
})

vim.api.nvim_create_user_command('Glossa', function(arguments)
  require('glossa').command(arguments)
end, {
  nargs = '*',
  desc = 'Papers and citations',
  complete = function(...)
    return require('glossa').complete(...)
  end,
})
