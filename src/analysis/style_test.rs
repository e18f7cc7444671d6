//! What the house style makes of texts that need none.

use super::{Analysis, HouseStyle, Inputs, NumeralStyle, QuoteStyle, Settings};
use crate::facts::name::Dictionary;
use crate::terms::TermBook;
use std::sync::Arc;

/// The findings of `code` on the text, each with its words and its first repair applied.
#[track_caller]
fn check(settings: Settings, code: &str, text: &str, expected: &[(&str, &str)]) {
    let inputs = Inputs {
        terms: TermBook::built_in(),
        settings: Arc::new(settings),
        dictionary: Some(Dictionary::built_in()),
    };
    let analysis = Analysis::of(text.into(), &inputs, None);
    let found: Vec<(String, String)> = analysis
        .findings
        .iter()
        .filter(|finding| finding.info.code == code)
        .map(|finding| {
            let mut repaired = text.to_owned();
            if let Some(fix) = finding.fixes.first() {
                let mut edits = fix.edits.clone();
                edits.sort_by_key(|(span, _)| span.start);
                for (span, new) in edits.iter().rev() {
                    repaired.replace_range(span.start as usize..span.end as usize, new);
                }
            }
            (finding.span.of(text).to_owned(), repaired)
        })
        .collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|&(words, repaired)| (words.to_owned(), repaired.to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

fn numerals(style: NumeralStyle) -> Settings {
    Settings { style: HouseStyle { numerals: Some(style), ..HouseStyle::default() }, ..Settings::default() }
}

fn quotes(style: QuoteStyle) -> Settings {
    Settings { style: HouseStyle { quotes: Some(style), ..HouseStyle::default() }, ..Settings::default() }
}

fn paper(name: &str) -> Settings {
    Settings { paper: Some(name.to_owned()), ..Settings::default() }
}

#[test]
fn the_house_decides_on_the_numerals_of_a_list() {
    let code = "numeral-drift";
    let mixed = "村里添了2艘渡船、三艘巡逻船，出岛方便。";
    check(numerals(NumeralStyle::Arabic), code, mixed, &[("三艘", "村里添了2艘渡船、3艘巡逻船，出岛方便。")]);
    check(
        numerals(NumeralStyle::Chinese),
        code,
        mixed,
        &[("2艘", "村里添了两艘渡船、三艘巡逻船，出岛方便。")],
    );
    let chinese = "村里添了两艘渡船、十二艘巡逻船，出岛方便。";
    check(
        numerals(NumeralStyle::Arabic),
        code,
        chinese,
        &[("两艘", "村里添了2艘渡船、12艘巡逻船，出岛方便。")],
    );
    check(numerals(NumeralStyle::Chinese), code, chinese, &[]);
    check(numerals(NumeralStyle::Chinese), code, "村里添了12艘渡船。", &[]);
}

#[test]
fn the_house_decides_on_quotation_marks() {
    let code = "quote-style";
    let curly = "老林说：“把‘渔歌’唱下去。”";
    check(quotes(QuoteStyle::Corner), code, curly, &[("“", "老林说：「把『渔歌』唱下去。」")]);
    check(quotes(QuoteStyle::Curly), code, "唱响「渔歌」。", &[("「", "唱响“渔歌”。")]);
    check(quotes(QuoteStyle::Curly), code, curly, &[]);
    check(quotes(QuoteStyle::Corner), code, "唱响「渔歌」，读《渔歌》。", &[]);
    check(Settings::default(), code, curly, &[]);
}

#[test]
fn the_folio_bears_the_name_of_the_paper() {
    let page = "春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n青禾法制报\n2024年5月18日 星期六\n";
    let repaired = page.replace("青禾法制报", "青禾法治报");
    check(paper("青禾法治报"), "paper-name", page, &[("青禾法制报", &repaired)]);
    check(paper("青禾法制报"), "paper-name", page, &[]);
    check(Settings::default(), "paper-name", page, &[]);
}
