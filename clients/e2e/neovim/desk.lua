-- The reading desk over twenty papers of lists that bring no keys: literature notes that are made, edited and refreshed when a record
-- changed, a list that is made anew on saving, and a matrix.
local nvim = dofile(vim.env.DRIVER)
local press, until_seen = nvim.press, nvim.until_seen

local seeds = vim.env.SEEDS
if not vim.uv.fs_stat(seeds) then
  io.stdout:write('desk: skipped, there is no folder ' .. seeds .. '\n')
  os.exit(0)
end
local folder = vim.env.HOME .. '/reading-desk'
vim.fn.mkdir(folder .. '/papers', 'p')
vim.fn.mkdir(folder .. '/.git', 'p')
for _, list in ipairs(vim.fn.glob(seeds .. '/*.txt', true, true)) do
  vim.uv.fs_copyfile(list, folder .. '/papers/' .. vim.fs.basename(list))
end
vim.cmd.cd(folder)

local function glossa(...)
  return vim.system({ vim.env.GLOSSA, ... }, { text = true }):wait()
end
local keys = vim.list_slice(vim.split(glossa('papers', '--format', 'keys', '.').stdout, '\n'), 1, 20)
vim.fn.writefile({
  '# Twenty papers', '', 'See [@' .. table.concat(keys, '; @') .. '].', '',
  '<!-- glossa: list cited:yes sort:key -->', '<!-- /glossa -->', '',
}, 'desk.md')

nvim.open()
nvim.edit('desk.md')
nvim.until_indexed()

-- The twenty records, in a bibliography of the note.
nvim.command('Glossa bibliography')
nvim.until_asked('the question which papers are meant')
press('1<CR>')
until_seen('a bibliography', function() return vim.fn.filereadable('desk.bib') == 1 end)

nvim.go_to(keys[1])
nvim.command('Glossa create')
until_seen('the new literature note', function()
  return nvim.file() == keys[1] .. '.md' and nvim.text():find('citekey: "' .. keys[1], 1, true), nvim.text()
end)
press('GoWhy only images? #question (p. 3)<Esc>:write<CR>')
local made = glossa('note', unpack(keys, 2))
nvim.check('nineteen more notes', { made.code, #vim.split(vim.trim(made.stdout), '\n') }, { 0, 19 })

-- The record changes: the note has the year, and keeps the remark.
local record = table.concat(vim.fn.readfile('desk.bib'), '\n')
vim.fn.writefile(vim.split((record:gsub('{' .. vim.pesc(keys[1]) .. ',', '%0\n  year = {2024},', 1)), '\n'), 'desk.bib')
until_seen('the year', function()
  nvim.command('Glossa refresh')
  vim.wait(500)
  local text = nvim.text()
  return text:find('year: "2024"', 1, true) and text:find('Why only images?', 1, true), text
end)
press(':write<CR>')

-- A list is stale, and is made anew on saving, where that is set.
nvim.check('stale', glossa('refresh', '--check', 'desk.md').code, 1)
vim.fn.writefile({ '[notes]', 'refresh-on-save = true' }, '.glossa.toml')
nvim.edit('desk.md')
until_seen('the list', function()
  press('GA.<Esc>:write<CR>')
  vim.wait(500)
  local text = table.concat(vim.fn.readfile('desk.md'), '\n')
  return text:find('· `' .. keys[1] .. '`', 1, true), text
end)
nvim.check('fresh', glossa('refresh', '--check', 'desk.md').code, 0)

-- A cell of the matrix leads to its line.
nvim.command('Glossa matrix cited:yes columns:question')
until_seen('a matrix', function() return nvim.text():find('Why only images', 1, true), nvim.text() end)
press('/Why only images<CR><CR>')
until_seen('the line of the literature note', function()
  return nvim.file() == keys[1] .. '.md' and nvim.line():find('Why only images', 1, true), nvim.file()
end)
nvim.close()
