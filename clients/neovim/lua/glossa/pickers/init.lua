--- Lets the user choose papers, or passages of them: in an installed picker, live and with a preview, or by vim.ui.input and vim.ui.select.
local server = require('glossa.server')

local M = {}

--- The known pickers, in order of preference: the module by which each is detected, and the adapter for it.
M.known = {
  { name = 'telescope', module = 'telescope', adapter = 'glossa.pickers.telescope' },
  { name = 'fzf-lua', module = 'fzf-lua', adapter = 'glossa.pickers.fzf_lua' },
  { name = 'snacks', module = 'snacks.picker', adapter = 'glossa.pickers.snacks' },
  { name = 'mini', module = 'mini.pick', adapter = 'glossa.pickers.mini' },
}

--- Whether the picker is installed and set up. mini.pick and snacks.nvim may be installed for another of their parts.
local function is_there(picker)
  if not pcall(require, picker.module) then
    return false
  end
  return (picker.name ~= 'mini' or _G.MiniPick ~= nil) and (picker.name ~= 'snacks' or _G.Snacks ~= nil)
end

--- The picker to use: the one that g:glossa_picker names, or the first that is installed; nil means vim.ui.select.
---@return table? picker
---@return string? why the picker in g:glossa_picker cannot be used
function M.used()
  local wanted = vim.g.glossa_picker
  if wanted == 'select' then
    return nil
  end
  for _, picker in ipairs(M.known) do
    if (not wanted or wanted == picker.name) and is_there(picker) then
      return picker
    end
  end
  if wanted then
    local names = vim.tbl_map(function(picker)
      return picker.name
    end, M.known)
    local why = vim.tbl_contains(names, wanted) and 'is not installed'
      or "is unknown; use '" .. table.concat(names, "', '") .. "' or 'select'"
    return nil, ("the picker '%s' in g:glossa_picker %s"):format(wanted, why)
  end
end

--- Lets the user choose one paper, or several if the picker can mark them.
---@param asked { title: string, query: string?, source: table?, chosen: fun(papers: table[]) } `source` is `glossa.papers`, or has its functions
function M.choose(asked)
  asked.source = asked.source or require('glossa.papers')
  local client = server.get()
  if not client then
    return
  end
  local picker, why = M.used()
  if why then
    server.say(why, vim.log.levels.WARN)
  end
  if not picker then
    require('glossa.pickers.select').choose(client, asked)
    return
  end
  local function start()
    local done, problem = pcall(function()
      require(picker.adapter).choose(client, asked)
    end)
    if not done then
      server.say(picker.name .. ' failed: ' .. tostring(problem), vim.log.levels.WARN)
      require('glossa.pickers.select').choose(client, asked)
    end
  end
  if vim.fn.mode() == 'n' and vim.fn.mode(1) == 'n' then
    start()
  else
    -- Pickers start insert mode themselves, some by a key that would be inserted if it were already on.
    vim.cmd.stopinsert()
    vim.schedule(start)
  end
end

return M
