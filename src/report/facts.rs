//! The mentions of a file, as `zhubi facts` prints them; `schemas/facts.schema.json` describes the JSON.

use super::Checked;
use super::json::Range;
use crate::analysis::{Analysis, BlockReading};
use crate::facts::date::{DateKind, DateMention};
use crate::facts::name::Kind;
use crate::facts::quantity::Quantity;
use crate::terms::TermBook;
use crate::text::{Position, Span};
use serde::Serialize;

/// One mention. All places are in the document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// `person`, `place`, `organisation`, `term`, `quantity`, `date`, `quoted`, `list` or `series`.
    pub kind: &'static str,
    /// The words, joined where the page tears them.
    pub text: String,
    range: Range,
    #[serde(flatten)]
    detail: Detail,
    #[serde(skip)]
    start: Position,
}

/// What else is known of a mention.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Detail {
    /// The least value that a quantity stands for, as a decimal number.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    /// The greatest value that a quantity stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    /// The unit or measure word of a quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The noun that a quantity counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    noun: Option<String>,
    /// The day of a full date, as 2024-05-18.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// How sure the reader is of a name from its paragraph alone, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<u8>,
    /// The ids of the term entries.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<String>,
    /// The members of a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<String>,
    /// The number of a member of a sequence.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
}

impl Mention {
    /// Where the mention begins.
    pub fn start(&self) -> Position {
        self.start
    }
}

/// Every mention of the file, by place. Names that do not stand by themselves are left out.
pub fn mentions(checked: &Checked, terms: &TermBook) -> Vec<Mention> {
    let analysis = &checked.analysis;
    let mut all: Vec<Mention> = Vec::new();
    for (index, reading) in analysis.blocks.iter().enumerate() {
        let collector = Collector { checked, analysis, index, reading };
        collector.collect(terms, &mut all);
    }
    all.sort_by(|one, two| (one.start, one.kind, &one.text).cmp(&(two.start, two.kind, &two.text)));
    all
}

struct Collector<'a> {
    checked: &'a Checked,
    analysis: &'a Analysis,
    index: usize,
    reading: &'a BlockReading,
}

impl Collector<'_> {
    fn text(&self, span: Span) -> String {
        span.of(self.reading.text()).to_owned()
    }

    fn mention(&self, kind: &'static str, span: Span, detail: Detail) -> Mention {
        let place = self.analysis.page.blocks[self.index].document_span(span, &self.analysis.text);
        let (start, end) = self.checked.positions(place);
        Mention { kind, text: self.text(span), range: (start, end).into(), detail, start }
    }

    fn collect(&self, terms: &TermBook, all: &mut Vec<Mention>) {
        let facts = &self.reading.facts;
        all.extend(facts.quantities.iter().map(|quantity| self.quantity(quantity)));
        all.extend(facts.dates.iter().map(|date| self.date(date)));
        all.extend(facts.quoted.iter().map(|quoted| self.mention("quoted", quoted.span, Detail::default())));
        all.extend(facts.series.iter().map(|marker| {
            self.mention("series", marker.span, Detail { number: Some(marker.value), ..Detail::default() })
        }));
        all.extend(self.reading.terms.iter().map(|hit| {
            let entries = hit.entries.iter().map(|&id| terms.name(id).to_owned()).collect();
            self.mention("term", hit.span, Detail { entries, ..Detail::default() })
        }));
        all.extend(facts.names.iter().filter(|name| name.is_sure()).map(|name| {
            let kind = match name.kind {
                Kind::Person(_) => "person",
                Kind::Place(_) => "place",
                Kind::Organisation(_) => "organisation",
            };
            self.mention(kind, name.span, Detail { confidence: Some(name.confidence), ..Detail::default() })
        }));
    }

    fn quantity(&self, quantity: &Quantity) -> Mention {
        let end = |end: Option<rust_decimal::Decimal>| end.map(|value| value.normalize().to_string());
        let unit = quantity.unit.map(|unit| unit.name.to_owned());
        let detail = Detail {
            low: end(quantity.value.low),
            high: end(quantity.value.high),
            unit: unit.or(quantity.measure.map(|measure| self.text(measure.span))),
            noun: quantity.head.map(|head| self.text(head.span)),
            ..Detail::default()
        };
        self.mention("quantity", quantity.span, detail)
    }

    fn date(&self, date: &DateMention) -> Mention {
        let day = match &date.kind {
            DateKind::Date(parts) => parts.civil().map(|day| day.to_string()),
            _ => None,
        };
        self.mention("date", date.span, Detail { date: day, ..Detail::default() })
    }
}
