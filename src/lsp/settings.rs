//! The editor's own settings, section `zhubi`.

use crate::text::Lang;
use serde_json::{Value, json};
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

/// The words of `zhubi.enable`, the default first.
const ENABLE: [(&str, Enable); 3] =
    [("project", Enable::Project), ("always", Enable::Always), ("off", Enable::Off)];

/// The words of `zhubi.language`, the default first.
const LANGUAGE: [(&str, Option<Lang>); 3] = [("auto", None), ("zh", Some(Lang::Zh)), ("en", Some(Lang::En))];

fn meaning<T: Copy>(words: &[(&str, T)], written: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == written).map(|&(_, meaning)| meaning)
}

/// The settings that the server understands, as `contributes.configuration.properties` of the VS Code extension holds
/// them; their texts are in the extension's `package.nls.json`.
pub fn vscode_settings() -> Value {
    fn setting<T>(words: &[(&str, T)], text: &str, texts: &str, order: u32) -> Value {
        let words: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
        let texts: Vec<String> = words.iter().map(|word| format!("%{texts}.{word}%")).collect();
        json!({
            "type": "string",
            "scope": "resource",
            "enum": words,
            "enumDescriptions": texts,
            "default": words[0],
            "markdownDescription": format!("%{text}%"),
            "order": order,
        })
    }
    json!({
        "zhubi.enable": setting(&ENABLE, "enable", "enable", 1),
        "zhubi.language": setting(&LANGUAGE, "languageSetting", "language", 2),
    })
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
            enable: word("enable").and_then(|word| meaning(&ENABLE, word)),
            language: word("language").and_then(|word| meaning(&LANGUAGE, word)).flatten(),
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

    #[test]
    fn the_extension_offers_these_settings() {
        let package: Value = serde_json::from_str(include_str!("../../editors/vscode/package.json")).unwrap();
        let offered = &package["contributes"]["configuration"]["properties"];
        for (key, setting) in vscode_settings().as_object().unwrap() {
            assert_eq!(&offered[key], setting, "{key}: see `zhubi config schema --vscode`");
        }
    }
}
