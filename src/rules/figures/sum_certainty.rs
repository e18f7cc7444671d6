//! How sure it is that the parts told beside a total are all there are.

use super::part_names::is_pair_of;
use super::passage::Passage;
use super::sum_parts::{Equation, counted, is_remainder, label};
use crate::facts::cue::CueKind;
use crate::facts::numeral::power_of_ten;
use crate::facts::quantity::{Kind, Quantity, Side};
use crate::rules::Severity;
use crate::rules::word_lists::List;
use crate::text::{Span, holds_any};
use rust_decimal::Decimal;

/// Whether nothing stands before the figure in its clause but 其中 or 有.
fn is_bare_clause(passage: &Passage, part: &Quantity) -> bool {
    passage.clause_before(part).trim_start_matches("其中").trim_end_matches('有').is_empty()
}

impl Equation {
    /// How sure it is that the parts are all there are; none where they need not be.
    pub(super) fn severity(&self, passage: &Passage) -> Option<Severity> {
        let quantities = || self.parts.iter().map(|&part| &passage.quantities[part]);
        let whole = &passage.quantities[self.total];
        let all_exact = quantities().chain([whole]).all(|part| part.exact().is_some());
        let bounded_alike = self.is_bounded_alike(passage);
        let last = &passage.quantities[(*self.parts.last()?).max(self.total)];
        let spoken = Span { start: self.opener, end: last.after.end };
        let whole_list = self.is_whole_list(passage).then_some(Severity::Warning);
        let paired = self.parts.len() == 2 && self.is_pair(passage);
        // 拟入额1365人，差额70人: two that leave nothing over do so in a plan too.
        // 其中包括8个沿海县和12个非沿海县.
        let told = Span { start: spoken.start + self.word_of_opening(passage).len() as u32, ..spoken };
        let not_all = passage.is_open_list(if paired { told } else { spoken })
            || passage.cued(spoken, &[CueKind::Comparable])
            || passage.cued(spoken, &[CueKind::Planned]) && !paired;
        if not_all && !self.has_remainder(passage) && !self.stated {
            return whole_list;
        }
        let overfull = self.is_exclusive(passage) && self.sum(passage) > whole.written;
        // 包括消防人员1人，港口人员8人，其他人员3人: with the others, all are told.
        if self.has_remainder(passage) && all_exact && self.is_of_sorts(passage) && self.parts.len() >= 3 {
            return Some(if self.certain { Severity::Error } else { Severity::Warning });
        }
        if self.certain && (self.has_remainder(passage) || paired || self.stated || (overfull && all_exact)) {
            return Some(if all_exact { Severity::Error } else { Severity::Warning });
        }
        let strength = if all_exact || bounded_alike { self.strength_of_slip(passage) } else { 0 };
        let explained = strength > 0;
        if self.certain && all_exact && self.lost_scale(passage) {
            return Some(Severity::Warning);
        }
        let long = quantities()
            .chain([&passage.quantities[self.total]])
            .all(|part| part.written >= Decimal::ONE_HUNDRED);
        // 66名，其中党员学员16名、女学员57名: more than there are, since some are both.
        let may_overlap = self.sum(passage) > whole.written && !self.is_of_sorts(passage);
        let parallel = !may_overlap && self.is_parallel(passage) || self.is_named_by_whole(passage);
        let in_one_list = self.parts.windows(2).all(|pair| {
            passage.quantities[pair[0] + 1..pair[1]].iter().all(|between| between.kind == Kind::Ordinal)
        });
        let licence = parallel
            || (self.told_at_once && strength >= 2)
            || (in_one_list && (long || strength >= 3))
            || self.is_told_through(passage, strength);
        whole_list.or((explained && licence).then_some(Severity::Warning))
    }

