//! `table-total-mismatch`: a table of text lines whose rows do not add up to its row of totals.

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, PageView, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
use rust_decimal::Decimal;

/// `table-total-mismatch`.
#[derive(Debug)]
pub struct TableTotalMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "table-total-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N51"],
    page: RulePage {
        title: Bilingual {
            zh: "表中合计与各行不符", en: "A table whose rows do not make its total"
        },
        finds: Bilingual {
            zh: "用制表符、竖线或空格排的表，“合计”一行与上面各行相加不等。",
            en: "A table set with tabs, bars or spaces, where the row 合计 is not the sum of the rows above.",
        },
        why: Bilingual {
            zh: "合计或某一行的数错了。", en: "The total or one of the rows is wrong."
        },
        instead: Bilingual { zh: "逐行核对后改正。", en: "Check the rows and correct." },
        silent: Bilingual {
            zh: "各行格数不同、一格里不是单纯的数、只有一行、百分比一列、合计与各行之和只差末位一个单位的，不报。",
            en: "Silent where rows have different numbers of cells, on cells that hold no plain number, on single rows, on percentages, and within one unit of the last decimal place.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new(
            "上半年各镇受理情况\n镇名\t受理（件）\n东溪镇\t126\n西岭镇\t98\n南浦镇\t143\n合计\t⟦376⟧",
        ),
        Example::new("书屋藏书\n村名 | 册数 | 书架\n上岙村 | 1200 | 8\n下岙村 | 980 | 6\n合计 | ⟦2280⟧ | 14"),
        Example::new("捐款清单\n一班\t1250.5\n二班\t860.0\n三班\t742.5\n总计\t⟦2835.0⟧"),
        Example::new("参赛人数\n单位\t男\t女\n甲队\t12\t9\n乙队\t15\t11\n合计\t27\t⟦21⟧"),
        Example::new("三季度用水\n七月\t3,210\n八月\t3,405\n九月\t2,986\n共计\t⟦9,610⟧"),
        Example::new("上半年各镇受理情况\n镇名\t受理（件）\n东溪镇\t126\n西岭镇\t98\n南浦镇\t143\n合计\t367"),
        Example::new("书屋藏书\n村名 | 册数 | 书架\n上岙村 | 1200 | 8\n下岙村 | 980 | 6\n合计 | 2180 | 14"),
        Example::new("到会率\n甲村\t96.5%\n乙村\t98.2%\n合计\t97.1%"),
        Example::new("捐款清单\n一班\t1250.5\n合计\t1250.5"),
        Example::new("各镇受理情况\n东溪镇\t126\t件\n西岭镇\t98\n合计\t376"),
        Example::new("历年受理\n2021年\t126\n2022年\t98\n2023年\t143"),
        Example::new("各镇受理情况\n东溪镇\t126（含旧案12）\n西岭镇\t98\n合计\t376"),
        Example::new("比重\n东区\t33.3\n西区\t33.3\n南区\t33.3\n合计\t100.0"),
    ],
};

impl Rule for TableTotalMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        lines(block.text).any(|line| cells(block.text, line, 0).len() >= 2)
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut next = 0;
        for &(index, block) in &page.told {
            if index != next {
                rows.clear();
            }
            next = index + 1;
            for line in lines(block.text) {
                let row = cells(block.text, line, index);
                if row.len() < 2 || rows.last().is_some_and(|last| last.len() != row.len()) {
                    rows.clear();
                }
                if row.len() >= 2 {
                    rows.push(row);
                }
                if rows.last().is_some_and(|last| is_total(last[0].text)) {
                    check(&rows, context, out);
                    rows.clear();
                }
            }
        }
    }
}

/// A cell of a row.
struct Cell<'a> {
    text: &'a str,
    place: Place,
    /// The number, where the cell holds nothing else.
    value: Option<Decimal>,
}

fn is_total(name: &str) -> bool {
    matches!(name, "合计" | "总计" | "共计" | "总数" | "合 计" | "合　计")
}

/// The lines of a block, in bytes of its text.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start += line.len() + 1;
        span
    })
}

/// The cells of a line: between tabs, bars or runs of two spaces; none in prose.
fn cells<'a>(text: &'a str, line: Span, block: usize) -> Vec<Cell<'a>> {
    let words = line.of(text);
    if words.len() > 300 || words.contains(['。', '，', '；']) {
        return Vec::new();
    }
    let separators: &[&str] = if words.contains('\t') {
        &["\t"]
    } else if words.contains(['|', '｜']) {
        &["|", "｜"]
    } else {
        &["  ", "　　"]
    };
    let mut found = Vec::new();
    let mut from = 0;
    while from <= words.len() {
        let next = separators.iter().filter_map(|mark| Some((words[from..].find(mark)?, mark.len()))).min();
        let (end, width) = next.map_or((words.len(), 1), |(at, width)| (from + at, width));
        let cell = words[from..end].trim();
        if !cell.is_empty() {
            let start =
                line.start as usize + from + (words[from..end].len() - words[from..end].trim_start().len());
            let place = Place::new(block, Span::new(start, start + cell.len()));
            found.push(Cell { text: cell, place, value: number(cell) });
        }
        from = end + width;
    }
    found
}

/// A cell that is a number and nothing else, with grouping commas or without.
fn number(cell: &str) -> Option<Decimal> {
    let plain = cell.replace(',', "");
    (plain.len() <= 15 && plain.starts_with(|c: char| c.is_ascii_digit())).then(|| plain.parse().ok())?
}

fn check(rows: &[Vec<Cell>], context: &RuleContext, out: &mut Drafts) {
    let Some((total, above)) = rows.split_last() else { return };
    for column in 1..total.len() {
        let Some(stated) = total[column].value else { continue };
        // A head row holds names; of the rows below every one must hold a number.
        let parts: Vec<&Cell> =
            above.iter().map(|row| &row[column]).skip_while(|cell| cell.value.is_none()).collect();
        let values: Option<Vec<Decimal>> = parts.iter().map(|cell| cell.value).collect();
        let Some(values) = values.filter(|values| values.len() >= 2) else { continue };
        let sum: Decimal = values.iter().sum();
        let decimals = values.iter().map(Decimal::scale).max().unwrap_or(0).max(stated.scale());
        let grain = if decimals == 0 { Decimal::ZERO } else { Decimal::new(1, decimals) };
        let terms = values.iter().map(|value| value.to_string()).collect::<Vec<_>>().join("+");
        let places: Vec<Place> = parts.iter().map(|cell| cell.place).chain([total[column].place]).collect();
        if (sum - stated).abs() <= grain {
            out.held(say!(context.lang, "{terms}={sum}，相符", "{terms} = {sum}, as stated"), places);
            continue;
        }
        let written = total[column].text;
        let message = say!(
            context.lang,
            "上面各行相加{terms}={sum}，合计写“{written}”",
            "The rows add up to {terms} = {sum}; the total says “{written}”"
        );
        let draft = out.report(total[column].place, message);
        for cell in parts {
            draft.evidence(cell.place, cell.text);
        }
        if !written.contains(',') {
            draft.replace(context.lang, written, total[column].place, sum.to_string());
        }
    }
}
