--- Lets the person choose papers: in the picker that is there, live and with a preview, or by Neovim's own question and list.
local server = require('glossa.server')

local M = {}

--- In the order in which they are looked for: the module that says that one is there, and the file that talks to it.
M.known = {
  { name = 'telescope', module = 'telescope', adapter = 'glossa.pickers.telescope' },
  { name = 'fzf-lua', module = 'fzf-lua', adapter = 'glossa.pickers.fzf_lua' },
  { name = 'snacks', module = 'snacks.picker', adapter = 'glossa.pickers.snacks' },
  { name = 'mini', module = 'mini.pick', adapter = 'glossa.pickers.mini' },
}

--- Whether it is set up. mini.pick and snacks.nvim may lie there for another of their parts.
local function is_there(picker)
  if not pcall(require, picker.module) then
    return false
  end
  return (picker.name ~= 'mini' or _G.MiniPick ~= nil) and (picker.name ~= 'snacks' or _G.Snacks ~= nil)
end

--- The picker that will be used: the one that g:glossa_picker names, else the first that is there; none is 'select'.
---@return table? picker
---@return string? why a name that was given does not do
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
    local told = vim.tbl_contains(names, wanted) and 'is not there'
      or "is none of '" .. table.concat(names, "', '") .. "', 'select'"
    return nil, ("the picker '%s' of g:glossa_picker %s"):format(wanted, told)
  end
end

--- Asks for papers, and hands on those that are chosen: one, or several where the picker marks them.
---@param asked { title: string, query: string?, chosen: fun(papers: table[]) }
function M.choose(asked)
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
    local done, told = pcall(function()
      require(picker.adapter).choose(client, asked)
    end)
    if not done then
      server.say(picker.name .. ' could not be used: ' .. tostring(told), vim.log.levels.WARN)
      require('glossa.pickers.select').choose(client, asked)
    end
  end
  if vim.fn.mode() == 'n' and vim.fn.mode(1) == 'n' then
    start()
  else
    -- Pickers go to insert mode by themselves, and some by a key that would be typed if it were on.
    vim.cmd.stopinsert()
    vim.schedule(start)
  end
end

return M
