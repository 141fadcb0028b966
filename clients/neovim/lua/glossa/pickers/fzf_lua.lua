--- fzf-lua, live: fzf shows the server's results and does not filter them.

local M = {}

function M.choose(client, asked)
  -- A line begins with what identifies the paper or passage.
  local seen = {}
  local cancel = function() end

  local function found(arguments)
    -- Older versions of fzf-lua pass a string, newer ones a list.
    local query = type(arguments) == 'table' and arguments[1] or arguments or ''
    return function(give)
      vim.schedule(function()
        cancel()
        if query == '' then
          give(nil)
          return
        end
        cancel = asked.source.ask(client, query, function(answer)
          for _, paper in ipairs(answer) do
            seen[asked.source.id(paper)] = paper
            give(asked.source.line(paper))
          end
          give(nil)
        end)
      end)
    end
  end

  local function of(line)
    return seen[line:match('^%S+')]
  end

  require('fzf-lua').fzf_live(found, {
    prompt = asked.title .. '> ',
    query = asked.query,
    exec_empty_query = true,
    fzf_opts = { ['--multi'] = true, ['--no-sort'] = true, ['--preview-window'] = 'wrap' },
    preview = function(lines)
      local paper = lines[1] and of(lines[1])
      return paper and table.concat(asked.source.preview(paper), '\n') or ''
    end,
    actions = {
      ['default'] = function(lines)
        local chosen = vim.iter(lines or {}):map(of):totable()
        if #chosen > 0 then
          asked.chosen(chosen)
        end
      end,
    },
  })
end

return M
