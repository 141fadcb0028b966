--- The commands of `:Glossa` as functions, for maps. Each works on the note in the current window.
local M = {}

--- Searches papers and goes to the record of the chosen one; if several are chosen, they are in the quickfix list.
---@param query string? words and fields, such as 'author:knuth year:..1990'
function M.search(query)
  require('glossa.pickers').choose({
    title = 'Papers',
    query = query,
    chosen = function(papers)
      local client = require('glossa.server').get()
      if client then
        if #papers > 1 then
          vim.fn.setqflist({}, ' ', {
            title = 'Papers',
            items = vim.lsp.util.locations_to_items(papers, client.offset_encoding),
          })
        end
        require('glossa.server').go(client, papers[1])
      end
    end,
  })
end

--- Searches papers and inserts the chosen ones as a citation at the cursor.
---@param query string?
function M.insert(query)
  require('glossa.pickers').choose({ title = 'Cite', query = query, chosen = require('glossa.insert').here() })
end

--- Finds where the user read something, and cites the page behind the selection or at the cursor.
---@param words string? what the text says, or nearly; otherwise what is selected
function M.passage(words)
  local passages = require('glossa.passages')
  local selected, chosen = passages.here()
  local query = (words and words ~= '') and words or selected
  require('glossa.pickers').choose({ title = 'Passages', query = query, source = passages, chosen = chosen })
end

for name, module in pairs({
  paper = 'moves', document = 'moves', note = 'moves', references = 'moves', cited = 'moves',
  create = 'actions', refresh = 'actions', bibliography = 'actions', list = 'actions', rename = 'actions',
  notes = 'documents', queue = 'documents', matrix = 'documents',
  status = 'report', doctor = 'report', log = 'report',
  restart = 'ending',
}) do
  M[name] = function(...)
    return require('glossa.' .. module)[name](...)
  end
end

return M
