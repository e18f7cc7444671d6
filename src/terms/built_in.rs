//! The term files that come with the program, one a field.

/// Each file with its name and text.
pub(super) static FILES: &[(&str, &str)] = &[
    ("digital.toml", include_str!("data/digital.toml")),
    ("governance.toml", include_str!("data/governance.toml")),
    ("livelihood.toml", include_str!("data/livelihood.toml")),
    ("peace.toml", include_str!("data/peace.toml")),
    ("petition_mediation.toml", include_str!("data/petition_mediation.toml")),
    ("public_safety.toml", include_str!("data/public_safety.toml")),
    ("rule_of_law.toml", include_str!("data/rule_of_law.toml")),
];
