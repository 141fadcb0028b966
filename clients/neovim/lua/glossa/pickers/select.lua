--- vim.ui.input, then vim.ui.select, or what the user has replaced them by.
local server = require('glossa.server')

local M = {}

local function show(client, asked, words)
  asked.source.ask(client, words, function(found, problems)
    if #problems > 0 then
      -- The query is invalid, so there is nothing to offer.
      server.say(table.concat(problems, '; '), vim.log.levels.WARN)
    elseif #found == 0 then
      server.ask(client, 'glossa/status', vim.empty_dict(), function(is)
        server.say(asked.source.none(words, is))
      end)
    else
      vim.ui.select(found, { prompt = asked.title, kind = 'glossa', format_item = asked.source.line }, function(paper)
        if paper then
          asked.chosen({ paper })
        end
      end)
    end
  end)
end

function M.choose(client, asked)
  if asked.query and asked.query ~= '' then
    show(client, asked, asked.query)
    return
  end
  vim.ui.input({ prompt = asked.title .. ': ' }, function(words)
    if words and words ~= '' then
      show(client, asked, words)
    end
  end)
end

return M
