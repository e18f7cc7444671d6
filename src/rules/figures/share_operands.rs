//! Which two of the counts before it a rate or a share is of.

use super::passage::Passage;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::word_lists::List;
use crate::text::{Span, holds_any};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// By the name of a rate, the verbs that it may count.
static RATE_VERBS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("../data/rate_words.tsv").lines().skip(1);
    let mut verbs: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (name, verb) in rows.filter_map(|row| row.split_once('\t')) {
        verbs.entry(name).or_default().push(verb);
    }
    verbs
});

/// What ties a percentage to its counts.
pub enum Tie {
    /// A rate with the words of its name: 办结.
    Rate(String),
    /// 占, with the words between it and the figure: 总数的.
    Share(String),
}

impl Tie {
    /// What the words before `stated` tie it to.
    pub fn of(passage: &Passage, stated: &Quantity) -> Option<Tie> {
        let words = passage.before(stated);
        // 占收入比重上升至43.5%: what the share came to.
        let arrived = words.contains('占')
            && ["上升至", "上升到", "提高到", "提高至", "下降至", "下降到", "降至", "升至"]
                .iter()
                .any(|verb| words.ends_with(verb));
        if !arrived
            && passage.cued(
                stated.before,
                &[CueKind::Up, CueKind::Down, CueKind::YearOnYear, CueKind::MonthOnMonth, CueKind::Than],
            )
        {
            return None;
        }
        let planned = passage.cued(stated.before, &[CueKind::Planned]);
        let clause = passage.clause_before(stated);
        if clause.contains("分别") || clause.contains('均') || clause.contains("超额") {
            return None;
        }
        if let Some((name, rest)) = words.rsplit_once('率').filter(|_| !planned) {
            let known_other = List::OtherRates.words().iter().any(|rate| format!("{name}率").ends_with(rate));
            let name: String = name.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
            let near = rest.chars().count() <= 4;
            return (!known_other && near && !name.is_empty()).then_some(Tie::Rate(name));
        }
        // 差额70人，差额比例约为5%: the share of what was just counted.
        if let Some((label, rest)) = ["比例", "比重"].iter().find_map(|word| words.rsplit_once(word)) {
            let label = label.trim_end_matches(['的', '所']);
            if !label.contains('占') && rest.chars().count() <= 3 && names_part_before(passage, stated, label)
            {
                return Some(Tie::Share(String::new()));
            }
        }
        let (label, object) = words.rsplit_once('占')?;
        // 制造业项目占69% speaks of another part than the figure before it.
        let label = label.trim_end_matches(['约', '仅', '只', '已', '就', '则', '共', '其', '大']);
        let repeats_part = names_part_before(passage, stated, label);
        ((label.is_empty() || repeats_part) && object.chars().count() <= 20)
            .then(|| Tie::Share(object.to_owned()))
    }

    /// The part and the whole among `counts`, the nearest to the stated figure first; all are indices into the passage, as
    /// is `stated`.
    pub fn counts(&self, passage: &Passage, counts: &[usize], stated: usize) -> Option<(usize, usize)> {
        match self {
            Tie::Rate(name) => rate_counts(passage, counts, name, &passage.quantities[stated])
                .or_else(|| due_counts(passage, counts, name))
                .or_else(|| consent_counts(passage, counts, name, stated)),
            Tie::Share(object) => share_counts(passage, counts, object, stated),
        }
    }
}

/// Whether the figure counts something of which a share can be told.
pub fn is_count(passage: &Passage, index: usize) -> bool {
    let quantity = &passage.quantities[index];
    // 产量增长的有18种: the change says which they are.
    let words = passage.before(quantity);
    let said_of_them = ["增长的", "增加的", "上升的", "下降的", "减少的", "回落的", "上涨的", "下跌的"]
        .iter()
        .filter_map(|change| Some(words.rfind(change)? + change.len()))
        .max()
        .unwrap_or(0);
    let start = quantity.before.start + said_of_them as u32;
    matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure)
        && quantity.range.is_none()
        && !quantity.is_indefinite()
        && !passage.cued(
            Span { start, ..quantity.before },
            &[CueKind::Up, CueKind::Down, CueKind::YearOnYear, CueKind::Than, CueKind::Average, CueKind::Per],
        )
}

/// Whether the two may be part and whole: one unit, or one of them without.
pub fn same_class(one: &Quantity, two: &Quantity) -> bool {
    let (a, b) = (one.counts_in(), two.counts_in());
    one.kind == two.kind && (a == b || a.is_none() || b.is_none())
}

/// 寄宿生580人，寄宿生占…: whether the label of a share repeats what the figure right before it was called.
fn names_part_before(passage: &Passage, stated: &Quantity, label: &str) -> bool {
    let before = passage.quantities.iter().rev().find(|other| other.span.end <= stated.span.start);
    before.is_some_and(|part| {
        label.chars().count() >= 2
            && passage.clause_before(part).trim_end_matches(['有', '为']).ends_with(label)
    })
}

