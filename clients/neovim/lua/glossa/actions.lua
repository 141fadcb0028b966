--- Commands that apply a code action of the server.
local server = require('glossa.server')

local M = {}

local function apply(client, action)
  if action.edit then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
end

--- Calls `done` with the action and its edit, which the server computes on request.
local function resolve(client, action, done)
  if action.edit then
    done(action)
    return
  end
  server.ask(client, 'codeAction/resolve', action, function(resolved)
    done(resolved or action)
  end)
end

--- Applies the action of this kind; if there are several, the user chooses.
---@param wanted { kind: string, none: string, done: fun(client, action)? }
local function take(wanted)
  local client = server.get()
  if not client then
    return
  end
  local place = server.position(client)
  local params = {
    textDocument = place.textDocument,
    range = { start = place.position, ['end'] = place.position },
    context = { diagnostics = {}, only = { wanted.kind }, triggerKind = 1 },
  }
  server.ask(client, 'textDocument/codeAction', params, function(actions)
    actions = actions or {}
    local function change(action)
      resolve(client, action, function(resolved)
        apply(client, resolved)
        if wanted.done then
          wanted.done(client, resolved)
        end
      end)
    end
    if #actions == 0 then
      server.say(wanted.none)
    elseif #actions == 1 then
      change(actions[1])
    else
      local options = { prompt = 'Glossa', kind = 'codeaction', format_item = function(action)
        return action.title
      end }
      vim.ui.select(actions, options, function(action)
        if action then
          change(action)
        end
      end)
    end
  end)
end

--- The address of the file that the action created.
local function created(action)
  for _, change in ipairs(action.edit and action.edit.documentChanges or {}) do
    if change.kind == 'create' then
      return change.uri
    end
  end
end

--- Creates the literature note of the paper under the cursor, and opens it.
function M.create()
  take({
    kind = 'refactor.create',
    none = 'no literature note to create: no paper under the cursor, or it has one (:Glossa note)',
    done = function(client, action)
      local uri, start = created(action), { line = 0, character = 0 }
      if uri then
        server.go(client, { uri = uri, range = { start = start, ['end'] = start } })
      end
    end,
  })
end

--- Writes a .bib file with the cited papers.
function M.bibliography()
  take({
    kind = 'source.bibliography',
    none = 'no bibliography to write: it exists already, or the note cites nothing',
    done = function(_, action)
      local uri = created(action)
      if uri then
        -- Save this file only: the citations are then found in it.
        vim.api.nvim_buf_call(vim.uri_to_bufnr(uri), function()
          vim.cmd('silent write')
        end)
        server.say('wrote ' .. vim.fn.fnamemodify(vim.uri_to_fname(uri), ':~:.'))
      end
    end,
  })
end

--- Inserts the list of references into the note, or refreshes it.
function M.list()
  take({ kind = 'source.references', none = 'this note cites no known paper' })
end

--- Brings this literature note, or the generated blocks of this note, up to date.
function M.refresh()
  take({ kind = 'source.refresh', none = 'this note has nothing that can be refreshed' })
end

--- Renames the key under the cursor in all notes and sources.
function M.rename(name)
  if server.get() then
    vim.lsp.buf.rename(name ~= '' and name or nil, { name = 'glossa' })
  end
end

return M
