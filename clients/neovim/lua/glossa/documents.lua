--- Documents that the server makes of the notes, in a window beside them. <CR> on a link goes to its place.
local server = require('glossa.server')

local M = {}

--- The destination of the link at the cursor, otherwise of the first one in the line.
local function link(line, column)
  local first
  local from = 1
  while true do
    local start, stop, destination = line:find('%]%((%S-)%)', from)
    if not start then
      return first
    end
    first = first or destination
    if column <= stop then
      return destination
    end
    from = stop + 1
  end
end

local function follow()
  local destination = link(vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2] + 1)
  local uri, line = (destination or ''):match('^(file:.-)#L(%d+)$')
  uri = uri or (destination or ''):match('^file:.+$')
  if not uri then
    server.say('no link in this line')
    return
  end
  vim.cmd.wincmd('p')
  local client = server.get()
  if client then
    local place = { line = tonumber(line or 1) - 1, character = 0 }
    server.go(client, { uri = uri, range = { start = place, ['end'] = place } })
  end
end

local function show(name, text)
  local buffer = vim.fn.bufadd('glossa://' .. name)
  vim.fn.bufload(buffer)
  vim.bo[buffer].buftype, vim.bo[buffer].bufhidden, vim.bo[buffer].swapfile = 'nofile', 'wipe', false
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(vim.trim(text), '\n', { plain = true }))
  vim.bo[buffer].modifiable = false
  local window = vim.fn.bufwinid(buffer)
  if window == -1 then
    vim.cmd('botright vertical sbuffer ' .. buffer)
  else
    vim.api.nvim_set_current_win(window)
  end
  vim.bo[buffer].syntax = 'markdown'
  vim.wo.wrap, vim.wo.linebreak = name ~= 'matrix', true
  vim.keymap.set('n', '<CR>', follow, { buffer = buffer, desc = 'Glossa: go to the link' })
end

local function ask(name, params, nothing)
  local client = server.get()
  if not client then
    return
  end
  params.kind = name
  server.ask(client, 'glossa/document', params, function(answer)
    if answer.isEmpty then
      server.say(nothing)
    else
      show(name, answer.markdown)
    end
  end)
end

--- The key under the cursor, without @.
local function key()
  local line, column = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2] + 1
  local from = 1
  while true do
    local start, stop, found = line:find('@{?([^%s%[%]{}(),;"\'<>]+)', from)
    if not start or start > column then
      return nil
    end
    if column <= stop then
      return (found:gsub('[%.:?!]+$', ''))
    end
    from = stop + 1
  end
end

--- What the user wrote about a paper, in all notes.
---@param name string? its key; otherwise that under the cursor
function M.notes(name)
  local wanted = name and name ~= '' and name:gsub('^@', '') or key()
  if not wanted then
    server.say('no key under the cursor; use :Glossa notes KEY')
    return
  end
  ask('notes', { key = wanted }, 'nothing is written about ' .. wanted)
end

--- What to read next.
function M.queue()
  ask('queue', { uri = vim.uri_from_bufnr(0) }, 'nothing is left to read')
end

--- A table of papers and tags.
---@param query string? which papers, as for `search`, and columns:method,result; otherwise those that notes cite
function M.matrix(query)
  ask('matrix', { query = query or '' }, 'no papers found')
end

return M