/// Verbs that a rate may count though its name does not repeat them: 侦破 … 破案率.
fn verbs_of(rate: &str) -> impl Iterator<Item = &'static str> {
    let names = rate.char_indices().map(|(at, _)| &rate[at..]);
    names.filter_map(|name| RATE_VERBS.get(name)).flatten().copied()
}

/// Of a named rate: the nearest count whose own words share the name, and the count of the same class before it.
fn rate_counts(passage: &Passage, counts: &[usize], name: &str, stated: &Quantity) -> Option<(usize, usize)> {
    let words: Vec<char> = name.chars().collect();
    let shares_name = |index: usize| {
        let quantity = &passage.quantities[index];
        let around = format!("{}{}", passage.clause_before(quantity), passage.after(quantity));
        let pair = words.windows(2).any(|pair| around.contains(&pair.iter().collect::<String>()));
        let other_word = verbs_of(name).any(|word| around.contains(word));
        // 到会率: 实到162人.
        pair || other_word
            || (words.len() == 2
                && words.iter().any(|c| "到参".contains(*c) && around.contains(&format!("实{c}"))))
    };
    // The name stands with the part, not with the whole: 调解1200件，成功1080件，成功率.
    let part = counts.iter().copied().find(|&index| shares_name(index))?;
    let may_be_whole =
        |index: usize| index < part && same_class(&passage.quantities[index], &passage.quantities[part]);
    let nearest = counts.iter().copied().find(|&index| may_be_whole(index))?;
    let whole = whole_of_parts(passage, counts, part).filter(|&index| may_be_whole(index)).unwrap_or(nearest);
    let gap = Span { start: passage.quantities[whole].span.end, end: stated.span.start };
    let one_clause_chain = (whole != nearest || !passage.at(gap).contains(['；', ';', '。']))
        && passage.depth(passage.quantities[whole].span.start as usize)
            == passage.depth(stated.span.start as usize);
    let last_name = words.iter().rev().take(2).collect::<String>();
    let name_tail: String = last_name.chars().rev().collect();
    let part_words = passage.clause_before(&passage.quantities[part]);
    let whole_words = passage.clause_before(&passage.quantities[whole]);
    let tail_fits = part_words.contains(&name_tail)
        || verbs_of(name).any(|word| part_words.contains(word))
        || passage.after(&passage.quantities[part]).contains(&name_tail)
        || verbs_of(name).any(|word| passage.after(&passage.quantities[part]).contains(word))
        || part_words.contains(&format!("实{}", words.first().copied().unwrap_or('率')));
    (one_clause_chain && tail_fits && !whole_words.contains(&name_tail)).then_some((part, whole))
}

/// 共调处4260件，其中甲1870件，乙1650件，丙740件；调解成功4047件: what stands between are all the parts of the whole.
fn whole_of_parts(passage: &Passage, counts: &[usize], part: usize) -> Option<usize> {
    let mut sum = Decimal::ZERO;
    for (parts, index) in counts.iter().copied().filter(|&index| index < part).enumerate() {
        let quantity = &passage.quantities[index];
        if !same_class(quantity, &passage.quantities[part]) {
            return None;
        }
        if parts >= 2 && quantity.exact() == Some(sum) {
            return Some(index);
        }
        sum += quantity.exact()?;
    }
    None
}

/// 应出庭600件，实际出庭582件，出庭应诉率97%: what was due and what was done of it.
fn due_counts(passage: &Passage, counts: &[usize], name: &str) -> Option<(usize, usize)> {
    let (&part, rest) = counts.split_first()?;
    let &whole = rest.first()?;
    let said = passage.clause_before(&passage.quantities[whole]);
    let done = passage.clause_before(&passage.quantities[part]);
    let (_, due) = said.rsplit_once('应')?;
    let due: String = due.chars().take(2).collect();
    let of_one = part == whole + 1 && same_class(&passage.quantities[part], &passage.quantities[whole]);
    let fits = due.chars().count() == 2 && name.contains(&due) && done.contains('实') && done.contains(&due);
    (of_one && fits).then_some((part, whole))
}

/// Rates of those who did what the clause before says: 1152户签了意见书，同意率90%.
const CONSENT: [&str; 8] = ["同意", "参与", "支持", "签约", "投票", "到场", "通过", "参加"];

/// Of 1280户居民中，1152户签了字，同意率90%: the part and the whole that 中 ties to it, nothing else between.
fn consent_counts(passage: &Passage, counts: &[usize], name: &str, index: usize) -> Option<(usize, usize)> {
    let (&part, rest) = counts.split_first()?;
    let &whole = rest.first()?;
    let gap = passage.gap(whole, part);
    let within = gap.contains("中，") || gap.contains("中有") || gap.contains("中已") || gap.contains("其中");
    let behind = passage.gap(part, index);
    let close = part == whole + 1
        && index == part + 1
        && behind.matches(['，', ',']).count() == 1
        && !behind.contains(['。', '；'])
        && gap.matches(['，', ',']).count() <= 1;
    let alike = passage.quantities[part].same_unit(&passage.quantities[whole]);
    (CONSENT.iter().any(|word| name.ends_with(word)) && within && close && alike).then_some((part, whole))
}

