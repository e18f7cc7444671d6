-- What a proofreader sees in Neovim: attachment, findings, hover, outline, folding, motions, repairs, names, terms,
-- commands; and that no edit is lost, however it comes in.

local folder = assert(vim.env.ZHUBI_EXAMPLES)
local passed, failed = 0, 0

local function wait_for(what, condition, time)
  local value
  vim.wait(time or 20000, function()
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

local function equal(actual, expected, message)
  assert(vim.deep_equal(actual, expected), (message or '') .. vim.inspect(actual) .. ' is not ' .. vim.inspect(expected))
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

local function lines_of(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

local function place_of(buffer, words)
  for number, line in ipairs(lines_of(buffer)) do
    local start = line:find(words, 1, true)
    if start then
      return { line = number - 1, character = vim.str_utfindex(line, 'utf-16', start - 1), byte = start - 1 }
    end
  end
  error('not on the page: ' .. words)
end

local function findings(buffer, code)
  return vim.tbl_filter(function(found) return found.code == code end, vim.diagnostic.get(buffer))
end

--- Waits until the server holds the buffer's text and the findings shown are `count` of the code, each where it stands.
local function settled(buffer, code, words, count)
  local text = function() return table.concat(lines_of(buffer), '\n') .. '\n' end
  wait_for('the server to hold the text of the editor', function()
    local held = request(buffer, 'zhubi/text', {})
    return held and held.text == text()
  end)
  wait_for(('%d findings of %s, there are %d'):format(count, code, #findings(buffer, code)), function()
    local found = findings(buffer, code)
    if #found ~= count then return false end
    for _, it in ipairs(found) do
      local line = vim.api.nvim_buf_get_lines(buffer, it.lnum, it.lnum + 1, false)[1] or ''
      if line:sub(it.col + 1, it.end_col) ~= words then return false end
    end
    return true
  end)
end

local function keys(typed)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(typed, true, false, true), 'xt', false)
end

-- Messages in Chinese, whatever the locale of the machine.
vim.lsp.config('zhubi', { settings = { zhubi = { language = 'zh' } } })
local page = open(folder .. '/A02-平安.txt')

test('the server attaches to a page of a project', function()
  wait_for('the client', function() return client_of(page) end)
end)

test('findings arrive where they stand', function()
  local found = wait_for('findings', function() return findings(page, 'repeated-word')[1] end)
  equal(found.lnum, place_of(page, '联防联防').line)
  equal(found.source, 'zhubi')
  settled(page, 'repeated-word', '联防联防', 1)
end)

test('hover on a finding explains it', function()
  local hover = request(page, 'textDocument/hover', { position = place_of(page, '联防联防') })
  assert(hover.contents.value:find('repeated-word', 1, true), vim.inspect(hover))
end)

test('the outline is the articles with their section heads', function()
  local symbols = request(page, 'textDocument/documentSymbol', {})
  assert(#symbols == 2, vim.inspect(symbols))
  local names = vim.tbl_map(function(symbol) return symbol.name end, symbols[1].children)
  equal(names, { '网格跟着渔船走', '驿站开在码头上', '数据说话见真章' })
  assert(symbols[2].name:find('守港人的三件宝', 1, true), symbols[2].name)
  require('zhubi.outline').show()
  wait_for('the location list', function() return #vim.fn.getloclist(0) >= 5 or #vim.fn.getloclist(vim.fn.win_getid(1)) >= 5 end)
  vim.cmd.lclose()
end)

test(']] and [[ go from section to section', function()
  local function at(typed)
    local before = vim.api.nvim_win_get_cursor(0)
    keys(typed)
    wait_for('the jump of ' .. typed, function() return not vim.deep_equal(before, vim.api.nvim_win_get_cursor(0)) end)
    return vim.api.nvim_get_current_line()
  end
  vim.api.nvim_win_set_cursor(0, { place_of(page, '清晨五点').line + 1, 0 })
  equal(at(']]'), '网格跟着渔船走')
  equal(at(']]'), '驿站开在码头上')
  equal(at('[['), '网格跟着渔船走')
  equal(at('3]]'), '守港人的三件宝')
  vim.cmd('Zhubi prevarticle')
  wait_for('the headline before', function() return vim.api.nvim_win_get_cursor(0)[1] < place_of(page, '清晨五点').line end)
  vim.cmd('Zhubi next')
  wait_for('the next head', function() return vim.api.nvim_get_current_line() == '网格跟着渔船走' end)
end)

test('sections fold', function()
  equal(vim.wo.foldexpr, 'v:lua.vim.lsp.foldexpr()')
  local line = place_of(page, '网格跟着渔船走').line + 1
  wait_for('folds', function()
    vim.cmd('normal! zx')
    return vim.fn.foldlevel(line + 1) >= 2
  end)
  equal(vim.fn.foldclosed(line), -1, 'closed at first: ')
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  vim.cmd('normal! zc')
  local last = vim.fn.foldclosedend(line)
  assert(last > line and last < place_of(page, '驿站开在码头上').line + 1, 'folded up to ' .. last)
  vim.cmd('normal! zo')
end)

test('a quick fix is one undo', function()
  local place = place_of(page, '联防联防')
  local before = lines_of(page)
  vim.api.nvim_win_set_cursor(0, { place.line + 1, place.byte })
  vim.lsp.buf.code_action({ filter = function(action) return action.edit and action.diagnostics end, apply = true })
  wait_for('the repair', function() return not vim.deep_equal(before, lines_of(page)) end)
  settled(page, 'repeated-word', '联防联防', 0)
  vim.cmd.undo()
  equal(lines_of(page), before)
  settled(page, 'repeated-word', '联防联防', 1)
end)

test('a name is written anew in its whole article, one undo', function()
  local place = place_of(page, '冯大海')
  local before = lines_of(page)
  local text = table.concat(before, '\n')
  local _, count = text:gsub('冯大海', '')
  vim.api.nvim_win_set_cursor(0, { place.line + 1, place.byte })
  vim.lsp.buf.rename('冯大江')
  wait_for('the new name', function()
    local _, done = table.concat(lines_of(page), '\n'):gsub('冯大江', '')
    return done == count
  end)
  vim.cmd.undo()
  equal(lines_of(page), before)
end)

test('typing in bursts loses nothing', function()
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(page), 0 })
  local before = #findings(page, 'repeated-word')
  for _ = 1, 5 do
    keys('o全镇联防联防、协调配合。abc<BS><BS><BS><Esc>')
  end
  settled(page, 'repeated-word', '联防联防', before + 5)
  for _ = 1, 5 do vim.cmd.undo() end
  settled(page, 'repeated-word', '联防联防', before)
  for _ = 1, 5 do vim.cmd.redo() end
  settled(page, 'repeated-word', '联防联防', before + 5)
end)

test('a whole page is pasted over, line by line changed and taken back', function()
  local before = lines_of(page)
  local other = vim.fn.readfile(folder .. '/A01-要闻.txt')
  vim.api.nvim_buf_set_lines(page, 0, -1, false, other)
  for number = 1, 30 do
    vim.api.nvim_buf_set_text(page, number % #other, 0, number % #other, 0, { '𠮷😀' })
  end
  settled(page, 'repeated-word', '联防联防', 0)
  vim.api.nvim_buf_set_lines(page, 0, -1, false, before)
  settled(page, 'repeated-word', '联防联防', 6)
  vim.cmd('silent edit!')
  settled(page, 'repeated-word', '联防联防', 1)
end)

test('a term file that changes on disk holds at once', function()
  local config = folder .. '/zhubi.toml'
  local original = vim.fn.readfile(config)
  vim.fn.writefile(vim.list_extend({}, original), config)
  vim.fn.writefile({ '[[term]]', 'term = "渔船老大"', 'wrong = [{ form = "船老大志愿者" }]' }, folder .. '/本报.toml')
  vim.fn.writefile(vim.list_extend(vim.deepcopy(original), { '[terms]', 'files = ["本报.toml"]' }), config)
  wait_for('the wrong form', function()
    return vim.iter(vim.diagnostic.get(page)):any(function(it) return it.message:find('船老大志愿者', 1, true) end)
  end)
  vim.fn.writefile({ '[[term]]', 'term = "渔船老大"' }, folder .. '/本报.toml')
  wait_for('the finding to go', function()
    return not vim.iter(vim.diagnostic.get(page)):any(function(it) return it.message:find('船老大志愿者', 1, true) end)
  end)
  vim.fn.writefile(original, config)
end)

--- Waits for a server of the page that is not `old`.
local function successor(old)
  return wait_for('a new server', function()
    local new = client_of(page)
    return new and new.id ~= old.id and new.initialized and new
  end)
end

test('the server is killed and started again, and no edit is lost', function()
  for round = 1, 2 do
    local old = client_of(page)
    vim.api.nvim_buf_set_lines(page, -1, -1, false, { '全镇联防联防。' })
    local result = vim.system({ 'pkill', '-9', '-P', tostring(vim.uv.os_getpid()), '-f', 'zhubi lsp' }):wait()
    equal(result.code, 0)
    vim.api.nvim_buf_set_lines(page, -1, -1, false, { '全市联防联防。' })
    successor(old)
    settled(page, 'repeated-word', '联防联防', 1 + 2 * round)
  end
  vim.cmd('silent edit!')
  settled(page, 'repeated-word', '联防联防', 1)
end)

test('restart', function()
  local old = client_of(page)
  vim.cmd('Zhubi restart')
  successor(old)
  equal(#vim.lsp.get_clients({ name = 'zhubi' }), 1)
  settled(page, 'repeated-word', '联防联防', 1)
end)

test('files as newsrooms have them', function()
  local text = { '青屿县推进基层治理', '', '全镇联防联防、协调配合。' }
  local function check(name, write)
    local path = folder .. '/' .. name
    vim.fn.mkdir(vim.fs.dirname(path), 'p')
    write(path)
    local buffer = open(path)
    equal(lines_of(buffer), text, name)
    wait_for('the client of ' .. name, function() return client_of(buffer) end)
    wait_for('the finding in ' .. name, function() return #findings(buffer, 'repeated-word') == 1 end)
    return buffer
  end
  check('副刊 周末/第1版 头条（终）.txt', function(path) vim.fn.writefile(text, path) end)
  check('100%.txt', function(path) vim.fn.writefile(text, path) end)
  local crlf = check('窗口.txt', function(path)
    vim.fn.writefile(vim.tbl_map(function(line) return line .. '\r' end, text), path)
  end)
  equal(vim.bo[crlf].fileformat, 'dos')
  local read_only = check('只读.txt', function(path)
    vim.fn.writefile(text, path)
    vim.uv.fs_chmod(path, tonumber('444', 8))
  end)
  vim.bo[read_only].readonly = true
  vim.o.fileencodings = 'ucs-bom,utf-8,gb18030,latin1'
  local encoded = check('国标.txt', function(path)
    vim.fn.writefile(vim.tbl_map(function(line) return vim.fn.iconv(line, 'utf-8', 'gb18030') end, text), path)
  end)
  assert(vim.bo[encoded].fileencoding ~= 'utf-8')
end)

test('a text file outside any project stays quiet until it is asked for', function()
  local path = vim.fn.tempname() .. '.txt'
  vim.fn.writefile({ '全镇联防联防、协调配合。' }, path)
  local other = open(path)
  vim.wait(500)
  assert(not client_of(other) and #vim.diagnostic.get(other) == 0)
  vim.cmd('Zhubi check')
  wait_for('the finding', function() return #findings(other, 'repeated-word') == 1 end)
end)

test('a text without a name is read when asked for', function()
  vim.cmd.enew()
  vim.bo.filetype = 'text'
  local buffer = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { '全镇联防联防、协调配合。' })
  vim.cmd('Zhubi check')
  wait_for('the finding', function()
    local found = vim.diagnostic.get(buffer)[1]
    return found and found.col == 6 and found.end_col == 18
  end)
  vim.bo.modified = false
end)

test('the check of the folder is a quickfix list of places in bytes', function()
  vim.cmd.buffer(page)
  vim.cmd('Zhubi folder ' .. vim.fn.fnameescape(folder))
  wait_for('the list', function() return #vim.fn.getqflist() > 5 end)
  local checked = 0
  for _, item in ipairs(vim.fn.getqflist()) do
    vim.fn.bufload(item.bufnr)
    local line = vim.api.nvim_buf_get_lines(item.bufnr, item.lnum - 1, item.lnum, false)[1] or ''
    if item.text:find('连着印了2遍', 1, true) then
      equal(line:sub(item.col, item.end_col - 1), '联防联防', vim.api.nvim_buf_get_name(item.bufnr))
      checked = checked + 1
    end
  end
  assert(checked >= 5, checked .. ' pages with the finding')
  vim.cmd.cclose()
end)

test('the page of a rule is shown', function()
  vim.cmd.buffer(page)
  local place = place_of(page, '联防联防')
  vim.api.nvim_win_set_cursor(0, { place.line + 1, place.byte })
  vim.cmd('Zhubi explain')
  wait_for('the page', function() return vim.bo.filetype == 'markdown' end)
  assert(table.concat(lines_of(0), '\n'):find('repeated-word', 1, true))
  vim.cmd.close()
end)

test('the selected words become a term of the project', function()
  vim.cmd.buffer(page)
  local place = place_of(page, '海上救生培训')
  vim.api.nvim_win_set_cursor(0, { place.line + 1, place.byte })
  keys('v5l')
  vim.cmd('Zhubi term')
  wait_for('the term', function()
    return vim.iter(vim.api.nvim_list_bufs()):any(function(buffer)
      return vim.api.nvim_buf_get_name(buffer):match('%.toml$') and table.concat(lines_of(buffer)):find('海上救生培训', 1, true)
    end)
  end)
end)

test('what is decided stays decided, and can be taken back', function()
  vim.cmd.buffer(page)
  vim.cmd('silent edit!')
  settled(page, 'repeated-word', '联防联防', 1)
  local function choose(words)
    vim.ui.select = function(items, options, chosen)
      for index, item in ipairs(items) do
        local shown = options.format_item and options.format_item(item) or item
        if shown:find(words, 1, true) then return chosen(item, index) end
      end
      error('nothing to choose with ' .. words)
    end
  end
  vim.ui.input = function(_, done) done('是联防联控吗？') end
  local place = place_of(page, '联防联防')
  vim.api.nvim_win_set_cursor(0, { place.line + 1, place.byte })
  choose('这里不再提示')
  vim.cmd('Zhubi decide')
  wait_for('the finding to go', function() return #findings(page, 'repeated-word') == 0 end)
  choose('联防联防')
  vim.cmd('Zhubi decisions')
  wait_for('the finding to come back', function() return #findings(page, 'repeated-word') == 1 end)
  choose('问作者')
  vim.cmd('Zhubi decide')
  wait_for('the queried finding', function()
    local found = findings(page, 'repeated-word')[1]
    return found and found.message:find('待作者答复', 1, true)
  end)
  assert(table.concat(vim.fn.readfile(folder .. '/zhubi.decisions.toml')):find('是联防联控吗', 1, true))
  os.remove(folder .. '/zhubi.decisions.toml')
end)

test('commands are completed', function()
  equal(vim.fn.getcompletion('Zhubi ne', 'cmdline'), { 'next', 'nextarticle' })
  equal(vim.fn.getcompletion('Zhubi explain repeated-wo', 'cmdline'), { 'repeated-word' })
end)

test('checkhealth has nothing against this', function()
  vim.cmd.buffer(page)
  vim.cmd.checkhealth('zhubi')
  local report = table.concat(lines_of(0), '\n')
  assert(report:find('the server is attached', 1, true) and not report:find('ERROR', 1, true), report)
end)

print(('\n%d passed, %d failed\n'):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
