//! The meter as the client gets it after each reading, where it asked for it: `experimental.zhubiMeter` of its
//! capabilities.

use super::document::Checked;
use crate::analysis::meter::{ArticleMeter, Meter, Tally};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tower_lsp::ls_types::Uri;
use tower_lsp::ls_types::notification::Notification;

/// The notification `zhubi/meter`.
#[derive(Debug)]
pub(super) enum MeterTold {}

impl Notification for MeterTold {
    type Params = MeterParams;
    const METHOD: &'static str = "zhubi/meter";
}

/// Its contents; `docs/protocol.md` describes them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct MeterParams(Map<String, Value>);

/// The meter of version `version` of the document at `uri`.
pub(super) fn params(uri: &Uri, version: i32, checked: &Checked) -> MeterParams {
    let (tally, articles) = Tally::of(&checked.analysis, |finding| checked.counts(finding));
    let mut params = object(&tally.meter());
    params.insert("uri".to_owned(), json!(uri.as_str()));
    params.insert("version".to_owned(), json!(version));
    let articles: Vec<Value> = articles.iter().map(|article| of_article(article, checked)).collect();
    params.insert("articles".to_owned(), Value::Array(articles));
    MeterParams(params)
}

fn of_article(article: &ArticleMeter, checked: &Checked) -> Value {
    let mut value = object(&article.meter);
    value.insert("title".to_owned(), json!(article.article.title));
    value.insert("range".to_owned(), json!(checked.places().range(article.article.range)));
    Value::Object(value)
}

fn object(meter: &Meter) -> Map<String, Value> {
    match serde_json::to_value(meter) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}
