--- Finds the server of a buffer, and sends requests to it.
local M = {}

local newer = vim.fn.has('nvim-0.11') == 1

--- The server of this buffer, or that of the current folder, or any: papers can be searched from everywhere.
---@param buffer integer?
---@return vim.lsp.Client?
function M.find(buffer)
  local here = vim.lsp.get_clients({ name = 'glossa', bufnr = buffer or 0 })[1]
  if here then
    return here
  end
  local all = vim.lsp.get_clients({ name = 'glossa' })
  local folder = vim.fs.normalize(vim.fn.getcwd()) .. '/'
  for _, client in ipairs(all) do
    if client.config.root_dir and vim.startswith(folder, vim.fs.normalize(client.config.root_dir) .. '/') then
      return client
    end
  end
  return all[1]
end

--- As `find`, but starts a server if possible; otherwise shows a message.
function M.get(buffer)
  local client = M.find(buffer) or require('glossa.start').for_folder()
  if not client then
    M.say('no server runs here: open a note first, or see :checkhealth glossa', vim.log.levels.WARN)
  end
  return client
end

function M.say(words, level)
  vim.notify('Glossa: ' .. words, level or vim.log.levels.INFO)
end

--- Sends a request and calls `answered` with the result; shows an error.
---@return fun() cancel
function M.ask(client, method, params, answered, buffer)
  local function on_answer(err, result)
    if not err then
      answered(result ~= vim.NIL and result or nil)
    elseif err.code ~= vim.lsp.protocol.ErrorCodes.RequestCancelled then
      M.say(err.message or vim.inspect(err), vim.log.levels.ERROR)
    end
  end
  -- In Neovim 0.10 clients have no methods, and pending changes are sent before the request only if the buffer's number is given.
  buffer = buffer or vim.api.nvim_get_current_buf()
  local sent, id
  if newer then
    sent, id = client:request(method, params, on_answer, buffer)
  else
    sent, id = client.request(method, params, on_answer, buffer)
  end
  return function()
    if sent and id and newer then
      client:cancel_request(id)
    elseif sent and id then
      client.cancel_request(id)
    end
  end
end

--- Stops the server; with `force`, kills it.
function M.stop(client, force)
  if newer then
    client:stop(force)
  else
    client.stop(force)
  end
end

--- The position of the cursor, as the protocol defines it.
function M.position(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

--- Goes to a location in the server's answer; <C-o> goes back.
function M.go(client, place)
  local uri = place.targetUri or place.uri
  local range = place.targetSelectionRange or place.targetRange or place.range
  vim.lsp.util.show_document({ uri = (uri:gsub('#.*$', '')), range = range }, client.offset_encoding, { focus = true })
end

--- The program and its arguments, of the running server or of the one to start.
function M.command()
  local client = M.find()
  local config = client and client.config or require('glossa.start').config()
  return type(config.cmd) == 'table' and config.cmd or { 'glossa' }
end

return M
