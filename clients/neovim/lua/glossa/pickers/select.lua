--- vim.ui.input, then vim.ui.select, or what the user has replaced them by.
local papers = require('glossa.papers')
local server = require('glossa.server')

local M = {}

local function show(client, asked, words)
  papers.ask(client, words, function(found, problems)
    if #problems > 0 then
      -- The query is invalid, so there is nothing to offer.
      server.say(table.concat(problems, '; '), vim.log.levels.WARN)
    elseif #found == 0 then
      server.ask(client, 'glossa/status', vim.empty_dict(), function(is)
        server.say(('no paper matches %s (of %d%s)'):format(words, is.papers, is.indexed and '' or ' read so far'))
      end)
    else
      vim.ui.select(found, { prompt = asked.title, kind = 'glossa', format_item = papers.line }, function(paper)
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
