//! `short-title-drift`: a short title that the article defined, and another one in its place (以下简称《意见》 … 《办法》).

use crate::facts::quoted::Marks;
use crate::facts::register::likeness;
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, Confidence, Draft, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `short-title-drift`.
#[derive(Debug)]
pub struct ShortTitleDrift;

static INFO: RuleInfo = RuleInfo {
    code: "short-title-drift",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A18", "A28"],
    page: RulePage {
        title: Bilingual { zh: "文件简称前后不一", en: "Another short title than the one defined" },
        finds: Bilingual {
            zh: "文中写明“以下简称《意见》”，后文却出现没有交代过的《办法》《条例》等。",
            en: "The article defines a short title for a document, and later uses the name of another kind of document that it never introduced.",
        },
        why: Bilingual {
            zh: "文件种类写错，读者找不到所指的文件。",
            en: "The wrong kind of document leads the reader to another document or to none.",
        },
        instead: Bilingual {
            zh: "统一为定义过的简称；确是另一份文件的，交代全称。",
            en: "Use the short title as defined, or introduce the other document by its full title.",
        },
        silent: Bilingual {
            zh: "文中有以这个词结尾的全称（《……管理办法》）；这个词自己也定义过简称；在简称定义之前。",
            en: "Silent where some full title in the article ends in that word, where it was defined too, and before the definition.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一文件全篇同一名称",
            en: "One document is called by one name throughout",
        },
    },
    examples: &[
        Example::new(
            "近日，县里印发《关于推进邻里调解的意见》（以下简称《意见》）。《意见》共八条。⟦《办法》⟧要求，年底前全覆盖。",
        ),
        Example::new(
            "《青川县网格管理条例》（以下简称《条例》）今起施行。\n⟦《规定》⟧明确了网格员的职责。《条例》共五章。",
        ),
        Example::new(
            "市政府出台《夜间停车管理办法》（下称《办法》）。《办法》规定，夜间免费。⟦《意见》⟧还提出，增设车位。",
        ),
        Example::new(
            "县里公布《清淤行动方案》（简称“《方案》”）。根据⟦《通知》⟧，10月开工。《方案》分三步。",
        ),
        Example::new(
            "会议通过《村规民约示范文本编写指南》（以下简称《指南》）。⟦《标准》⟧列出12项内容，《指南》另附样本。",
        ),
        Example::new(
            "《乡村调解工作概论》（以下简称《概论》）出版。《概论》共十章。⟦《概伦》⟧由三位老调解员执笔。",
        ),
        Example::new(
            "县里编成《渔家故事选编》（以下简称《选编》）。《选编》收文40篇，⟦《编选》⟧将送到各村。",
        ),
        Example::new("近日，县里印发《关于推进邻里调解的意见》（以下简称《意见》）。《意见》共八条。"),
        Example::new("《乡村调解工作概论》（以下简称《概论》）出版，《新论》《概览》两书同时上架。"),
        Example::new(
            "《网格管理条例》（以下简称《条例》）施行，《网格考核办法》同步修订。《办法》共六条，《条例》共五章。",
        ),
        Example::new(
            "《意见》（以下简称《意见》）与《方案》（以下简称《方案》）同时印发。《方案》分三步，《意见》共八条。",
        ),
        Example::new("县里先后印发《办法》和《关于调解的意见》（以下简称《意见》）。《意见》共八条。"),
        Example::new(
            "市政府出台《夜间停车管理办法》（下称《办法》）。市民说，这个规定好。意见箱也摆出来了。",
        ),
        Example::new("有关部门（以下简称“部门”）发布《通知》。《意见》随后印发。"),
        Example::new("《读本》介绍了条例。《条例》共五章。"),
        Example::new("会议（以下简称“两会”）审议了《报告》。"),
    ],
};