/// Of a share: the count right before it and the whole that 其中, 中 or 总 ties to it.
fn share_counts(passage: &Passage, counts: &[usize], object: &str, index: usize) -> Option<(usize, usize)> {
    let stated = &passage.quantities[index];
    // 326户1284人，其中48户186人，占总户数的14.7%: the words say in what is counted.
    let named = [("户数", "户"), ("人数", "人"), ("人口", "人")];
    let named = named.iter().find(|(word, _)| object.contains(word)).map(|(_, class)| *class);
    let in_class = |at: &usize| named.is_none_or(|class| passage.quantities[*at].counts_in() == Some(class));
    let of_class: Vec<usize> = counts.iter().copied().filter(in_class).collect();
    let counts = if of_class.len() >= 2 { &of_class[..] } else { counts };
    let (&part, rest) = counts.split_first()?;
    let part_quantity = &passage.quantities[part];
    let nearest = rest.iter().copied().find(|&at| same_class(&passage.quantities[at], part_quantity))?;
    let whole = whole_made_with(passage, counts).unwrap_or(nearest);
    let said = object;
    let object = object
        .trim_start_matches(['比', '约', '到', '了', '全', '部', '其'])
        .trim_end_matches(['的', '达', '为', '约', '比', '重', '例']);
    let whole_words = passage.clause_before(&passage.quantities[whole]);
    let of_whole = names_whole(passage, whole, object) || is_all_of(whole_words, said);
    let of_another = !of_whole && holds_any(object, List::ShareBases.words());
    let gap = passage.gap(whole, part);
    let after_part = passage.gap(part, index);
    let says_within = passage.cued(
        Span { start: passage.quantities[whole].span.end, end: part_quantity.span.start },
        &[CueKind::Within],
    ) || gap.contains("中，")
        || gap.contains("中,")
        || gap.contains("中有")
        || gap.trim_end_matches('有').ends_with('中');
    let says_total = holds_any(object, &["总", "全部", "全体", "所有"]);
    let tied = (says_within && (object.is_empty() || says_total))
        || (index == part + 1 && part == whole + 1 && (says_total || of_whole));
    let close = after_part.matches(['，', ',']).count() <= 2
        && !after_part.contains(['；', '。'])
        && !gap.contains('；');
    let same_level = passage.depth(passage.quantities[whole].span.start as usize)
        == passage.depth(stated.span.start as usize);
    let only_two = counts
        .iter()
        .filter(|&&at| {
            at != part && at != whole && at > whole && same_class(&passage.quantities[at], part_quantity)
        })
        .count()
        == 0
        || whole != nearest;
    (tied
        && !of_another
        && close
        && same_level
        && only_two
        && (says_within || part_quantity.written <= passage.quantities[whole].written)
        && part_quantity.written <= passage.quantities[whole].written * Decimal::TEN)
        .then_some((part, whole))
}

/// 共1435人，其中拟入额1365人，差额70人: the figure that those behind it, the last among them, make up.
fn whole_made_with(passage: &Passage, counts: &[usize]) -> Option<usize> {
    let mut sum = Decimal::ZERO;
    for (parts, &index) in counts.iter().enumerate() {
        let quantity = &passage.quantities[index];
        if !same_class(quantity, &passage.quantities[counts[0]]) {
            return None;
        }
        if parts >= 2 && quantity.exact() == Some(sum) {
            return Some(index);
        }
        sum += quantity.exact()?;
    }
    None
}

/// Whether the object of 占 repeats at least four characters of what the whole is called.
fn names_whole(passage: &Passage, whole: usize, object: &str) -> bool {
    let quantity = &passage.quantities[whole];
    let mut name = passage.clause_before(quantity);
    // 服务收入有所萎缩，为5818亿元: the name stands in the clause before.
    if ["为", "达", "达到", "是"].contains(&name) {
        let lead = &passage.text[passage.span.start as usize..quantity.span.start as usize - name.len()];
        name = lead.trim_end_matches('，').rsplit(['，', '。', '；']).next().unwrap_or(name);
    }
    let object: Vec<char> = object.chars().collect();
    object.windows(4).any(|part| name.contains(&part.iter().collect::<String>()))
}

/// 全校学生 of 这所小学现有学生1450人: the object of 占 says that it is all of what the whole counts.
fn is_all_of(name: &str, object: &str) -> bool {
    const GROUPS: &str = "校班村厂园院队社馆店场站组团";
    let mut characters = object.chars();
    let of_all = matches!(characters.next(), Some('全' | '本'))
        && characters.next().is_some_and(|group| GROUPS.contains(group));
    let noun = characters.as_str().trim_start_matches('总').trim_end_matches(['数', '总', '的']);
    of_all && noun.chars().count() >= 2 && name.contains(noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_verbs_is_sorted_and_unique() {
        let table = include_str!("../data/rate_words.tsv");
        assert!(table.starts_with("# source: "));
        let rows: Vec<(&str, &str)> =
            table.lines().skip(1).map(|row| row.split_once('\t').unwrap()).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(verbs_of("破案").collect::<Vec<_>>(), ["侦破", "破获"]);
    }
}
