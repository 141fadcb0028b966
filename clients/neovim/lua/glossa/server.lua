--- The server that answers for a buffer, and how it is asked.
local M = {}

local newer = vim.fn.has('nvim-0.11') == 1

--- The server of this buffer; else the one of the folder that Neovim is in; else any: papers can be looked for from everywhere.
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

--- The same, started where it can be; and a word where it cannot.
function M.get(buffer)
  local client = M.find(buffer) or require('glossa.start').for_folder()
  if not client then
    M.say('does not run here: open a note first, and see :checkhealth glossa', vim.log.levels.WARN)
  end
  return client
end

function M.say(words, level)
  vim.notify('Glossa: ' .. words, level or vim.log.levels.INFO)
end

--- Asks, and hands on the answer; an error is shown.
---@return fun() cancel
function M.ask(client, method, params, answered, buffer)
  local function on_answer(err, result)
    if not err then
      answered(result ~= vim.NIL and result or nil)
    elseif err.code ~= vim.lsp.protocol.ErrorCodes.RequestCancelled then
      M.say(err.message or vim.inspect(err), vim.log.levels.ERROR)
    end
  end
  -- Neovim 0.10 has no methods of clients, and sends what was typed before the question for a buffer by its number only.
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

--- Stops it; by force where it does not go by itself.
function M.stop(client, force)
  if newer then
    client:stop(force)
  else
    client.stop(force)
  end
end

--- Where the cursor is, in the words of the protocol.
function M.position(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

--- Goes to a place that the server named; <C-o> leads back.
function M.go(client, place)
  local uri = place.targetUri or place.uri
  local range = place.targetSelectionRange or place.targetRange or place.range
  vim.lsp.util.show_document({ uri = (uri:gsub('#.*$', '')), range = range }, client.offset_encoding, { focus = true })
end

--- The program and its arguments, of a server that runs or of the one that would.
function M.command()
  local client = M.find()
  local config = client and client.config or require('glossa.start').config()
  return type(config.cmd) == 'table' and config.cmd or { 'glossa' }
end

return M
