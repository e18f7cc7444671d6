//! `slipped-equation`: a sum, difference or product of the text that holds once two digits of one figure change places, or
//! its point moves.

use super::misprint::{is_shift_of, is_swap_of};
use super::passage::{Passage, passages, place, rewritten, scaled};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::word_lists::List;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use rust_decimal::Decimal;

/// `slipped-equation`.
#[derive(Debug)]
pub struct SlippedEquation;

static INFO: RuleInfo = RuleInfo {
    code: "slipped-equation",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N01", "N11"],
    page: RulePage {
        title: Bilingual {
            zh: "颠倒两位数字或移动小数点，算式才成立",
            en: "An equation that holds once two digits or a point change places",
        },
        finds: Bilingual {
            zh: "几个同单位的数与一个合计数、一个差数，或者单个的数、个数与总数，本来不相等；把其中一个数的两位数字颠倒，或者移动小数点，就完全相等：\
                 “三段分别为9.2公里、8.7公里和11.7公里，全长28.7公里”，8.7改为7.8就相符。",
            en: "Figures of one unit and a total or a difference, or what each has, how many and all, that do not agree, and agree \\
                 to the last place once two digits of one of them change places, or its point moves.",
        },
        why: Bilingual {
            zh: "两位数字颠倒、小数点错位是最常见的数字差错；改回来恰好算得通，很少是巧合。",
            en: "Two digits in the wrong order and a point in the wrong place are the commonest slips in figures; that the equation then holds is seldom chance.",
        },
        instead: Bilingual {
            zh: "对照原始材料核对这几个数。",
            en: "Check the figures against their source.",
        },
        silent: Bilingual {
            zh: "有“约”“近”“余”等词的；改过以后仍不相等的；其中有的数已经与别的数算得通的。",
            en: "Silent on approximate figures, where the equation still fails, and where one of the figures already fits others.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("工程分三段，第一、第二、第三段分别为9.2公里、8.7公里和11.7公里，全长⟦28.7公里⟧。"),
        Example::new("夏粮、早稻、秋粮分别收获5.2万吨、8.6万吨和35.2万吨，全年总产⟦46.3万吨⟧。"),
        Example::new("18日最高气温还有15.6℃，19日陡降至4.2℃，一天之内下降了⟦14.1℃⟧。"),
        Example::new("隧道全长10184米。昨天，累计掘进7236米，距离贯通还有⟦2498米⟧。"),
        Example::new("乡里吸纳340名群众务工，人均领到报酬2600元，总共发放⟦84.8万元⟧。"),
        Example::new("乡里吸纳340名群众务工，人均领到报酬2600元，总共发放⟦884万元⟧。"),
        Example::new("工程分三段，第一、第二、第三段分别为9.2公里、7.8公里和11.7公里，全长28.7公里。"),
        Example::new("夏粮、早稻、秋粮分别收获2.5万吨、8.6万吨和35.2万吨，全年总产46.3万吨。"),
        Example::new("18日最高气温还有15.6℃，19日陡降至4.2℃，一天之内下降了11.4℃。"),
        Example::new("隧道全长10184米。昨天，累计掘进7236米，距离贯通还有2948米。"),
        Example::new("乡里吸纳340名群众务工，人均领到报酬2600元，总共发放88.4万元。"),
        Example::new("三条路分别长9.2公里、8.7公里和11.7公里，全县公路总长1628.7公里。"),
        Example::new("隧道全长约10184米。昨天，累计掘进7236米，距离贯通还有2498米。"),
        Example::new("甲地降雨15.6毫米，乙地降雨4.2毫米，气温下降了14.1℃。"),
        Example::new("乡里吸纳340名群众务工，人均领到报酬约2600元，总共发放84.8万元。"),
    ],
};

impl Rule for SlippedEquation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let whole = Passage::whole(block);
        for passage in passages(block, 1) {
            for stated in passage.quantities {
                let index = whole.quantities.partition_point(|it| it.span.start < stated.span.start);
                if block.is_open_at(stated.span) || !is_plain(stated) {
                    continue;
                }
                let found = difference(&whole, index)
                    .or_else(|| sum(&whole, &passage, index))
                    .or_else(|| product(&whole, &passage, index));
                if let Some(equation) = found {
                    equation.judge(&whole, context, out);
                }
            }
        }
    }
}

/// Whether the figure is one that can be computed with to the last place.
fn is_plain(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure)
        && quantity.exact().is_some_and(|value| value > Decimal::ZERO)
        && quantity.counts_in().is_some()
}

