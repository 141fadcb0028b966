-- nvim -l neovim.lua NVIM: drives a second Neovim through its own interface, by the keys a person would press, and looks at
-- what it shows.
local nvim = vim.fn.jobstart({
  _G.arg[1], '--clean', '--embed', '--headless', '-i', 'NONE', '-n',
  '--cmd', 'set runtimepath^=' .. vim.env.PLUGIN .. ' runtimepath+=' .. vim.env.PARSERS,
  '--cmd', 'let g:glossa_autocomplete = v:true',
  '--cmd', 'set completeopt=menuone,noinsert,popup',
}, { rpc = true })

local function fail(why)
  io.stdout:write('FAILED: ' .. why .. '\n')
  os.exit(1)
end

local function press(keys)
  vim.rpcrequest(nvim, 'nvim_input', keys)
end

local function lua(code, ...)
  return vim.rpcrequest(nvim, 'nvim_exec_lua', code, { ... })
end

--- Waits until `look` gives something, and gives it back.
local function until_seen(what, look, seconds)
  local seen, last
  vim.wait((seconds or 15) * 1000, function()
    seen, last = look()
    return seen
  end, 50)
  if not seen then
    fail(what .. (last and ('; seen: ' .. vim.inspect(last, { newline = ' ', indent = '' })) or ''))
  end
  return seen
end

local function line()
  return lua('return vim.api.nvim_get_current_line()')
end

--- Puts the cursor on the first place of this text, by a search as a person types it.
local function go_to(text)
  press('<Esc>gg0/\\V' .. text .. '<CR>')
  until_seen('the cursor on ' .. text, function()
    return lua([[
      local cursor = vim.api.nvim_win_get_cursor(0)
      return vim.startswith(vim.api.nvim_get_current_line():sub(cursor[2] + 1), ...)
    ]], text)
  end)
end

local function underlined()
  return lua([[
    for _, mark in ipairs(vim.inspect_pos().extmarks) do
      if mark.opts.hl_group and vim.startswith(mark.opts.hl_group, 'DiagnosticUnderline') then
        return true
      end
    end
    return false
  ]])
end

local function menu()
  return lua([[
    -- Newer Neovims keep the items that no longer match, and tell the others by 'matches'.
    local newer = vim.fn.has('nvim-0.11') == 1
    local seen = vim.fn.complete_info({ 'pum_visible', newer and 'matches' or 'items' })
    local shown = seen.pum_visible == 1 and (seen.matches or seen.items) or {}
    return vim.tbl_map(function(item) return item.word end, shown)
  ]])
end

local function floating_text()
  return lua([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      end
    end
    return ''
  ]])
end

local version = lua('return tostring(vim.version())')
local as_you_type = lua('return vim.lsp.completion ~= nil')

-- The key that no paper has is underlined, and the message names the one that was meant.
press(':edit notes/attention.md<CR>')
until_seen('the note is open', function() return line() == '---' end)
go_to('vaswani2017atention')
until_seen('the unknown key is underlined', underlined, 60)
local messages = lua('return vim.tbl_map(function(d) return d.message end, vim.diagnostic.get(0))')
if #messages ~= 1 or not messages[1]:find('did you mean vaswani2017attention') then
  fail('one message that names the key that was meant; seen: ' .. vim.inspect(messages, { newline = ' ', indent = '' }))
end

-- A key is completed while it is typed, or where this Neovim cannot do that, when it is asked for.
press('GoSee [@')
if as_you_type then
  until_seen('a list as soon as @ is typed', function()
    local words = menu()
    return vim.tbl_contains(words, 'turing1936computable'), words
  end)
end
press('tur')
if not as_you_type then
  press('<C-x><C-o>')
end
until_seen('the list names both papers of Turing, and none that does not fit', function()
  local words = menu()
  return vim.tbl_contains(words, 'turing1936computable') and vim.tbl_contains(words, 'turing1950computing')
    and not vim.tbl_contains(words, 'knuth1984literate') and not vim.tbl_contains(words, 'adam'), words
end)
local words = menu()
for _ = 2, vim.fn.index(words, 'turing1936computable') + 1 do
  press('<C-n>')
end
press('<C-y>, p. 230].<Esc>')
until_seen('the accepted key in the text', function()
  return line() == 'See [@turing1936computable, p. 230].', line()
end)

