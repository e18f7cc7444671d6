//! The JSON Schema of term files, for completion in editors, says what the reader takes.

use super::entry::{AliasKind, Keyword, Level, MustQuote, Status};
use super::{built_in, read_entry};
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../schemas/terms.schema.json")).unwrap()
}

fn as_json(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}

#[test]
fn the_built_in_files_follow_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for (name, text) in built_in::FILES {
        let errors: Vec<String> =
            validator.iter_errors(&as_json(text)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
    for wrong in
        ["[[term]]\nid = 'a'\n", "[[term]]\nterm = 'ab'\nlevel = 'x'\n", "[[term]]\nterm = 'ab'\nx = 1\n"]
    {
        assert!(!validator.is_valid(&as_json(wrong)), "{wrong}");
    }
}

#[test]
fn the_schema_names_the_keys_and_words_that_the_reader_knows() {
    let schema = schema();
    let fields = &schema["properties"]["term"]["items"]["properties"];
    let mut keys: Vec<&str> = fields.as_object().unwrap().keys().map(String::as_str).collect();
    let mut known = read_entry::ENTRY_KEYS.to_vec();
    keys.sort_unstable();
    known.sort_unstable();
    assert_eq!(keys, known);
    fn words<K: Keyword>() -> Vec<&'static str> {
        K::ALL.iter().map(|&(word, _)| word).collect()
    }
    let check = |place: &Value, words: Vec<&str>| assert_eq!(place["enum"], serde_json::json!(words));
    check(&fields["level"], words::<Level>());
    check(&fields["status"], words::<Status>());
    let mut quote = words::<MustQuote>();
    quote.sort_unstable();
    assert_eq!(quote, ["any", "no", "yes"]);
    check(&fields["aliases"]["anyOf"][0]["anyOf"][1]["properties"]["kind"], words::<AliasKind>());
}
