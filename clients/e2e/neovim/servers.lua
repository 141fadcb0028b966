-- A server that is not there, one that dies, two projects, a folder without papers, and two windows.
local nvim = dofile(vim.env.DRIVER)
local press, lua, line, until_seen = nvim.press, nvim.lua, nvim.line, nvim.until_seen

local function servers()
  return lua([[return #vim.lsp.get_clients({ name = 'glossa' })]])
end

-- Not there: one line that tells the way out, and no more of them; commands say what is the matter.
nvim.open({ 'let g:glossa_command = "/nowhere/glossa"' })
press(':edit notes/attention.md<CR>:edit notes/measuring-information.md<CR>')
nvim.until_told(":checkhealth glossa tells what to do")
local _, times = nvim.messages():gsub('there is no program', '')
nvim.check('told once', times, 1)
if nvim.messages():find('stack traceback', 1, true) then
  nvim.fail('no error of the plugin; seen: ' .. nvim.messages())
end
nvim.command('Glossa search knuth')
nvim.until_told('does not run here: open a note first')
nvim.command('Glossa doctor')
nvim.until_told("there is no program '/nowhere/glossa'")
nvim.close()

-- There, but it does not start, as without a Java: its own words are told by :checkhealth.
vim.fn.writefile({ '#!/bin/sh', 'echo "glossa: needs a newer Java" >&2', 'exit 2' }, vim.env.HOME .. '/broken')
vim.uv.fs_chmod(vim.env.HOME .. '/broken', 493)
nvim.open({ 'let g:glossa_command = $HOME .. "/broken"' })
press(':edit notes/attention.md<CR>')
nvim.until_told('Glossa: did not start; :checkhealth glossa')
nvim.command('checkhealth glossa')
until_seen('why', function() return nvim.text():find('glossa: needs a newer Java', 1, true), nvim.text() end)
nvim.close()

-- It dies: it is started again, with a word, and answers.
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
nvim.until_told('ended, and is started again')
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

-- It is started anew when that is asked for, for all its notes.
press('<Esc>:split notes/programs-as-text.md<CR>')
until_seen('two notes, one server', function()
  return servers() == 1 and lua([[return vim.tbl_count(vim.lsp.get_clients({ name = 'glossa' })[1].attached_buffers)]]) == 2
end)
local second = process()
nvim.command('Glossa restart')
until_seen('a server anew, for both notes', function()
  local now = process()
  return now and now ~= second and servers() == 1
    and lua([[return vim.tbl_count(vim.lsp.get_clients({ name = 'glossa' })[1].attached_buffers)]]) == 2
end, 30)
if nvim.messages():find('quit with exit code', 1, true) and select(2, nvim.messages():gsub('is started again', '')) > 1 then
  nvim.fail('a restart that was asked for is no breakdown; seen: ' .. nvim.messages())
end

-- Two windows: what is chosen goes to the window that asked, and the other keeps its note.
nvim.until_indexed()
nvim.go_to('knuth1984literate')
nvim.command('Glossa paper')
until_seen('the record in this window', function()
  return line():find('knuth1984literate', 1, true) and nvim.file() == 'papers.bib', nvim.file()
end)
nvim.check('the other window', lua([[
  return vim.fn.fnamemodify(vim.fn.bufname(vim.fn.winbufnr(vim.fn.winnr('#'))), ':t')
]]), 'attention.md')

-- A note of another project has a server, papers and a root of its own.
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

-- A folder without papers: nothing is wrong, and what is asked for is answered.
local empty = vim.env.HOME .. '/empty'
vim.fn.mkdir(empty .. '/.git', 'p')
vim.fn.writefile({ 'Nobody knows @anything.' }, empty .. '/note.md')
nvim.edit(empty .. '/note.md')
until_seen('no papers', function()
  nvim.command('Glossa status')
  vim.wait(300)
  return nvim.messages():find('0 papers in 0 sources', 1, true)
end, 30)
nvim.check('no key is unknown where none is known', lua('return vim.diagnostic.get(0)'), {})
nvim.command('Glossa search anything')
nvim.until_told('no paper fits anything')

-- From a buffer of no file, papers are sought in the folder that Neovim is in.
lua([[vim.cmd.cd(...); vim.cmd.enew()]], other)
nvim.command('Glossa insert library')
nvim.until_asked('the list of the papers of that folder')
press('1<CR>')
until_seen('the citation', function() return line() == '[@other2001]', line() end)

-- All of this by what Neovim will still have tomorrow.
if nvim.newer then
  nvim.command('checkhealth vim.deprecated')
  until_seen('no deprecated functions', function()
    return nvim.text():find('No deprecated functions detected', 1, true), nvim.text()
  end)
end
nvim.close()

-- Before any note is open, papers are sought in the folder that Neovim is in, and that server serves the note that follows.
nvim.open()
nvim.command('Glossa search literate programming')
nvim.until_asked('the list of papers')
press('1<CR>')
until_seen('its record', function() return line():find('@article{knuth1984literate', 1, true), nvim.file() end)
nvim.edit('notes/attention.md')
nvim.check('one server', servers(), 1)
nvim.close()

-- But not in a folder of which nothing says that it is one of notes.
vim.fn.mkdir(vim.env.HOME .. '/plain', 'p')
vim.cmd.cd(vim.env.HOME .. '/plain')
nvim.open()
nvim.command('Glossa search literate')
nvim.until_told('does not run here')
nvim.check('no server', servers(), 0)
nvim.close()
