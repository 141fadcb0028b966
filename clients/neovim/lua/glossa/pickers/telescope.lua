--- Telescope: each keystroke sends a request; the server's order is kept.

local M = {}

local function previewer(asked)
  return require('telescope.previewers').new_buffer_previewer({
    title = 'Paper',
    define_preview = function(self, entry)
      vim.api.nvim_buf_set_lines(self.state.bufnr, 0, -1, false, asked.source.preview(entry.value))
      require('telescope.previewers.utils').highlighter(self.state.bufnr, 'markdown')
      vim.wo[self.state.winid].wrap = true
      vim.wo[self.state.winid].linebreak = true
    end,
  })
end

--- Telescope waits for the answer in a coroutine; the request before is cancelled.
local function finder(client, asked)
  local cancel = function() end
  return require('telescope.finders').new_dynamic({
    fn = function(prompt)
      local tell, wait = require('plenary.async.control').channel.oneshot()
      cancel()
      if not prompt or prompt == '' then
        return {}
      end
      cancel = asked.source.ask(client, prompt, tell)
      return wait()
    end,
    entry_maker = function(paper)
      return { value = paper, display = asked.source.line(paper), ordinal = asked.source.line(paper) }
    end,
  })
end

function M.choose(client, asked)
  local actions, state = require('telescope.actions'), require('telescope.actions.state')
  local function chosen(prompt_buffer)
    local marked = state.get_current_picker(prompt_buffer):get_multi_selection()
    local entries = #marked > 0 and marked or { state.get_selected_entry() }
    actions.close(prompt_buffer)
    if #entries > 0 then
      asked.chosen(vim.tbl_map(function(entry)
        return entry.value
      end, entries))
    end
  end
  require('telescope.pickers').new({}, {
    prompt_title = asked.title,
    default_text = asked.query or '',
    finder = finder(client, asked),
    previewer = previewer(asked),
    sorter = require('telescope.sorters').highlighter_only({}),
    attach_mappings = function()
      actions.select_default:replace(chosen)
      return true
    end,
  }):find()
end

return M
