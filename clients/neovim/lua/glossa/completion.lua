--- Completion as one types, where the person wants it, and what Neovim's own leaves undone.
local server = require('glossa.server')

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

local function before_cursor()
  return vim.api.nvim_get_current_line():sub(1, vim.api.nvim_win_get_cursor(0)[2])
end

--- What is typed of a key, where the cursor is in one; an address of mail is none.
local function begun(before)
  local open, key = before:match('^(.*)@{?([%w_:.#$%%&%-+?<>~/\128-\255]*)$')
  return open and not open:find('[%w_]$') and key or nil
end

--- Neovim leaves what stands behind the cursor, so a key that is accepted within another would grow by its end.
local function drop_rest()
  -- Neovim's own list, and mini.completion's.
  local data = vim.v.completed_item.user_data
  local item = vim.tbl_get(data or {}, 'nvim', 'lsp', 'completion_item') or vim.tbl_get(data or {}, 'lsp', 'item')
  local inserted = item and (item.textEdit and item.textEdit.newText or item.textEditText or item.label)
  if inserted and begun(before_cursor()) == inserted then
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    local rest = rest_of_key(vim.api.nvim_get_current_line():sub(column + 1))
    if rest > 0 then
      vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + rest, {})
    end
  end
end

--- Whether the list has put its selected word into the text, as it does on <C-n>: that is no typing.
local function is_shown_word(key)
  local seen = vim.fn.complete_info({ 'selected', 'items' })
  local item = seen.selected >= 0 and seen.items[seen.selected + 1]
  return item and item.word == key
end

--- Asks at each letter of a key where no list is open: Neovim's own trigger is one of single characters, and is off again
--- after the next key, or a step back. Neovim 0.10 has none, and asks anew while its list is open too.
local function as_you_type(client, buffer, group)
  local settled, asked, shown
  local waiting = assert(vim.uv.new_timer())
  local newer = vim.lsp.completion ~= nil
  local ask = newer and vim.lsp.completion.get or function()
    require('glossa.completion_0_10').ask(client)
  end
  local function still_at(before)
    return vim.api.nvim_get_mode().mode:sub(1, 1) == 'i' and vim.api.nvim_get_current_buf() == buffer
      and before_cursor() == before
  end
  --- What is asked for before the papers are read has no list: then it is asked for again, and once more when they are.
  local function ask_until_read(before, are_read)
    if not still_at(before) then
      return
    end
    ask()
    vim.defer_fn(function()
      if not are_read and still_at(before) and before ~= settled and vim.fn.pumvisible() == 0 then
        server.ask(client, 'glossa/status', vim.empty_dict(), function(is)
          ask_until_read(before, is.indexed)
        end, buffer)
      end
    end, 500)
  end
  vim.api.nvim_create_autocmd('CompleteDone', {
    group = group,
    buffer = buffer,
    callback = function()
      -- What was taken, or left, is not asked for again. An empty list is done too, for Neovim.
      settled = shown and before_cursor() or settled
      shown = false
    end,
  })
  vim.api.nvim_create_autocmd('CompleteChanged', {
    group = group,
    buffer = buffer,
    callback = function()
      shown = true
    end,
  })
  vim.api.nvim_create_autocmd(newer and 'TextChangedI' or { 'TextChangedI', 'TextChangedP' }, {
    group = group,
    buffer = buffer,
    callback = function(event)
      local before = before_cursor()
      local key = begun(before)
      -- Showing a list is a change too, for Neovim, of a text that has not changed.
      local again = event.event == 'TextChangedP' and (before == asked or is_shown_word(key))
      if not key or before == settled or again then
        return
      end
      asked = before
      waiting:start(30, 0, vim.schedule_wrap(function()
        ask_until_read(before, false)
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
  if vim.g.glossa_autocomplete then
    if vim.lsp.completion then
      vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = true })
    end
    as_you_type(client, buffer, group)
  end
end

return M
