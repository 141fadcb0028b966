--- :checkhealth glossa
local M = {}

local health = vim.health

--- The program that is started, and what it says of itself. False: nothing more can be told.
local function program()
  local server = require('glossa.server')
  local command = server.command()
  if vim.fn.executable(command[1]) == 0 then
    health.error(("there is no program '%s' that can be run"):format(command[1]), {
      'put server/bin of Glossa on the PATH, or name the program:',
      "let g:glossa_command = '/path/to/glossa/server/bin/glossa', or the environment variable GLOSSA",
    })
    return false
  end
  local result = vim.system({ command[1], '--version' }, { text = true }):wait(20000)
  local told = vim.trim((result.stdout or '') .. (result.stderr or ''))
  if result.code ~= 0 then
    health.error(command[1] .. ' does not start: ' .. told, { 'try it in a terminal: ' .. command[1] .. ' --version' })
    return false
  end
  health.ok(told .. ' (' .. vim.fn.exepath(command[1]) .. ')')
  return true
end

local function settings_of(client)
  local settings = ((client.settings or client.config.settings or {}).glossa) or {}
  if next(settings) then
    return 'settings: ' .. vim.inspect(settings, { newline = ' ', indent = '' })
  end
  return 'settings: none from Neovim'
end

--- One that runs: for what, and what it has read.
local function running(client)
  local root = client.config.root_dir
  local open = vim.tbl_count(client.attached_buffers)
  health.ok(('runs for %s, %d %s open'):format(root and vim.fn.fnamemodify(root, ':~') or 'files that lie alone',
    open, open == 1 and 'file' or 'files'))
  if not root then
    health.info('no .glossa.toml, _quarto.yml or .git above the note: only its own bibliography is read')
  elseif vim.uv.fs_stat(root .. '/.glossa.toml') then
    health.info('.glossa.toml is there; what it says goes before settings of Neovim')
  end
  health.info(settings_of(client))
  local is
  require('glossa.server').ask(client, 'glossa/status', vim.empty_dict(), function(answer)
    is = answer
  end, (next(client.attached_buffers)))
  vim.wait(5000, function()
    return is ~= nil
  end, 20)
  if not is then
    health.error('does not answer within 5 seconds', { ':Glossa restart, and :Glossa log' })
    return
  end
  local read = ('%d papers in %d sources, %d notes%s'):format(is.papers, is.sources, is.notes,
    is.indexed and '' or '; they are being read')
  if is.papers == 0 and is.indexed then
    health.warn(read, {
      'put a .bib file, or papers/, into that folder, or name one in .glossa.toml: [[corpus]] path = "~/library/*.bib"',
      ':Glossa doctor tells what was looked at',
    })
  else
    health.ok(read)
  end
  if is.problems > 0 then
    health.warn(is.problems .. (is.problems == 1 and ' problem' or ' problems') .. ' in the sources', {
      'they stand in the sources, at their lines; glossa check . lists them',
    })
  end
end

local function completion()
  local plugins = vim.tbl_filter(function(module)
    return package.loaded[module] ~= nil
  end, { 'blink.cmp', 'cmp', 'mini.completion' })
  local own = vim.g.glossa_autocomplete
  if #plugins > 0 then
    local names = table.concat(plugins, ', ')
    if own then
      health.warn('completes as you type, and so does ' .. names, { 'leave out g:glossa_autocomplete' })
    else
      health.ok(names .. ' completes; :help glossa-completion')
    end
  elseif own then
    health.ok('completes as you type')
    if not vim.o.completeopt:find('noinsert', 1, true) and not vim.o.completeopt:find('noselect', 1, true) then
      health.warn("'completeopt' puts the first key of the list into the text at once", {
        'set completeopt=menuone,noinsert,popup',
      })
    end
  else
    health.info('completes on <C-x><C-o>; let g:glossa_autocomplete = v:true completes as you type')
  end
end

local function pickers()
  local picker, why = require('glossa.pickers').used()
  if why then
    health.warn(why)
  end
  health.ok('papers are chosen by ' .. (picker and picker.name or 'vim.ui.select'))
end

local function parsers()
  for _, name in ipairs({ 'markdown', 'markdown_inline' }) do
    local there, found = pcall(vim.treesitter.language.add, name)
    if not there or found == nil and vim.fn.has('nvim-0.11') == 1 then
      health.info(('no parser %s: bracketed citations are coloured by the server alone'):format(name))
    end
  end
end

function M.check()
  health.start('Glossa')
  if vim.fn.has('nvim-0.10') == 0 then
    health.error('Neovim 0.10 or newer is needed, this is ' .. tostring(vim.version()))
    return
  end
  health.ok('Neovim ' .. tostring(vim.version()))
  if program() then
    local clients = vim.lsp.get_clients({ name = 'glossa' })
    if #clients == 0 then
      health.info('no note is open: the server starts with the first one')
    end
    vim.iter(clients):each(running)
  end
  completion()
  pickers()
  parsers()
end

return M
