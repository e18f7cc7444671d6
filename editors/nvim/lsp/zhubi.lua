-- The language server Zhubi for Neovim 0.11 and later; switch it on with `vim.lsp.enable('zhubi')`.
return {
  cmd = { 'zhubi', 'lsp' },
  filetypes = { 'text' },
  root_markers = { 'zhubi.toml' },
  workspace_required = true,
}
