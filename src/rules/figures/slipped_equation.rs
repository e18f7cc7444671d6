//! `slipped-equation`: a sum, difference or product of the text that holds once two digits of one figure change places, or
//! its point moves.

use super::FIGURES;
use super::misprint::{is_shift_of, is_swap_of};
use super::passage::{Passage, passages, rewritten, scaled};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `slipped-equation`.
#[derive(Debug)]
pub struct SlippedEquation;

static INFO: RuleInfo = RuleInfo {
    code: "slipped-equation",
    severity: Severity::Warning,
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
            en: "Figures of one unit and a total or a difference, or what each has, how many and all, that do not agree, and agree \
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
        Example::new("隧道全长⟦10184米⟧。昨天，累计掘进7236米，距离贯通还有2498米。"),
        Example::new("乡里吸纳340名群众务工，人均领到报酬2600元，总共发放⟦84.8万元⟧。"),
        Example::new(
            "骑行六天，全程骑了⟦523公里⟧。\n队员7人，平均20岁。第一天骑了96公里，第二天遇雨只走了58公里，第三天和第四天分别是104公里和87公里，第五天最长，骑了117公里，最后一天走完剩下的70公里。",
        ),
        Example::new("昨天，隧道累计掘进7236米，距离贯通还有2498米。\n隧道全长⟦10184米⟧，穿过五条断层。"),
        Example::new("昨天，隧道累计掘进7236米，距离贯通还有2948米。\n隧道全长10184米，穿过五条断层。"),
        Example::new("国庆前夕预计增开渡船823班，其中，跨湖航线492班，本岛航线331班。"),
        Example::new("粥铺开门360天，只休息了5天，共送出热粥12.6万碗，平均每天⟦530碗⟧。"),
        Example::new(
            "骑行六天，全程骑了532公里。\n队员7人，平均20岁。第一天骑了96公里，第二天遇雨只走了58公里，第三天和第四天分别是104公里和87公里，第五天最长，骑了117公里，最后一天走完剩下的70公里。",
        ),
        Example::new("粥铺开门360天，只休息了5天，共送出热粥12.6万碗，平均每天350碗。"),
        Example::new("全场扣球得64分、拦网得11分、发球得6分，另有29分来自对方失误。"),
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
    ..FIGURES
};

impl Rule for SlippedEquation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        check_sums(article, context, out);
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
                    .or_else(|| product(&whole, &passage, index))
                    .or_else(|| average(&whole, &passage, index));
                if let Some(equation) = found {
                    equation.judge(context, out);
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

/// A figure, the block that it stands in, and what it would have to be for the equation to hold.
#[derive(Clone, Copy)]
struct Term<'p> {
    figure: &'p Quantity,
    block: usize,
    text: &'p str,
    meant: Decimal,
}

impl<'p> Term<'p> {
    fn of(passage: &Passage<'p>, figure: &'p Quantity, meant: Decimal) -> Term<'p> {
        Term { figure, block: 0, text: passage.text, meant }
    }

    /// The figure as it should be printed, where one slip leads to it.
    fn repair(&self) -> Option<String> {
        let slip = is_swap_of(self.figure, self.meant) || is_shift_of(self.figure, self.meant);
        let told = slip && digits(self.figure) >= 2;
        told.then(|| rewritten(self.figure, self.meant, self.text)).flatten()
    }

    fn place(&self) -> Place {
        Place::new(self.block, self.figure.span)
    }

    fn printed(&self) -> &'p str {
        self.figure.figure.of(self.text)
    }

    fn shown(&self) -> &'p str {
        &self.text[self.figure.figure.start as usize..self.figure.span.end as usize]
    }
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
    fn judge(&self, context: &RuleContext, out: &mut Drafts) {
        let terms = std::iter::once(&self.stated).chain(&self.operands);
        let repairs: Vec<(&Term, String)> = terms.filter_map(|term| Some((term, term.repair()?))).collect();
        let Some((odd, right)) = repairs.first() else { return };
        let (lang, formula, wrong) = (context.lang, &self.formula, odd.printed());
        let slip = if is_shift_of(odd.figure, odd.meant) {
            say!(lang, "小数点错位", "the point moved")
        } else {
            say!(lang, "两位数字颠倒", "two digits swapped")
        };
        let message = say!(
            lang,
            "{formula}，文中写“{stated}”；“{wrong}”若为“{right}”（{slip}）则相符",
            "{formula}; the text says “{stated}”; with “{right}” for “{wrong}” ({slip}) it holds",
            stated = self.stated.shown(),
        );
        let draft = out.report(self.stated.place(), message);
        for term in &self.operands {
            draft.evidence(term.place(), format!("“{}”", term.shown()));
        }
        for (term, right) in &repairs {
            let place = Place::new(term.block, term.figure.figure);
            draft.replace(lang, term.printed(), place, right.clone());
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
        stated: Term::of(whole, stated, result),
        operands: vec![
            Term::of(whole, more, less.written + stated.written),
            Term::of(whole, less, more.written - stated.written),
        ],
        formula: format!("{}-{}={}", shown(more), shown(less), scaled(result, stated, whole.text)),
    })
}

