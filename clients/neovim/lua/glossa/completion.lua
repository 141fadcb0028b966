--- Completion as one types, where the person wants it, and what Neovim's own leaves undone.
local M = {}

--- A key goes on with these (pandoc's manual, "Citation syntax"); signs stand between letters or digits only.
local function rest_of_key(text)
  local stop = 0
  while true do
    local _, last = text:find('^[:.#$%%&%-+?<>~/]?[%w_\128-\255]+', stop + 1)
    if not last then
      return stop
    end
    stop = last
  end
end

--- Neovim leaves what stands behind the cursor, so a key that is accepted within another would grow by its end.
local function drop_rest()
  local item = vim.tbl_get(vim.v.completed_item, 'user_data', 'nvim', 'lsp', 'completion_item')
  local inserted = item and (item.textEdit and item.textEdit.newText or item.textEditText or item.label)
  if not inserted then
    return
  end
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local line = vim.api.nvim_get_current_line()
  local before = line:sub(1, column)
  if vim.endswith(before, '@' .. inserted) or vim.endswith(before, '@{' .. inserted) then
    local rest = rest_of_key(line:sub(column + 1))
    vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + rest, {})
  end
end

--- Neovim 0.10 completes on a key press alone: here the list is asked for anew at each letter of a key.
local function as_you_type_in_0_10(buffer, group)
  local waiting = vim.uv.new_timer()
  vim.api.nvim_create_autocmd({ 'TextChangedI', 'TextChangedP' }, {
    group = group,
    buffer = buffer,
    callback = function()
      local before = vim.api.nvim_get_current_line():sub(1, vim.api.nvim_win_get_cursor(0)[2])
      local moved = vim.fn.complete_info({ 'selected' }).selected >= 0
      if moved or not before:find('@{?[%w_:.#$%%&%-+?<>~/\128-\255]*$') or before:find('[%w_]@[^@]*$') then
        return
      end
      waiting:start(50, 0, vim.schedule_wrap(function()
        if vim.api.nvim_get_mode().mode:sub(1, 1) == 'i' and vim.api.nvim_get_current_buf() == buffer then
          vim.lsp.omnifunc(1, '')
        end
      end))
    end,
  })
end

function M.attach(client, buffer)
  local group = vim.api.nvim_create_augroup('glossa.completion.' .. buffer, {})
  vim.api.nvim_create_autocmd('CompleteDone', {
    group = group,
    buffer = buffer,
    callback = function()
      if vim.v.event.reason == nil or vim.v.event.reason == 'accept' then
        drop_rest()
      end
    end,
  })
  -- As-you-type completion is the person's choice, since a completion plugin may already do it.
  if not vim.g.glossa_autocomplete then
    return
  end
  if vim.lsp.completion then
    -- Keys have characters that end a word for Neovim, and with it its list: there it asks again.
    client.server_capabilities.completionProvider.triggerCharacters = { '@', '-', ':', '.' }
    vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = true })
  else
    as_you_type_in_0_10(buffer, group)
  end
end

return M
