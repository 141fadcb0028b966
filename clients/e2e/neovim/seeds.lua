-- The lists of papers that Glossa was made for: thousands of titles and abstracts, none with a key.
local nvim = dofile(vim.env.DRIVER)
local press, line, until_seen = nvim.press, nvim.line, nvim.until_seen

local seeds = vim.env.SEEDS
if not vim.uv.fs_stat(seeds) then
  io.stdout:write('seeds: skipped, there is no folder ' .. seeds .. '\n')
  os.exit(0)
end
local folder = vim.env.HOME .. '/seeds'
vim.fn.mkdir(folder .. '/papers', 'p')
vim.fn.mkdir(folder .. '/.git', 'p')
for _, list in ipairs(vim.fn.glob(seeds .. '/*.txt', true, true)) do
  vim.uv.fs_copyfile(list, folder .. '/papers/' .. vim.fs.basename(list))
end
vim.fn.writefile({ '# Reading', '' }, folder .. '/note.md')
vim.cmd.cd(folder)

nvim.open({ 'let g:glossa_autocomplete = v:true', 'set completeopt=menuone,noinsert,popup' })
nvim.edit('note.md')

-- What is begun before the papers are read gets its list when they are.
press('GoSee [@')
until_seen('a list without another key', function() return #nvim.menu() > 0 end, 60)

-- Typed by the beginnings of the title's words.
press('lat')
local word = until_seen('a paper on latent things', function()
  local words = nvim.menu()
  for _, each in ipairs(words) do
    if each:find('^latent') then
      return each, words
    end
  end
  return nil, words
end, 30)
nvim.accept(word)
press('].<Esc>')
until_seen('the key in the text', function() return line() == 'See [@' .. word .. '].', line() end)
press('oAnd @latmasked')
until_seen('words of a title', function()
  local words = nvim.menu()
  return vim.iter(words):any(function(each) return each:find('latent-masked', 1, true) end), words
end)
press('<C-e><Esc>')

-- Hover shows the abstract; definition lands on the line of the title.
nvim.go_to(word)
press('K')
local title = until_seen('the hover shows the paper', function()
  local text = nvim.floating_text()
  return #text > 300 and text:match('%*%*(.-)%*%*'), text
end)
press('<Esc>')
nvim.go_to(word)
press('<C-]>')
until_seen('the line of the title', function()
  return nvim.file():find('%.txt$') and line():find(title, 1, true), nvim.file() .. ': ' .. line():sub(1, 200)
end)
press('<C-o>')
until_seen('back in the note', function() return nvim.file() == 'note.md' end)

-- A slip is underlined and mended.
local slip = word:gsub('latent', 'laetnt', 1)
press('oBut @' .. slip .. ' is wrong.<C-e><Esc>')
nvim.go_to(slip)
until_seen('the slip is underlined', nvim.underlined, 30)
press(nvim.newer and 'gra' or ':lua vim.lsp.buf.code_action()<CR>')
nvim.until_asked('the list of fixes')
press('1<CR>')
until_seen('the key that was meant', function() return line() == 'But @' .. word .. ' is wrong.', line() end)

-- Found by words of its abstract, and written.
press('oSo <Esc>')
nvim.command('Glossa insert ' .. title)
nvim.until_asked('the list of papers')
press('1<CR>')
until_seen('the paper of that title', function() return line() == 'So [@' .. word .. ']', line() end)
nvim.close()
