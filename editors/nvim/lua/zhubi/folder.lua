--- The check of a whole folder, as a quickfix list.
local client = require('zhubi.client')

local M = {}

local TYPES = { error = 'E', warning = 'W', information = 'I', hint = 'N' }

local running

--- The lines of a file in the editor's own encoding.
local function lines_of(file)
  local ok, lines = pcall(vim.fn.readfile, file.path)
  if not ok then return {} end
  if file.encoding == 'UTF-8' then
    lines[1] = lines[1] and lines[1]:gsub('^\239\187\191', '')
    return lines
  end
  return vim.tbl_map(function(line) return vim.fn.iconv(line, file.encoding, 'utf-8') end, lines)
end

--- The byte, from 1, of a column in UTF-16 code units.
local function column(line, character)
  if not line then return 1 end
  if vim.lsp.config then return vim.str_byteindex(line, 'utf-16', character, false) + 1 end
  local ok, byte = pcall(vim.str_byteindex, line, character, true)
  return (ok and byte or 0) + 1
end

---@param files table[] the field `files` of `zhubi check --format json`
---@param buffer integer? the buffer whose text was checked, where it was no file
local function items_of(files, buffer)
  local items = {}
  for _, file in ipairs(files) do
    if file.error then table.insert(items, { filename = file.path, lnum = 1, type = 'E', text = file.error }) end
    local lines = buffer and vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
      or #file.diagnostics > 0 and lines_of(file)
      or {}
    for _, found in ipairs(file.diagnostics) do
      local first, last = found.range.start, found.range['end']
      local others = vim.tbl_map(function(other)
        return ('%d: %s'):format(other.range.start.line + 1, other.message)
      end, found.related)
      table.insert(items, {
        filename = not buffer and file.path or nil,
        bufnr = buffer,
        valid = 1,
        lnum = first.line + 1,
        col = column(lines[first.line + 1], first.character),
        end_lnum = last.line + 1,
        end_col = column(lines[last.line + 1], last.character),
        type = TYPES[found.severity],
        text = table.concat(vim.list_extend({ found.message }, others), ' | '),
      })
    end
  end
  return items
end

local function done(folder, result)
  running = nil
  if result.signal ~= 0 then return vim.notify('zhubi: 已取消 cancelled') end
  local ok, parsed = pcall(vim.json.decode, result.stdout)
  if not ok then return vim.notify('zhubi: ' .. result.stderr, vim.log.levels.ERROR) end
  local items = items_of(parsed.files)
  vim.fn.setqflist({}, ' ', { title = 'zhubi ' .. folder, items = items })
  vim.notify(('zhubi: %d 个文件，%d 处疑点'):format(#parsed.files, #items))
  if #items > 0 then vim.cmd.copen() end
end

--- Checks the folder; while a check is under way, ends it instead.
---@param folder string? the project, else the working folder
function M.check(folder)
  if running then return running:kill('sigterm') end
  folder = folder or vim.fs.root(0, client.root_marker) or vim.fn.getcwd()
  local command = { client.program(), 'check', '--format', 'json', '--fail-on', 'never', folder }
  local ok, process = pcall(vim.system, command, { text = true }, function(result)
    vim.schedule(function() done(folder, result) end)
  end)
  if not ok then return vim.notify('zhubi: ' .. process, vim.log.levels.ERROR) end
  running = process
end

--- Shows the findings of a buffer without a name as they are now: the protocol has no address for it.
---@param buffer integer
function M.check_unnamed(buffer)
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
  local command = { client.program(), 'check', '--format', 'json', '--fail-on', 'never', '-' }
  vim.system(command, { text = true, stdin = text }, function(result)
    vim.schedule(function()
      if result.code ~= 0 then return vim.notify('zhubi: ' .. result.stderr, vim.log.levels.ERROR) end
      local items = items_of(vim.json.decode(result.stdout).files, buffer)
      local found = vim.diagnostic.fromqflist(items)
      for _, it in ipairs(found) do it.source = 'zhubi' end
      vim.diagnostic.set(vim.api.nvim_create_namespace('zhubi_unnamed'), buffer, found)
      vim.notify(('zhubi: %d 处疑点'):format(#found))
    end)
  end)
end

return M
