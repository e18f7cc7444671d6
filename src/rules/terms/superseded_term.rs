//! `superseded-term`: a form that the term book lists as out of date.

use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::terms::{FormKind, TermHit, form_key};
use crate::text::{Bilingual, holds_any};
use jiff::civil::Date;

/// `superseded-term`.
#[derive(Debug)]
pub struct SupersededTerm;

static INFO: RuleInfo = RuleInfo {
    code: "superseded-term",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Information,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &[],
    page: RulePage {
        title: Bilingual { zh: "旧称已停用", en: "Form out of date" },
        finds: Bilingual {
            zh: "词条中注明已停用的旧称，见报日期在停用之后。",
            en: "A form that a term entry lists as given up, in a page that appeared later.",
        },
        why: Bilingual {
            zh: "法律废止、机构改名之后仍用旧称，是知识性差错。",
            en: "The old name of a law or an institution is an error of fact once it has been given up.",
        },
        instead: Bilingual {
            zh: "改用现称；确指当时的，写明“原”“时称”或年份。",
            en: "Use the present form, or say that the old one is meant.",
        },
        silent: Bilingual {
            zh: "前有“原”“旧”“时称”“当时”等字样；同一句写了停用之前的年份，或说到废止、施行、颁布、修改；\
                 见报日期不晚于停用之时，或没有见报日期。",
            en: "Silent where the text says that the former form is meant, where the sentence names an earlier year or \
                 speaks of enactment or repeal, and where the page appeared before, or bears no date.",
        },
        source: Bilingual {
            zh: "内置词条和本报词条，出处见词条",
            en: "The term entries, each with its source",
        },
    },
    examples: &[
        Example::new("法官依据《⟦婚姻法⟧》，判决双方共同抚养孩子。").on("2022-04-02"),
        Example::new("志愿者上门宣讲《⟦继承法⟧》，解答疑问23个。").on("2022-04-02"),
        Example::new("合议庭认为，依照《⟦侵权责任法⟧》，物业应当赔偿。").on("2023-06-08"),
        Example::new("普法课上讲《⟦物权法⟧》，业主听得入神。").on("2021-05-06"),
        Example::new("村民翻着《⟦婚姻法⟧》小册子提问，律师逐条解答。").on("2022-04-02"),
        // Silent.
        Example::new("法官依据《民法典》，判决双方共同抚养孩子。").on("2022-04-02"),
        Example::new("法官依据原《婚姻法》，判决双方共同抚养孩子。").on("2022-04-02"),
        Example::new("2018年，法官依据《婚姻法》，判决双方共同抚养孩子。").on("2022-04-02"),
        Example::new("《民法典》施行后，《婚姻法》《继承法》同时废止。").on("2022-04-02"),
        Example::new("法官依据《婚姻法》，判决双方共同抚养孩子。").on("2020-11-20"),
        Example::new("法官依据《婚姻法》，判决双方共同抚养孩子。"),
        Example::new("婚姻法庭开庭，继承法律关系清楚。").on("2022-04-02"),
        Example::new("当时适用的《继承法》规定，遗嘱可以公证。").on("2022-04-02"),
        Example::new("他研究婚姻法学三十年。").on("2022-04-02"),
    ],
};

impl Rule for SupersededTerm {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(date) = article.date else { return };
        for (index, block) in article.blocks.iter().enumerate() {
            for hit in block.terms.iter().filter(|hit| hit.form == FormKind::Superseded) {
                check(block, index, hit, date, context, out);
            }
        }
    }
}

fn check(
    block: &BlockView,
    index: usize,
    hit: &TermHit,
    date: Date,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let written = block.at(hit.span);
    let Some(entry) = hit.entries.first().map(|&entry| context.terms.entry(entry)) else { return };
    let Some(old) = entry.superseded.iter().find(|old| form_key(&old.form) == form_key(written)) else {
        return;
    };
    let Some(until) = old.until.filter(|until| until.ends_before(date)) else { return };
    if speaks_of_the_past(block, hit, until.year) {
        return;
    }
    let right = super::bare(&entry.term);
    let why = old.why.as_deref().map(|why| say!(context.lang, "（{why}）", " ({why})")).unwrap_or_default();
    let message = say!(
        context.lang,
        "“{written}”用到{until}为止{why}，现称“{right}”",
        "“{written}” was in use until {until}{why}; the present form is “{right}”"
    );
    let place = Place::new(index, hit.span);
    out.report(place, message).rewrite(context.lang, place, right);
}

/// Whether the sentence says that the former form is meant.
fn speaks_of_the_past(block: &BlockView, hit: &TermHit, until: i16) -> bool {
    const FORMER: &[&str] =
        &["原", "旧", "时称", "当时", "曾", "此前", "废止", "施行", "颁布", "修改", "修订", "年代"];
    let Some(sentence) = block.sentence_at(hit.span.start as usize) else { return true };
    let text = block.at(sentence.span);
    let names_an_earlier_year = || {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|digits| digits.len() == 4)
            .filter_map(|digits| digits.parse::<i16>().ok())
            .any(|year| (1900..=until).contains(&year))
    };
    holds_any(text, FORMER) || names_an_earlier_year()
}
