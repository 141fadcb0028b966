-- The commands of :Glossa, with Neovim's own prompts and lists.
local nvim = dofile(vim.env.DRIVER)
local press, lua, line, until_seen = nvim.press, nvim.lua, nvim.line, nvim.until_seen

nvim.open()
nvim.edit('notes/attention.md')
nvim.until_indexed()

-- The citations of a paper, in the quickfix list.
nvim.go_to('vaswani2017attention')
nvim.command('Glossa references')
until_seen('four places in the quickfix list', function()
  local count = lua('return #vim.fn.getqflist()')
  return count == 4, count
end)
press(':cclose<CR>')

-- The papers that this note cites, in the location list, at their first citations; the unknown key is one of them.
nvim.command('Glossa cited')
local cited = until_seen('what the note cites, in the location list', function()
  local items = lua([[
    return vim.tbl_map(function(item) return item.text .. ' @' .. item.lnum end, vim.fn.getloclist(0))
  ]])
  return #items > 5 and items, items
end)
nvim.check('the unknown key stands in its line', vim.tbl_filter(function(item)
  return vim.startswith(item, 'vaswani2017atention ')
end, cited), { 'vaswani2017atention · unknown @30' })
press(':lclose<CR>')

-- Insert: by fields, into the bracket; then by a prompt.
press('GoBoth [@turing1950computing]<Esc>')
nvim.command('Glossa insert author:knuth')
nvim.until_asked('the list of papers, with its question')
press('1<CR>')
until_seen('the chosen paper in the bracket', function()
  return line() == 'Both [@turing1950computing; @knuth1984literate]', line()
end)
press('oHere <Esc>')
nvim.command('Glossa insert')
nvim.until_asked('the question for words')
press('literate programming<CR>')
vim.wait(300)
nvim.until_asked('the list of papers')
press('1<CR>')
until_seen('a citation of its own', function() return line() == 'Here [@knuth1984literate]', line() end)

-- The page that has some words is found, by what was typed and by what is selected, and cited behind them.
vim.fn.writefile({ 'A program is written for people.', '\fThe machine reads it later, and never complains about the order.' },
  'papers/knuth1984literate.txt')
until_seen('the text of the paper is read', function()
  return lua([[
    local client = vim.lsp.get_clients({ name = 'glossa' })[1]
    local answer = vim.lsp.buf_request_sync(0, 'glossa/status', vim.empty_dict(), 2000)
    return answer[client.id].result.texts == 1
  ]])
end, 30)
press('oSomebody never complains about the order<Esc>')
nvim.command('Glossa passage the machine reads it')
nvim.until_asked('the list of passages')
press('1<CR>')
until_seen('the page behind the cursor', function()
  return line() == 'Somebody never complains about the order [@knuth1984literate, p. 98]', line()
end)
press('oIt never complains about the order of it<Esc>0wv$2bh')
press(':Glossa passage<CR>')
nvim.until_asked('the list of passages')
press('1<CR>')
until_seen('the page behind the selection', function()
  return line():find('about the order [@knuth1984literate, p. 98] of it', 1, true), line()
end)

-- An invalid query is reported.
nvim.command('Glossa search year:long')
nvim.until_told('expected a number or a range after year:')

-- Search goes to the record.
nvim.command('Glossa search key:hochreiter1997long')
nvim.until_asked('the list of papers')
press('1<CR>')
until_seen('the record of the chosen paper', function()
  return line():find('@article{hochreiter1997long', 1, true), nvim.file() .. ': ' .. line()
end)
press('<C-o>')
until_seen('back in the note', function() return nvim.file() == 'attention.md' end)

-- Completion of names, and of fields after commands that search papers.
local function completed(typed)
  return lua([[return vim.fn.getcompletion(..., 'cmdline')]], typed)
end
nvim.check('names', completed('Glossa r'), { 'refresh', 'references', 'rename', 'restart' })
nvim.check('fields', completed('Glossa search a'), { 'abstract:', 'arxiv:', 'author:' })
nvim.check('fields behind other words, with a minus', completed('Glossa insert knuth -y'), { '-year:' })
nvim.check('values', completed('Glossa insert status:un'), { 'status:unread' })
nvim.check('no fields elsewhere', completed('Glossa status a'), {})
nvim.command('Glossa nonsense')
nvim.until_told("unknown command 'nonsense'")

