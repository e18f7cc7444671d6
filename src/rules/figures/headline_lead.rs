//! What the paragraph right below a head tells of its figures: a lead says again what the head says.
//!
//! Nothing here is asked but where the text has the head's figure nowhere. Then a figure of the lead in the same unit,
//! beside the same words and a slip away, is the one that the head means.

use super::headline_match::Likeness;
use super::licence::Mention;
use super::misprint::Slip;
use crate::article::Role;
use crate::facts::numeral::Form;
use crate::rules::ArticleView;
use rust_decimal::Decimal;
use std::ops::Range;

/// The first paragraph below a head.
pub fn lead_below(article: &ArticleView, below: Range<usize>) -> Option<usize> {
    below.into_iter().find(|&index| {
        let block = &article.blocks[index];
        block.role == Role::Paragraph && block.text.contains(['。', '！', '？'])
    })
}

/// Whether the words beside a figure of the lead make it the head's.
pub fn tells_again(figure: &Mention, mention: &Mention, likeness: Likeness) -> bool {
    let Likeness { strength, covered, sole, beside, adjacent } = likeness;
    if figure.lacks_narrow_of(mention) || figure.other_period(mention) || is_of_year_before(figure, mention) {
        return false;
    }
    let (label, noun) = (figure.common_label(mention), figure.common_noun(mention));
    let named = label >= 2 || noun >= 2;
    match strength {
        0 => false,
        1 => covered >= 75 && (noun >= 3 || label >= 4 || label >= 2 && noun >= 2),
        2 => covered >= 50 && named || noun >= 4 || sole && covered >= 70,
        _ => covered >= 40 && named || noun >= 4 || adjacent && beside >= 4 && covered >= 70,
    }
}

/// Whether the sentence of the lead speaks, up to its figure, of a year or month before, of which the head says nothing
/// and with which nothing is compared.
fn is_of_year_before(figure: &Mention, mention: &Mention) -> bool {
    const BEFORE: [&str; 5] = ["去年", "前年", "上年", "上月", "去岁"];
    let told = mention.told_before();
    let named = |word: &str| {
        let mut places = told.match_indices(word);
        places.any(|(at, _)| !told[..at].ends_with(['比', '较', '与', '同', '从', '由']))
    };
    BEFORE.iter().any(|word| !figure.view.text.contains(*word) && named(word))
}

/// Whether a figure stands in the head's own phrase, 涉案金额高达1.4亿元, so that another one nearby says nothing of it.
pub fn is_in_phrase_of(figure: &Mention, mention: &Mention) -> bool {
    const PHRASE: usize = 3;
    figure.common_label(mention) >= PHRASE && !figure.lacks_narrow_of(mention)
}

/// Whether the two differ as a misprint differs from what was meant. Where the text has the head's figure nowhere, one of
/// its own in the same unit and of the same length is off by a single digit for no other reason, unless both are short.
/// `covered`: how much of the head's words stand around it, in percent.
pub fn is_a_digit_off(
    figure: &Mention,
    mention: &Mention,
    (slip, strength): (Slip, u32),
    (covered, in_lead): (u32, bool),
) -> bool {
    // 18分胜, 五球: by how much somebody won is told anew in every sentence.
    let margin = figure.quantity.span.of(figure.view.text).ends_with(['分', '球', '杆', '环', '局']);
    if margin || figure.is_surely_part_in(mention) || is_of_year_before(figure, mention) {
        return false;
    }
    let named = figure.common_label(mention) + figure.common_noun(mention);
    let close = match strength {
        0 => false,
        1 => in_lead && covered >= 60 && named >= 3,
        2 => covered >= 25,
        _ => covered >= 10,
    };
    close && matches!(slip, Slip::Changed | Slip::Swapped)
}

/// A length of time, or a mark of an index, which are compared with heads alone: 30年来, 11个月, 27岁, 3700点.
pub fn is_length(mention: &Mention) -> bool {
    let quantity = mention.quantity;
    let behind = &mention.view.text[quantity.span.end as usize..];
    let before = &mention.view.text[..quantity.span.start as usize];
    let of_index = quantity.counts_in().is_none()
        && behind.starts_with('点')
        && quantity.written >= Decimal::ONE_HUNDRED;
    // Of few years many things are told.
    let length = matches!(quantity.counts_in(), Some("年" | "月" | "岁" | "分" | "时"))
        && quantity.written >= Decimal::TEN;
    // 18岁以下免票 tells of nobody's age.
    let limit = quantity.counts_in() == Some("岁") && !quantity.bounds.is_empty();
    // 百年, 千年 are round words.
    let round = quantity.form == Form::Chinese && quantity.written >= Decimal::ONE_HUNDRED;
    let plain = quantity.range.is_none() && !quantity.vague && !quantity.is_indefinite() && !round;
    // 第13年, 前11个月, 12年级 count in order.
    let ordinal = before.ends_with(['第', '前']) || behind.starts_with(['级', '期', '制']);
    (of_index || length) && plain && !ordinal && !limit
}
