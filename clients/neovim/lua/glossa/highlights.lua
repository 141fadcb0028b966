--- Colours of the parts of a citation, in groups of Glossa's own.
local M = {}

--- The server's types of semantic tokens (its lsp/Colours tells why it has these), the group of each, and what that looks
--- like unless the person or the colour scheme says otherwise.
M.groups = {
  ['function'] = { name = 'GlossaKey', link = 'Function' },
  comment = { name = 'GlossaUnknownKey', link = 'Comment' },
  parameter = { name = 'GlossaLocator', link = 'Identifier' },
  string = { name = 'GlossaAffix', link = 'String' },
  operator = { name = 'GlossaSign', link = 'Delimiter' },
  macro = { name = 'GlossaMotivation', link = 'PreProc' },
  property = { name = 'GlossaField', link = 'Identifier' },
}

local function define()
  for _, group in pairs(M.groups) do
    vim.api.nvim_set_hl(0, group.name, { link = group.link, default = true })
  end
end

function M.enable()
  define()
  local autocmds = vim.api.nvim_create_augroup('glossa.highlights', {})
  vim.api.nvim_create_autocmd('ColorScheme', { group = autocmds, callback = define })
  -- Neovim's own groups, @lsp.type.function.markdown and so on, would be those of any server of Markdown.
  vim.api.nvim_create_autocmd('LspTokenUpdate', {
    group = autocmds,
    callback = function(event)
      local client = vim.lsp.get_client_by_id(event.data.client_id)
      local group = client and client.name == 'glossa' and M.groups[event.data.token.type]
      if group then
        vim.lsp.semantic_tokens.highlight_token(event.data.token, event.buf, client.id, group.name)
      end
    end,
  })
end

return M
