//! How many offices a head counts without a measure word, 四部门联手, where the text counts others: 三个部门.

use super::licence::{pairs_of, touched};
use crate::facts::numeral;
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::Span;
use rust_decimal::Decimal;

/// What is counted so.
const COUNTED: [&str; 3] = ["部门", "单位", "省份"];
/// What may stand between the numeral and the noun.
const BETWEEN: [&str; 6] = ["个", "家", "个有关", "个相关", "有关", "相关"];
/// Marks and words beside a numeral that is no plain count: 第三部门, 几十部门, 十余部门.
const NO_COUNT_BEFORE: [char; 8] = ['第', '每', '前', '后', '几', '数', '近', '多'];

/// How much of the head the sentence of the text's count must repeat, in percent.
const REPEATED: u32 = 30;

/// A count of offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Offices {
    /// From the numeral to the noun, in bytes of the text.
    span: Span,
    /// The numeral, in bytes of the text.
    numeral: Span,
    /// How many.
    count: Decimal,
    /// What they are called.
    noun: &'static str,
}

/// Holds the counts of block `head` against those of the text `below`.
pub fn check(
    article: &ArticleView,
    head: usize,
    below: impl Iterator<Item = usize>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let text = article.blocks[head].text;
    let counted = offices_in(text);
    if counted.is_empty() {
        return;
    }
    let told: Vec<(usize, Offices)> = below
        .flat_map(|index| offices_in(article.blocks[index].text).into_iter().map(move |it| (index, it)))
        .filter(|(index, offices)| !article.blocks[*index].is_open_at(offices.span))
        .collect();
    for offices in counted {
        let alike = || told.iter().filter(|(_, other)| other.noun == offices.noun);
        let place = Place::new(head, offices.span);
        if let Some((index, equal)) = alike().find(|(_, other)| other.count == offices.count) {
            let says = say!(context.lang, "题中的数与正文相符", "the headline's figure agrees with the text");
            out.held(says, vec![place, Place::new(*index, equal.span)]);
            continue;
        }
        let rest =
            format!("{}，{}", &text[..offices.span.start as usize], &text[offices.span.end as usize..]);
        let repeats = |(index, other): &&(usize, Offices)| {
            touched(&rest, &pairs_of(sentence_of(&article.blocks[*index], *other))) >= REPEATED
        };
        let Some((index, other)) = alike().next().filter(repeats) else { continue };
        if alike().all(|(_, it)| it.count == other.count) {
            report((head, offices, text), (*index, *other, article.blocks[*index].text), context, out);
        }
    }
}

fn sentence_of<'a>(block: &BlockView<'a>, offices: Offices) -> &'a str {
    let sentence = block.sentence_at(offices.span.start as usize);
    sentence.map_or(block.text, |sentence| sentence.span.of(block.text))
}

fn report(
    (head, offices, title): (usize, Offices, &str),
    (index, other, text): (usize, Offices, &str),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let [written, told] = [offices.span.of(title), other.span.of(text)];
    let message = say!(
        context.lang,
        "标题说“{written}”，正文说“{told}”",
        "“{written}” in the headline, “{told}” in the text",
    );
    let numerals = [offices.numeral.of(title), other.numeral.of(text)];
    out.report(Place::new(head, offices.span), message)
        .evidence(Place::new(index, other.span), told)
        .replace(context.lang, numerals[0], Place::new(head, offices.numeral), numerals[1])
        .replace(context.lang, numerals[1], Place::new(index, other.numeral), numerals[0]);
}

/// The counts of offices in `text`, in its order.
fn offices_in(text: &str) -> Vec<Offices> {
    let mut found: Vec<Offices> = COUNTED.iter().flat_map(|noun| counts_of(text, noun)).collect();
    found.sort_by_key(|offices| offices.span.start);
    found
}

fn counts_of<'a>(text: &'a str, noun: &'static str) -> impl Iterator<Item = Offices> + use<'a> {
    text.match_indices(noun).filter_map(move |(at, _)| {
        let before = &text[..at];
        let between = BETWEEN.iter().filter(|word| before.ends_with(**word)).map(|word| word.len()).max();
        let end = at - between.unwrap_or(0);
        let digit =
            |c: char| numeral::arabic_digit(c).is_some() || numeral::chinese_digit(c).is_some() || c == '十';
        let start = text[..end].char_indices().rev().take_while(|&(_, c)| digit(c)).last()?.0;
        let read = numeral::read_at(text, start)?;
        let plain = read.span.end as usize == end && read.vague.is_none() && read.value > Decimal::ONE;
        let alone = !text[..start].ends_with(NO_COUNT_BEFORE);
        let span = Span::new(start, at + noun.len());
        (plain && alone).then_some(Offices { span, numeral: read.span, count: read.value, noun })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, u32)]) {
        let found = offices_in(text);
        let told: Vec<(&str, u32)> =
            found.iter().map(|it| (it.span.of(text), u32::try_from(it.count).unwrap())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn counts_with_and_without_a_measure_word() {
        check("四部门联手整治扬尘", &[("四部门", 4)]);
        check("住建、城管、水利三个部门", &[("三个部门", 3)]);
        check("县住建局等8部门、12个有关单位", &[("8部门", 8), ("12个有关单位", 12)]);
        check("十二部门发文", &[("十二部门", 12)]);
    }

    #[test]
    fn what_is_no_plain_count() {
        check("第三部门", &[]);
        check("多部门联动，几个部门会商", &[]);
        check("三四个部门", &[]);
        check("近十个部门", &[]);
        check("一个部门", &[]);
        check("有关部门", &[]);
    }
}
