-- A missing server, one that crashes, two projects, a folder without papers, and two windows.
local nvim = dofile(vim.env.DRIVER)
local press, lua, line, until_seen = nvim.press, nvim.lua, nvim.line, nvim.until_seen

local function servers()
  return lua([[return #vim.lsp.get_clients({ name = 'glossa' })]])
end

-- A missing program: one message with a remedy, once; commands report it too.
nvim.open({ 'let g:glossa_command = "/nowhere/glossa"' })
press(':edit notes/attention.md<CR>:edit notes/measuring-information.md<CR>')
nvim.until_told("see :checkhealth glossa")
local _, times = nvim.messages():gsub('cannot run the program', '')
nvim.check('reported once', times, 1)
if nvim.messages():find('stack traceback', 1, true) then
  nvim.fail('no error of the plugin; seen: ' .. nvim.messages())
end
nvim.command('Glossa search knuth')
nvim.until_told('no server runs here: open a note first')
nvim.command('Glossa doctor')
nvim.until_told("cannot run the program '/nowhere/glossa'")
nvim.close()

-- A program that does not start, for example without Java: :checkhealth shows its message.
vim.fn.writefile({ '#!/bin/sh', 'echo "glossa: needs a newer Java" >&2', 'exit 2' }, vim.env.HOME .. '/broken')
vim.uv.fs_chmod(vim.env.HOME .. '/broken', 493)
nvim.open({ 'let g:glossa_command = $HOME .. "/broken"' })
press(':edit notes/attention.md<CR>')
nvim.until_told('Glossa: the server did not start; see :checkhealth glossa')
nvim.command('checkhealth glossa')
until_seen('why', function() return nvim.text():find('glossa: needs a newer Java', 1, true), nvim.text() end)
nvim.close()

-- A crash: the server is restarted, with a message, and answers.
nvim.open()
nvim.edit('notes/attention.md')
nvim.until_indexed()
local function process()
  return lua([[
    for _, child in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
      return child
    end
  ]])
end
local first = process()
vim.uv.kill(first, 9)
nvim.until_told('the server crashed and is restarted')
until_seen('another server', function()
  local now = process()
  return now and now ~= first and servers() == 1
end, 30)
nvim.until_indexed()
nvim.go_to('vaswani2017attention')
press('K')
until_seen('a hover by the new server', function()
  return nvim.floating_text():find('Attention Is All You Need', 1, true)
end)

-- A restart on request, for all its notes.
press('<Esc>:split notes/programs-as-text.md<CR>')
until_seen('two notes, one server', function()
  return servers() == 1 and lua([[return vim.tbl_count(vim.lsp.get_clients({ name = 'glossa' })[1].attached_buffers)]]) == 2
end)
local second = process()
nvim.command('Glossa restart')
until_seen('a new server, for both notes', function()
  local now = process()
  return now and now ~= second and servers() == 1
    and lua([[return vim.tbl_count(vim.lsp.get_clients({ name = 'glossa' })[1].attached_buffers)]]) == 2
end, 30)
if nvim.messages():find('quit with exit code', 1, true) and select(2, nvim.messages():gsub('is restarted', '')) > 1 then
  nvim.fail('a restart on request is not a crash; seen: ' .. nvim.messages())
end

-- Two windows: the record opens in the current one, and the other keeps its note.
nvim.until_indexed()
nvim.go_to('knuth1984literate')
nvim.command('Glossa paper')
until_seen('the record in this window', function()
  return line():find('knuth1984literate', 1, true) and nvim.file() == 'papers.bib', nvim.file()
end)
nvim.check('the other window', lua([[
  return vim.fn.fnamemodify(vim.fn.bufname(vim.fn.winbufnr(vim.fn.winnr('#'))), ':t')
]]), 'attention.md')

-- A note of another project has its own server, papers and root.
local other = vim.env.HOME .. '/other'
vim.fn.mkdir(other .. '/.git', 'p')
vim.fn.writefile({ 'See @other2001 and @knuth1984literate.' }, other .. '/note.md')
vim.fn.writefile({ '@book{other2001, title = {Another Library}, author = {Other, A.}, year = {2001}}' }, other .. '/refs.bib')
nvim.edit(other .. '/note.md')
until_seen('a second server', function() return servers() == 2 end)
nvim.until_seen('the key of the first project is unknown here', function()
  local told = lua('return vim.tbl_map(function(d) return d.message end, vim.diagnostic.get(0))')
  return #told == 1 and told[1]:find('knuth1984literate', 1, true), told
end, 30)
nvim.command('Glossa search author:other')
nvim.until_asked('the list of its papers')
press('1<CR>')
until_seen('its record', function() return nvim.file() == 'refs.bib' and line():find('other2001', 1, true) end)

-- A folder without papers: no problems, and requests are answered.
local empty = vim.env.HOME .. '/empty'
vim.fn.mkdir(empty .. '/.git', 'p')
vim.fn.writefile({ 'Nobody knows @anything.' }, empty .. '/note.md')
nvim.edit(empty .. '/note.md')
until_seen('no papers', function()
  nvim.command('Glossa status')
  vim.wait(300)
  return nvim.messages():find('0 papers in 0 sources', 1, true)
end, 30)
nvim.check('no key is unknown without papers', lua('return vim.diagnostic.get(0)'), {})
nvim.command('Glossa search anything')
nvim.until_told('no paper matches anything')

-- From a buffer without a file, papers of the current folder are searched.
lua([[vim.cmd.cd(...); vim.cmd.enew()]], other)
nvim.command('Glossa insert library')
nvim.until_asked('the list of the papers of that folder')
press('1<CR>')
until_seen('the citation', function() return line() == '[@other2001]', line() end)

-- None of this uses deprecated functions of Neovim.
if nvim.newer then
  nvim.command('checkhealth vim.deprecated')
  until_seen('no deprecated functions', function()
    return nvim.text():find('No deprecated functions detected', 1, true), nvim.text()
  end)
end
nvim.close()

-- Before any note is open, papers of the current folder are searched, and that server then serves the first note.
nvim.open()
nvim.command('Glossa search literate programming')
nvim.until_asked('the list of papers')
press('1<CR>')
until_seen('its record', function() return line():find('@article{knuth1984literate', 1, true), nvim.file() end)
nvim.edit('notes/attention.md')
nvim.check('one server', servers(), 1)
nvim.close()

-- But not in a folder without a marker of a workspace.
vim.fn.mkdir(vim.env.HOME .. '/plain', 'p')
vim.cmd.cd(vim.env.HOME .. '/plain')
nvim.open()
nvim.command('Glossa search literate')
nvim.until_told('no server runs here')
nvim.check('no server', servers(), 0)
nvim.close()