-- The literature note is created, opened, and then found.
nvim.go_to('hochreiter1997long')
nvim.command('Glossa note')
nvim.until_told('no literature note on this paper')
nvim.command('Glossa create')
until_seen('the new literature note', function()
  return nvim.file() == 'hochreiter1997long.md' and nvim.text():find('# Long Short-Term Memory', 1, true), nvim.file()
end)
press(':write<CR><C-o>')
until_seen('back in the note', function() return nvim.file() == 'attention.md' end)
until_seen('the literature note is known', function()
  nvim.go_to('hochreiter1997long')
  nvim.command('Glossa note')
  vim.wait(300)
  return nvim.file() == 'hochreiter1997long.md', nvim.file()
end)
nvim.edit('notes/attention.md')

-- The reading desk: what is written about a paper, with its places; what to read next; a table.
nvim.go_to('vaswani2017attention')
nvim.command('Glossa notes')
until_seen('what is written about the paper', function()
  local text = nvim.text()
  return text:find('^# Vaswani et al. 2017') and text:find('\n## sec. 3.2\n', 1, true), text
end)
press('/averaging in one head<CR><CR>')
until_seen('the line of the note', function()
  return nvim.file() == 'attention.md' and line():find('Several heads', 1, true), nvim.file() .. ': ' .. line()
end)
nvim.command('Glossa queue')
until_seen('what to read next', function()
  return nvim.text():find('## cited and not read', 1, true), nvim.text()
end)
press(':close<CR>')
nvim.command('Glossa matrix cited:yes columns:"What the paper claims"')
until_seen('a table of papers', function()
  return nvim.text():find('| Paper | What the paper claims |', 1, true), nvim.text()
end)
press(':close<CR>')
nvim.edit('notes/attention.md')
press('Go<CR><lt>!-- glossa: list key:knuth --><CR><lt>!-- /glossa --><Esc>')
nvim.command('Glossa refresh')
until_seen('the block', function()
  return nvim.text():find('Knuth 1984. [^\n]*knuth1984literate'), nvim.text():sub(-400)
end)
press('uu')

-- The list of references, and the bibliography.
nvim.command('Glossa list')
until_seen('the list of references in the note', function()
  return nvim.text():find('Hochreiter, S', 1, true), nvim.text():sub(-600)
end)
nvim.command('Glossa bibliography')
nvim.until_asked('the question which papers are meant')
press('1<CR>')
until_seen('a bibliography on disk, with what is cited', function()
  local found = vim.uv.fs_stat('notes/attention.bib')
  local text = found and table.concat(vim.fn.readfile('notes/attention.bib'), '\n') or ''
  return text:find('hochreiter1997long', 1, true) and not text:find('codd1970relational', 1, true), text
end)

nvim.check('the note is not saved by that', lua('return vim.bo.modified'), true)

-- Rename with the new name as an argument.
nvim.go_to('devlin2019bert')
nvim.command('Glossa rename devlin2019')
until_seen('the new name', function() return line():find('@devlin2019]', 1, true), line() end)

-- Status, doctor and log.
nvim.command('Glossa status')
nvim.until_told('papers in')
nvim.command('Glossa doctor')
until_seen('the output of the doctor', function()
  local text = nvim.text()
  return text:find('Papers%s+%d+') and text:find('Neovim%s+0'), text
end)
nvim.check('in a buffer without a file', lua('return { vim.bo.buftype, vim.bo.modifiable }'), { 'nofile', false })
press(':close<CR>')
nvim.command('Glossa log')
until_seen('the log', function() return nvim.file() == 'lsp.log', nvim.file() end)

-- The user's own maps, from insert mode too; nothing is mapped by default.
nvim.check('no key is taken', lua([[
  local taken = {}
  for _, mode in ipairs({ 'n', 'i', 'x' }) do
    for _, map in ipairs(vim.list_extend(vim.api.nvim_get_keymap(mode), vim.api.nvim_buf_get_keymap(0, mode))) do
      if (map.desc or ''):find('Glossa') and not map.lhs:find('<Plug>') then
        taken[#taken + 1] = map.lhs
      end
    end
  end
  return taken
]]), {})
lua([[vim.keymap.set('i', '<F2>', '<Plug>(glossa-insert)')]])
nvim.edit('notes/attention.md')
press('GoIn <F2>')
nvim.until_asked('the question for words')
press('knuth<CR>')
vim.wait(300)
nvim.until_asked('the list of papers')
press('1<CR>')
vim.wait(300)
press('.')
until_seen('typing goes on behind the citation', function() return line() == 'In [@knuth1984literate].', line() end)
nvim.close()
