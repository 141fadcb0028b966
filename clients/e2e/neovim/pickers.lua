-- Telescope, of Debian's package; skipped by name where it is not unpacked beside this Neovim.
local nvim = dofile(vim.env.DRIVER)
local press, lua, line, until_seen = nvim.press, nvim.lua, nvim.line, nvim.until_seen
local plugins = vim.env.VIM:gsub('/nvim$', '')

if not vim.uv.fs_stat(plugins .. '/neovim-telescope') then
  io.stdout:write('pickers: skipped, there is no Telescope for this Neovim\n')
  os.exit(0)
end
nvim.open({
  'set runtimepath+=' .. plugins .. '/neovim-plenary',
  'set runtimepath+=' .. plugins .. '/neovim-telescope',
})
nvim.edit('notes/attention.md')
nvim.until_indexed()

--- The text of all windows, those that float too.
local function screen()
  return lua([[
    local seen = {}
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      for _, text in ipairs(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)) do
        if text:find('%w') then
          seen[#seen + 1] = text
        end
      end
    end
    return table.concat(seen, '\n')
  ]])
end

local function until_shown(text)
  until_seen(text .. ' in a window', function()
    local seen = screen()
    return seen:find(text, 1, true), seen:sub(-600)
  end)
end

-- Each letter asks; the paper is shown beside the list.
press('Go<Esc>')
nvim.command('Glossa insert')
until_seen('the picker, ready for words', function()
  return lua([[return vim.bo.filetype .. vim.fn.mode()]]) == 'TelescopePrompti'
end)
press('author:tur')
until_shown('turing1950computing · Turing')
until_shown('turing1936computable · Turing')
press('ing year:1936')
until_shown('# On Computable Numbers')
until_seen('one paper left', function()
  local seen = screen()
  return not seen:find('turing1950computing ·', 1, true), seen
end)
press('<CR>')
until_seen('the chosen paper in the text', function() return line() == '[@turing1936computable]', line() end)

-- What is marked is written together, from insert mode, where typing goes on.
press('oHere <C-o>:Glossa insert author:turing<CR>')
until_shown('turing1950computing · Turing')
press('<Tab><Tab><CR>')
until_seen('both in one bracket', function()
  return line():match('^Here %[@turing19%d+%a+; @turing19%d+%a+%]$'), line()
end)
press('<C-\\><C-n>')

-- Search goes to the record, and the words given on the command line are there already.
nvim.command('Glossa search literate')
until_shown('# Literate Programming')
press('<CR>')
until_seen('the record', function() return line():find('@article{knuth1984literate', 1, true), nvim.file() .. ': ' .. line() end)

-- A picker that is not installed is reported, and the next one replaces it: here Neovim's own.
lua([[vim.g.glossa_picker = 'fzf-lua']])
nvim.command('Glossa search author:knuth')
nvim.until_told("the picker 'fzf-lua' in g:glossa_picker is not installed")
nvim.until_asked("Neovim's own list")
press('<Esc>')
nvim.close()
