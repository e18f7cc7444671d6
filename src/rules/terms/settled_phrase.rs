//! `settled-phrase`: a set phrase of public life with one character off (不忘初心、牢忘使命).

use crate::facts::register::likeness;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Letters, Span, holds_any, is_han};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// `settled-phrase`.
#[derive(Debug)]
pub struct SettledPhrase;

static INFO: RuleInfo = RuleInfo {
    code: "settled-phrase",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A46"],
    page: RulePage {
        title: Bilingual { zh: "固定提法写错", en: "Set phrase of public life written wrongly" },
        finds: Bilingual {
            zh: "文件中的固定提法、全国性报纸的名称，错、漏、颠倒了一个字，或者写成了常见的误写。",
            en: "A set phrase of the documents, or the name of a national paper, with one character replaced, lost or \
                 swapped, or in a form known to be wrong.",
        },
        why: Bilingual {
            zh: "固定提法一字不能改，错一个字往往成了反话。",
            en: "Not one character of them may change; a single slip often says the opposite.",
        },
        instead: Bilingual { zh: "照文件的提法改。", en: "Write it as the document does." },
        silent: Bilingual {
            zh: "表外的提法；只有前半句或后半句相同、另半句是别的话；顿号、逗号、空格的不同；说明误写的句子；书名号里照录的篇名。",
            en: "Silent on phrases outside the table, where only one half is the phrase's, on pauses and spaces, in a \
                 sentence about the slip, and in book marks that quote a title.",
        },
        source: Bilingual { zh: "表中每条所注的文件", en: "The document named with each phrase" },
    },
    examples: &[
        Example::new("全县干部⟦不忘初心、牢忘使命⟧，进村入户。"),
        Example::new("⟦不记初心、牢记使命⟧主题教育昨天部署。"),
        Example::new("纪念⟦中国人民抗日战争暨世界法西斯战争胜利⟧座谈会昨天举行。"),
        Example::new("村里的路牌上写着“⟦青山绿水就是金山银山⟧”。"),
        Example::new("据《⟦检查日报⟧》报道，渔港一案开庭。"),
        Example::new("做到“⟦不敢、不能、不想一体⟧推进”，守住底线。"),
        Example::new("做到“⟦不敢、不能、不想⟧”一体推进，守住底线。"),
        Example::new("推进⟦产业兴旺、生态宜居、乡风文明、治理有效、生活宽裕⟧。"),
        Example::new("坚持⟦科学立法、严格执法、公正司法、全民首法⟧。"),
        Example::new("改革后，中心实行“⟦一个牌子、两个机构⟧”。"),
        // Silent.
        Example::new("全县干部不忘初心、牢记使命，进村入户。"),
        Example::new("不忘初心 牢记使命 再出发"),
        Example::new("他们不忘初心、继续前进。"),
        Example::new("绿水青山就是金山银山，护好青山绿水是大家的事。"),
        Example::new("“不忘初心、牢忘使命”是误写，应为“不忘初心、牢记使命”。"),
        Example::new("据《检察日报》《渔乡日报》报道，渔港一案开庭。"),
        Example::new("坚持科学立法、民主立法、依法立法。"),
        Example::new("《不忘初心、牢忘使命：一处误写的教训》收在文集里。"),
        Example::new("中国人民抗日战争和世界反法西斯战争胜利80周年之际，老兵回到渔村。"),
        Example::new("改革后，中心实行一个机构、两块牌子。"),
        Example::new("两岸渔民共铸中华民族共同体意识。"),
    ],
};

impl Rule for SettledPhrase {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let mut found: Vec<Span> = Vec::new();
        for phrase in told_in(block.text) {
            for slip in slips(block, phrase) {
                let is_new = !found.iter().any(|earlier| earlier.overlaps(slip));
                if is_new && !block.is_open_at(slip) && !is_quoted(block, slip) {
                    found.push(slip);
                    report(block, phrase, slip, context, out);
                }
            }
        }
    }
}

