--- Starts the server when a note is opened: by vim.lsp.enable since 0.11, by autocommands in 0.10.
local M = {}

--- The configuration of the server, from lsp/glossa.lua and the user's vim.lsp.config.
function M.config()
  if vim.lsp.config then
    return vim.lsp.config.glossa
  end
  return dofile(vim.api.nvim_get_runtime_file('lsp/glossa.lua', false)[1])
end

--- The workspace of a buffer or path: the nearest folder above with the first marker, or else with the next.
local function root(of, markers)
  for _, marker in ipairs(markers) do
    local folder = vim.fs.root(of, marker)
    if folder then
      return folder
    end
  end
end

local function attach(buffer)
  -- In Neovim 0.10 hover windows have the filetype markdown; unlike notes, they have a buftype.
  if vim.bo[buffer].buftype ~= '' or vim.api.nvim_buf_get_name(buffer) == '' then
    return
  end
  local config = M.config()
  config.name = 'glossa'
  config.root_dir = root(buffer, config.root_markers)
  if vim.fn.executable(config.cmd[1]) == 1 then
    vim.lsp.start(config, { bufnr = buffer })
  end
end

--- Starts a server for the current folder while no note is open, so that papers can be searched. Does nothing if no marker
--- identifies a workspace: the folder may be the user's home.
---@return vim.lsp.Client?
function M.for_folder()
  local config = vim.deepcopy(M.config())
  local folder = root(vim.fn.getcwd(), config.root_markers)
  if not folder or type(config.cmd) ~= 'table' or vim.fn.executable(config.cmd[1]) == 0 then
    return nil
  end
  config.name, config.root_dir = 'glossa', folder
  local id = vim.fn.has('nvim-0.11') == 1 and vim.lsp.start(config, { attach = false })
    or vim.lsp.start_client(config)
  local client
  local function ask(done)
    require('glossa.server').ask(client, 'glossa/status', vim.empty_dict(), done, 0)
  end
  -- This is quick, except for a library that was never indexed: then results are incomplete at first.
  local started = id and vim.wait(10000, function()
    client = vim.lsp.get_client_by_id(id)
    return client ~= nil and client.initialized == true
  end, 20)
  if not started then
    return nil
  end
  local read = false
  vim.wait(5000, function()
    ask(function(is)
      read = is.indexed
    end)
    return read
  end, 200)
  return client
end

local reported = false

--- Reports a missing program once, with a remedy; Neovim's own message does not help, or does not appear.
local function report_missing()
  local wanted = not vim.lsp.is_enabled or vim.lsp.is_enabled('glossa')
  local program = M.config().cmd
  if wanted and not reported and type(program) == 'table' and vim.fn.executable(program[1]) == 0 then
    reported = true
    vim.notify(("Glossa: cannot run the program '%s'; see :checkhealth glossa"):format(program[1]),
      vim.log.levels.WARN)
  end
end

function M.enable()
  local group = vim.api.nvim_create_augroup('glossa', {})
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = { 'markdown', 'quarto', 'rmd', 'bib' },
    callback = function(event)
      if vim.bo[event.buf].buftype == '' then
        report_missing()
      end
      if not vim.lsp.enable then
        attach(event.buf)
      end
    end,
  })
  if vim.lsp.enable then
    vim.lsp.enable('glossa')
  end
end

--- Starts the server again for the buffers that it served.
function M.again(buffers)
  if vim.lsp.config then
    -- Read lsp/glossa.lua again, because the user may have changed the variables that it reads.
    vim.lsp.config('glossa', {})
  end
  for _, buffer in ipairs(buffers) do
    if vim.api.nvim_buf_is_loaded(buffer) then
      local group = vim.lsp.enable and 'nvim.lsp.enable' or 'glossa'
      local there = pcall(vim.api.nvim_exec_autocmds, 'FileType', { buffer = buffer, group = group })
      if not there then
        vim.api.nvim_exec_autocmds('FileType', { buffer = buffer })
      end
    end
  end
end

return M