/// A figure, and what it would have to be for the equation to hold.
#[derive(Clone, Copy)]
struct Term<'p> {
    figure: &'p Quantity,
    meant: Decimal,
}

/// An equation of the text that fails.
struct Equation<'p> {
    /// The figure that states the result.
    stated: Term<'p>,
    /// Those that it is computed from.
    operands: Vec<Term<'p>>,
    /// The computation with its true result: 9.2+8.7+11.7=29.6.
    formula: String,
}

impl Equation<'_> {
    /// Reports the stated figure where one slip in one figure keeps the equation from holding.
    fn judge(&self, passage: &Passage, context: &RuleContext, out: &mut Drafts) {
        let terms = std::iter::once(&self.stated).chain(&self.operands);
        let swapped: Vec<(&Quantity, String)> = terms
            .filter(|term| digits(term.figure) >= 2)
            .filter(|term| is_swap_of(term.figure, term.meant) || is_shift_of(term.figure, term.meant))
            .filter_map(|term| Some((term.figure, rewritten(term.figure, term.meant, passage.text)?)))
            .collect();
        let Some((odd, right)) = swapped.first() else { return };
        let (lang, formula) = (context.lang, &self.formula);
        let bare = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let slip = if bare(right).trim_end_matches('0') == bare(passage.at(odd.figure)).trim_end_matches('0')
        {
            say!(lang, "小数点错位", "the point moved")
        } else {
            say!(lang, "两位数字颠倒", "two digits swapped")
        };
        let message = say!(
            lang,
            "{formula}，文中写“{stated}”；“{wrong}”若为“{right}”（{slip}）则相符",
            "{formula}; the text says “{stated}”; with “{right}” for “{wrong}” ({slip}) it holds",
            stated = passage.shown(self.stated.figure),
            wrong = passage.at(odd.figure),
        );
        let draft = out.report(place(self.stated.figure.span), message);
        passage.cite(draft, self.operands.iter().map(|term| term.figure));
        for (figure, right) in &swapped {
            draft.replace(lang, passage.at(figure.figure), place(figure.figure), right.clone());
        }
    }
}

fn digits(quantity: &Quantity) -> usize {
    quantity.written.normalize().to_string().bytes().filter(u8::is_ascii_digit).count()
}

/// How far apart, in characters, the figures of a difference may stand.
const NEAR: usize = 60;

/// 15.6℃ … 4.2℃ … 下降了14.1℃: the two figures of the unit before the one that is called a difference or a rest.
fn difference<'p>(whole: &Passage<'p>, index: usize) -> Option<Equation<'p>> {
    let stated = &whole.quantities[index];
    let words = whole.before(stated).trim_end_matches(['了', '出', '有']);
    List::Differences.words().iter().find(|word| words.ends_with(**word))?;
    let alike = whole.quantities[..index].iter().rev().take(12).filter(|other| other.same_unit(stated));
    let alike: Vec<&Quantity> = alike.take(6).collect();
    let [two, one, ..] = alike[..] else { return None };
    let plain = [one, two].iter().all(|it| is_plain(it) && !whole.is_negative(it));
    let near = whole.between(one.span, stated.span).chars().count() <= NEAR;
    let fits = |a: Decimal, b: Decimal| (a - b).abs() == stated.written || a + b == stated.written;
    let mut pairs = alike.iter().enumerate().flat_map(|(at, a)| alike[at + 1..].iter().map(move |b| (a, b)));
    if !plain || !near || digits(one).max(digits(two)) < 3 || pairs.any(|(a, b)| fits(a.written, b.written)) {
        return None;
    }
    let (more, less) = if one.written > two.written { (one, two) } else { (two, one) };
    let result = more.written - less.written;
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, whole.text);
    Some(Equation {
        stated: Term { figure: stated, meant: result },
        operands: vec![
            Term { figure: more, meant: less.written + stated.written },
            Term { figure: less, meant: more.written - stated.written },
        ],
        formula: format!("{}-{}={}", shown(more), shown(less), scaled(result, stated, whole.text)),
    })
}

/// So many figures of one unit in a row are parts of the total beside them; two where 分别 says so.
const LEAST_PARTS: usize = 3;

