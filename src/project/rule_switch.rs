//! Sets rules in the text of a `zhubi.toml`; comments and order stay.

use crate::rules::rule;
use toml_edit::{DocumentMut, Item, Table, value};

/// The configuration `before` with the rules `codes` at `level`.
///
/// # Errors
/// The text is no TOML, or what it says of rules is no table: why, in one line.
pub fn changed_rules(before: &str, codes: &[&str], level: &str) -> Result<String, String> {
    let mut document: DocumentMut =
        before.parse().map_err(|error: toml_edit::TomlError| error.message().replace('\n', "; "))?;
    if document.is_empty() && !before.trim().is_empty() {
        // Comments alone would end up below what is added.
        let gap = if before.ends_with('\n') { "" } else { "\n" };
        return changed_rules("", codes, level).map(|added| format!("{before}{gap}{added}"));
    }
    let rules = document.entry("rules").or_insert_with(|| Item::Table(Table::new()));
    let rules = rules.as_table_like_mut().ok_or("rules?")?;
    for code in codes {
        rules.insert(code, value(level));
    }
    Ok(document.to_string())
}

/// Whether the configuration says something of the rule `code`, under whichever of its names.
pub(super) fn speaks_of(config: &str, code: &str) -> bool {
    let Ok(config) = config.parse::<toml::Table>() else { return false };
    let names = rule(code).map(|rule| rule.info());
    let names = names.into_iter().flat_map(|info| std::iter::once(&info.code).chain(info.former_codes));
    config.get("rules").and_then(toml::Value::as_table).is_some_and(|rules| {
        rules.contains_key(code) || names.into_iter().any(|name| rules.contains_key(*name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str) {
        assert_eq!(changed_rules(before, &["repeated-word"], "off").as_deref(), Ok(after));
    }

    #[test]
    fn a_configuration_speaks_of_the_rules_in_its_table() {
        assert!(speaks_of("[rules]\nrepeated-word = \"hint\"\n", "repeated-word"));
        assert!(speaks_of("rules = { repeated-word = true }\n", "repeated-word"));
        assert!(!speaks_of("repeated-word = \"hint\"\n[rules]\nmixed-width = \"off\"\n", "repeated-word"));
        assert!(!speaks_of("rules = 3", "repeated-word") && !speaks_of("[rules", "repeated-word"));
    }

    #[test]
    fn a_rule_is_switched_off_and_the_rest_stays() {
        check("", "[rules]\nrepeated-word = \"off\"\n");
        check("# 我们的", "# 我们的\n[rules]\nrepeated-word = \"off\"\n");
        check(
            "# 头\ndate = 2024-05-18 # 日\n\n[rules] # 规则\nmixed-width = \"off\"\n\n[terms]\nfiles = []\n",
            "# 头\ndate = 2024-05-18 # 日\n\n[rules] # 规则\nmixed-width = \"off\"\nrepeated-word = \"off\"\n\n[terms]\n\
             files = []\n",
        );
        check("[rules]\nrepeated-word = \"hint\"\n", "[rules]\nrepeated-word = \"off\"\n");
        check("rules = {}\n", "rules = { repeated-word = \"off\" }\n");
        assert!(changed_rules("date = [", &[], "off").is_err());
        assert!(changed_rules("rules = 3", &["a"], "off").is_err());
    }
}
