--- Highlight groups for the parts of a citation.
local M = {}

--- The server's types of semantic tokens (lsp/TokenEncoder in the server), the group of each, and the group that it links to
--- unless the user or the colour scheme defines it.
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
  -- All servers for Markdown share Neovim's own groups, @lsp.type.function.markdown and so on.
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
