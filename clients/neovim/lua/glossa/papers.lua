--- Requests papers by a query, and formats a paper for a list and its preview.
local server = require('glossa.server')

local M = {}

--- The fields of a query (query/PaperQuery in the server), with their values if there are only a few.
M.fields = {
  abstract = {}, arxiv = {}, author = {}, cited = { 'yes', 'no' }, cites = {}, doi = {}, file = {}, heading = {}, id = {},
  ['in'] = { 'papers', 'notes' }, isbn = {}, key = {}, note = {}, pmid = {}, rating = {}, read = { 'yes', 'no' },
  passage = {}, status = { 'read', 'reading', 'unread' }, tag = {}, text = {}, title = {}, type = {}, url = {}, venue = {}, year = {},
}

--- Requests papers by a query as in `glossa search`.
---@param answered fun(papers: table[], problems: string[])
---@return fun() cancel
function M.ask(client, query, answered)
  return server.ask(client, 'glossa/papers', { query = query, limit = 200 }, function(answer)
    answered(answer and answer.papers or {}, answer and answer.problems or {})
  end)
end

local function filled(text)
  return type(text) == 'string' and text ~= ''
end

--- The names of the first authors, and the year.
local function origin(paper)
  local authors = filled(paper.authors) and paper.authors or nil
  local year = filled(paper.year) and paper.year or nil
  return authors and year and not authors:find(year, 1, true) and authors .. ' ' .. year or authors or year
end

--- Identifies a paper; a line of a list begins with it.
function M.id(paper)
  return paper.key
end

--- Nothing was found: why, for the user.
function M.none(words, status)
  return ('no paper matches %s (of %d%s)'):format(words, status.papers, status.indexed and '' or ' read so far')
end

--- One line of a list.
function M.line(paper)
  local parts = { paper.key }
  for _, part in ipairs({ origin(paper) or '', paper.title or '', paper.status or '' }) do
    if part ~= '' then
      parts[#parts + 1] = part
    end
  end
  return (table.concat(parts, ' · '):gsub('%s+', ' '))
end

--- The preview of a paper, as lines of Markdown.
function M.preview(paper)
  local lines = { '# ' .. (filled(paper.title) and paper.title:gsub('%s+', ' ') or paper.key), '' }
  for _, part in ipairs({ origin(paper) or '', filled(paper.venue) and '*' .. paper.venue .. '*' or '' }) do
    if part ~= '' then
      lines[#lines + 1] = part
    end
  end
  local state = { '`@' .. paper.key .. '`' }
  if paper.status then
    state[#state + 1] = paper.status
  end
  if (paper.cited or 0) > 0 then
    state[#state + 1] = 'cited ' .. (paper.cited == 1 and 'once' or paper.cited .. ' times')
  end
  if paper.note then
    state[#state + 1] = 'has a note'
  end
  if lines[#lines] ~= '' then
    lines[#lines + 1] = ''
  end
  lines[#lines + 1] = table.concat(state, ' · ')
  local links = {}
  for _, name in ipairs({ 'doi', 'arxiv', 'url' }) do
    local link = paper.links and paper.links[name]
    if link and not vim.tbl_contains(links, link) then
      links[#links + 1] = link
      lines[#lines + 1] = '<' .. link .. '>'
    end
  end
  if filled(paper.abstract) then
    lines[#lines + 1] = ''
    vim.list_extend(lines, vim.split(paper.abstract, '\n', { plain = true }))
  end
  return lines
end

return M
