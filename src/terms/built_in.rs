//! The term files that come with the program.

/// Each file with its name and text.
pub(super) static FILES: &[(&str, &str)] = &[("national.toml", include_str!("data/national.toml"))];
