//! The folder: summaries of files that are not open, symbols, references, folder rules, watching.
