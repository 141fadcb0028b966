--- The command `:Glossa NAME words`.
local papers = require('glossa.papers')
local server = require('glossa.server')

local M = {}

--- The names, in the order in which completion lists them.
M.names = {
  'search', 'insert', 'passage', 'paper', 'document', 'note', 'create', 'refresh', 'notes', 'queue', 'matrix', 'references', 'cited',
  'rename', 'bibliography', 'list', 'status', 'doctor', 'restart', 'log',
}

function M.run(arguments)
  local name, rest = arguments.args:match('^(%S*)%s*(.-)%s*$')
  name = name == '' and 'search' or name
  if not vim.tbl_contains(M.names, name) then
    server.say(("unknown command '%s'; use %s"):format(name, table.concat(M.names, ', ')), vim.log.levels.ERROR)
    return
  end
  if name == 'passage' and arguments.range > 0 and rest == '' then
    -- The words are those that were selected when the command was typed.
    vim.cmd.normal({ 'gv', bang = true })
  end
  require('glossa')[name](rest)
end

local function beginning(lead, words)
  return vim.tbl_filter(function(word)
    return vim.startswith(word, lead)
  end, words)
end

--- Completes the names of fields, and their values if a field has only a few.
local function fields(lead)
  local minus, word = lead:match('^(%-?)(.*)$')
  local field, value = word:match('^(%l+):(.*)$')
  local offered
  if field then
    offered = vim.tbl_map(function(each)
      return field .. ':' .. each
    end, beginning(value, papers.fields[field] or {}))
  else
    offered = vim.tbl_map(function(each)
      return each .. ':'
    end, beginning(word, vim.tbl_keys(papers.fields)))
    table.sort(offered)
  end
  return vim.tbl_map(function(each)
    return minus .. each
  end, offered)
end

function M.complete(lead, line, place)
  local before = line:sub(1, place)
  local name = before:match('^%s*%S+%s+(%S+)%s')
  if not name then
    return beginning(lead, M.names)
  end
  return (name == 'search' or name == 'insert' or name == 'matrix') and fields(lead) or {}
end

return M