/// A phrase of the table, cut in two: a single slip leaves one of its halves as it is.
struct Phrase {
    whole: &'static str,
    /// Without the book marks of a paper's name.
    shown: &'static str,
    head: &'static str,
    /// Whether a pause stands between the halves.
    paused: bool,
    tail: &'static str,
    also: Vec<&'static str>,
    wrong: Vec<&'static str>,
    document: &'static str,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let list = |column: &'static str| column.split('|').filter(|form| !form.is_empty()).collect();
    TABLE
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let whole = columns.next()?;
            let (also, wrong) = (list(columns.next()?), list(columns.next()?));
            let (head, paused, tail) = halves(whole);
            let shown = whole.trim_matches(['《', '》']);
            Some(Phrase { whole, shown, head, paused, tail, also, wrong, document: columns.next()? })
        })
        .collect()
});

const TABLE: &str = include_str!("../data/settled_phrases.tsv");

/// What the halves and the known wrong forms of all phrases begin with.
struct Beginnings {
    /// Their first characters.
    firsts: Letters,
    /// By their first two characters, the phrases, as indices.
    phrases: FxHashMap<(char, char), Vec<usize>>,
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let mut phrases: FxHashMap<(char, char), Vec<usize>> = FxHashMap::default();
    for (index, phrase) in PHRASES.iter().enumerate() {
        for anchor in phrase.wrong.iter().chain([&phrase.head, &phrase.tail]) {
            let mut chars = anchor.chars();
            if let (Some(one), Some(two)) = (chars.next(), chars.next()) {
                phrases.entry((one, two)).or_default().push(index);
            }
        }
    }
    let firsts: String = PHRASES
        .iter()
        .flat_map(|phrase| phrase.wrong.iter().chain([&phrase.head, &phrase.tail]))
        .filter_map(|anchor| anchor.chars().next())
        .collect();
    Beginnings { firsts: Letters::of(&firsts), phrases }
});

/// The phrases of which a half or a wrong form may stand in `text`, in the order of the table.
fn told_in(text: &str) -> Vec<&'static Phrase> {
    let Beginnings { firsts, phrases } = &*BEGINNINGS;
    let mut told: Vec<usize> = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if firsts.may_hold_char(c)
            && let Some(&next) = chars.peek()
        {
            told.extend(phrases.get(&(c, next)).into_iter().flatten());
        }
    }
    told.sort_unstable();
    told.dedup();
    told.into_iter().map(|index| &PHRASES[index]).collect()
}

/// The two halves of a phrase, cut at its middle pause where it has one.
fn halves(whole: &'static str) -> (&'static str, bool, &'static str) {
    let middle = whole.len() / 2;
    let pause = whole.match_indices('、').min_by_key(|&(at, _)| at.abs_diff(middle));
    if let Some((at, mark)) = pause {
        return (&whole[..at], true, &whole[at + mark.len()..]);
    }
    let middle = whole.char_indices().map(|(at, _)| at).find(|&at| at >= middle).unwrap_or(whole.len());
    (&whole[..middle], false, &whole[middle..])
}

/// The places of the block where the phrase stands with a slip.
fn slips(block: &BlockView, phrase: &'static Phrase) -> Vec<Span> {
    let text = block.text;
    let mut found = Vec::new();
    for &wrong in &phrase.wrong {
        // A closing mark only tells where the wrong form ends.
        let length = wrong.trim_end_matches('”').len();
        found.extend(block.places_of(wrong).map(|at| Span::new(at, at + length)));
    }
    for at in block.places_of(phrase.head) {
        let behind = at + phrase.head.len();
        let Some(start) = past_pause(&text[behind..], phrase.paused).map(|skipped| behind + skipped) else {
            continue;
        };
        if let Some(length) = with_a_slip(phrase, phrase.tail, &text[start..], false) {
            found.push(Span::new(at, start + length));
        }
    }
    for at in block.places_of(phrase.tail) {
        let before = text[..at].trim_end_matches(PAUSES);
        if (before.len() < at) != phrase.paused {
            continue;
        }
        if let Some(length) = with_a_slip(phrase, phrase.head, before, true) {
            found.push(Span::new(before.len() - length, at + phrase.tail.len()));
        }
    }
    let is_right = |span: &Span| {
        let written = span.of(text);
        phrase.also.iter().any(|also| also.contains(written) || written.contains(also))
            || PHRASES.iter().any(|other| other.whole == written)
    };
    found.retain(|span| !is_right(span));
    found
}

const PAUSES: [char; 6] = ['、', '，', ',', ' ', '\u{3000}', '·'];

