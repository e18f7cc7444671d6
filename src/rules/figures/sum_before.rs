//! The parts that stand before a total named by 共 or 合计.

use super::passage::Passage;
use super::sum_parts::{Equation, counted, is_added, is_per_in_all, is_summable, label, may_be_total};
use crate::facts::cue::CueKind;
use crate::rules::word_lists::List;
use crate::text::{Span, holds_any};
use rust_decimal::Decimal;

/// The parts that precede a total named by 共 or 合计.
pub fn before_total(passage: &Passage, total: usize) -> Option<Equation> {
    let whole = &passage.quantities[total];
    let start = passage.text[passage.span.start as usize..whole.span.start as usize]
        .rfind(['；', ';'])
        .map_or(passage.span.start, |at| passage.span.start + at as u32);
    // 收入18.6万元，加上承包费7.4万元，达到26万元.
    let reached = passage.cued(whole.before, &[CueKind::Reach]) && {
        let lead = &passage.text[start as usize..whole.span.start as usize];
        let before = passage.before(whole);
        holds_any(lead, &["加上", "再加", "连同", "外加", "至此"])
            && !holds_any(lead, &["共", "合计", "总计", "未", "没有", "不"])
            && !before.contains(['距', '离'])
    };
    if !passage.cued(whole.before, &[CueKind::Total]) && !reached {
        return None;
    }
    let summed = holds_any(passage.before(whole), List::SumWords.words());
    // 分别完成120户、86户，共完成206户: 共 with the verb of the list.
    let repeats = |part: usize| {
        let act = passage.before(whole).strip_prefix('共').filter(|act| act.chars().count() >= 2);
        act.is_some_and(|act| passage.clause_before(&passage.quantities[part]).ends_with(act))
    };
    let spoken = Span { start, end: whole.span.start };
    let nested = passage.cued(spoken, &[CueKind::Within]) || passage.is_open_list(spoken);
    let parts: Vec<usize> = (0..total)
        .filter(|&index| passage.quantities[index].span.start >= start)
        .filter(|&index| passage.quantities[index].same_unit(whole))
        .filter(|&index| is_part(passage, index, total))
        .filter(|&index| {
            passage.depth(passage.quantities[index].span.start as usize)
                == passage.depth(whole.span.start as usize)
        })
        .collect();
    if nested || parts.len() < 2 {
        return None;
    }
    let first = passage.quantities[parts[0]].span;
    let between = passage.between(first, whole.span);
    let joined = holds_any(between, &["加上", "连同", "外加", "还有", "再加"]);
    // 12公里、9公里和15公里，合计36公里: nothing stands between the parts.
    let bare = parts.windows(2).all(|pair| {
        pair[1] == pair[0] + 1
            && matches!(passage.gap(pair[0], pair[1]), "、" | "和" | "与" | "及" | "，" | ",")
    }) && parts.last() == Some(&last_before(passage, total));
    let summed = summed || repeats(parts[0]);
    let lead = passage.between(passage.quantities[last_before(passage, total)].span, whole.span);
    let lead = lead.rsplit(['，', ',']).next().unwrap_or_default();
    // 两市合计.
    let lead = List::SoManyTogether.words().iter().find_map(|all| lead.strip_prefix(all)).unwrap_or(lead);
    let led = ["共", "总", "合计", "加"].iter().any(|word| lead.starts_with(word));
    let sum: Decimal = parts.iter().map(|&part| passage.quantities[part].written).sum();
    let near = whole.written < sum * Decimal::TWO;
    // 4个器官、2个组织，共救活4个人: other things were counted.
    let direct = is_direct(passage, &parts, total);
    let others = count_other_things(passage, &parts, total);
    if others && !direct {
        return None;
    }
    let stated = (joined && (summed || passage.before(whole).starts_with('共')))
        || (bare && summed)
        || direct && !others;
    // 新建公路12公里，改造公路8公里，共有公路136公里: all there are, not all that were told.
    if !near && passage.before(whole).contains("共有") {
        return None;
    }
    let told_at_once = near
        && (reached || led && follow_at_once(passage, &parts, total) || named_alike(passage, &parts, total));
    Some(Equation {
        total,
        parts,
        parts_first: true,
        stated,
        told_at_once,
        opener: first.start,
        certain: true,
    })
}

