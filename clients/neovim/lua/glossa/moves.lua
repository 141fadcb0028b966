--- Navigation from a citation: to its paper, its file, its note and its other citations.
local papers = require('glossa.papers')
local server = require('glossa.server')

local M = {}

--- Goes to the location in the server's answer. If there are several, goes to the first and puts all into the quickfix list.
local function follow(method, none)
  local client = server.get()
  if not client then
    return
  end
  server.ask(client, method, server.position(client), function(result)
    local places = result and (vim.islist(result) and result or { result }) or {}
    if #places == 0 then
      server.say(none)
      return
    end
    local uri = places[1].targetUri or places[1].uri
    if uri:lower():find('%.pdf') and vim.ui.open then
      vim.ui.open(uri)
      return
    end
    if #places > 1 then
      vim.fn.setqflist({}, ' ', {
        title = 'Locations of this paper',
        items = vim.lsp.util.locations_to_items(places, client.offset_encoding),
      })
      server.say(('%d locations, in the quickfix list'):format(#places))
    end
    server.go(client, places[1])
  end)
end

--- The record of the paper under the cursor.
function M.paper()
  follow('textDocument/definition', 'no paper under the cursor')
end

--- Its PDF or saved page.
function M.document()
  follow('textDocument/implementation', 'no PDF or saved page of this paper found')
end

--- Its literature note.
function M.note()
  follow('textDocument/declaration', 'no literature note on this paper; create one by :Glossa create')
end

--- All citations of the paper under the cursor, in the quickfix list.
function M.references()
  local client = server.get()
  if not client then
    return
  end
  local params = server.position(client)
  params.context = { includeDeclaration = false }
  server.ask(client, 'textDocument/references', params, function(places)
    if not places or #places == 0 then
      server.say('no citations of what is under the cursor')
      return
    end
    vim.fn.setqflist({}, ' ', {
      title = 'Citations of this paper',
      items = vim.lsp.util.locations_to_items(places, client.offset_encoding),
    })
    vim.cmd('botright copen')
  end)
end

--- The line and column of the first citation of the key, @key or @{key}.
local function first_place(lines, key)
  for number, line in ipairs(lines) do
    local from = 1
    while true do
      local column, stop = line:find('@' .. key, from, true)
      if not column then
        break
      end
      -- Skip a longer key that begins with this one.
      if not line:sub(stop + 1):match('^[:.#$%%&%-+?<>~/]*[%w_]') then
        return number, column
      end
      from = stop + 1
    end
    local column = line:find('@{' .. key .. '}', 1, true)
    if column then
      return number, column
    end
  end
end

--- The papers that the note cites, in the location list, each at its first citation.
function M.cited()
  local client = server.get()
  if not client then
    return
  end
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  server.ask(client, 'glossa/papers', { uri = vim.uri_from_bufnr(buffer) }, function(answer)
    local items = {}
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    for _, paper in ipairs(answer.papers) do
      local number, column = first_place(lines, paper.key)
      items[#items + 1] = {
        bufnr = buffer,
        lnum = number or 1,
        col = column or 1,
        text = paper.known and papers.line(paper) or paper.key .. ' · unknown',
        type = paper.known and '' or 'W',
      }
    end
    if #items == 0 then
      server.say('this note cites nothing')
      return
    end
    vim.fn.setloclist(window, {}, ' ', { title = 'Papers cited here', items = items })
    vim.cmd.lopen()
  end)
end

return M