-- Hover shows the paper.
go_to('vaswani2017attention')
press(as_you_type and 'K' or ':lua vim.lsp.buf.hover()<CR>')
until_seen('the hover window shows the title', function()
  local text = floating_text()
  return text:find('Attention Is All You Need', 1, true), text
end)

-- Definition goes to the record in the .bib file, and to the title's line in the list of papers.
local function follows(key, file, start)
  go_to(key)
  press('<C-]>')
  until_seen(key .. ' leads to ' .. file, function()
    local seen = lua([[return vim.fn.expand('%:t')]]) .. ': ' .. line()
    return seen:sub(1, #file + 2 + #start) == file .. ': ' .. start, seen
  end)
  press('<C-o>')
  until_seen('back in the note', function() return lua([[return vim.fn.expand('%:t')]]) == 'attention.md' end)
end
follows('vaswani2017attention', 'papers.bib', '@inproceedings{vaswani2017attention,')
follows('glove', 'reading-list.txt', 'GloVe: Global Vectors')

-- The quick fix writes the key that was meant, and the underline goes.
go_to('vaswani2017atention')
press(as_you_type and 'gra' or ':lua vim.lsp.buf.code_action()<CR>')
until_seen('the list of fixes, with its question', function()
  local mode = vim.rpcrequest(nvim, 'nvim_get_mode')
  return mode.blocking or mode.mode == 'c', mode
end)
press('1<CR>')
until_seen('the fixed key in the text', function()
  return line():find('See @vaswani2017attention for the figures', 1, true), line()
end)
until_seen('the underline is gone', function()
  return #lua('return vim.diagnostic.get(0)') == 0 and not underlined()
end)

-- A key gets another name: in the notes, and in the .bib file, which nobody has open.
go_to('bahdanau2015neural')
press(as_you_type and 'grn' or ':lua vim.lsp.buf.rename()<CR>')
until_seen('the question for the new name', function()
  local mode = vim.rpcrequest(nvim, 'nvim_get_mode')
  return mode.blocking or mode.mode == 'c', mode
end)
press('<C-u>bahdanau2015align<CR>')
until_seen('the new name in the note', function()
  return line():find('@bahdanau2015align', 1, true), line()
end)
until_seen('the new name in the .bib file', function()
  return lua([[
    for _, text in ipairs(vim.fn.getbufline('papers.bib', 1, '$')) do
      if text:find('{bahdanau2015align,', 1, true) then return true end
    end
    return false
  ]])
end)
press(':wall<CR>')

-- Who cites it: the quickfix list.
go_to('vaswani2017attention')
press(':Glossa references<CR>')
until_seen('five places in the quickfix list', function()
  local count = lua('return #vim.fn.getqflist()')
  return count == 5, count
end)
press(':cclose<CR>')

-- :Glossa looks for papers by fields, and writes the one that is chosen.
press('GoBoth [@turing1950computing]<Esc>:Glossa insert author:knuth<CR>')
until_seen('the list of papers, with its question', function()
  local mode = vim.rpcrequest(nvim, 'nvim_get_mode')
  return mode.blocking or mode.mode == 'c', mode
end)
press('1<CR>')
until_seen('the chosen paper in the bracket', function()
  return line() == 'Both [@turing1950computing; @knuth1984literate]', line()
end)

-- A paper added to the .bib file on disk is offered. (Neovim on Linux does not watch files for servers: Glossa has to.)
local bib = assert(io.open('papers.bib', 'a'))
bib:write('\n@misc{lovelace1843notes,\n  title = {Notes upon the Memoir},\n  author = {Lovelace, Ada},\n  year = {1843},\n}\n')
bib:close()
press('Go<Esc>')
until_seen('a paper added on disk is offered', function()
  press('<Esc>ccSee @love')
  press('<C-x><C-o>')
  vim.wait(500)
  return line() == 'See @lovelace1843notes' or vim.tbl_contains(menu(), 'lovelace1843notes'), menu()
end)

-- The server ends with its editor.
local children = lua('return vim.api.nvim_get_proc_children(vim.fn.getpid())')
if #children == 0 then
  fail('a server that runs')
end
pcall(press, '<Esc>:qall!<CR>')
until_seen('the server ends with its editor', function()
  return vim.iter(children):all(function(child) return vim.uv.kill(child, 0) ~= 0 end)
end)
io.stdout:write('Neovim ' .. version .. '\n')
