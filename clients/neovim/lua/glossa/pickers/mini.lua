--- mini.pick: what is typed is the query, and the server finds and orders.
local papers = require('glossa.papers')

local M = {}

function M.choose(client, asked)
  local pick = require('mini.pick')
  local cancel = function() end

  local function match()
    cancel()
    local tick = pick.get_querytick()
    local function show(found)
      local items = vim.tbl_map(function(paper)
        return { text = papers.line(paper), paper = paper }
      end, found)
      -- An answer to what was typed before is dropped by its tick.
      pick.set_picker_items(items, { do_match = false, querytick = tick })
    end
    -- What match() is given is in small letters under 'ignorecase'; OR is a word of the query.
    local query = table.concat(pick.get_picker_query() or {})
    if query == '' then
      show({})
    else
      cancel = papers.ask(client, query, show)
    end
  end

  -- mini.pick waits for the person within start(): what is chosen is done when the picker is gone.
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
          vim.api.nvim_buf_set_lines(buffer, 0, -1, false, papers.preview(item.paper))
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
