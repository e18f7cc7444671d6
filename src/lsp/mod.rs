//! The language server: the only room that names `tower_lsp`.
