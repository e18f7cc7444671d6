//! Shares of one whole told one after another: 390人，占50.32%；33人，占4.26%. The whole that some of them confirm holds the rest.

use super::misprint::is_slip_of;
use super::passage::{Passage, place, rounded, scaled, show};
use super::proof::Proof;
use super::share_operands::{is_count, same_class};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity, Side};
use crate::rules::{Drafts, RuleContext};
use crate::text::Span;
use rust_decimal::Decimal;

/// How many shares and how many wholes of a paragraph are looked at.
const MOST: usize = 12;
/// So many shares in whole percent confirm a whole; of those with decimals one is enough.
const CONFIRMING: usize = 2;

/// A part and what it is said to be of the whole.
struct Share<'q> {
    part: &'q Quantity,
    stated: &'q Quantity,
    /// What the words say that the share is of: 招考总人数; nothing where they do not.
    of: String,
    /// Whether 其中 leads to the part.
    within: bool,
}

/// Checks the shares of a paragraph. `told` are those that another check has looked at.
pub(super) fn check(block: &Passage, told: &[Span], context: &RuleContext, out: &mut Drafts) {
    let percents = block.quantities.iter().filter(|it| it.kind == Kind::Percent).count();
    if percents < 2 || !block.at(block.span).contains('占') {
        return;
    }
    let shares: Vec<Share> = shares(block);
    if shares.len() < 2 {
        return;
    }
    let first = shares.iter().map(|share| share.part.span.start).min().unwrap_or_default();
    let is_whole = |whole: &&Quantity| {
        whole.span.start < first
            && matches!(whole.kind, Kind::Count | Kind::Money | Kind::Measure)
            && whole.exact().is_some_and(|value| !value.is_zero())
            && !block.cued(whole.before, &[CueKind::Up, CueKind::Down, CueKind::Than, CueKind::Average])
    };
    for whole in block.quantities.iter().filter(is_whole).take(MOST) {
        let of_whole = |share: &&Share| same_class(share.part, whole) && share.part.written < whole.written;
        let (fits, fails): (Vec<&Share>, Vec<&Share>) =
            shares.iter().filter(of_whole).partition(|share| share.fits(whole));
        let precise = fits.iter().filter(|share| share.stated.decimals > 0).count();
        if fits.len() < CONFIRMING && precise == 0 {
            continue;
        }
        for share in fails.iter().filter(|share| !told.contains(&share.stated.span)) {
            let among = fits.iter().any(|other| other.is_told_like(share));
            let explained = fits.len() >= CONFIRMING || share.is_slip(whole);
            if among && explained && !share.has_other_whole(block) {
                share.report(block, whole, context, out);
            }
        }
        return;
    }
}

/// The parts of a paragraph with their shares.
fn shares<'q>(block: &Passage<'q>) -> Vec<Share<'q>> {
    let mut found = Vec::new();
    for at in 1..block.quantities.len() {
        let (one, two) = (&block.quantities[at - 1], &block.quantities[at]);
        let gap = block.gap(at - 1, at);
        let part_first = two.kind == Kind::Percent && is_count(block, at - 1);
        let share_first = one.kind == Kind::Percent && is_count(block, at);
        let (part, stated, of) = match (part_first, share_first) {
            (true, _) => match named_in(gap) {
                Some(of) => (one, two, of),
                None => continue,
            },
            (_, true) if is_bare_gap(gap) => {
                let words = block.words_before(one);
                let shared = ["占", "余下", "其余", "只有", "仅有"].iter().any(|word| words.contains(word));
                if !shared {
                    continue;
                }
                (two, one, String::new())
            }
            _ => continue,
        };
        if stated.exact().is_none() || part.range.is_some() || part.vague {
            continue;
        }
        found.push(Share { part, stated, of, within: block.words_before(part).contains("其中") });
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// ，占招考总人数的: what the share is of; none where the words are no such tie.
fn named_in(gap: &str) -> Option<String> {
    let (before, of) = gap.split_once('占')?;
    let lead = before.trim_start_matches(['，', ',', '（', '(']);
    let near =
        lead.chars().count() <= 2 && of.chars().count() <= 14 && !of.contains(['，', '。', '；', '、', ';']);
    let mut of = of.trim_start_matches(['比', '了', '到']).trim_start_matches('例');
    for word in ["的", "比重", "比例", "约", "近", "超", "为", "达", "的"] {
        of = of.strip_suffix(word).unwrap_or(of);
    }
    near.then(|| of.to_owned())
}

/// 40%，约100万吨: nothing but a mark and an approximator.
fn is_bare_gap(gap: &str) -> bool {
    ["，", ",", "，即", "，计", "，有", "，共", "（", "("].contains(&gap)
}

impl Share<'_> {
    /// The least and the most that the part may be of `whole`.
    fn bounds(&self, whole: &Quantity) -> Option<(Decimal, Decimal)> {
        let grain = self.stated.step;
        let of = |percent: Decimal| whole.written.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED);
        let slack = self.part.grain() + whole.grain();
        let rough = if self.part.bounds.is_empty() { Decimal::ZERO } else { self.part.step };
        Some((
            of(self.stated.written - grain)? - slack - rough,
            of(self.stated.written + grain)? + slack + rough,
        ))
    }

    fn fits(&self, whole: &Quantity) -> bool {
        let part = self.part.written;
        self.bounds(whole).is_some_and(|(low, high)| {
            low <= part && part <= high
                || self.part.is_bounded(Side::Above) && part < low
                || self.part.is_bounded(Side::Below) && part > high
        })
    }

    /// Whether the other is told of the same whole, by its words.
    fn is_told_like(&self, other: &Share) -> bool {
        let start: String = self.of.chars().take(2).collect();
        other.of.is_empty() || other.of.starts_with(&start) && !start.is_empty()
    }

    /// Whether another figure of the paragraph may be what it is a share of.
    fn has_other_whole(&self, block: &Passage) -> bool {
        let other = |it: &Quantity| {
            it.span != self.part.span
                && same_class(it, self.part)
                && it.written >= self.part.written
                && self.fits(it)
        };
        self.within || block.quantities.iter().any(other)
    }

    fn is_slip(&self, whole: &Quantity) -> bool {
        let percent = self.part.written.checked_mul(Decimal::ONE_HUNDRED);
        let Some(percent) = percent.and_then(|part| part.checked_div(whole.written)) else { return false };
        let printed =
            [percent.round_dp(self.stated.decimals), percent.trunc_with_scale(self.stated.decimals)];
        printed.iter().any(|&meant| is_slip_of(self.stated, meant))
    }

    fn report(&self, block: &Passage, whole: &Quantity, context: &RuleContext, out: &mut Drafts) {
        let Some(percent) =
            self.part.written.checked_mul(Decimal::ONE_HUNDRED).and_then(|it| it.checked_div(whole.written))
        else {
            return;
        };
        let shown = |quantity: &Quantity| scaled(quantity.written, quantity, block.text);
        let decimals = self.stated.decimals.max(1);
        let formula = format!("{}÷{}={}%", shown(self.part), shown(whole), rounded(percent, decimals));
        let proof = Proof { passage: block, operands: vec![self.part, whole], stated: self.stated, formula };
        let draft = proof.refuted(context.lang, out);
        draft.severity(crate::rules::Severity::Warning);
        let text = format!("{}%", show(percent.round_dp(self.stated.decimals)));
        if block.at(self.stated.figure).ends_with('%') {
            draft.rewrite(context.lang, place(self.stated.figure), text);
        }
    }
}
