--- What is set in the buffer of a page when the server is attached.
local M = {}

local function map(buffer, keys, direction, only_articles, description)
  local function go() require('zhubi.outline').jump(direction, only_articles) end
  vim.keymap.set({ 'n', 'x' }, keys, go, { buffer = buffer, desc = description })
end

--- Folds by the server's outline, all open at first.
local function fold(window)
  vim.wo[window][0].foldmethod = 'expr'
  vim.wo[window][0].foldexpr = 'v:lua.vim.lsp.foldexpr()'
  vim.wo[window][0].foldlevel = 99
end

---@param buffer integer
function M.attach(buffer)
  if vim.g.zhubi_mappings ~= false then
    map(buffer, ']]', 1, false, '下一个小标题 next section')
    map(buffer, '[[', -1, false, '上一个小标题 previous section')
  end
  if vim.g.zhubi_folding ~= false and vim.lsp.foldexpr then
    for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
      fold(window)
    end
  end
end

return M
