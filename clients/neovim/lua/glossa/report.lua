--- Status and diagnosis, for the user and for a bug report.
local server = require('glossa.server')

local M = {}

--- Shows the number of papers, notes and problems.
function M.status()
  local client = server.get()
  if not client then
    return
  end
  server.ask(client, 'glossa/status', vim.empty_dict(), function(is)
    server.say(('%d papers in %d sources, %d texts, %d notes, %d problems%s'):format(
      is.papers, is.sources, is.texts, is.notes, is.problems, is.indexed and '' or ', indexing'))
  end)
end

--- Shows text without a file in a window below.
local function show(name, lines)
  local buffer = vim.fn.bufadd(name)
  vim.fn.bufload(buffer)
  vim.bo[buffer].buftype, vim.bo[buffer].bufhidden, vim.bo[buffer].swapfile = 'nofile', 'wipe', false
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
  vim.cmd('botright sbuffer ' .. buffer)
end

--- Shows the output of `glossa doctor`. It contains nothing private and can be pasted into a report.
function M.doctor()
  local client = server.find()
  local command = vim.deepcopy(server.command())
  local folder = client and client.config.root_dir or vim.fn.getcwd()
  if vim.fn.executable(command[1]) == 0 then
    server.say(("cannot run the program '%s'; see :checkhealth glossa"):format(command[1]), vim.log.levels.ERROR)
    return
  end
  local config = client and client.config or require('glossa.start').config()
  local settings = vim.tbl_get(config, 'settings', 'glossa') or {}
  local given = vim.json.encode(next(settings) and settings or vim.empty_dict())
  vim.system({ command[1], 'doctor', '--editor-settings', given }, { text = true, cwd = folder }, function(result)
    vim.schedule(function()
      local text = vim.trim((result.stdout or '') .. (result.stderr or ''))
      show('glossa://doctor', vim.split(text .. '\nNeovim     ' .. tostring(vim.version()), '\n', { plain = true }))
    end)
  end)
end

--- Opens Neovim's log of language servers.
function M.log()
  vim.cmd.edit(vim.fn.fnameescape(vim.lsp.log and vim.lsp.log.get_filename() or vim.lsp.get_log_path()))
  vim.cmd('normal! G')
end

return M