/// So many figures of one unit in a row are parts of a total beside them; two where 分别 says so.
const LEAST_PARTS: usize = 3;

/// How many blocks away from its parts a total may stand.
const BLOCKS_APART: usize = 2;

/// The rows of parts and the totals of a block, as indices of its quantities.
struct Sums {
    rows: Vec<Vec<usize>>,
    totals: Vec<usize>,
}

impl Sums {
    fn of(block: &BlockView) -> Sums {
        let whole = Passage::whole(block);
        let usable = |index: usize| {
            let quantity = &whole.quantities[index];
            is_plain(quantity) && !block.is_open_at(quantity.span)
        };
        // 第一天骑了96公里，第二天88公里: the numbers of the parts are no parts.
        let counted = (0..whole.quantities.len()).filter(|&at| whole.quantities[at].kind != Kind::Ordinal);
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for index in counted.filter(|&index| usable(index)) {
            let last = rows.last_mut().filter(|row| {
                let one = row.last().map(|&last| &whole.quantities[last]);
                one.is_some_and(|one| {
                    let two = &whole.quantities[index];
                    one.same_unit(two) && is_row_gap(whole.between(one.span, two.span))
                })
            });
            match last {
                Some(row) => row.push(index),
                None => rows.push(vec![index]),
            }
        }
        let of_title = block.role.is_title();
        let totals = (0..whole.quantities.len())
            .filter(|&index| usable(index) && (of_title || is_total(&whole, index)));
        let rows = rows.into_iter().filter_map(|row| parts_of_row(&whole, row));
        Sums { rows: rows.collect(), totals: totals.collect() }
    }
}

/// Whether the words between a figure and the next say that its parts follow: 823列，其中，…; 397项（….
fn leads_to_parts(gap: &str) -> bool {
    let words = gap.trim_start_matches(['，', ',', '。', '；']);
    words.chars().count() <= 14
        && (words.starts_with("其中") || words.starts_with(['（', '(']) || words.contains("分别"))
}

/// Whether the figure is called a total: 共, 合计, 全长; or stands before its parts.
fn is_total(whole: &Passage, index: usize) -> bool {
    let before = whole.quantities[index].before;
    let parts_follow = || {
        let next =
            whole.quantities.get(index + 1).is_some_and(|next| next.same_unit(&whole.quantities[index]));
        next && leads_to_parts(whole.gap(index, index + 1))
    };
    whole.cued(before, &[CueKind::Total])
        || parts_follow()
        || holds_any(whole.at(before), &["全长", "全程", "全年总产", "总产"])
}

/// Whether nothing but a name stands between two parts.
fn is_row_gap(gap: &str) -> bool {
    gap.chars().count() <= 14 && !gap.contains(['。', '；', '比', '增', '降', '减', '占', '中', '（', '('])
}

/// The row without a total at its ends, where it has parts enough.
fn parts_of_row(whole: &Passage, row: Vec<usize>) -> Option<Vec<usize>> {
    let parts: Vec<usize> = row.into_iter().filter(|&index| !is_total(whole, index)).collect();
    let lead = whole.clause_before(&whole.quantities[*parts.first()?]);
    let first = *parts.first()?;
    let behind_total = first > 0 && leads_to_parts(whole.gap(first - 1, first));
    let two = lead.contains("分别") || behind_total || is_rest(whole, &whole.quantities[*parts.last()?]);
    let least = if two { 2 } else { LEAST_PARTS };
    (least..=12).contains(&parts.len()).then_some(parts)
}

/// 累计掘进7236米，距离贯通还有2948米: what is done and what is left make the whole.
fn is_rest(whole: &Passage, last: &Quantity) -> bool {
    let words = whole.before(last).trim_end_matches('有');
    ["还", "还剩", "剩余", "剩下", "余下", "尚", "尚余"].iter().any(|word| words.ends_with(word))
}