/// The bytes of the pause that stands first in `rest`.
fn past_pause(rest: &str, paused: bool) -> Option<usize> {
    let first = rest.chars().next()?;
    match paused {
        false => Some(0),
        true => PAUSES.contains(&first).then(|| first.len_utf8()),
    }
}

/// The bytes of `text`, at its start or its end, that are `right` with one character replaced or lost or two neighbours
/// swapped; not at the outer edge, where another phrase may go on.
fn with_a_slip(phrase: &Phrase, right: &str, text: &str, at_end: bool) -> Option<usize> {
    let right: Vec<char> = right.chars().collect();
    let take = |count: usize| -> Vec<char> {
        if at_end {
            let mut last: Vec<char> = text.chars().rev().take(count).collect();
            last.reverse();
            last
        } else {
            text.chars().take(count).collect()
        }
    };
    let bytes = |written: &[char]| written.iter().map(|c| c.len_utf8()).sum();
    let count = right.len();
    let is_name = phrase.whole.starts_with('《');
    let is_edge = |index: usize| if at_end { index == 0 } else { index + 1 == count };
    let same = take(count);
    if same.len() == count {
        let differ: Vec<usize> = (0..count).filter(|&index| same[index] != right[index]).collect();
        match differ[..] {
            [] => return None,
            [index] => {
                let (known, here) = (right[index], same[index]);
                let alike = likeness(known, here).is_some();
                let sure = alike || !is_name && !is_edge(index);
                return (is_han(known) && is_han(here) && sure).then(|| bytes(&same));
            }
            [one, two] if two == one + 1 && same[one] == right[two] && same[two] == right[one] => {
                return Some(bytes(&same));
            }
            _ => {}
        }
    }
    if is_name || count < 4 {
        return None;
    }
    let short = take(count - 1);
    let lost = (0..count).find(|&index| short.get(index) != Some(&right[index]))?;
    let rest_agrees = short.len() == count - 1 && short[lost..] == right[lost + 1..];
    // 共铸中华民族共同体意识: near its outer edge a phrase is fitted to the words around it.
    let is_inside = if at_end { lost > 1 } else { lost > 0 && lost + 2 < count };
    (rest_agrees && is_inside && is_han(right[lost])).then(|| bytes(&short))
}

/// Whether the place is the title of a work, or its sentence speaks of the slip.
fn is_quoted(block: &BlockView, place: Span) -> bool {
    let sentence = block.sentence_at(place.start as usize);
    let words = sentence.map_or(block.text, |sentence| block.at(sentence.span));
    let speaks_of_it = holds_any(words, &["误写", "误作", "误为", "写成", "应为", "错写", "错误"]);
    speaks_of_it || super::in_book_marks(block, place)
}

fn report(block: &BlockView, phrase: &Phrase, slip: Span, context: &RuleContext, out: &mut Drafts) {
    let lang = context.lang;
    let marked = block.at(slip).starts_with('《');
    let place = if marked {
        let mark = '《'.len_utf8();
        Place::new(0, Span::new(slip.start as usize + mark, slip.end as usize - mark))
    } else {
        Place::new(0, slip)
    };
    let (written, right, document) = (block.at(place.span), phrase.shown, phrase.document);
    let message = say!(
        lang,
        "固定提法是“{right}”，这里写作“{written}”（{document}）",
        "The set phrase is “{right}”, here “{written}” ({document})"
    );
    out.report(place, message).rewrite(lang, place, right);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(TABLE.starts_with("# source: "));
        let lines: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(lines.is_sorted_by(|one, other| one < other));
        for line in &lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 4 && columns[0].chars().count() > 4 && !columns[3].is_empty(), "{line}");
        }
        assert_eq!(PHRASES.len(), lines.len());
        for phrase in PHRASES.iter() {
            let anchors = phrase.wrong.iter().chain([&phrase.head, &phrase.tail]);
            assert!(anchors.copied().all(|anchor| anchor.chars().count() > 1), "{}", phrase.whole);
        }
    }

    #[test]
    fn a_phrase_is_cut_at_its_middle_pause() {
        assert_eq!(halves("不忘初心、牢记使命"), ("不忘初心", true, "牢记使命"));
        assert_eq!(halves("《检察日报》"), ("《检察", false, "日报》"));
    }
}
