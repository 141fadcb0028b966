--- The picker of snacks.nvim, live: each keystroke sends a request.

local M = {}

local function finder(client, asked)
  return function(_, context)
    local query = context.filter.search
    if not query or query == '' then
      return {}
    end
    return function(give)
      local async = context.async
      local found = {}
      local cancel = function() end
      async:on('abort', function()
        vim.schedule(function()
          cancel()
        end)
      end)
      -- A finder runs outside Neovim's main loop.
      vim.schedule(function()
        cancel = asked.source.ask(client, query, function(answer)
          found = answer
          async:resume()
        end)
      end)
      async:suspend()
      for place, paper in ipairs(found) do
        give({
          text = asked.source.line(paper),
          idx = place,
          paper = paper,
          preview = { text = table.concat(asked.source.preview(paper), '\n'), ft = 'markdown', loc = false },
        })
      end
    end
  end
end

function M.choose(client, asked)
  require('snacks.picker').pick({
    source = 'glossa',
    title = asked.title,
    search = asked.query or '',
    live = true,
    supports_live = true,
    finder = finder(client, asked),
    -- Keep the server's order.
    sort = { fields = { 'idx' } },
    format = function(item)
      return { { item.text } }
    end,
    preview = 'preview',
    confirm = function(picker, item)
      local items = picker:selected({ fallback = true })
      items = #items > 0 and items or { item }
      picker:close()
      vim.schedule(function()
        if #items > 0 then
          asked.chosen(vim.tbl_map(function(each)
            return each.paper
          end, items))
        end
      end)
    end,
  })
end

return M
