//! `turn-line`: 下转 and 上接 that have no partner on the page they name.

use super::{FolderDrafts, FolderView, Turn, same_number};
use crate::rules::{Confidence, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Bilingual;

/// `turn-line`.
#[derive(Debug)]
pub struct TurnLine;

static INFO: RuleInfo = RuleInfo {
    code: "turn-line",
    former_codes: &[],
    family: Family::Folder,
    severity: Severity::Hint,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["T11"],
    page: RulePage {
        title: Bilingual { zh: "转版标记对不上", en: "Turn lines without partner" },
        finds: Bilingual {
            zh: "“下转第4版”，第4版上却没有“上接”这一版；或者“上接”的版次写错；或者转到本版。",
            en: "A line 下转第4版 where page 4 has no 上接 to this page, a wrong page number in it, or a turn to the same page.",
        },
        why: Bilingual {
            zh: "读者照着版次翻，找不到下文。",
            en: "Readers follow the number and do not find the rest.",
        },
        instead: Bilingual {
            zh: "补上另一头的标记，或改正版次。",
            en: "Add the other line, or correct the page number.",
        },
        silent: Bilingual {
            zh: "所指的版不在这个文件夹里时不报；看不出本版是第几版时不报。",
            en: "Silent where the named page is not in the folder, and where the number of this page is not known.",
        },
        source: Bilingual { zh: "编校常规", en: "Editorial practice" },
    },
    examples: &[
        Example::new(
            "〓 01\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（⟦下转第4版⟧）\n〓 04\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。",
        ),
        Example::new(
            "〓 01\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第4版）\n〓 04\n春耕开始了\n（⟦上接第2版⟧）农机手说，今年的活儿比往年顺手。",
        ),
        Example::new(
            "〓 01\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。\n〓 03\n春耕开始了\n（⟦上接第1版⟧）农机手说，今年的活儿比往年顺手。",
        ),
        Example::new(
            "〓 A01\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（⟦下转A01版⟧）\n〓 A02\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。",
        ),
        Example::new(
            "〓 要闻\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（⟦下转2版⟧）\n\n1\n溪口日报\n2024年5月18日 星期六\n〓 综合\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。\n\n2\n溪口日报\n2024年5月18日 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第4版）\n〓 04\n春耕开始了\n（上接第1版）农机手说，今年的活儿比往年顺手。",
        ),
        Example::new(
            "〓 A1\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。下转A4版\n〓 A4\n春耕开始了\n上接A1版\n农机手说，今年的活儿比往年顺手。",
        ),
        Example::new(
            "〓 01\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第4版）\n〓 02\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。",
        ),
        Example::new(
            "〓 02\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。\n〓 04\n春耕开始了\n（上接第1版）农机手说，今年的活儿比往年顺手。",
        ),
        Example::new(
            "〓 要闻\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第4版）\n〓 04\n春耕开始了\n（上接第1版）农机手说，今年的活儿比往年顺手。",
        ),
        Example::new(
            "〓 01\n春耕开始了\n这条路上接县城，下转山乡，走的人很多。\n〓 04\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。",
        ),
        Example::new(
            "〓 01\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第二版）\n〓 02\n春耕开始了\n（上接第一版）农机手说，今年的活儿比往年顺手。",
        ),
        Example::new(
            "〓 01\n春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第4版）\n\n水渠修好了\n\n本报讯 溪口乡的水渠修好了，灌溉不再发愁。（下转第4版）\n〓 04\n春耕开始了\n（上接第1版）农机手说，今年的活儿比往年顺手。\n\n水渠修好了\n\n（上接第1版）老支书说，盼了好多年。",
        ),
    ],
};

impl Rule for TurnLine {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_folder(&self, folder: &FolderView, context: &RuleContext, out: &mut FolderDrafts) {
        let turns: Vec<(usize, &Turn)> = folder
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, it)| it.turns.iter().map(move |turn| (page, turn)))
            .collect();
        let mut told = vec![false; turns.len()];
        for (index, &(page, turn)) in turns.iter().enumerate().filter(|(_, (_, turn))| turn.onward) {
            told[index] = true;
            let Some(number) = folder.pages[page].number.as_deref() else { continue };
            if same_number(&turn.page, number) {
                let message = say!(context.lang, "转到的就是本版", "The turn leads to this very page");
                if let Some(title) = folder.pages[page].first_place() {
                    out.report(page, &turn.at, message).signpost(page, title, folder.pages[page].label());
                }
                continue;
            }
            let Some(target) = page_numbered(folder, &turn.page) else { continue };
            let arrivals =
                || turns.iter().enumerate().filter(|(_, (there, it))| *there == target && !it.onward);
            if arrivals().any(|(_, (_, it))| same_number(&it.page, number)) {
                continue;
            }
            // An arrival that names another page is the wrong half, unless that page really leads here.
            let stray =
                arrivals().find(|(at, (_, it))| !told[*at] && !leads(folder, &turns, &it.page, target));
            match stray {
                Some((at, &(there, arrival))) => {
                    told[at] = true;
                    let (stated, from) = (printed(&arrival.page), printed(number));
                    let message = say!(
                        context.lang,
                        "写的是上接第{stated}版，转到这里的是第{from}版",
                        "The line names page {stated}; the article comes from page {from}"
                    );
                    out.report(there, &arrival.at, message).evidence(
                        page,
                        &turn.at,
                        folder.pages[page].label(),
                    );
                }
                None => {
                    let (to, from) = (printed(&turn.page), printed(number));
                    let message = say!(
                        context.lang,
                        "第{to}版上没有“上接第{from}版”",
                        "Page {to} has no line that takes up page {from}"
                    );
                    report_missing(folder, page, turn, target, message, out);
                }
            }
        }
        for (index, &(page, turn)) in turns.iter().enumerate() {
            let Some(number) = folder.pages[page].number.as_deref().filter(|_| !told[index]) else {
                continue;
            };
            let Some(source) = page_numbered(folder, &turn.page).filter(|&source| source != page) else {
                continue;
            };
            if !leads(folder, &turns, &turn.page, page) {
                let (from, number) = (printed(&turn.page), printed(number));
                let message = say!(
                    context.lang,
                    "第{from}版上没有“下转第{number}版”",
                    "Page {from} has no line that leads to page {number}"
                );
                report_missing(folder, page, turn, source, message, out);
            }
        }
    }
}

/// A page number as it is spoken of: without the zeros of a file's name.
fn printed(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// The one page of this number.
fn page_numbered(folder: &FolderView, number: &str) -> Option<usize> {
    let is_it =
        |page: &usize| folder.pages[*page].number.as_deref().is_some_and(|it| same_number(it, number));
    let mut pages = (0..folder.pages.len()).filter(is_it);
    pages.next().filter(|_| pages.next().is_none())
}

/// Whether a page of number `from` has a turn line that leads to page `to`.
fn leads(folder: &FolderView, turns: &[(usize, &Turn)], from: &str, to: usize) -> bool {
    let Some(number) = folder.pages[to].number.as_deref() else { return true };
    turns.iter().any(|(page, turn)| {
        turn.onward
            && same_number(&turn.page, number)
            && folder.pages[*page].number.as_deref().is_none_or(|it| same_number(it, from))
    })
}

fn report_missing(
    folder: &FolderView,
    page: usize,
    turn: &Turn,
    there: usize,
    message: String,
    out: &mut FolderDrafts,
) {
    if let Some(title) = folder.pages[there].first_place() {
        out.report(page, &turn.at, message).signpost(there, title, folder.pages[there].label());
    }
}
