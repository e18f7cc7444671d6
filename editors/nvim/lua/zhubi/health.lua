--- `:checkhealth zhubi`.
local client = require('zhubi.client')

local M = {}

local function check_neovim()
  if vim.lsp.config then
    vim.health.ok('Neovim ' .. tostring(vim.version()))
  elseif vim.fn.has('nvim-0.10') == 1 then
    vim.health.warn('Neovim is older than 0.11', { 'It works, but 0.11 or later is what is tested.' })
  else
    vim.health.error('Neovim is older than 0.10')
  end
end

local function check_program()
  local program = client.program()
  if vim.fn.executable(program) == 0 then
    return vim.health.error(('there is no program %s'):format(program), {
      'In a copy of the repository of Zhubi: cargo install --path .',
      "or name the program: vim.g.zhubi_program = '/path/to/zhubi'",
    })
  end
  local result = vim.system({ program, '--version' }, { text = true }):wait()
  vim.health.ok(('%s: %s'):format(vim.fn.exepath(program), vim.trim(result.stdout)))
end

local function check_buffer(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if vim.bo[buffer].filetype ~= 'text' then
    return vim.health.info(('%s is no plain text (its filetype is “%s”)'):format(name, vim.bo[buffer].filetype))
  end
  local root = vim.fs.root(buffer, client.root_marker)
  if not root then
    return vim.health.info(('%s is in no project'):format(name), {
      'Put an empty zhubi.toml into the folder of the pages (:Zhubi init), or use :Zhubi check',
    })
  end
  vim.health.ok(('%s belongs to the project %s'):format(name, root))
  if client.of(buffer) then
    vim.health.ok('the server is attached')
  else
    vim.health.error('the server is not attached', { "vim.lsp.enable('zhubi')", ':Zhubi restart', ':Zhubi log' })
  end
end

function M.check()
  vim.health.start('Zhubi')
  check_neovim()
  check_program()
  vim.health.start('Zhubi: the buffers')
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local has_name = vim.api.nvim_buf_get_name(buffer) ~= ''
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].buftype == '' and has_name then check_buffer(buffer) end
  end
end

return M
