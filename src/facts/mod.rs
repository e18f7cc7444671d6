//! What an article states, as mentions. One reader a file; each reads one block of text and nothing else, so that the
//! facts of an unchanged block can be kept. Knows nothing of rules, the protocol or IO.

pub mod coined;
pub mod cue;
pub mod date;
pub mod form;
pub mod gloss;
pub mod list;
pub mod name;
pub mod numeral;
pub mod quantity;
pub mod quoted;
pub mod register;
pub mod script;
pub mod series;

use crate::article::{Role, Sentence};
use crate::text::Letters;
use list::Lists;

/// The facts of one block. Every span is in bytes of the block's text, every list in text order.
#[derive(Clone, Debug, Default)]
pub struct BlockFacts {
    /// Which characters stand in it.
    pub letters: Letters,
    /// Quoted phrases and titles in book marks.
    pub quoted: Vec<quoted::Quoted>,
    /// Dates, times, weekdays, periods.
    pub dates: Vec<date::DateMention>,
    /// Figures that count nothing: coined terms, codes, document numbers.
    pub coined: Vec<coined::Coined>,
    /// The words that say what figures are: totals, shares, changes, verbs.
    pub cues: Vec<cue::Cue>,
    /// Quantities.
    pub quantities: Vec<quantity::Quantity>,
    /// Enumerations with their members.
    pub lists: Vec<list::List>,
    /// Counts that a list or a numbered sequence can be held against.
    pub counts: Vec<list::CountClaim>,
    /// Pairs of lists that 分别 matches one by one.
    pub pairs: Vec<list::Paired>,
    /// The markers of numbered sequences.
    pub series: Vec<series::Marker>,
    /// How it is written: width of marks, traditional characters.
    pub script: script::Script,
    /// Numerals, wording and marks that a row of the table of forms has otherwise.
    pub forms: Vec<form::FormHit>,
    /// Names of people, places and organisations, and candidates for them.
    pub names: Vec<name::NameMention>,
}

/// What a reader may know besides the text of its block.
#[derive(Clone, Copy, Debug)]
pub struct ReadContext<'a> {
    /// What the block is on the page.
    pub role: Role,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// The word dictionary, once it is loaded.
    pub dictionary: Option<&'a name::Dictionary>,
}

impl BlockFacts {
    /// Reads the facts of one block's `text`.
    pub fn read(text: &str, context: ReadContext) -> BlockFacts {
        let quoted = quoted::read(text);
        let dates = date::read(text);
        let coined = coined::read(text, &dates);
        let cues = cue::read(text);
        let quantities = quantity::read(text, &dates, &coined, &cues);
        let Lists { lists, counts, pairs } = list::read(text);
        let series = series::read(text);
        let script = script::read(text);
        let forms = form::read(text);
        let names = name::read(text, context);
        BlockFacts {
            letters: Letters::of(text),
            quoted,
            dates,
            coined,
            cues,
            quantities,
            lists,
            counts,
            pairs,
            series,
            script,
            forms,
            names,
        }
    }
}
