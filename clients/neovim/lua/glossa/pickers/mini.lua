--- mini.pick: the typed text is the query; the server finds and sorts.

local M = {}

function M.choose(client, asked)
  local pick = require('mini.pick')
  local cancel = function() end

  local function match()
    cancel()
    local tick = pick.get_querytick()
    local function show(found)
      local items = vim.tbl_map(function(paper)
        return { text = asked.source.line(paper), paper = paper }
      end, found)
      -- mini.pick drops answers to older queries by their tick.
      pick.set_picker_items(items, { do_match = false, querytick = tick })
    end
    -- The argument of match() is in lower case under 'ignorecase', but the query may contain OR.
    local query = table.concat(pick.get_picker_query() or {})
    if query == '' then
      show({})
    else
      cancel = asked.source.ask(client, query, show)
    end
  end

  -- mini.pick blocks within start(): act on the choice when the picker is closed.
  local function chosen(items)
    vim.schedule(function()
      asked.chosen(vim.tbl_map(function(item)
        return item.paper
      end, items))
    end)
  end

  vim.schedule(function()
    if asked.query and asked.query ~= '' then
      vim.schedule(function()
        pick.set_picker_query(vim.split(asked.query, ''))
      end)
    end
    pick.start({
      source = {
        name = asked.title,
        items = {},
        match = match,
        preview = function(buffer, item)
          vim.api.nvim_buf_set_lines(buffer, 0, -1, false, asked.source.preview(item.paper))
          vim.bo[buffer].syntax = 'markdown'
        end,
        choose = function(item)
          chosen({ item })
        end,
        choose_marked = chosen,
      },
    })
  end)
end

return M
