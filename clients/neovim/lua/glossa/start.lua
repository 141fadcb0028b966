--- Starts the server where a note is opened: by Neovim's own means since 0.11, by hand in 0.10.
local M = {}

--- Settings of the server, as lsp/glossa.lua and the person's own vim.lsp.config say.
function M.config()
  if vim.lsp.config then
    return vim.lsp.config.glossa
  end
  return dofile(vim.api.nvim_get_runtime_file('lsp/glossa.lua', false)[1])
end

--- The folder of a note, or of a folder's path: the nearest that has the first of the markers, else the next.
local function root(of, markers)
  for _, marker in ipairs(markers) do
    local folder = vim.fs.root(of, marker)
    if folder then
      return folder
    end
  end
end

local function attach(buffer)
  -- Neovim 0.10 calls its own hover windows Markdown; they have a buftype, and a note has none.
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

--- Starts a server for the folder that Neovim is in, where no note is open yet: papers may be sought before. Not where nothing
--- says that the folder is one of notes: it may be a home with all that is in it.
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
  -- A moment's work, but for a library that was never read: then what is found grows.
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

local told = false

--- A server that is not there is told of once, with the way out; Neovim says it in a line that does not help, or not at all.
local function tell_missing()
  local wanted = not vim.lsp.is_enabled or vim.lsp.is_enabled('glossa')
  local program = M.config().cmd
  if wanted and not told and type(program) == 'table' and vim.fn.executable(program[1]) == 0 then
    told = true
    vim.notify(("Glossa: there is no program '%s'; :checkhealth glossa tells what to do"):format(program[1]),
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
        tell_missing()
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

--- Starts the server anew for buffers that it served.
function M.again(buffers)
  if vim.lsp.config then
    -- Read lsp/glossa.lua anew: the person may have set what it looks at.
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
