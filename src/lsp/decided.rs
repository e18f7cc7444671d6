//! Decisions as the client gets them.

use crate::project::Decision;
use serde_json::{Value, json};

/// The decision of this name; `docs/protocol.md` describes the fields.
pub(super) fn as_json(id: &str, decision: &Decision) -> Value {
    let places: Vec<Value> = decision
        .places
        .iter()
        .map(|place| json!({ "before": place.before, "text": place.text, "after": place.after }))
        .collect();
    json!({
        "id": id,
        "code": decision.code,
        "verdict": decision.verdict.name(),
        "scope": decision.scope.name(),
        "file": decision.file,
        "note": decision.note,
        "who": decision.who,
        "when": decision.when,
        "places": places,
    })
}