/// 分别为9.2公里、8.7公里和11.7公里，全长28.7公里: a row of figures beside a total.
fn sum<'p>(whole: &Passage<'p>, passage: &Passage, index: usize) -> Option<Equation<'p>> {
    let stated = &whole.quantities[index];
    let before = passage.before(stated);
    if !passage.cued(stated.before, &[CueKind::Total]) && !before.contains(['全', '总']) {
        return None;
    }
    let parts = row_before(whole, index).or_else(|| row_behind(whole, index))?;
    let total: Decimal = parts.iter().map(|part| part.written).sum();
    let some_fit = (2..=parts.len()).any(|count| {
        let of = |row: &[&Quantity]| row.iter().map(|part| part.written).sum::<Decimal>() == stated.written;
        of(&parts[..count]) || of(&parts[parts.len() - count..])
    });
    if some_fit {
        return None;
    }
    let written: Vec<String> = parts.iter().map(|part| scaled(part.written, part, whole.text)).collect();
    let lacks = stated.written - total;
    let operands = parts.into_iter().map(|figure| Term { figure, meant: figure.written + lacks }).collect();
    Some(Equation {
        stated: Term { figure: stated, meant: total },
        operands,
        formula: format!("{}={}", written.join("+"), scaled(total, stated, whole.text)),
    })
}

/// Whether nothing but a name stands between two parts.
fn is_row_gap(gap: &str) -> bool {
    gap.chars().count() <= 14 && !gap.contains(['。', '；', '比', '增', '降', '减', '占', '中', '（', '('])
}

fn as_row<'p>(parts: Vec<&'p Quantity>, lead: &str) -> Option<Vec<&'p Quantity>> {
    let least = if lead.contains("分别") { 2 } else { LEAST_PARTS };
    (least..=12).contains(&parts.len()).then_some(parts)
}

/// The row of parts that ends right before the figure at `index`.
fn row_before<'p>(whole: &Passage<'p>, index: usize) -> Option<Vec<&'p Quantity>> {
    let stated = &whole.quantities[index];
    let last = index.checked_sub(1)?;
    let mut first = index;
    while first > 0 {
        let part = &whole.quantities[first - 1];
        let gap = whole.gap(first - 1, first);
        let joined =
            if first == index { gap.chars().count() <= 24 && !gap.contains('比') } else { is_row_gap(gap) };
        if !part.same_unit(stated) || !is_plain(part) || !joined {
            break;
        }
        first -= 1;
    }
    let parts: Vec<&Quantity> = whole.quantities.get(first..=last)?.iter().collect();
    let lead = whole.clause_before(parts.first()?);
    as_row(parts, lead)
}

/// The row of parts that begins right behind the figure at `index`.
fn row_behind<'p>(whole: &Passage<'p>, index: usize) -> Option<Vec<&'p Quantity>> {
    let stated = &whole.quantities[index];
    let mut last = index;
    while let Some(part) = whole.quantities.get(last + 1) {
        let gap = whole.gap(last, last + 1);
        let joined =
            if last == index { gap.chars().count() <= 40 && !gap.contains('比') } else { is_row_gap(gap) };
        if !part.same_unit(stated) || !is_plain(part) || !joined {
            break;
        }
        last += 1;
    }
    let parts: Vec<&Quantity> = whole.quantities[index + 1..=last].iter().collect();
    let lead = whole.clause_before(parts.first()?);
    as_row(parts, lead)
}

/// 340名群众，人均领到2600元，总共发放884万元: how many, what each has, and all, in one sentence that counts nothing else so.
fn product<'p>(whole: &Passage<'p>, passage: &Passage, index: usize) -> Option<Equation<'p>> {
    let stated = &whole.quantities[index];
    if !passage.cued(stated.before, &[CueKind::Total]) {
        return None;
    }
    let here = |quantity: &&Quantity| passage.span.covers(quantity.span) && !std::ptr::eq(*quantity, stated);
    let of_each = |quantity: &&Quantity| passage.cued(quantity.before, &[CueKind::Average, CueKind::Per]);
    let mut each = whole.quantities.iter().filter(here).filter(|it| it.same_unit(stated));
    let (each, None) = (each.next().filter(of_each)?, each.next()) else { return None };
    let mut counts = whole.quantities[..index].iter().filter(here);
    let mut counts =
        counts.by_ref().filter(|it| it.kind == Kind::Count && !it.same_unit(stated) && !it.is_indefinite());
    let (number, None) = (counts.next()?, counts.next()) else { return None };
    let result = each.written.checked_mul(number.written)?;
    if !is_plain(each) || !is_plain(number) || result == stated.written || digits(stated) < 3 {
        return None;
    }
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, whole.text);
    let formula = format!("{}×{}={}", shown(number), shown(each), scaled(result, stated, whole.text));
    Some(Equation {
        stated: Term { figure: stated, meant: result },
        operands: vec![
            Term { figure: number, meant: stated.written.checked_div(each.written)? },
            Term { figure: each, meant: stated.written.checked_div(number.written)? },
        ],
        formula,
    })
}