/// Whether the figure can be a part of the total behind it. 每月1500元 is one of 每月共3000元.
fn is_part(passage: &Passage, index: usize, total: usize) -> bool {
    let each = is_per_in_all(passage, total);
    let lead = passage.between(passage.quantities[index].span, passage.quantities[total].span);
    // 前年取消126项，今年取消47项，至此取消的达到173项.
    let earlier = lead.contains("至此") && is_earlier(passage, index);
    is_summable(passage, index) || is_added(passage, index) || earlier || each && is_per(passage, index)
}

/// 前年取消126项: what was done before, and no change of it.
fn is_earlier(passage: &Passage, index: usize) -> bool {
    may_be_total(passage, index) && passage.cued(passage.quantities[index].before, &[CueKind::Earlier])
}

/// 最高每月1500元: what each month brings, and no change of it.
fn is_per(passage: &Passage, index: usize) -> bool {
    let quantity = &passage.quantities[index];
    let another = [CueKind::Up, CueKind::Down, CueKind::Than, CueKind::Average, CueKind::YearOnYear];
    passage.cued(quantity.before, &[CueKind::Per]) && !passage.cued(quantity.before, &another)
}

/// 成交额450万元，…成交额800万元，共计成交1250万元: the parts are called by one noun, which the words of the total repeat.
fn named_alike(passage: &Passage, parts: &[usize], total: usize) -> bool {
    let name = label(passage, &passage.quantities[parts[0]]);
    let verb: String = name.chars().take(2).collect();
    let words = passage.before(&passage.quantities[total]);
    let one_name = parts.iter().all(|&part| label(passage, &passage.quantities[part]) == name);
    one_name && verb.chars().count() == 2 && words.contains(&verb)
}

/// Whether the parts, each with its noun right behind it, count none of what the total counts in 个.
fn count_other_things(passage: &Passage, parts: &[usize], total: usize) -> bool {
    let noun = |index: usize| {
        let words = counted(passage, &passage.quantities[index]);
        let end = words.char_indices().nth(2).map_or(words.len(), |(at, _)| at);
        words[..end].trim_end_matches(['，', '。', '、'])
    };
    let of_anything = |index: &usize| passage.quantities[*index].counts_in() == Some("个");
    let all = noun(total);
    !all.is_empty()
        && parts.iter().chain([&total]).all(of_anything)
        && parts.iter().all(|&part| !noun(part).is_empty() && !noun(part).chars().any(|c| all.contains(c)))
}

/// 已建成18家，在建4家，共22家: the parts follow one another, and nothing but 共 leads to the total.
fn is_direct(passage: &Passage, parts: &[usize], total: usize) -> bool {
    let leads = passage.gap(total - 1, total);
    let leads = leads.trim_start_matches(|c: char| !matches!(c, '，' | '、' | ','));
    let only_total =
        ["共", "共计", "总计", "合计", "一共", "总共"].contains(&leads.trim_start_matches(['，', '、', ',']));
    only_total && follow_at_once(passage, parts, total)
}

/// Whether the parts stand in clauses that follow one another right up to the total, each named, and nothing else is
/// counted.
fn follow_at_once(passage: &Passage, parts: &[usize], total: usize) -> bool {
    let followed = parts.windows(2).all(|pair| {
        pair[1] == pair[0] + 1
            && passage.gap(pair[0], pair[1]).chars().count() <= 14
            && !passage.gap(pair[0], pair[1]).contains(['。', '；', ';', '（', '('])
    });
    let named = parts.iter().all(|&part| !label(passage, &passage.quantities[part]).is_empty());
    followed && named && parts.last() == Some(&last_before(passage, total))
}

/// The figure right before a total; the 两 of 两市合计 is none.
fn last_before(passage: &Passage, total: usize) -> usize {
    let whole = passage.quantities[total].span;
    let last = total.saturating_sub(1);
    let words = &passage.text[passage.quantities[last].span.start as usize..whole.start as usize];
    let together = List::SoManyTogether.words().iter().any(|all| words.starts_with(all));
    if together && words.chars().count() <= 8 { last.saturating_sub(1) } else { last }
}
