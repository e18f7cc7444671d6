//! The editor's own settings, section `zhubi`.

use crate::text::Lang;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The section of the settings that holds ours.
pub(super) const SECTION: &str = "zhubi";

/// Which plain texts are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Enable {
    /// All.
    Always,
    /// Those with a `zhubi.toml` in a folder above.
    #[default]
    Project,
    /// None.
    Off,
}

/// What the user set in the editor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct EditorSettings {
    /// `zhubi.enable`: `"always"`, `"project"` or `"off"`.
    pub enable: Option<Enable>,
    /// `zhubi.language`: `"zh"` or `"en"`; anything else leaves it to the editor's own language.
    pub language: Option<Lang>,
}

impl EditorSettings {
    /// Reads settings, either the section itself or an object that holds it. What is not understood is left out.
    pub(super) fn of(value: &Value) -> EditorSettings {
        let section = value.get(SECTION).unwrap_or(value);
        let word = |key: &str| section.get(key).and_then(Value::as_str);
        EditorSettings {
            enable: match word("enable") {
                Some("always") => Some(Enable::Always),
                Some("project") => Some(Enable::Project),
                Some("off") => Some(Enable::Off),
                _ => None,
            },
            language: match word("language") {
                Some("zh") => Some(Lang::Zh),
                Some("en") => Some(Lang::En),
                _ => None,
            },
        }
    }

    /// These settings, and `base` where these say nothing.
    pub(super) fn over(&self, base: &EditorSettings) -> EditorSettings {
        EditorSettings { enable: self.enable.or(base.enable), language: self.language.or(base.language) }
    }
}

/// The settings of all folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SettingsByFolder {
    /// What holds where no folder says otherwise.
    pub general: EditorSettings,
    /// What single folders set.
    pub folders: BTreeMap<PathBuf, EditorSettings>,
}

impl SettingsByFolder {
    /// The settings for the file at `path`: those of the innermost open folder above it, then the general ones.
    pub(super) fn of(&self, path: Option<&Path>) -> EditorSettings {
        let above =
            self.folders.iter().filter(|(folder, _)| path.is_some_and(|path| path.starts_with(folder)));
        let innermost = above.max_by_key(|(folder, _)| folder.components().count());
        innermost.map_or_else(|| self.general.clone(), |(_, set)| set.over(&self.general))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_section_is_read_bare_or_wrapped() {
        let expected = EditorSettings { enable: Some(Enable::Always), language: Some(Lang::En) };
        assert_eq!(EditorSettings::of(&json!({"enable": "always", "language": "en"})), expected);
        assert_eq!(EditorSettings::of(&json!({"zhubi": {"enable": "always", "language": "en"}})), expected);
        assert_eq!(EditorSettings::of(&json!({"enable": 3})), EditorSettings::default());
        assert_eq!(EditorSettings::of(&Value::Null), EditorSettings::default());
    }

    #[test]
    fn the_innermost_folder_decides() {
        let set = |enable| EditorSettings { enable: Some(enable), language: None };
        let settings = SettingsByFolder {
            general: set(Enable::Project),
            folders: [("/a".into(), set(Enable::Always)), ("/a/b".into(), set(Enable::Off))].into(),
        };
        let enable = |path: &str| settings.of(Some(Path::new(path))).enable;
        assert_eq!(enable("/a/b/c.txt"), Some(Enable::Off));
        assert_eq!(enable("/a/bc/c.txt"), Some(Enable::Always));
        assert_eq!(enable("/c.txt"), Some(Enable::Project));
    }

    /// Every value that the VS Code extension offers is understood, and it offers all that is understood.
    #[test]
    fn the_extension_offers_these_settings() {
        let package: Value = serde_json::from_str(include_str!("../../editors/vscode/package.json")).unwrap();
        let offered = &package["contributes"]["configuration"]["properties"];
        let mut understood = Vec::new();
        for (key, setting) in offered.as_object().unwrap() {
            let key = key.strip_prefix("zhubi.").unwrap();
            for value in setting["enum"].as_array().into_iter().flatten() {
                let EditorSettings { enable, language } = EditorSettings::of(&json!({ key: value }));
                if enable.is_some() || language.is_some() {
                    understood.push(format!("{key}={}", value.as_str().unwrap()));
                }
            }
        }
        let expected = ["enable=project", "enable=always", "enable=off", "language=zh", "language=en"];
        assert_eq!(understood, expected);
    }
}
