--- Inserts papers as a citation at the cursor.
local M = {}

--- Whether the cursor is within a bracketed citation, so that only keys are to be inserted.
local function in_citation(before)
  local open = before:match('.*()%[')
  return open and not before:sub(open):find('%]') and before:sub(open):find('@') ~= nil
end

--- pandoc requires braces around a key with other characters, or with two punctuation marks in a row.
local function key(paper)
  local text = paper.key
  local plain = text:match('^[%w_\128-\255]') and text:match('[%w_\128-\255]$')
    and not text:find('[^%w_:.#$%%&%-+?<>~/\128-\255]') and not text:find('[:.#$%%&%-+?<>~/][:.#$%%&%-+?<>~/]')
  return plain and '@' .. text or '@{' .. text .. '}'
end

--- Returns a function that inserts papers at the current position, because a picker moves the cursor meanwhile.
---@return fun(papers: table[])
function M.here()
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  local row, column = unpack(vim.api.nvim_win_get_cursor(window))
  local line = vim.api.nvim_buf_get_lines(buffer, row - 1, row, true)[1]
  local mode = vim.fn.mode(1)
  local typing = mode:find('^n?i') ~= nil
  -- Outside of insert mode the cursor is on a character, and the key goes after it; likewise for <C-o> at the end of a line.
  if column < #line and (not typing or mode:find('^ni') and column + vim.str_utf_end(line, column + 1) + 1 == #line) then
    column = column + vim.str_utf_end(line, column + 1) + 1
  end
  return function(papers)
    local before = line:sub(1, column)
    if before:find('%[[^%[%]]*@[^%[%]]*%]$') then
      -- After a citation: add to its bracket.
      column = column - 1
      before = line:sub(1, column)
    end
    local keys = table.concat(vim.tbl_map(key, papers), '; ')
    local text = keys
    if not in_citation(before) then
      text = '[' .. keys .. ']'
    elseif not before:find('[%[;-]%s*$') then
      text = '; ' .. keys
    end
    vim.api.nvim_buf_set_text(buffer, row - 1, column, row - 1, column, { text })
    vim.api.nvim_set_current_win(window)
    vim.api.nvim_win_set_cursor(window, { row, column + #text - (typing and 0 or 1) })
    if typing and vim.fn.mode():sub(1, 1) ~= 'i' then
      -- The picker ended insert mode; continue after the inserted text.
      vim.cmd(column + #text == #vim.api.nvim_get_current_line() and 'startinsert!' or 'startinsert')
    end
  end
end

return M
