--- The language server: its configuration, starting it, and what is asked of it beyond the protocol.
local M = {}

M.root_marker = 'zhubi.toml'

local is_old = vim.lsp.config == nil

--- The program; `vim.g.zhubi_program` where it is not on the PATH.
---@return string
function M.program()
  return vim.g.zhubi_program or 'zhubi'
end

--- A question to the author needs its words, which no list of code actions asks for.
local function decide(command, ctx)
  local client = assert(vim.lsp.get_client_by_id(ctx.client_id))
  local argument = command.arguments[1]
  local function send()
    M.request(client, 'workspace/executeCommand', { command = command.command, arguments = { argument } }, ctx.bufnr)
  end
  if argument.verdict ~= 'query' or argument.note then return send() end
  vim.ui.input({ prompt = '问作者什么？ Ask the author: ', default = argument.asked }, function(note)
    if not note then return end
    argument = vim.tbl_extend('force', argument, { note = note })
    send()
  end)
end

--- After more deaths than this in so many seconds the server stays down until `:Zhubi restart`.
local MOST_DEATHS, WITHIN = 5, 180

--- Buffers and the folders of their projects, by client; when servers died, in seconds.
local attached, deaths = {}, {}

--- Takes note of a page, so that a new server can be told of it.
function M.remember(client, buffer)
  attached[client.id] = attached[client.id] or {}
  attached[client.id][buffer] = client.root_dir or client.config.root_dir or false
end

local function start_again(buffers)
  for buffer, root in pairs(buffers) do
    if vim.api.nvim_buf_is_loaded(buffer) then M.start(buffer, root or nil) end
  end
end

--- Starts a new server for the pages of one that died.
local function after_exit(code, signal, id)
  vim.schedule(function()
    local buffers = attached[id] or {}
    attached[id] = nil
    if (code == 0 and signal == 0) or vim.v.exiting ~= vim.NIL then return end
    local now = os.time()
    deaths = vim.tbl_filter(function(death) return now - death < WITHIN end, deaths)
    table.insert(deaths, now)
    if #deaths > MOST_DEATHS then
      return vim.notify('zhubi: 三分钟里退出了多次，不再启动 ended too often; :Zhubi restart', vim.log.levels.ERROR)
    end
    vim.defer_fn(function() start_again(buffers) end, 200)
  end)
end

--- What `vim.lsp.config` and `vim.lsp.start` are given.
---@return table
function M.config()
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  capabilities.experimental = { zhubiMeter = true }
  -- Neovim can, but does not say so; new term files need it.
  capabilities.workspace.workspaceEdit.documentChanges = true
  -- Neovim 0.11 asks for findings but cannot be told to ask again when a project file changes: findings are pushed.
  if not vim.tbl_get(capabilities, 'workspace', 'diagnostics', 'refreshSupport') then
    capabilities.textDocument.diagnostic = vim.NIL
  end
  return {
    name = 'zhubi',
    cmd = { M.program(), 'lsp' },
    filetypes = { 'text' },
    root_markers = { M.root_marker },
    workspace_required = true,
    capabilities = capabilities,
    commands = { ['zhubi.decide'] = decide },
    on_exit = after_exit,
    handlers = {
      ['zhubi/meter'] = function(_, meter)
        local buffer = vim.uri_to_bufnr(meter.uri)
        if not vim.api.nvim_buf_is_loaded(buffer) then return end
        vim.b[buffer].zhubi_meter = { points = meter.points, per10k = meter.per10k, limit = meter.limit }
        vim.cmd.redrawstatus()
      end,
    },
  }
end

--- The configuration as the user may have changed it.
local function effective_config()
  return is_old and M.config() or vim.tbl_extend('force', M.config(), vim.lsp.config.zhubi or {})
end

--- Starts or reuses the server and attaches it to the buffer.
---@param buffer integer
---@param root string?
---@return integer? client_id
function M.start(buffer, root)
  local config = effective_config()
  config.root_dir = root
  config.workspace_required = nil
  return vim.lsp.start(config, { bufnr = buffer })
end

--- Neovim 0.10 has no `vim.lsp.enable`.
function M.start_in_projects()
  vim.api.nvim_create_autocmd('FileType', {
    pattern = 'text',
    group = vim.api.nvim_create_augroup('zhubi_start', {}),
    callback = function(event)
      local root = vim.fs.root(event.buf, M.root_marker)
      if root and vim.bo[event.buf].buftype == '' then M.start(event.buf, root) end
    end,
  })
end

---@param buffer integer?
---@return vim.lsp.Client?
function M.of(buffer)
  return vim.lsp.get_clients({ bufnr = buffer or 0, name = 'zhubi' })[1]
end

--- Sends a request; errors are told, the answer goes to `done`.
function M.request(client, method, params, buffer, done)
  local function handler(err, result)
    if err then
      vim.notify(err.message, vim.log.levels.ERROR)
    elseif done then
      done(result)
    end
  end
  if is_old then return client.request(method, params, handler, buffer) end
  return client:request(method, params, handler, buffer)
end

--- Ends the servers and starts them again for the buffers that they had.
function M.restart()
  deaths = {}
  local buffers = {}
  for _, client in ipairs(vim.lsp.get_clients({ name = 'zhubi' })) do
    buffers = vim.tbl_extend('force', buffers, attached[client.id] or {})
    attached[client.id] = nil
    if is_old then client.stop(true) else client:stop(true) end
  end
  local here = vim.api.nvim_get_current_buf()
  if buffers[here] == nil then buffers[here] = vim.fs.root(here, M.root_marker) end
  vim.defer_fn(function() start_again(buffers) end, 300)
end

return M
