-- What a reader does with a citation: sees what is wrong, completes, hovers, follows, fixes, renames.
local nvim = dofile(vim.env.DRIVER)
local press, lua, line, until_seen = nvim.press, nvim.lua, nvim.line, nvim.until_seen

nvim.open({ 'let g:glossa_autocomplete = v:true', 'set completeopt=menuone,noinsert,popup' })

-- The key that no paper has is underlined, and the message names the one that was meant.
press(':edit notes/attention.md<CR>')
until_seen('the note is open', function() return line() == '---' end)
nvim.go_to('vaswani2017atention')
until_seen('the unknown key is underlined', nvim.underlined, 60)
local messages = lua('return vim.tbl_map(function(d) return d.message end, vim.diagnostic.get(0))')
if #messages ~= 1 or not messages[1]:find('did you mean vaswani2017attention') then
  nvim.fail('one message that names the key that was meant; seen: ' .. nvim.shown(messages))
end

-- A key is completed while it is typed.
press('GoSee [@')
until_seen('a list as soon as @ is typed', function()
  local words = nvim.menu()
  return vim.tbl_contains(words, 'turing1936computable'), words
end)
press('tur')
until_seen('the list names both papers of Turing, and none that does not fit', function()
  local words = nvim.menu()
  return vim.tbl_contains(words, 'turing1936computable') and vim.tbl_contains(words, 'turing1950computing')
    and not vim.tbl_contains(words, 'knuth1984literate') and not vim.tbl_contains(words, 'adam'), words
end)
nvim.accept('turing1936computable')
press(', p. 230].<Esc>')
until_seen('the accepted key in the text', function()
  return line() == 'See [@turing1936computable, p. 230].', line()
end)

-- What is remembered of a paper finds it, where its key does not begin so.
press('oAnd @wordrep')
nvim.accept('glove')
until_seen('a paper found by words of its title', function() return line() == 'And @glove', line() end)
press('<Esc>')

-- A hyphen ends a word for Neovim, and not a key.
press('oAnd [@anatomy-l')
nvim.accept('anatomy-large-scale')
until_seen('a key with hyphens', function() return line() == 'And [@anatomy-large-scale', line() end)
press('<Esc>')

-- A key that is taken within another takes its place, to its end.
press('oSee @turing1950computing.<Esc>0fgaX<BS>')
nvim.accept('turing1936computable')
until_seen('the key in the place of the other', function() return line() == 'See @turing1936computable.', line() end)
press('<Esc>')

-- Hover shows the paper.
nvim.go_to('vaswani2017attention')
press('K')
until_seen('the hover window shows the title', function()
  local text = nvim.floating_text()
  return text:find('Attention Is All You Need', 1, true), text
end)

-- Definition goes to the record in the .bib file, and to the title's line in the list of papers.
local function follows(key, file, start)
  nvim.go_to(key)
  press('<C-]>')
  until_seen(key .. ' leads to ' .. file, function()
    local seen = nvim.file() .. ': ' .. line()
    return seen:sub(1, #file + 2 + #start) == file .. ': ' .. start, seen
  end)
  press('<C-o>')
  until_seen('back in the note', function() return nvim.file() == 'attention.md' end)
end
follows('vaswani2017attention', 'papers.bib', '@inproceedings{vaswani2017attention,')
follows('glove', 'reading-list.txt', 'GloVe: Global Vectors')

-- The quick fix writes the key that was meant, and the underline goes.
nvim.go_to('vaswani2017atention')
press(nvim.newer and 'gra' or ':lua vim.lsp.buf.code_action()<CR>')
nvim.until_asked('the list of fixes, with its question')
press('1<CR>')
until_seen('the fixed key in the text', function()
  return line():find('See @vaswani2017attention for the figures', 1, true), line()
end)
until_seen('the underline is gone', function()
  return #lua('return vim.diagnostic.get(0)') == 0 and not nvim.underlined()
end)

-- A key gets another name: in the notes, and in the .bib file, which nobody has open.
nvim.go_to('bahdanau2015neural')
press(nvim.newer and 'grn' or ':lua vim.lsp.buf.rename()<CR>')
nvim.until_asked('the question for the new name')
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
until_seen('all is written', function() return lua([[return #vim.fn.getbufinfo({ bufmodified = 1 }) == 0]]) end)

-- A paper added to the .bib file on disk is offered. (Neovim on Linux does not watch files for servers: Glossa has to.)
local bib = assert(io.open('papers.bib', 'a'))
bib:write('\n@misc{lovelace1843notes,\n  title = {Notes upon the Memoir},\n  author = {Lovelace, Ada},\n  year = {1843},\n}\n')
bib:close()
press('Go<Esc>')
until_seen('a paper added on disk is offered', function()
  press('<Esc>ccSee @love')
  press('<C-x><C-o>')
  vim.wait(500)
  return line() == 'See @lovelace1843notes' or vim.tbl_contains(nvim.menu(), 'lovelace1843notes'), nvim.menu()
end)

-- The server ends with its editor.
local children = lua('return vim.api.nvim_get_proc_children(vim.fn.getpid())')
if #children == 0 then
  nvim.fail('a server that runs')
end
local version = lua('return tostring(vim.version())')
pcall(press, '<Esc>:qall!<CR>')
until_seen('the server ends with its editor', function()
  return vim.iter(children):all(function(child) return vim.uv.kill(child, 0) ~= 0 end)
end)
io.stdout:write('Neovim ' .. version .. '\n')
