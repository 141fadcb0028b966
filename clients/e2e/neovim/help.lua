-- :checkhealth glossa and :help glossa.
local nvim = dofile(vim.env.DRIVER)
local lua, until_seen = nvim.lua, nvim.until_seen

local function health(what, words)
  -- Repeated until the server has read all files. Neovim 0.10 writes its report a little later.
  return until_seen(what, function()
    nvim.command('checkhealth glossa')
    local seen = ''
    local function has(each)
      return seen:find(each, 1, true) ~= nil
    end
    local whole = vim.wait(2000, function()
      seen = nvim.text()
      return vim.iter(words):all(has)
    end, 50)
    nvim.command('bwipeout')
    return whole and seen, seen
  end, 30)
end

nvim.open({ 'let g:glossa_settings = { "mentions": { "hints": v:false } }' })
health('no note is open', { 'no note is open', 'glossa ', 'vim.ui.select', 'completes on <C-x><C-o>' })
nvim.edit('notes/attention.md')
nvim.until_indexed()
local well = health('what runs', { 'running for ', '1 file open', '23 papers in 3 sources, 4 notes', 'hints = false', '.glossa.toml found' })
if well:find('ERROR', 1, true) or well:find('WARNING', 1, true) then
  nvim.fail('all is well; seen: ' .. well)
end
lua([[vim.g.glossa_picker = 'telescoop']])
health('an unknown picker', { "the picker 'telescoop' in g:glossa_picker is unknown" })
nvim.close()

nvim.open({ 'let g:glossa_command = "/nowhere/glossa"' })
health('no program', { "cannot run the program '/nowhere/glossa'", 'g:glossa_command' })
nvim.close()

-- The help: its tags are found, none occurs twice, and no line is longer than a window.
nvim.open()
local folder = vim.env.HOME .. '/help/doc'
vim.fn.mkdir(folder, 'p')
vim.uv.fs_copyfile(vim.env.PLUGIN .. '/doc/glossa.txt', folder .. '/glossa.txt')
nvim.check('helptags reports nothing', lua([[
  local done, told = pcall(vim.cmd.helptags, ...)
  vim.opt.runtimepath:append(vim.fs.dirname(...))
  return done and 'nothing' or told
]], folder), 'nothing')
for _, tag in ipairs({ 'glossa', ':Glossa', 'glossa-completion', 'g:glossa_settings', 'glossa-pickers', 'GlossaKey' }) do
  nvim.command('help ' .. tag)
  until_seen('help on ' .. tag, function()
    return nvim.file() == 'glossa.txt' and nvim.line():find('*' .. tag .. '*', 1, true), nvim.line()
  end)
end
local long = vim.tbl_filter(function(text)
  return vim.fn.strdisplaywidth(text) > 78
end, vim.fn.readfile(folder .. '/glossa.txt'))
nvim.check('lines longer than 78 columns', long, {})

-- The help contains each command, and each highlight group with the group that it links to.
local help = table.concat(vim.fn.readfile(folder .. '/glossa.txt'), '\n')
for _, name in ipairs(lua([[return require('glossa.command').names]])) do
  if not help:find('\n:Glossa ' .. name) then
    nvim.fail(':Glossa ' .. name .. ' is not in the help')
  end
end
for _, group in pairs(lua([[return require('glossa.highlights').groups]])) do
  if not help:find('*' .. group.name .. '*', 1, true) or not help:find('%*' .. group.name .. '%*%s+' .. group.link) then
    nvim.fail(group.name .. ' is not in the help with ' .. group.link)
  end
end
nvim.close()
