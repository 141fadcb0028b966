-- Settings, the program's place, and the folder of the notes.
local nvim = dofile(vim.env.DRIVER)
local lua, until_seen = nvim.lua, nvim.until_seen

--- Waits until just these words stand in the note's messages; none, where none are given.
local function until_told(what, words, before)
  nvim.open(before)
  nvim.edit('notes/attention.md')
  nvim.until_indexed()
  vim.wait(1000)
  until_seen(what, function()
    local told = lua('return vim.tbl_map(function(d) return d.message end, vim.diagnostic.get(0))')
    return #told == (words and 1 or 0) and (not words or told[1]:find(words, 1, true) ~= nil), told
  end, 30)
end

local unknown = 'no paper vaswani2017atention'
until_told('the unknown key is reported without settings', unknown)
nvim.close()

-- The same in either way, and in the first message as well as after it.
local off = [[{ diagnostics = { ["unknown-key"] = "off" } }]]
until_told('a setting by a variable', nil, { 'lua vim.g.glossa_settings = ' .. off })
local sent = lua([[
  local client = vim.lsp.get_clients({ name = 'glossa' })[1]
  return client.settings or client.config.settings
]])
nvim.check('sent as settings too', sent, { glossa = { diagnostics = { ['unknown-key'] = 'off' } } })
nvim.close()
nvim.open()
if nvim.newer then
  nvim.close()
  until_told('a setting by vim.lsp.config', nil, {
    'lua vim.lsp.config("glossa", { settings = { glossa = ' .. off .. ' } })',
  })
end
nvim.close()

-- What .glossa.toml says wins.
local settings = assert(io.open('.glossa.toml', 'a'))
settings:write('\n[diagnostics]\nunknown-key = "error"\n')
settings:close()
until_told('.glossa.toml wins', unknown, { 'lua vim.g.glossa_settings = ' .. off })
nvim.close()

-- The program's place.
nvim.open({ [[lua vim.env.GLOSSA = nil; vim.g.glossa_command = { vim.env.HOME .. '/bin/glossa', '--stdio' }]] })
nvim.edit('notes/attention.md')
nvim.check('the program that was named', lua([[
  return vim.lsp.get_clients({ name = 'glossa' })[1].config.cmd
]]), { vim.env.HOME .. '/bin/glossa', '--stdio' })

-- The program that the plugin came with, where none is named and none is on the PATH.
nvim.close()
local archive = vim.env.HOME .. '/archive'
vim.fn.mkdir(archive .. '/clients', 'p')
vim.fn.mkdir(archive .. '/bin', 'p')
vim.fn.system({ 'cp', '-r', vim.env.PLUGIN, archive .. '/clients/neovim' })
vim.uv.fs_symlink(vim.env.GLOSSA, archive .. '/bin/glossa')
nvim.open({
  'set runtimepath-=' .. vim.env.PLUGIN .. ' runtimepath^=' .. archive .. '/clients/neovim',
  [[lua vim.env.GLOSSA = nil; vim.env.PATH = vim.env.PATH:gsub('^[^:]*:', '')]],
})
nvim.edit('notes/attention.md')
nvim.check('the program of the archive', lua([[
  return vim.lsp.get_clients({ name = 'glossa' })[1].config.cmd
]]), { archive .. '/bin/glossa' })

-- The folder: that of .glossa.toml rather than the nearer one of git; none for a file that lies alone.
vim.fn.mkdir('notes/.git', 'p')
local function root()
  return lua([[return vim.lsp.get_clients({ name = 'glossa', bufnr = 0 })[1].config.root_dir or 'none']])
end
local here = vim.uv.fs_realpath('.')
nvim.edit('notes/measuring-information.md')
nvim.check('the folder of .glossa.toml', root(), here)
local alone = vim.env.HOME .. '/alone'
vim.fn.mkdir(alone, 'p')
vim.fn.writefile({ '---', 'bibliography: own.bib', '---', '', 'See @own2020.' }, alone .. '/alone.md')
vim.fn.writefile({ '@book{own2020, title = {A Book of Letters}, author = {Own, A.}, year = {2020}}' }, alone .. '/own.bib')
nvim.edit(alone .. '/alone.md')
nvim.check('no folder for a file that lies alone', root(), 'none')
nvim.go_to('own2020')
until_seen('its own bibliography is read', function()
  nvim.press('<Esc>K')
  vim.wait(500)
  local text = nvim.floating_text()
  return text:find("A Book of Letters", 1, true), text
end)
nvim.close()

-- The server's settings stand alone too, as copied from here or from nvim-lspconfig.
if vim.fn.has('nvim-0.11') == 1 then
  local entries = vim.fs.dirname(vim.env.DRIVER) .. '/../../neovim/contrib'
  for _, copied in ipairs({ vim.env.PLUGIN .. '/lsp/glossa.lua', entries .. '/nvim-lspconfig/glossa.lua' }) do
    local config = vim.env.HOME .. '/alone-config'
    vim.fn.mkdir(config .. '/lsp', 'p')
    assert(vim.uv.fs_copyfile(copied, config .. '/lsp/glossa.lua'))
    nvim.open({ 'set runtimepath-=' .. vim.env.PLUGIN .. ' runtimepath^=' .. config, 'lua vim.lsp.enable("glossa")' })
    nvim.edit('notes/attention.md')
    nvim.check('no plugin', lua('return vim.fn.exists(":Glossa")'), 0)
    nvim.go_to('vaswani2017attention')
    nvim.press('K')
    until_seen('hover, with ' .. copied .. ' alone', function()
      return nvim.floating_text():find('Attention Is All You Need', 1, true)
    end)
    nvim.close()
  end
end
