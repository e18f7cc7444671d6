-- What a proofreader sees in Neovim: attachment, findings, hover, outline.

local folder = assert(vim.env.ZHUBI_EXAMPLES)
local passed, failed = 0, 0

local function wait_for(what, condition)
  local value
  vim.wait(15000, function()
    value = condition()
    return value
  end, 20)
  return assert(value, 'waited in vain for ' .. what)
end

local function test(name, body)
  local ok, err = xpcall(body, debug.traceback)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    io.stderr:write('FAILED ' .. name .. '\n' .. err .. '\n')
  end
end

local function open(path)
  vim.cmd.edit { args = { path }, magic = { file = false, bar = false } }
  vim.bo.filetype = 'text'
  return vim.api.nvim_get_current_buf()
end

local function client_of(buffer)
  return vim.lsp.get_clients({ bufnr = buffer, name = 'zhubi' })[1]
end

local function request(buffer, method, params)
  params.textDocument = params.textDocument or vim.lsp.util.make_text_document_params(buffer)
  local answer = client_of(buffer):request_sync(method, params, 10000, buffer)
  assert(answer, method .. ' was not answered')
  assert(not answer.err, vim.inspect(answer.err))
  return answer.result
end

local function place_of(buffer, words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local start = line:find(words, 1, true)
    if start then
      return { line = number - 1, character = vim.str_utfindex(line, 'utf-16', start - 1) }
    end
  end
  error('not on the page: ' .. words)
end

vim.lsp.enable('zhubi')
local page = open(folder .. '/A02-平安.txt')

test('the server attaches to a page of a project', function()
  wait_for('the client', function() return client_of(page) end)
end)

test('findings arrive where they stand', function()
  local found = wait_for('findings', function()
    for _, finding in ipairs(vim.diagnostic.get(page)) do
      if finding.code == 'repeated-word' then return finding end
    end
  end)
  local place = place_of(page, '联防联防')
  assert(found.lnum == place.line, vim.inspect(found))
  local line = vim.api.nvim_buf_get_lines(page, found.lnum, found.lnum + 1, false)[1]
  assert(line:sub(found.col + 1, found.end_col) == '联防联防', vim.inspect(found))
  assert(found.source == 'zhubi' or found.source == '朱笔', vim.inspect(found))
end)

test('hover on a finding explains it', function()
  local hover = request(page, 'textDocument/hover', { position = place_of(page, '联防联防') })
  assert(hover.contents.value:find('联防', 1, true), vim.inspect(hover))
end)

test('the outline is the articles with their section heads', function()
  local symbols = request(page, 'textDocument/documentSymbol', {})
  assert(#symbols == 2, vim.inspect(symbols))
  local names = vim.tbl_map(function(symbol) return symbol.name end, symbols[1].children)
  assert(vim.deep_equal(names, { '网格跟着渔船走', '驿站开在码头上', '数据说话见真章' }), vim.inspect(names))
  assert(symbols[2].name:find('守港人的三件宝', 1, true), symbols[2].name)
end)

test('a quick fix is one undo', function()
  local place = place_of(page, '联防联防')
  local finding = vim.tbl_filter(function(d) return d.code == 'repeated-word' end, vim.diagnostic.get(page))[1]
  local actions = request(page, 'textDocument/codeAction', {
    range = { start = place, ['end'] = { line = place.line, character = place.character + 4 } },
    context = { diagnostics = { finding.user_data.lsp } },
  })
  local action = assert(actions[1], 'no quick fix was offered')
  local before = vim.api.nvim_buf_get_lines(page, 0, -1, false)
  vim.lsp.util.apply_workspace_edit(action.edit, client_of(page).offset_encoding)
  assert(not vim.deep_equal(before, vim.api.nvim_buf_get_lines(page, 0, -1, false)), 'nothing changed')
  vim.cmd.undo()
  assert(vim.deep_equal(before, vim.api.nvim_buf_get_lines(page, 0, -1, false)), 'undo did not restore the page')
end)

test('a text file outside any project stays quiet', function()
  local path = vim.fn.tempname() .. '.txt'
  vim.fn.writefile({ '全镇联防联防、协调配合。' }, path)
  local other = open(path)
  vim.wait(500)
  assert(not client_of(other) and #vim.diagnostic.get(other) == 0)
end)

print(('\n%d passed, %d failed'):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
