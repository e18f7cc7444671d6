--- The subcommands of `:Zhubi`.
local client = require('zhubi.client')
local outline = require('zhubi.outline')

local M = {}

--- Runs the program and hands over what it printed.
local function run(arguments, done)
  local command = vim.list_extend({ client.program() }, arguments)
  local ok, why = pcall(vim.system, command, { text = true }, function(result)
    vim.schedule(function()
      if result.code ~= 0 and result.stdout == '' then
        vim.notify('zhubi: ' .. result.stderr, vim.log.levels.ERROR)
      else
        done(result.stdout)
      end
    end)
  end)
  if not ok then vim.notify('zhubi: ' .. why, vim.log.levels.ERROR) end
end

--- The code of the rule of the finding under the cursor, or of the first on the line.
local function code_here()
  local line, col = unpack(vim.api.nvim_win_get_cursor(0))
  local found = vim.tbl_filter(function(it) return it.source == 'zhubi' end, vim.diagnostic.get(0, { lnum = line - 1 }))
  for _, it in ipairs(found) do
    if it.col <= col and col < it.end_col then return it.code end
  end
  return found[1] and found[1].code
end

local function codes()
  local result = vim.system({ client.program(), 'rules', '--format', 'json' }, { text = true }):wait()
  local ok, parsed = pcall(vim.json.decode, result.stdout)
  return ok and vim.tbl_map(function(rule) return rule.code end, parsed.rules) or {}
end

local function check_page()
  local buffer = vim.api.nvim_get_current_buf()
  if vim.api.nvim_buf_get_name(buffer) == '' then return require('zhubi.folder').check_unnamed(buffer) end
  local function ask()
    local server = client.of(buffer)
    local argument = { uri = vim.uri_from_bufnr(buffer) }
    client.request(server, 'workspace/executeCommand', { command = 'zhubi.checkThisPage', arguments = { argument } }, buffer)
  end
  if client.of(buffer) then return ask() end
  local id = client.start(buffer, vim.fs.root(buffer, client.root_marker))
  if not id then return end
  vim.wait(5000, function()
    local server = vim.lsp.get_client_by_id(id)
    return server ~= nil and server.initialized == true
  end, 10)
  ask()
end

local function report(path)
  path = path or (vim.bo.filetype == 'text' and vim.api.nvim_buf_get_name(0) or '')
  if path == '' then path = vim.fs.root(0, client.root_marker) or vim.fn.getcwd() end
  local file = vim.fn.tempname() .. '.html'
  run({ 'report', path, '-o', file }, function() vim.ui.open(file) end)
end

local function explain(code)
  code = code or code_here()
  if not code then return vim.notify('zhubi: 光标处没有疑点 no finding here') end
  run({ 'explain', code }, function(page)
    vim.cmd('botright new')
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = 'nofile', 'wipe', false
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(page, '\n', { trimempty = true }))
    vim.bo.filetype, vim.bo.modifiable = 'markdown', false
    vim.keymap.set('n', 'q', '<cmd>close<cr>', { buffer = true })
  end)
end

--- Lists the decisions of the project and takes back the chosen one.
local function decisions()
  local server = client.of()
  if not server then return vim.notify('zhubi: 本页没有启动朱笔 not running here') end
  local uri = vim.uri_from_bufnr(0)
  local function execute(command, argument, done)
    client.request(server, 'workspace/executeCommand', { command = command, arguments = { argument } }, 0, done)
  end
  execute('zhubi.listDecisions', { uri = uri }, function(told)
    local options = {
      prompt = '撤回哪个决定？ Take back:',
      format_item = function(decision)
        local words = vim.tbl_map(function(place) return place.text end, decision.places)
        return ('%s  %s  %s %s'):format(decision.verdict, table.concat(words, ' … '), decision.file, decision.note)
      end,
    }
    vim.ui.select(told.decisions, options, function(chosen)
      if not chosen then return end
      execute('zhubi.undoDecision', { uri = uri, id = chosen.id })
    end)
  end)
end

local function add_term()
  vim.lsp.buf.code_action({
    filter = function(action) return action.edit and not action.diagnostics and action.kind == 'quickfix' end,
    apply = true,
  })
end

local function init(folder)
  folder = folder or vim.fn.getcwd()
  run({ 'init', folder }, function() vim.cmd.edit(vim.fn.fnameescape(vim.fs.joinpath(folder, client.root_marker))) end)
end

local function log()
  local path = vim.lsp.log and vim.lsp.log.get_filename() or vim.lsp.get_log_path()
  vim.cmd.tabedit(vim.fn.fnameescape(path))
end

--- Each with what it does and, where it takes one, how its argument is completed.
M.all = {
  check = { run = check_page },
  folder = { run = function(path) require('zhubi.folder').check(path) end, complete = 'dir' },
  report = { run = report, complete = 'file' },
  decide = { run = function() vim.lsp.buf.code_action({ context = { only = { 'quickfix' }, diagnostics = {} } }) end },
  decisions = { run = decisions },
  term = { run = add_term },
  explain = { run = explain, complete = codes },
  next = { run = function() outline.jump(1) end },
  prev = { run = function() outline.jump(-1) end },
  nextarticle = { run = function() outline.jump(1, true) end },
  prevarticle = { run = function() outline.jump(-1, true) end },
  outline = { run = outline.show },
  init = { run = init, complete = 'dir' },
  restart = { run = client.restart },
  log = { run = log },
  health = { run = function() vim.cmd.checkhealth('zhubi') end },
}

function M.run(command)
  local name, argument = command.fargs[1], command.fargs[2]
  local subcommand = M.all[name]
  if not subcommand then return vim.notify('zhubi: 没有这个命令 no such command: ' .. name, vim.log.levels.ERROR) end
  subcommand.run(argument)
end

function M.complete(lead, line)
  local words = vim.split(line:gsub('^.-Zhubi%s+', ''), '%s+')
  local choices
  if #words <= 1 then
    choices = vim.tbl_keys(M.all)
    table.sort(choices)
  else
    local how = (M.all[words[1]] or {}).complete
    if type(how) == 'string' then return vim.fn.getcompletion(lead, how) end
    choices = how and how() or {}
  end
  return vim.tbl_filter(function(choice) return vim.startswith(choice, lead) end, choices)
end

return M
