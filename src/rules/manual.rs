//! The rules' pages as Markdown: one page, and the book of all.

use super::{Confidence, Example, Family, RULES, RuleInfo, kinds};
use crate::facts::form::{Form, forms};
use crate::text::{Bilingual, Lang};
use std::fmt::Write;

/// Examples of each sort that a page shows; all of them are tests.
const SHOWN: usize = 3;

/// The page of one rule; its title is a Markdown heading of `level`.
pub fn page(info: &RuleInfo, lang: Lang, level: usize) -> String {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let heading = "#".repeat(level);
    let mut page = String::new();
    // Writing to a string cannot fail; the results are dropped.
    let _ = writeln!(page, "{heading} {}（`{}`）\n", info.page.title.get(lang), info.code);
    let _ = writeln!(page, "{}\n", facts_line(info, lang));
    let sections =
        [(t("查什么", "What it finds"), info.page.finds), (t("为什么要紧", "Why it matters"), info.page.why)];
    for (title, text) in sections {
        let _ = writeln!(page, "**{title}** {}\n", text.get(lang));
    }
    write_examples(&mut page, t("例子", "Example"), info.examples.iter().filter(|example| example.fires()));
    write_rows(&mut page, info, lang);
    let _ = writeln!(page, "**{}** {}\n", t("怎样改", "Instead"), info.page.instead.get(lang));
    let _ =
        writeln!(page, "**{}** {}\n", t("什么时候不报", "When it stays silent"), info.page.silent.get(lang));
    write_examples(
        &mut page,
        t("不报的例子", "Silent on"),
        info.examples.iter().filter(|example| !example.fires()),
    );
    let _ = writeln!(page, "**{}** {}", t("依据", "Source"), info.page.source.get(lang));
    page
}

/// The book of all rules, by family, in catalogue order.
pub fn book(lang: Lang) -> String {
    let mut book = String::new();
    let title = Bilingual { zh: "朱笔规则手册", en: "The rules of Zhubi" }.get(lang);
    let note = Bilingual {
        zh: "本文件由 `zhubi rules --format markdown` 生成，不要手改。",
        en: "Made by `zhubi rules --format markdown --lang en`; not to be edited by hand.",
    };
    let _ = writeln!(book, "# {title}\n\n{}", note.get(lang));
    for family in Family::ALL {
        let of_family: Vec<&RuleInfo> =
            RULES.iter().map(|rule| rule.info()).filter(|info| info.family == family).collect();
        if of_family.is_empty() {
            continue;
        }
        let _ = writeln!(book, "\n## {}", family.label().get(lang));
        for info in of_family {
            let _ = write!(book, "\n{}", self::page(info, lang, 3));
        }
    }
    write_kinds(&mut book, lang);
    book
}

/// Every kind of inconsistency with the rules that look for it, or the reason why none does.
fn write_kinds(book: &mut String, lang: Lang) {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let _ = writeln!(book, "\n## {}\n", t("差错种类与规则对照", "Kinds of inconsistency and their rules"));
    let note = t(
        "N数字，A名称，D日期，T标题和结构，ND数字写法，NM数字用语，PU标点。没有规则的，写明原因。",
        "N figures, A names, D dates, T headline and structure, ND form of numerals, NM number wording, PU punctuation. \
         Where no rule looks for a kind, the reason is given.",
    );
    let _ = writeln!(book, "{note}\n");
    let _ = writeln!(book, "| {} | {} |\n|---|---|", t("种类", "kind"), t("规则", "rules"));
    for kind in kinds::all() {
        let rules: Vec<String> = kinds::rules_of(&kind)
            .map(|info| format!("{}（`{}`）", info.page.title.get(lang), info.code))
            .collect();
        let reason = || {
            let row = kinds::unchecked().find(|row| row.kind == kind)?;
            let (title, reason) = (row.title.get(lang), row.reason.get(lang));
            Some(crate::say!(lang, "不查：{title}。{reason}", "not checked: {title}. {reason}"))
        };
        let says = if rules.is_empty() { reason().unwrap_or_default() } else { rules.join(t("；", "; ")) };
        let _ = writeln!(book, "| {kind} | {says} |");
    }
}

/// The rows of the table of forms under a rule.
fn write_rows(page: &mut String, info: &RuleInfo, lang: Lang) {
    let rows: Vec<&Form> = forms().iter().filter(|form| form.rule == info.code).collect();
    if rows.is_empty() {
        return;
    }
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let _ = writeln!(
        page,
        "| {} | {} | {} |\n|---|---|---|",
        t("不合", "slip"),
        t("说明", "what is wrong"),
        t("条款", "clause")
    );
    for row in rows {
        let slip =
            row.fires.split_once('⟦').and_then(|(_, rest)| Some(rest.split_once('⟧')?.0)).unwrap_or_default();
        let _ = writeln!(page, "| {slip} | {} | {} |", t(&row.zh, &row.en), row.clause);
    }
    let _ = writeln!(page);
}

fn facts_line(info: &RuleInfo, lang: Lang) -> String {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let mut facts = vec![info.severity.label().get(lang).to_owned()];
    if let Some(points) = info.points {
        let points = f64::from(points) / 10.0;
        facts.push(crate::say!(lang, "每处计{points}分", "{points} points each"));
    }
    facts.push(
        match info.confidence {
            Confidence::High => t("可由计算、日历或词表证明", "provable by arithmetic, calendar or table"),
            Confidence::Medium => t("在所列条件下可靠", "reliable where its conditions hold"),
            Confidence::Low => t("提请留意", "a hint to look"),
        }
        .to_owned(),
    );
    if !info.on_by_default {
        facts.push(t("默认关闭", "off by default").to_owned());
    }
    facts.join(t("；", "; "))
}

fn write_examples<'a>(page: &mut String, title: &str, examples: impl Iterator<Item = &'a Example>) {
    let shown: Vec<&Example> = examples.take(SHOWN).collect();
    if shown.is_empty() {
        return;
    }
    let _ = writeln!(page, "**{title}**\n");
    for example in shown {
        for line in example.text.lines() {
            let _ = writeln!(page, "> {line}  ");
        }
        let _ = writeln!(page);
    }
}
