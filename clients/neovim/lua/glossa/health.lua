--- :checkhealth glossa
local M = {}

local health = vim.health

--- Reports the program and its version; returns false if it cannot run.
local function program()
  local server = require('glossa.server')
  local command = server.command()
  if vim.fn.executable(command[1]) == 0 then
    health.error(("cannot run the program '%s'"):format(command[1]), {
      'put the folder server/bin of Glossa on the PATH, or name the program:',
      "let g:glossa_command = '/path/to/glossa/server/bin/glossa', or the environment variable GLOSSA",
    })
    return false
  end
  local result = vim.system({ command[1], '--version' }, { text = true }):wait(20000)
  local output = vim.trim((result.stdout or '') .. (result.stderr or ''))
  if result.code ~= 0 then
    health.error(command[1] .. ' does not start: ' .. output, { 'run it in a terminal: ' .. command[1] .. ' --version' })
    return false
  end
  health.ok(output .. ' (' .. vim.fn.exepath(command[1]) .. ')')
  return true
end

local function settings_of(client)
  local settings = ((client.settings or client.config.settings or {}).glossa) or {}
  if next(settings) then
    return 'settings: ' .. vim.inspect(settings, { newline = ' ', indent = '' })
  end
  return 'settings: none from Neovim'
end

--- Reports a running server: its folder, its settings, and what it has read.
local function running(client)
  local root = client.config.root_dir
  local open = vim.tbl_count(client.attached_buffers)
  health.ok(('running for %s, %d %s open'):format(root and vim.fn.fnamemodify(root, ':~') or 'files without a project',
    open, open == 1 and 'file' or 'files'))
  if not root then
    health.info('no .glossa.toml, _quarto.yml or .git in the folders above the note: only its own bibliography is read')
  elseif vim.uv.fs_stat(root .. '/.glossa.toml') then
    health.info('.glossa.toml found; it takes precedence over the settings in Neovim')
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
    health.error('no answer within 5 seconds', { 'run :Glossa restart, and see :Glossa log' })
    return
  end
  local read = ('%d papers in %d sources, %d notes%s'):format(is.papers, is.sources, is.notes,
    is.indexed and '' or '; still reading')
  if is.papers == 0 and is.indexed then
    health.warn(read, {
      'put a .bib file or a folder papers/ there, or name one in .glossa.toml: [[corpus]] path = "~/library/*.bib"',
      'see :Glossa doctor',
    })
  else
    health.ok(read)
  end
  if is.problems > 0 then
    health.warn(is.problems .. (is.problems == 1 and ' problem' or ' problems') .. ' in the sources', {
      'open the sources to see them, or run: glossa check .',
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
      health.warn('g:glossa_autocomplete and ' .. names .. ' both complete as you type', { 'unset g:glossa_autocomplete' })
    else
      health.ok(names .. ' completes; see :help glossa-completion')
    end
  elseif own then
    health.ok('completes as you type')
    if not vim.o.completeopt:find('noinsert', 1, true) and not vim.o.completeopt:find('noselect', 1, true) then
      health.warn("'completeopt' inserts the first key of the list at once", {
        'set completeopt=menuone,noinsert,popup',
      })
    end
  else
    health.info('completes on <C-x><C-o>; set g:glossa_autocomplete to complete as you type')
  end
end

local function pickers()
  local picker, why = require('glossa.pickers').used()
  if why then
    health.warn(why)
  end
  health.ok('picker for papers: ' .. (picker and picker.name or 'vim.ui.select'))
end

local function parsers()
  for _, name in ipairs({ 'markdown', 'markdown_inline' }) do
    local there, found = pcall(vim.treesitter.language.add, name)
    if not there or found == nil and vim.fn.has('nvim-0.11') == 1 then
      health.info(('no parser %s: only the server highlights bracketed citations'):format(name))
    end
  end
end

function M.check()
  health.start('Glossa')
  if vim.fn.has('nvim-0.10') == 0 then
    health.error('Glossa needs Neovim 0.10 or newer, this is ' .. tostring(vim.version()))
    return
  end
  health.ok('Neovim ' .. tostring(vim.version()))
  if program() then
    local clients = vim.lsp.get_clients({ name = 'glossa' })
    if #clients == 0 then
      health.info('no note is open: the server starts with the first note')
    end
    vim.iter(clients):each(running)
  end
  completion()
  pickers()
  parsers()
end

return M
