//! Figures taken up by a relative clause: 二十三名船员遇险 … 遇险的二十二名船员; 种植了30棵柳树 … 所种的28棵柳树.
//!
//! A relative clause before a figure takes up what the sentences before told with the same verb and the same noun.

use super::demonstrative_mismatch::{is_near, report, shares_noun};
use super::licence::{are_kin, clause_start};
use super::misprint::{self, Slip};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::{Span, is_han};
use rust_decimal::Decimal;

/// Words that take the reader to a part of what was told, or to more of it.
const OF_OTHERS: [&str; 10] = ["其中", "另", "又", "再", "除", "先后", "首批", "第二", "次日", "累计"];

/// What may stand before the verb of such a clause, longer words before their beginnings.
const LEADS: [&str; 16] = [
    "这些", "他们", "她们", "所有", "全部", "目前", "上述", "被", "所", "新", "他", "她", "其", "已", "共",
    "此",
];

/// How far apart two figures are that need no misprint to be one another's slip.
const NEXT: Decimal = Decimal::TWO;

/// Checks every counted noun behind a relative clause.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let mut told: Vec<(usize, &Quantity)> = Vec::new();
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
        let may_point = block.facts.letters.may_hold("的");
        for quantity in block.facts.quantities.iter().filter(|quantity| is_counted(block, quantity)) {
            if may_point && let Some(verb) = verb_of_clause(block, quantity) {
                judge(article, (index, quantity), verb, &told, context, out);
            }
            told.push((index, quantity));
        }
    }
}

fn is_counted(block: &BlockView, quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count
        && quantity.measure.is_some_and(|measure| measure.class != "次")
        && quantity.exact().is_some_and(|value| value >= Decimal::TWO)
        && !block.is_open_at(quantity.span)
}

/// The verb of a relative clause that begins its clause and ends right before the figure.
#[derive(Clone, Copy)]
struct Verb<'a> {
    /// With what it begins: 被困井下, 新聘.
    whole: &'a str,
    /// Without the word before it: 困井下, 聘.
    bare: &'a str,
}

fn verb_of_clause<'a>(block: &BlockView<'a>, quantity: &Quantity) -> Option<Verb<'a>> {
    let before = block.text[..quantity.span.start as usize].trim_end_matches('这');
    let before = before.strip_suffix('的')?;
    let phrase = &before[clause_start(before, before.len())..];
    let whole = LEADS[..7].iter().find_map(|lead| phrase.strip_prefix(lead)).unwrap_or(phrase);
    let bare = LEADS.iter().find_map(|lead| whole.strip_prefix(lead)).unwrap_or(whole);
    let bare = LEADS.iter().find_map(|lead| bare.strip_prefix(lead)).unwrap_or(bare);
    let (long, short) = (whole.chars().count(), bare.chars().count());
    // 养的鸡 is anybody's, 他养的鸡 is his: a verb of one character needs the word before it.
    let is_verb = (1..=4).contains(&short) && (short > 1 || long > 1) && bare.chars().all(is_han);
    let end = before.len();
    let place = Span::new(end - phrase.len(), end);
    let is_noun = !whole.starts_with('被') && whole.ends_with(ends_noun);
    if is_noun || block.facts.names.iter().any(|name| name.span.overlaps(place)) {
        return None;
    }
    is_verb.then_some(Verb { whole, bare })
}

/// 浪江町的, 县里的, 公司的 are no clauses.
fn ends_noun(c: char) -> bool {
    "县市区镇乡村町州省国里中上下内外家校司厂院局队组年月日天方处所部会".contains(c)
}

impl Verb<'_> {
    /// Whether the sentence of `quantity`, up to byte `until`, tells the same of it: 种植了30棵柳树, 30名船员遇险.
    fn tells_of(self, block: &BlockView, quantity: &Quantity, until: usize) -> bool {
        let at = quantity.span.start as usize;
        let sentence = block.sentence_at(at).map_or(Span::new(0, block.text.len()), |sentence| sentence.span);
        let before = &block.text[(sentence.start as usize).min(at)..at];
        let clause = &before[clause_start(before, before.len())..];
        let end = until.min(sentence.end as usize);
        let behind = block.text.get(quantity.span.end as usize..end).unwrap_or_default();
        if self.bare.chars().count() == 1 {
            let near: Vec<char> = clause.chars().rev().take(4).collect();
            return near.iter().any(|&c| self.bare.starts_with(c));
        }
        [self.whole, self.bare].iter().filter(|verb| verb.chars().count() > 1).any(|verb| {
            let led = clause.rfind(verb).is_some_and(|found| {
                let between = &clause[found + verb.len()..];
                between.chars().count() <= 6 && !between.contains('的')
            });
            led || behind.contains(verb)
        })
    }
}

/// 受伤的3人伤势较重，另外2人已出院: whether the sentence goes on to the others, or the next figure makes up the rest.
fn is_part(block: &BlockView, quantity: &Quantity, whole: Decimal) -> bool {
    const OTHERS: [&str; 6] = ["另", "其余", "还有", "其他", "剩下", "其中"];
    let at = quantity.span.end as usize;
    let end = block.sentence_at(at).map_or(block.text.len(), |sentence| sentence.span.end as usize);
    let rest = &block.text[at.min(end)..end];
    let mut behind = block.facts.quantities.iter().filter(|it| it.span.start as usize >= at).take(3);
    OTHERS.iter().any(|word| rest.contains(word))
        || behind.any(|it| are_kin(it, quantity) && it.written + quantity.written == whole)
}

fn judge(
    article: &ArticleView,
    (index, quantity): (usize, &Quantity),
    verb: Verb,
    told: &[(usize, &Quantity)],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let block = &article.blocks[index];
    let alike = || told.iter().rev().filter(|(_, other)| are_kin(other, quantity)).copied();
    let near = alike().take_while(|&told| is_near(article, told, (index, quantity)));
    let meant = |&(at, other): &(usize, &Quantity)| {
        let before = &article.blocks[at];
        let until =
            if at == index { clause_start(block.text, quantity.span.start as usize) } else { usize::MAX };
        verb.tells_of(before, other, until) && shares_noun(before, other, block, quantity)
    };
    let Some((at, other)) = near.into_iter().find(meant) else { return };
    let places = [Place::new(at, other.span), Place::new(index, quantity.span)];
    if alike().any(|(_, other)| other.written == quantity.written) {
        let message = say!(context.lang, "回指的数与前文相符", "it agrees with the number before");
        return out.held(message, places.to_vec());
    }
    let before = &article.blocks[at];
    let (slip, strength) = misprint::between(other, quantity, [before.text, block.text]);
    let is_slip = slip != Slip::Unlike && slip != Slip::Dropped && strength > 0;
    let next = (other.written - quantity.written).abs() <= NEXT;
    let sentence = block.sentence_at(quantity.span.start as usize).map_or(0, |sentence| sentence.span.start);
    let words = match at == index {
        true => &block.text[other.span.end as usize..quantity.span.start as usize],
        false => &block.text[sentence as usize..quantity.span.start as usize],
    };
    let own = before.at(other.before);
    let of_others = OF_OTHERS.iter().any(|word| words.contains(word) || own.contains(word));
    if of_others || !is_slip && !next || is_part(block, quantity, other.written) {
        return;
    }
    report(article, (at, other), (index, quantity), context, out);
}