/// 分别为9.2公里、8.7公里和11.7公里 … 全长28.7公里: a row of figures, and the totals near it.
fn check_sums(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let sums: Vec<_> = article.blocks.iter().map(|block| block.digest(Sums::of)).collect();
    for (block, of_block) in sums.iter().enumerate() {
        let near = block.saturating_sub(BLOCKS_APART)..(block + BLOCKS_APART + 1).min(sums.len());
        for row in &of_block.rows {
            let totals = near.clone().flat_map(|at| sums[at].totals.iter().map(move |&total| (at, total)));
            let totals = totals.filter(|&(at, total)| at != block || !row.contains(&total));
            check_row(article, (block, row), totals.collect(), context, out);
        }
    }
}

fn check_row(
    article: &ArticleView,
    (block, row): (usize, &[usize]),
    totals: Vec<(usize, usize)>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let parts: Vec<&Quantity> = row.iter().map(|&at| &article.blocks[block].facts.quantities[at]).collect();
    let quantity = |(block, index): (usize, usize)| &article.blocks[block].facts.quantities[index];
    let totals: Vec<(usize, &Quantity)> = totals
        .into_iter()
        .map(|at| (at.0, quantity(at)))
        .filter(|(_, total)| total.same_unit(parts[0]) && total.written > parts[0].written)
        .collect();
    let sum = |parts: &[&Quantity]| parts.iter().map(|part| part.written).sum::<Decimal>();
    let fits = |(_, total): &(usize, &Quantity)| {
        (2..=parts.len()).any(|count| {
            sum(&parts[..count]) == total.written || sum(&parts[parts.len() - count..]) == total.written
        })
    };
    if totals.iter().any(fits) {
        return;
    }
    let text = article.blocks[block].text;
    let written: Vec<String> = parts.iter().map(|part| scaled(part.written, part, text)).collect();
    for (at, total) in totals.into_iter().filter(|(_, total)| digits(total) >= 3) {
        let lacks = total.written - sum(&parts);
        let of_total = article.blocks[at].text;
        let operand = |figure| Term { figure, block, text, meant: figure.written + lacks };
        let equation = Equation {
            stated: Term { figure: total, block: at, text: of_total, meant: sum(&parts) },
            operands: parts.iter().copied().map(operand).collect(),
            formula: format!("{}={}", written.join("+"), scaled(sum(&parts), total, of_total)),
        };
        equation.judge(context, out);
    }
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
        stated: Term::of(whole, stated, result),
        operands: vec![
            Term::of(whole, number, stated.written.checked_div(each.written)?),
            Term::of(whole, each, stated.written.checked_div(number.written)?),
        ],
        formula,
    })
}

/// 开门360天，送出12.6万碗，平均每天350碗: the total of the sentence shared among so many days or things.
fn average<'p>(whole: &Passage<'p>, passage: &Passage, index: usize) -> Option<Equation<'p>> {
    let stated = &whole.quantities[index];
    if !passage.cued(stated.before, &[CueKind::Average]) {
        return None;
    }
    let earlier = || whole.quantities[..index].iter().rev().filter(|it| passage.span.covers(it.span));
    let total = earlier().find(|it| it.same_unit(stated))?;
    let numbers = earlier().filter(|it| {
        matches!(it.kind, Kind::Count | Kind::Duration) && !it.same_unit(stated) && it.exact().is_some()
    });
    let step = stated.step;
    let shared = numbers.filter_map(|it| Some((it, total.written.checked_div(it.written)?)));
    let shared: Vec<(&Quantity, Decimal)> = shared.collect();
    let fits = shared.iter().any(|(_, each)| (each - stated.written).abs() <= step);
    if !is_plain(total) || fits || passage.cued(total.before, &[CueKind::Average, CueKind::Per]) {
        return None;
    }
    let printed = |each: Decimal| each.round_dp(stated.decimals);
    let mut swapped = shared.iter().filter(|(_, each)| is_swap_of(stated, printed(*each)));
    let (&(number, each), None) = (swapped.next()?, swapped.next()) else { return None };
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, whole.text);
    let formula = format!("{}÷{}={}", shown(total), shown(number), scaled(printed(each), stated, whole.text));
    Some(Equation {
        stated: Term::of(whole, stated, printed(each)),
        operands: vec![Term::of(whole, total, total.written), Term::of(whole, number, number.written)],
        formula,
    })
}
