--- Articles and section heads: jumping from one to the next, and the list of them.
local client = require('zhubi.client')

local M = {}

local function collect(symbols, only_articles, lines)
  for _, symbol in ipairs(symbols or {}) do
    table.insert(lines, symbol.selectionRange.start.line + 1)
    if not only_articles then collect(symbol.children, false, lines) end
  end
  return lines
end

--- Goes to the `count`-th head after (or before) the cursor.
---@param direction 1|-1
---@param only_articles boolean?
function M.jump(direction, only_articles)
  local count = vim.v.count1
  local server = client.of()
  if not server then return end
  local params = { textDocument = vim.lsp.util.make_text_document_params(0) }
  client.request(server, 'textDocument/documentSymbol', params, 0, function(symbols)
    local lines = collect(symbols, only_articles, {})
    table.sort(lines, function(one, other) return (one - other) * direction < 0 end)
    local here = vim.api.nvim_win_get_cursor(0)[1]
    local ahead = vim.tbl_filter(function(line) return (line - here) * direction > 0 end, lines)
    local target = ahead[math.min(count, #ahead)]
    if not target then return end
    vim.cmd("normal! m'")
    vim.api.nvim_win_set_cursor(0, { target, 0 })
    vim.cmd('normal! zv')
  end)
end

--- The outline as a location list.
function M.show()
  vim.lsp.buf.document_symbol({ loclist = true })
end

return M
