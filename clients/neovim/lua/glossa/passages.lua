--- Requests the passages that have some words, and formats one for a list and its preview. As `glossa.papers` for pickers.
local server = require('glossa.server')

local M = {}

--- Requests the passages whose text has these words, exactly or nearly.
---@param answered fun(passages: table[], problems: string[])
---@return fun() cancel
function M.ask(client, words, answered)
  return server.ask(client, 'glossa/passages', { words = words, limit = 20 }, function(answer)
    for place, passage in ipairs(answer or {}) do
      passage.place = place
    end
    answered(answer or {}, {})
  end)
end

--- Identifies a passage among those of one answer; a line of a list begins with it.
function M.id(passage)
  return tostring(passage.place)
end

local function page(passage)
  return passage.page ~= '' and ', p. ' .. passage.page or ''
end

--- One line of a list.
function M.line(passage)
  local words = (passage.words:gsub('%s+', ' '))
  return ('%s %s%s%s · %s'):format(M.id(passage), passage.key, page(passage), passage.exact and '' or ' (nearly)', words)
end

--- The preview of a passage, as lines of Markdown.
function M.preview(passage)
  return {
    '# ' .. (passage.title:gsub('%s+', ' ')),
    '',
    '`@' .. passage.key .. '`' .. page(passage),
    '',
    passage.before .. '**' .. passage.words .. '**' .. passage.after,
  }
end

--- Nothing was found: why, for the user.
function M.none(words)
  return 'no text of a paper has ' .. words
end

--- The words that are selected, if any, and a function that writes the citation of a passage behind them, or at the cursor.
---@return string words
---@return fun(passages: table[])
function M.here()
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  local row, column = unpack(vim.api.nvim_win_get_cursor(window))
  local words = ''
  local mode = vim.fn.mode()
  if mode == 'v' or mode == 'V' then
    local from, to = vim.fn.getpos('v'), vim.fn.getpos('.')
    words = table.concat(vim.fn.getregion(from, to, { type = mode }), ' ')
    if from[2] > to[2] or (from[2] == to[2] and from[3] > to[3]) then
      to = from
    end
    row, column = to[2], to[3] - 1
    if mode == 'V' then
      column = math.max(0, #vim.fn.getline(row) - 1)
    end
    vim.cmd.normal({ vim.keycode('<Esc>'), bang = true })
  end
  return words, function(passages)
    local line = vim.api.nvim_buf_get_lines(buffer, row - 1, row, true)[1]
    local place = math.min(column, #line)
    if place < #line then
      place = place + vim.str_utf_end(line, place + 1) + 1
    end
    if words ~= '' then
      -- A blank at the end of the selection stays behind the citation.
      place = #(line:sub(1, place):gsub('%s+$', ''))
    end
    local before = line:sub(1, place)
    local text = ((before == '' or before:find('%s$')) and '' or ' ') .. passages[1].citation
    vim.api.nvim_buf_set_text(buffer, row - 1, place, row - 1, place, { text })
    vim.api.nvim_set_current_win(window)
    vim.api.nvim_win_set_cursor(window, { row, place + #text - 1 })
  end
end

return M