    /// Whether parts behind a total, each of a sort of its own, come so near to it that a slip of the hand rather than
    /// a part left out is meant: 61人，其中乘客54人、机组6人. The fewer the parts and the shorter the figures, the nearer.
    fn is_told_through(&self, passage: &Passage, strength: u32) -> bool {
        let quantity = |part: &usize| &passage.quantities[*part];
        let (sum, total) = (self.sum(passage), passage.quantities[self.total].written);
        let bare = self.parts.iter().any(|part| is_bare_clause(passage, quantity(part)));
        let by_each = self.parts.iter().any(|part| passage.clause_before(quantity(part)).ends_with('各'));
        let sorts = match self.parts.len() {
            // 66座，其中风电场16座、光伏电站51座: one too many; far more of them would overlap.
            2 => strength >= 2 && !bare && (sum - total) * Decimal::from(50) <= total,
            _ => strength >= 1,
        };
        !self.parts_first
            && sorts
            && !by_each
            && sum * Decimal::TWO > total
            && self.is_of_sorts(passage)
            && !self.goes_on(passage)
    }

    /// The 包括 or 有 with which the parts begin.
    fn word_of_opening<'a>(&self, passage: &Passage<'a>) -> &'a str {
        let words = &passage.text[self.opener as usize..];
        ["包括", "包含", "含"]
            .iter()
            .find(|word| words.starts_with(**word))
            .map_or("", |word| &words[..word.len()])
    }

    /// 台北市260万人；高雄市143万人。另外，…: the sentence behind the parts says that there are more.
    fn goes_on(&self, passage: &Passage) -> bool {
        let behind = passage.text.get(passage.span.end as usize..).unwrap_or_default();
        ["另外", "此外", "另有", "还有"].iter().any(|word| behind.trim_start().starts_with(word))
    }

    /// Whether the parts make the total once one figure has the 万 or 亿 of the others: 160.6万元 beside 149.6亿元.
    fn lost_scale(&self, passage: &Passage) -> bool {
        let quantity = |index: usize| &passage.quantities[index];
        let (total, sum) = (quantity(self.total), self.sum(passage));
        // 8000万元, 5000万元 and 1万元 of 2.3亿元: the last lacks a 亿.
        let ten_thousandfold = self.parts.len() >= 3
            && self.parts.iter().any(|&part| {
                let odd = quantity(part);
                let meant = sum - odd.written + odd.written * power_of_ten(4);
                odd.scale > 0 && (total.written - meant).abs() <= total.grain() / Decimal::TWO
            });
        if ten_thousandfold {
            return true;
        }
        let tolerance = |step: Decimal| step.max(total.grain()) * Decimal::from(self.parts.len().div_ceil(3));
        let odd_part = |&part: &usize| {
            let odd = quantity(part);
            let others_agree =
                self.parts.iter().all(|&other| other == part || quantity(other).scale == total.scale);
            let factor = power_of_ten(total.scale) / power_of_ten(odd.scale);
            let meant = sum - odd.written + odd.written * factor;
            odd.scale != total.scale
                && others_agree
                && (total.written - meant).abs() <= tolerance(odd.step * factor)
        };
        let scale = quantity(self.parts[0]).scale;
        let factor = power_of_ten(scale) / power_of_ten(total.scale);
        let odd_total = total.scale != scale
            && self.parts.iter().all(|&part| quantity(part).scale == scale)
            && (sum - total.written * factor).abs() <= tolerance(total.step * factor);
        odd_total || self.parts.iter().any(odd_part)
    }

    /// Whether the parts cannot overlap: 死亡, 重伤, 轻伤.
    fn is_exclusive(&self, passage: &Passage) -> bool {
        const HARM: &[&str] = &["死亡", "遇难", "重伤", "轻伤", "失踪", "轻微伤", "危重"];
        let named: Vec<Option<&&str>> = self
            .labels(passage)
            .iter()
            .map(|label| HARM.iter().find(|harm| label.contains(**harm)))
            .collect();
        let distinct = (1..named.len()).all(|at| !named[..at].contains(&named[at]));
        named.iter().all(Option::is_some) && distinct
    }

    /// 26个饲养场，包括11个猪场、37个牛场和14个羊场: sorts told in one list make more than there are, by one slip of the hand,
    /// or nearly all there are, where 和 or the end of the sentence closes the list.
    fn is_whole_list(&self, passage: &Passage) -> bool {
        let whole_sum = self.whole_sum(passage);
        let (sum, total) = (whole_sum.of_parts(), passage.quantities[self.total].written);
        let strength = whole_sum.strength_of_slip();
        if self.parts_first
            || !whole_sum.is_exact()
            || !self.is_one_list(passage)
            || !self.is_of_sorts(passage)
        {
            return false;
        }
        let lead = passage.text[..self.opener as usize].trim_end_matches("包括").trim_end_matches('含');
        let of_which = lead.ends_with("其中");
        let nearly = sum * Decimal::from(7) >= total * Decimal::from(6);
        match self.parts.len() {
            2 if sum > total => strength >= 1 && sum <= total * Decimal::TWO,
            // 其中包括: others there may be.
            2 => strength >= 2 && !of_which && sum * Decimal::TWO > total && self.is_closed(passage),
            _ if sum > total => strength >= 2,
            _ => (strength >= 3 || strength >= 2 && nearly) && self.is_closed(passage),
        }
    }

    /// Whether the parts follow one another in one list, without a comma.
    fn is_one_list(&self, passage: &Passage) -> bool {
        self.parts.windows(2).all(|pair| {
            let gap = passage.gap(pair[0], pair[1]);
            pair[1] == pair[0] + 1
                && !gap.contains(['，', '。', '；', ','])
                && holds_any(gap, &["、", "和", "以及"])
        })
    }

    /// Whether each part has a name of its own, none of which says what may hold of the others too.
    fn is_of_sorts(&self, passage: &Passage) -> bool {
        let overlap = |label: &&str| holds_any(label, List::OverlappingLabels.words());
        let labels = self.labels(passage);
        let paired = labels.len() == 2 && self.is_pair(passage);
        let named = labels.iter().all(|label| !label.is_empty()) && (paired || !labels.iter().any(overlap));
        let distinct = (1..labels.len()).all(|at| !labels[..at].contains(&labels[at]));
        let last = *self.parts.last().unwrap_or(&self.total);
        let spoken = Span { start: self.opener, end: passage.quantities[last].span.end };
        let planned = passage.cued(spoken, &[CueKind::Planned, CueKind::Comparable]);
        named && distinct && !planned
    }

    /// Whether nothing leaves the list open, and 和 joins its last part, or its clause ends behind it.
    fn is_closed(&self, passage: &Passage) -> bool {
        let [.., before_last, last] = self.parts[..] else { return false };
        let part = &passage.quantities[last];
        let text = &passage.text[..passage.span.end as usize];
        let behind = &text[part.span.end as usize..];
        let to_mark = behind.split(['，', '。', '；', '）', '、']).next().unwrap_or(behind);
        let open = holds_any(to_mark, &["等", "主要", "不等", "多"])
            || text[self.opener as usize..part.span.start as usize].contains("主要");
        let goes_on = behind[to_mark.len()..].starts_with('、');
        let joined = holds_any(passage.gap(before_last, last), &["和", "以及", "及"]);
        !open && !goes_on && (joined || self.certain)
    }

    fn labels<'a>(&self, passage: &Passage<'a>) -> Vec<&'a str> {
        self.parts.iter().map(|&part| label(passage, &passage.quantities[part])).collect()
    }

    pub(super) fn has_remainder(&self, passage: &Passage) -> bool {
        !self.parts_first && self.parts.last().is_some_and(|&last| is_remainder(passage, last))
    }

    fn is_pair(&self, passage: &Passage) -> bool {
        let labels = self.labels(passage);
        let [one, two] = labels[..] else { return false };
        if one != two {
            return is_pair_of(one, two);
        }
        // 进口以铁矿为主，运量为3.1万吨；出口以化肥为主，运量为5.87万吨: the names stand a clause before.
        let [first, second] = [self.parts[0], self.parts[1]].map(|part| passage.quantities[part].span);
        let lead = passage.text.get(self.opener as usize..first.start as usize).unwrap_or_default();
        is_pair_of(lead, passage.between(first, second))
    }

    /// 甲市范围内12个，乙市范围内5个，丙市范围内4个: one wording and one mark from first to last; none is a part of another.
    pub(super) fn is_in_clauses_alike(&self, passage: &Passage) -> bool {
        let labels = self.labels(passage);
        let tails = labels.iter().map(|label| label.char_indices().nth_back(1).map(|(at, _)| &label[at..]));
        let tails: Vec<Option<&str>> = tails.collect();
        let one_wording = tails[0].is_some() && tails.iter().all(|tail| *tail == tails[0]);
        let one_mark = |mark: char| {
            self.parts.windows(2).all(|pair| {
                let gap = passage.gap(pair[0], pair[1]);
                pair[1] == pair[0] + 1
                    && gap.matches(mark).count() == 1
                    && !gap.contains(['（', '）', '；', '。'])
            })
        };
        !self.parts_first && one_wording && self.is_parallel(passage) && (one_mark('，') || one_mark('、'))
    }

    /// Whether the labels of the parts end, or begin, alike: 婚姻类、邻里类; 一等奖、二等奖.
    pub(super) fn is_parallel(&self, passage: &Passage) -> bool {
        let labels = self.labels(passage);
        let ends: Vec<Option<char>> = labels.iter().map(|label| label.chars().next_back()).collect();
        let starts: Vec<Option<char>> = labels.iter().map(|label| label.chars().next()).collect();
        let alike = |chars: &[Option<char>]| chars[0].is_some() && chars.iter().all(|c| *c == chars[0]);
        let different = labels.windows(2).all(|pair| pair[0] != pair[1]);
        // 23个经济体要求…，16个经济体限制…: what is said of the parts need not exclude each other.
        let named_before = self.parts.iter().all(|&part| !is_bare_clause(passage, &passage.quantities[part]));
        let short = labels.iter().all(|label| label.chars().count() <= 4);
        let lengths = labels.iter().map(|label| label.chars().count());
        let one_form = alike(&starts) && alike(&ends) && lengths.clone().max() == lengths.min();
        let by_ends = alike(&ends) && (named_before || short);
        different && (by_ends || alike(&starts) && named_before || one_form)
    }

    /// Whether what the total counts is named by its parts: 12个乡镇（街道），其中镇7个、街道3个、乡2个.
    fn is_named_by_whole(&self, passage: &Passage) -> bool {
        let whole = &passage.quantities[self.total];
        let noun = counted(passage, whole);
        let noun = &noun[..noun.char_indices().nth(10).map_or(noun.len(), |(at, _)| at)];
        let names = self.parts.iter().map(|&part| {
            let quantity = &passage.quantities[part];
            let label = label(passage, quantity);
            if label.is_empty() { counted(passage, quantity) } else { label }
        });
        let names: Vec<&str> = names.collect();
        let different = names.windows(2).all(|pair| pair[0] != pair[1]);
        different && names.iter().all(|name| !name.is_empty() && noun.contains(name))
    }

    /// 突破1000万 … 超340万 … 超660万: with one bound of one side each, the printed figures are summed as if exact.
    pub(super) fn is_bounded_alike(&self, passage: &Passage) -> bool {
        let mut quantities = self.parts.iter().chain([&self.total]).map(|&index| &passage.quantities[index]);
        let side = passage.quantities[self.total].bounds.first().map(|bound| bound.side);
        quantities.all(|part| {
            let one = matches!(part.bounds[..], [bound] if Some(bound.side) == side);
            one && matches!(side, Some(Side::Above | Side::About)) && part.range.is_none() && !part.vague
        })
    }
}
