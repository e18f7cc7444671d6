//! Values told of what was listed before: 石湾、竹坪两镇…。上述各镇的销量分别为3.4万吨、2.9万吨和1.7万吨.

use super::passage::{Passage, passages};
use crate::facts::numeral::chinese_digit;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::{Span, is_han};

/// What is listed, by the last character of its name.
const LISTED: &str = "镇村县区市乡校园站厂店社";
/// How many blocks back the list may stand.
const BLOCKS_BACK: usize = 2;

/// A list that ends in its number: 石湾、竹坪两镇.
struct List {
    place: Place,
    number: u32,
}

/// Checks every row of values that is said of all that were listed.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    for (index, block) in article.blocks.iter().enumerate() {
        if !block.role.is_prose() || !block.says("分别") || !(block.says("上述各") || block.says("以上各"))
        {
            continue;
        }
        for passage in passages(block, 2) {
            let Some((at, kind, marker, values)) = values(&passage) else { continue };
            let list = (index.saturating_sub(BLOCKS_BACK)..=index).rev().find_map(|one| {
                let view = &article.blocks[one];
                let end = if one == index { at } else { view.text.len() };
                list_before(view, end, kind)
                    .map(|(span, number)| List { place: Place::new(one, span), number })
            });
            if let Some(list) = list {
                judge((index, &passage), &list, (marker, values), context, out);
            }
        }
    }
}

/// Where 上述各镇 stands, what it is of, the 分别 behind it, and the values.
fn values<'a>(passage: &Passage<'a>) -> Option<(usize, char, Span, &'a [Quantity])> {
    let text = passage.at(passage.span);
    let at = text.find("上述各").or_else(|| text.find("以上各"))?;
    let kind = text[at + "上述各".len()..].chars().next().filter(|c| LISTED.contains(*c))?;
    let words = &text[at..at + text[at..].find("分别")?];
    let start = passage.span.start as usize;
    let marker = Span::new(start + at + words.len(), start + at + words.len() + "分别".len());
    let first = passage.quantities.partition_point(|quantity| quantity.span.start < marker.end);
    let lead = passage.text.get(marker.end as usize..passage.quantities.get(first)?.span.start as usize)?;
    let joined = |one: usize| matches!(passage.gap(one, one + 1), "、" | "和" | "及" | "与");
    let alike = |one: usize| passage.quantities[one].same_unit(&passage.quantities[one + 1]);
    let mut last = first;
    while last + 1 < passage.quantities.len() && joined(last) && alike(last) {
        last += 1;
    }
    let values = &passage.quantities[first..=last];
    let amounts = values.iter().all(|value| value.kind != Kind::Ordinal);
    let plain = words.chars().count() <= 24 && !words.contains(['，', '、', '和', '与', '及', '。', '；']);
    (plain && amounts && values.len() >= 2 && lead.chars().count() <= 2).then_some((
        start + at,
        kind,
        marker,
        values,
    ))
}

/// The last list of such things before byte `end`: names with 、 between, and their number.
fn list_before(block: &BlockView, end: usize, kind: char) -> Option<(Span, u32)> {
    let mut ends: Vec<(usize, char)> = block.text[..end].char_indices().filter(|&(_, c)| c == kind).collect();
    while let Some((at, _)) = ends.pop() {
        let before = block.text[..at].trim_end_matches('个');
        let Some(digit) = before.chars().next_back() else { continue };
        let Some(number) =
            digit.to_digit(10).or_else(|| chinese_digit(digit)).or((digit == '两').then_some(2))
        else {
            continue;
        };
        let names = &before[..before.len() - digit.len_utf8()];
        let start = names.char_indices().rev().take_while(|&(_, c)| is_han(c) || c == '、').last();
        let names = &names[start.map_or(names.len(), |(at, _)| at)..];
        if (2..=9).contains(&number) && names.contains('、') && names.ends_with(is_han) {
            let end = at + kind.len_utf8();
            let start = before.len() - digit.len_utf8() - names.len();
            return Some((Span::new(start, end), number));
        }
    }
    None
}

fn judge(
    (index, passage): (usize, &Passage),
    list: &List,
    (marker, values): (Span, &[Quantity]),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (number, given) = (list.number, values.len());
    let span = values.iter().map(|value| value.span).reduce(Span::hull).unwrap_or(marker);
    let row = Place::new(index, span);
    if number as usize == given {
        let message = say!(context.lang, "{number}个对象，{given}个数", "{number} subjects, {given} values");
        return out.held(message, vec![list.place, row]);
    }
    let message = say!(
        context.lang,
        "前面列出{number}个，“分别”后面有{given}个数",
        "{number} are listed before, {given} values stand behind 分别"
    );
    out.report(Place::new(index, marker), message)
        .evidence(list.place, say!(context.lang, "所指的{number}个", "the {number} that are meant"))
        .evidence(row, passage.at(span).to_owned());
}
