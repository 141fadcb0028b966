-- Read by every test of Neovim: starts a second Neovim, drives it by the keys a person would press, and looks at what it shows.
local M = {}

local channel
M.last = 'its start'

--- Starts the Neovim to be tested, with these commands before the plugin is loaded, on no file or on some.
---@param before string[]?
---@param files string[]?
function M.open(before, files)
  local command = {
    _G.arg[1], '--clean', '--embed', '--headless', '-i', 'NONE', '-n',
    '--cmd', 'set runtimepath^=' .. vim.env.PLUGIN .. ' runtimepath+=' .. vim.env.PARSERS,
    -- Room for messages, so that none has to be answered before the next key.
    '--cmd', 'set columns=160 lines=50 cmdheight=8',
  }
  for _, each in ipairs(before or {}) do
    vim.list_extend(command, { '--cmd', each })
  end
  channel = vim.fn.jobstart(vim.list_extend(command, files or {}), { rpc = true, cwd = vim.fn.getcwd() })
  M.newer = M.lua('return vim.fn.has("nvim-0.11") == 1')
end

--- Ends it, as a person does who wants to keep nothing.
function M.close()
  pcall(M.press, '<C-\\><C-n>:qall!<CR>')
  vim.fn.jobwait({ channel }, 5000)
end

function M.fail(why)
  io.stdout:write('FAILED: ' .. why .. '\n')
  os.exit(1)
end

function M.shown(value)
  return vim.inspect(value, { newline = ' ', indent = '' })
end

function M.press(keys)
  M.last = keys
  vim.rpcrequest(channel, 'nvim_input', keys)
end

--- A Neovim that waits for a key answers nothing else.
function M.lua(code, ...)
  local free = vim.wait(10000, function()
    return not vim.rpcrequest(channel, 'nvim_get_mode').blocking
  end, 20)
  if not free then
    local before = M.last
    M.press('<CR>')
    local told = not vim.rpcrequest(channel, 'nvim_get_mode').blocking and M.messages() or ''
    M.fail('Neovim waits for a key, after: ' .. before .. '; messages: ' .. told)
  end
  return vim.rpcrequest(channel, 'nvim_exec_lua', code, { ... })
end

--- Waits until `look` gives something, and gives it back.
function M.until_seen(what, look, seconds)
  local seen, last
  vim.wait((seconds or 15) * 1000, function()
    seen, last = look()
    return seen
  end, 50)
  if not seen then
    local free = not vim.rpcrequest(channel, 'nvim_get_mode').blocking
    local told = free and M.lua([[return vim.fn.execute('messages')]]):sub(-300) or ''
    M.fail(what .. (last ~= nil and ('; seen: ' .. M.shown(last)) or '') .. '; messages: ' .. told)
  end
  return seen
end

function M.check(what, found, wanted)
  if not vim.deep_equal(found, wanted) then
    M.fail(what .. '; seen: ' .. M.shown(found))
  end
end

--- The line of the cursor.
function M.line()
  return M.lua('return vim.api.nvim_get_current_line()')
end

function M.text()
  return table.concat(M.lua('return vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n')
end

--- The name of the file in the window.
function M.file()
  return M.lua([[return vim.fn.expand('%:t')]])
end

--- Puts the cursor on the first place of this text, by a search as a person types it.
function M.go_to(text)
  M.press('<Esc>gg0/\\V' .. text:gsub('[/\\<]', { ['/'] = '\\/', ['\\'] = '\\\\', ['<'] = '<lt>' }) .. '<CR>')
  M.until_seen('the cursor on ' .. text, function()
    return M.lua([[
      local cursor = vim.api.nvim_win_get_cursor(0)
      return vim.startswith(vim.api.nvim_get_current_line():sub(cursor[2] + 1), ...)
    ]], text)
  end)
end

--- Opens a note, and waits for the server.
function M.edit(file)
  M.press('<Esc>:edit ' .. file .. '<CR>')
  M.until_seen(file .. ' is open, with Glossa', function()
    return M.file() == vim.fs.basename(file) and M.lua([[return #vim.lsp.get_clients({ name = 'glossa', bufnr = 0 }) == 1]])
  end, 60)
end

--- Waits until the papers of these notes are read, so that what is sought is found.
function M.until_indexed()
  M.until_seen('the papers are read', function()
    return M.lua([[
      local client = vim.lsp.get_clients({ name = 'glossa' })[1]
      local answer = client and vim.lsp.buf_request_sync(0, 'glossa/status', vim.empty_dict(), 2000)
      local is = answer and answer[client.id] and answer[client.id].result
      return is and is.indexed
    ]])
  end, 60)
end

function M.command(words)
  M.press('<Esc>:' .. words .. '<CR>')
end

--- Whether Neovim asks something in its last line: for a number, a name, or a key. Until it is answered, nothing else may be
--- asked of it.
function M.asked()
  local mode = vim.rpcrequest(channel, 'nvim_get_mode')
  return mode.blocking or mode.mode == 'c', mode
end

function M.until_asked(what)
  M.until_seen(what, M.asked)
end

function M.messages()
  return M.lua([[return vim.fn.execute('messages')]])
end

function M.until_told(words)
  M.until_seen('a message: ' .. words, function()
    local told = M.messages()
    return told:find(words, 1, true), told
  end, 30)
end

function M.underlined()
  return M.lua([[
    for _, mark in ipairs(vim.inspect_pos().extmarks) do
      if mark.opts.hl_group and vim.startswith(mark.opts.hl_group, 'DiagnosticUnderline') then
        return true
      end
    end
    return false
  ]])
end

--- The words of the list of completions, where one is open.
function M.menu()
  return M.lua([[
    -- Newer Neovims keep the items that no longer match, and tell the others by 'matches'.
    local newer = vim.fn.has('nvim-0.11') == 1
    local seen = vim.fn.complete_info({ 'pum_visible', newer and 'matches' or 'items' })
    local shown = seen.pum_visible == 1 and (seen.matches or seen.items) or {}
    return vim.tbl_map(function(item) return item.word end, shown)
  ]])
end

--- Waits for a list with this word in it, and takes the word.
function M.accept(word)
  M.until_seen(word .. ' in the list', function()
    local words = M.menu()
    return vim.tbl_contains(words, word), words
  end)
  for _ = 2, vim.fn.index(M.menu(), word) + 1 do
    M.press('<C-n>')
  end
  M.press('<C-y>')
end

--- The text of the window that floats, such as a hover.
function M.floating_text()
  return M.lua([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      end
    end
    return ''
  ]])
end

return M