impl Rule for ShortTitleDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let titles = titles(article);
        check_spelling(article, context, &titles, out);
        let defined: Vec<(&str, Place)> = titles
            .iter()
            .filter(|(text, place)| {
                List::DocumentKinds.words().contains(text) && is_definition(article, *place)
            })
            .copied()
            .collect();
        let Some(&(first, first_place)) = defined.first() else { return };
        let is_introduced = |kind: &str, before: Place| {
            defined.iter().any(|(short, _)| *short == kind)
                || titles.iter().any(|(text, _)| text.len() > kind.len() && text.ends_with(kind))
                || titles.iter().any(|(text, place)| *text == kind && *place < before)
        };
        for &(kind, place) in &titles {
            if place < first_place
                || !List::DocumentKinds.words().contains(&kind)
                || is_introduced(kind, first_place)
            {
                continue;
            }
            let (short, definition) =
                defined.iter().rev().find(|(_, at)| *at < place).copied().unwrap_or((first, first_place));
            let message = say!(
                context.lang,
                "前文定义的简称是《{short}》，这里写作《{kind}》，文中没有以“{kind}”结尾的文件名",
                "The short title defined is 《{short}》; here it is 《{kind}》, and no title in the article ends in {kind}",
            );
            let draft = out.report(place, message);
            draft.evidence(definition, say!(context.lang, "简称在这里定义", "defined here"));
            offer_both(draft, (kind, place), short, &titles, context);
        }
    }
}

/// Reports a short title that is written with one slip: 《概伦》 for the 《概论》 that the article defined.
fn check_spelling(article: &ArticleView, context: &RuleContext, titles: &[(&str, Place)], out: &mut Drafts) {
    let shorts: Vec<(&str, Place)> =
        titles.iter().filter(|(_, place)| is_definition(article, *place)).copied().collect();
    for &(text, place) in titles {
        let is_once = titles.iter().filter(|(other, _)| *other == text).count() == 1;
        let is_known_ending =
            titles.iter().any(|(other, _)| other.len() > text.len() && other.ends_with(text));
        if !is_once || is_known_ending || List::DocumentKinds.words().contains(&text) {
            continue;
        }
        let like = shorts.iter().find(|(short, at)| *at < place && is_slip_of(text, short));
        let Some(&(short, definition)) = like else { continue };
        let message = say!(
            context.lang,
            "前文定义的简称是《{short}》，这里写作《{text}》",
            "The short title defined is 《{short}》; here it is written 《{text}》",
        );
        let draft = out.report(place, message);
        draft.evidence(definition, say!(context.lang, "简称在这里定义", "defined here"));
        offer_both(draft, (text, place), short, titles, context);
    }
}

/// Offers to write the short title as defined, and to write the other one wherever the short title stands.
fn offer_both(
    draft: &mut Draft,
    (odd, place): (&str, Place),
    short: &str,
    titles: &[(&str, Place)],
    context: &RuleContext,
) {
    draft.fix(say!(context.lang, "改为《{short}》", "Change to 《{short}》"), inside_marks(place), short);
    let edits: Vec<(Place, String)> = titles
        .iter()
        .filter(|(text, _)| *text == short)
        .map(|&(_, place)| (inside_marks(place), odd.to_owned()))
        .collect();
    let count = edits.len();
    let title = say!(
        context.lang,
        "把{count}处《{short}》改为《{odd}》",
        "Change 《{short}》 to 《{odd}》 in {count} place(s)",
    );
    draft.fix_all(title, edits);
}

/// The place of a title without its marks.
fn inside_marks(title: Place) -> Place {
    let (start, end) = (title.span.start as usize, title.span.end as usize);
    Place::new(title.block, Span::new(start + '《'.len_utf8(), end - '》'.len_utf8()))
}

/// Whether the two differ by one character that is alike, or by the order of two neighbours.
fn is_slip_of(one: &str, other: &str) -> bool {
    let differing: Vec<(char, char)> = one.chars().zip(other.chars()).filter(|(a, b)| a != b).collect();
    one.chars().count() == other.chars().count()
        && one.chars().count() > 1
        && match differing[..] {
            [(a, b)] => likeness(a, b).is_some(),
            [(a, b), (c, d)] => a == d && b == c,
            _ => false,
        }
}

/// The titles in book marks, in text order: their text and their place with the marks.
fn titles<'a>(article: &ArticleView<'a>) -> Vec<(&'a str, Place)> {
    let mut titles = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        let in_book_marks = block.facts.quoted.iter().filter(|quoted| quoted.marks == Marks::Book);
        titles.extend(in_book_marks.map(|quoted| (block.at(quoted.inner), Place::new(number, quoted.span))));
    }
    titles
}

/// Whether the title stands where a short title is defined: 以下简称《意见》.
pub(super) fn is_definition(article: &ArticleView, title: Place) -> bool {
    let before = &article.blocks[title.block].text[..title.span.start as usize];
    let before = before.trim_end_matches(['“', '"', '：', ':', '为']);
    ["简称", "下称"].iter().any(|word| before.ends_with(word))
}
