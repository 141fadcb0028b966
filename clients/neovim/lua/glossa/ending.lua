--- Restarts a server that crashed, unless it crashes too often.
local start = require('glossa.start')
local server = require('glossa.server')

local M = {}

--- The server is restarted after at most so many crashes within so many seconds.
local MAX_CRASHES, WITHIN = 3, 180
local crashes = {}

--- Whether the server ended on request: by the protocol, or by SIGTERM (Java then exits with 143).
local function asked_for(code, signal)
  return (code == 0 and signal == 0) or signal == 15 or code == 143
end

function M.ended(code, signal, id)
  -- Neovim forgets the attached buffers when it removes the client.
  local client = vim.lsp.get_client_by_id(id)
  local buffers = client and vim.tbl_keys(client.attached_buffers) or {}
  -- A server that ended before it was initialized, for example without Java, would do so again.
  local started = client and client.initialized or signal ~= 0
  if asked_for(code, signal) or vim.v.exiting ~= vim.NIL then
    return
  end
  vim.schedule(function()
    if not started or #buffers == 0 then
      server.say('the server did not start; see :checkhealth glossa and :Glossa log', vim.log.levels.ERROR)
      return
    end
    local now = vim.uv.now() / 1000
    crashes = vim.tbl_filter(function(time)
      return now - time < WITHIN
    end, crashes)
    crashes[#crashes + 1] = now
    if #crashes > MAX_CRASHES then
      server.say('the server crashed too often; see :Glossa log, and start it by :Glossa restart', vim.log.levels.ERROR)
      return
    end
    server.say('the server crashed and is restarted', vim.log.levels.WARN)
    vim.defer_fn(function()
      start.again(buffers)
    end, 500)
  end)
end

--- Stops all servers and starts them again for the buffers that they served.
function M.restart()
  local buffers, running = {}, vim.lsp.get_clients({ name = 'glossa' })
  for _, client in ipairs(running) do
    vim.list_extend(buffers, vim.tbl_keys(client.attached_buffers))
    server.stop(client)
  end
  crashes = {}
  if #buffers == 0 then
    -- No server runs, for example after crashes: start one for all open notes.
    local filetypes = start.config().filetypes
    buffers = vim.tbl_filter(function(buffer)
      return vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(filetypes, vim.bo[buffer].filetype)
    end, vim.api.nvim_list_bufs())
  end
  local function gone()
    return vim.iter(running):all(function(client)
      return vim.lsp.get_client_by_id(client.id) == nil
    end)
  end
  if not vim.wait(5000, gone, 20) then
    for _, client in ipairs(running) do
      server.stop(client, true)
    end
    vim.wait(1000, gone, 20)
  end
  start.again(buffers)
end

return M
