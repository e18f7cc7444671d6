-- The configuration that `vim.lsp.enable('zhubi')` looks for (Neovim 0.11 and later).
return require('zhubi.client').config()
