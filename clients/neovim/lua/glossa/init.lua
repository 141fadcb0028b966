--- What `:Glossa` does. Each function works on the note in the current window; all may be mapped.
local M = {}

--- The server of this buffer, else any: papers can be looked for from everywhere.
local function client()
  local find = vim.lsp.get_clients
  local found = find({ name = 'glossa', bufnr = 0 })[1] or find({ name = 'glossa' })[1]
  if not found then
    vim.notify('Glossa does not run: open a note first, and see :checkhealth glossa', vim.log.levels.WARN)
  end
  return found
end

local function request(server, method, params, answered)
  local function on_answer(err, result)
    if err then
      vim.notify('Glossa: ' .. err.message, vim.log.levels.ERROR)
    else
      answered(result)
    end
  end
  -- Neovim 0.10 has no methods of clients.
  if vim.fn.has('nvim-0.11') == 1 then
    server:request(method, params, on_answer, 0)
  else
    server.request(method, params, on_answer, 0)
  end
end

local function one_line(paper)
  local parts = { paper.key }
  for _, part in ipairs({ paper.authors, paper.title }) do
    if part and part ~= '' then
      parts[#parts + 1] = part
    end
  end
  if paper.status then
    parts[#parts + 1] = paper.status
  end
  return table.concat(parts, ' · ')
end

--- Papers that a query asks for: the same words and fields as `glossa search`.
---@param query string?
---@param chosen fun(paper: table) what is done with the one that is chosen
local function choose(query, chosen)
  local server = client()
  if not server then
    return
  end
  local function show(words)
    if not words or words == '' then
      return
    end
    request(server, 'glossa/papers', { query = words, limit = 200 }, function(answer)
      for _, problem in ipairs(answer.problems) do
        vim.notify('Glossa: ' .. problem, vim.log.levels.WARN)
      end
      if #answer.papers == 0 then
        vim.notify('Glossa: no paper fits ' .. words)
        return
      end
      -- Telescope, fzf-lua, snacks and mini.pick take the place of this list where they are set up to.
      vim.ui.select(answer.papers, { prompt = 'Papers', kind = 'glossa', format_item = one_line }, function(paper)
        if paper then
          chosen(paper)
        end
      end)
    end)
  end
  if query and query ~= '' then
    show(query)
  else
    vim.ui.input({ prompt = 'Papers: ' }, show)
  end
end

--- Looks for papers and goes to the record of the one that is chosen.
function M.search(query)
  choose(query, function(paper)
    vim.cmd.edit(vim.fn.fnameescape(vim.uri_to_fname(paper.uri)))
    local start = paper.range.start
    local lines = vim.api.nvim_buf_line_count(0)
    vim.api.nvim_win_set_cursor(0, { math.min(start.line + 1, lines), start.character })
  end)
end

--- Whether the cursor stands in a bracket that holds a citation, so that the key alone is to be put there.
local function in_citation(before)
  local open = before:match('.*()%[')
  return open and not before:sub(open):find('%]') and before:sub(open):find('@') ~= nil
end

--- Looks for papers and writes the key of the one that is chosen at the cursor.
function M.insert(query)
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  choose(query, function(paper)
    local row, column = unpack(vim.api.nvim_win_get_cursor(window))
    local line = vim.api.nvim_buf_get_lines(buffer, row - 1, row, true)[1]
    -- Outside of insert mode the cursor stands on a character; the key goes behind it.
    if vim.fn.mode() ~= 'i' and column < #line then
      column = column + vim.str_utf_end(line, column + 1) + 1
    end
    local before = line:sub(1, column)
    if before:find('%[[^%[%]]*@[^%[%]]*%]$') then
      -- Behind a citation: one more in its bracket.
      column = column - 1
      before = line:sub(1, column)
    end
    local text = in_citation(before) and '; @' .. paper.key or '[@' .. paper.key .. ']'
    vim.api.nvim_buf_set_text(buffer, row - 1, column, row - 1, column, { text })
    vim.api.nvim_win_set_cursor(window, { row, column + #text })
  end)
end

local function position(server)
  return vim.lsp.util.make_position_params(0, server.offset_encoding)
end

--- Goes where the server leads from the cursor.
local function follow(method, nothing)
  local server = client()
  if not server then
    return
  end
  request(server, method, position(server), function(result)
    local place = result and (result.uri or result.targetUri) and result or (result or {})[1]
    if not place then
      vim.notify('Glossa: ' .. nothing)
      return
    end
    local uri = place.targetUri or place.uri
    if uri:lower():find('%.pdf') and vim.ui.open then
      vim.ui.open(uri)
      return
    end
    vim.cmd.edit(vim.fn.fnameescape(vim.uri_to_fname((uri:gsub('#.*$', '')))))
    local range = place.targetSelectionRange or place.targetRange or place.range
    local line = math.min(range.start.line + 1, vim.api.nvim_buf_line_count(0))
    vim.api.nvim_win_set_cursor(0, { line, range.start.character })
  end)
end

--- The record of the paper under the cursor.
function M.paper()
  follow('textDocument/definition', 'there is no paper under the cursor')
end

--- Its PDF or saved page.
function M.document()
  follow('textDocument/implementation', 'no file of this paper is known')
end

--- Its literature note.
function M.note()
  follow('textDocument/declaration', 'there is no note on this paper; the code actions make one')
end

--- Who cites the paper under the cursor, in the quickfix list.
function M.references()
  vim.lsp.buf.references({ includeDeclaration = false })
end

--- What the note cites, in the location list, each at its first place.
function M.cited()
  local server = client()
  if not server then
    return
  end
  local buffer = vim.api.nvim_get_current_buf()
  request(server, 'glossa/papers', { uri = vim.uri_from_bufnr(buffer) }, function(answer)
    local items = {}
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    for _, paper in ipairs(answer.papers) do
      for number, line in ipairs(lines) do
        local column = line:find('@' .. paper.key, 1, true) or line:find('@{' .. paper.key, 1, true)
        if column then
          local text = paper.known and one_line(paper) or paper.key .. ' · unknown'
          items[#items + 1] = { bufnr = buffer, lnum = number, col = column, text = text }
          break
        end
      end
    end
    vim.fn.setloclist(0, {}, ' ', { title = 'Papers cited here', items = items })
    vim.cmd.lopen()
  end)
end

--- What there is, in one line.
function M.status()
  local server = client()
  if not server then
    return
  end
  request(server, 'glossa/status', vim.empty_dict(), function(is)
    vim.notify(('Glossa: %d papers in %d sources, %d notes, %d problems%s'):format(
      is.papers, is.sources, is.notes, is.problems, is.indexed and '' or ', indexing'))
  end)
end

--- Stops the server and starts it again for the notes that it served.
function M.restart()
  for _, server in ipairs(vim.lsp.get_clients({ name = 'glossa' })) do
    local buffers = vim.tbl_keys(server.attached_buffers)
    vim.lsp.stop_client(server.id)
    vim.wait(2000, function()
      return vim.lsp.client_is_stopped(server.id)
    end)
    for _, buffer in ipairs(buffers) do
      vim.api.nvim_exec_autocmds('FileType', { buffer = buffer })
    end
  end
end

--- The editor's log of its talk with servers.
function M.log()
  vim.cmd.edit(vim.lsp.get_log_path and vim.lsp.get_log_path() or vim.lsp.log.get_filename())
end

local names = { 'search', 'insert', 'paper', 'document', 'note', 'references', 'cited', 'status', 'restart', 'log' }

--- `:Glossa NAME words`
function M.command(arguments)
  local name, rest = arguments.args:match('^(%S*)%s*(.*)$')
  if name == '' then
    name = 'search'
  end
  if not vim.tbl_contains(names, name) then
    vim.notify('Glossa knows ' .. table.concat(names, ', ') .. '; not ' .. name, vim.log.levels.ERROR)
    return
  end
  M[name](rest)
end

function M.complete(lead, line)
  if line:match('^%S+%s+%S*$') then
    return vim.tbl_filter(function(name)
      return vim.startswith(name, lead)
    end, names)
  end
  return {}
end

return M
