-- What stands on the parts of a citation, and that known and unknown keys look different, on a light and on a dark ground.
local nvim = dofile(vim.env.DRIVER)
local lua, until_seen = nvim.lua, nvim.until_seen

nvim.open({ 'set termguicolors' })
nvim.edit('notes/attention.md')
nvim.until_indexed()

--- The groups of Glossa under the cursor.
local function groups()
  return lua([[
    local found = {}
    for _, token in ipairs(vim.inspect_pos().semantic_tokens) do
      local group = token.opts.hl_group
      if vim.startswith(group, 'Glossa') then
        found[#found + 1] = group
      end
    end
    return found
  ]])
end

local function stands_on(text, offset, group)
  nvim.go_to(text)
  nvim.press(('<Right>'):rep(offset))
  until_seen(group .. ' on ' .. text, function()
    local found = groups()
    return #found == 1 and found[1] == group, found
  end, 30)
end

stands_on('@vaswani2017attention', 1, 'GlossaKey')
stands_on('@vaswani2017attention', 0, 'GlossaSign')
stands_on('@vaswani2017atention', 1, 'GlossaUnknownKey')
stands_on('table 1]', 0, 'GlossaLocator')
stands_on('see also', 0, 'GlossaAffix')
stands_on('tags:', 0, 'GlossaField')

-- Words that are no citation have none.
nvim.go_to('lena@example.org')
nvim.check('no citation', groups(), {})

local function colour(group)
  return lua([[return vim.api.nvim_get_hl(0, { name = ..., link = false }).fg]], group)
end
for _, ground in ipairs({ 'light', 'dark' }) do
  lua([[vim.o.background = ...]], ground)
  local known, unknown, text = colour('GlossaKey'), colour('GlossaUnknownKey'), colour('Normal')
  if not known or not unknown or known == unknown or known == text or unknown == text then
    nvim.fail(('on %s: known %s, unknown %s, text %s'):format(ground, known, unknown, text))
  end
end

-- What the person or a colour scheme says stays.
lua([[vim.api.nvim_set_hl(0, 'GlossaKey', { link = 'Title' })]])
lua([[vim.cmd.runtime('plugin/glossa.lua'); require('glossa.highlights').enable()]])
nvim.check('the link that was set', lua([[return vim.api.nvim_get_hl(0, { name = 'GlossaKey' }).link]]), 'Title')
nvim.close()
