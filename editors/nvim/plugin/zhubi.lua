-- Switches the server on for plain text in projects, and sets up `:Zhubi` and the buffers of pages.
if vim.g.loaded_zhubi then return end
vim.g.loaded_zhubi = true

vim.api.nvim_create_user_command('Zhubi', function(command) require('zhubi.commands').run(command) end, {
  nargs = '+',
  complete = function(lead, line) return require('zhubi.commands').complete(lead, line) end,
  desc = '朱笔 Zhubi: check, folder, report, decide, explain, …',
})

vim.api.nvim_create_autocmd('LspAttach', {
  group = vim.api.nvim_create_augroup('zhubi', {}),
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if not client or client.name ~= 'zhubi' then return end
    require('zhubi.client').remember(client, event.buf)
    require('zhubi.page').attach(event.buf)
  end,
})

-- Neovim only writes into its log that a server is missing.
vim.api.nvim_create_autocmd('FileType', {
  group = 'zhubi',
  pattern = 'text',
  callback = function(event)
    local client = require('zhubi.client')
    if vim.fn.executable(client.program()) == 1 then return true end
    if not vim.fs.root(event.buf, client.root_marker) then return end
    vim.notify('zhubi: 找不到程序 there is no program “' .. client.program() .. '”; :checkhealth zhubi', vim.log.levels.WARN)
    return true
  end,
})

if vim.g.zhubi_enable ~= false then
  if vim.lsp.enable then
    vim.lsp.enable('zhubi')
  else
    require('zhubi.client').start_in_projects()
  end
end
