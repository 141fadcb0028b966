--- A server that ended: one that broke down is started again, unless it does so again and again.
local start = require('glossa.start')
local server = require('glossa.server')

local M = {}

local most, within = 3, 180
local ends = {}

--- Whether the end was asked for: the exit that the protocol knows, or a signal to go. (143: what Java makes of that signal.)
local function asked_for(code, signal)
  return (code == 0 and signal == 0) or signal == 15 or code == 143
end

function M.ended(code, signal, id)
  -- Which notes it served is known only until Neovim has taken the server down.
  local client = vim.lsp.get_client_by_id(id)
  local buffers = client and vim.tbl_keys(client.attached_buffers) or {}
  -- One that gave up before it answered, as without a Java, would do so again.
  local started = client and client.initialized or signal ~= 0
  if asked_for(code, signal) or vim.v.exiting ~= vim.NIL then
    return
  end
  vim.schedule(function()
    if not started or #buffers == 0 then
      server.say('did not start; :checkhealth glossa and :Glossa log tell why', vim.log.levels.ERROR)
      return
    end
    local now = vim.uv.now() / 1000
    ends = vim.tbl_filter(function(moment)
      return now - moment < within
    end, ends)
    ends[#ends + 1] = now
    if #ends > most then
      server.say('ended too often; :Glossa log tells why, :Glossa restart starts it again', vim.log.levels.ERROR)
      return
    end
    server.say('ended, and is started again', vim.log.levels.WARN)
    vim.defer_fn(function()
      start.again(buffers)
    end, 500)
  end)
end

--- Stops all servers and starts them for the notes that they served.
function M.restart()
  local buffers, running = {}, vim.lsp.get_clients({ name = 'glossa' })
  for _, client in ipairs(running) do
    vim.list_extend(buffers, vim.tbl_keys(client.attached_buffers))
    server.stop(client)
  end
  ends = {}
  if #buffers == 0 then
    -- One that broke down serves nobody: the notes that are open want it back.
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
