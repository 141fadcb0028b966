--- The completion list in Neovim 0.10. Its own list keeps only items that begin with the typed text, so papers found by title would be lost.
local server = require('glossa.server')

local M = {}

local function start_of(client, line, result)
  local first = result.items[1]
  local range = (result.itemDefaults or {}).editRange or (first.textEdit or {}).range
  range = range and (range.insert or range)
  return range and vim.lsp.util._str_byteindex_enc(line, range.start.character, client.offset_encoding)
end

local function word_of(item)
  return item.textEdit and item.textEdit.newText or item.textEditText or item.insertText or item.label
end

local function documentation(item)
  local text = item.documentation
  return type(text) == 'table' and text.value or text or ''
end

--- Requests completion, and shows the result unless something was typed meanwhile.
function M.ask(client)
  local line, column = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2]
  server.ask(client, 'textDocument/completion', server.position(client), function(result)
    local same = vim.api.nvim_get_current_line() == line and vim.api.nvim_win_get_cursor(0)[2] == column
    if not same or vim.api.nvim_get_mode().mode:sub(1, 1) ~= 'i' or not result or not result.items or #result.items == 0 then
      return
    end
    local start = start_of(client, line, result)
    if not start then
      return
    end
    table.sort(result.items, function(one, other)
      return (one.sortText or one.label) < (other.sortText or other.label)
    end)
    vim.fn.complete(start + 1, vim.tbl_map(function(item)
      return {
        word = word_of(item),
        abbr = item.label,
        menu = item.detail or '',
        info = documentation(item),
        icase = 1,
        dup = 1,
        user_data = { nvim = { lsp = { completion_item = item } } },
      }
    end, result.items))
  end)
end

return M
