--- Completion as you type, if the user enables it, and corrections to Neovim's own completion.
local server = require('glossa.server')

local M = {}

--- The length of the rest of a key (pandoc's manual, "Citation syntax"); punctuation must be between letters or digits.
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

--- The part of a key before the cursor, or nil; an e-mail address is not a key.
local function begun(before)
  local open, key = before:match('^(.*)@{?([%w_:.#$%%&%-+?<>~/\128-\255]*)$')
  return open and not open:find('[%w_]$') and key or nil
end

--- Deletes the rest of the old key after the cursor, which Neovim keeps when an item is accepted within a key.
local function drop_rest()
  -- The user data of Neovim's own list, and of mini.completion's.
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

--- Whether the key was put into the text by the list, as on <C-n>, and not typed.
local function is_shown_word(key)
  local seen = vim.fn.complete_info({ 'selected', 'items' })
  local item = seen.selected >= 0 and seen.items[seen.selected + 1]
  return item and item.word == key
end

--- Requests completion at each letter of a key while no list is open. Neovim's own trigger is a single character, and does not
--- work again after the next key or a backspace. Neovim 0.10 has no trigger; there the request is repeated while its list is open.
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
  --- A request before the papers are read returns no list: repeat it until they are read, and once more then.
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
      -- Do not request again after the user accepted or closed the list. Neovim also fires this for an empty list.
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
      -- Neovim fires TextChangedP also when it shows a list, although the text has not changed.
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
  -- Off by default, because a completion plugin may already complete as you type.
  if vim.g.glossa_autocomplete then
    if vim.lsp.completion then
      vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = true })
    end
    as_you_type(client, buffer, group)
  end
end

return M
