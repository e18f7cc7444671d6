//! `stage-word`: 犯罪嫌疑人 and 罪犯 for one person though no verdict is told (off by default).

use crate::facts::register::EntityKind;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any};

/// `stage-word`.
#[derive(Debug)]
pub struct StageWord;

const SUSPECT: &str = "嫌疑人";
const CONVICTS: &[&str] = &["罪犯", "犯罪分子", "凶手"];
const VERDICTS: &[&str] =
    &["判决", "判处", "获刑", "定罪", "有期徒刑", "无期徒刑", "死刑", "服刑", "刑满", "宣判", "一审", "二审"];

static INFO: RuleInfo = RuleInfo {
    code: "stage-word",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Low,
    kinds: &["A41"],
    page: RulePage {
        title: Bilingual { zh: "嫌疑人与罪犯混用", en: "Suspect here, convict there" },
        finds: Bilingual {
            zh: "同一个人一处称“犯罪嫌疑人”，一处称“罪犯”“犯罪分子”，而文中没有说到判决。",
            en: "One person is a suspect in one place and a convict in another, and the article tells of no verdict.",
        },
        why: Bilingual {
            zh: "法院判决以前，任何人不得称罪犯。",
            en: "Nobody is a convict before the court’s verdict.",
        },
        instead: Bilingual {
            zh: "判决以前统一称“犯罪嫌疑人”“被告人”。",
            en: "Before the verdict say 犯罪嫌疑人 or 被告人.",
        },
        silent: Bilingual {
            zh: "文中说到判决、获刑；两个称呼不是同一个人；默认关闭。",
            en: "Silent where a verdict is told and where two people are meant. Off by default.",
        },
        source: Bilingual {
            zh: "新华社新闻报道中的禁用词和慎用词（第一批）",
            en: "The news agency’s caution list, first batch",
        },
    },
    examples: &[
        Example::new("犯罪嫌疑人张某当晚落网。民警说，⟦罪犯⟧张某多次作案。"),
        Example::new("⟦犯罪分子⟧李某逃往外地。三天后，犯罪嫌疑人李某落网。"),
        Example::new("嫌疑人王某某供认不讳。⟦凶手⟧王某某指认了现场。"),
        Example::new("犯罪嫌疑人周文海被抓获。⟦罪犯⟧周文海名下有三辆车。"),
        Example::new("民警锁定犯罪嫌疑人陈某。\n\n⟦犯罪分子⟧陈某藏身山洞。"),
        Example::new("犯罪嫌疑人张某当晚落网，犯罪嫌疑人张某多次作案。"),
        Example::new("犯罪嫌疑人张某当晚落网。今年5月，法院判决罪犯张某赔偿损失。"),
        Example::new("犯罪嫌疑人张某当晚落网。罪犯李某早年在这里服刑。"),
        Example::new("犯罪嫌疑人张某落网。罪犯终将受到惩罚。"),
        Example::new("法官说，罪犯张某已获刑三年。"),
        Example::new("打击犯罪分子，保一方平安。犯罪嫌疑人张某落网。"),
        Example::new("嫌疑人王某某供认不讳。被害人李某某已出院。"),
        Example::new("民警张文海抓获犯罪嫌疑人陈某。"),
    ],
};

impl Rule for StageWord {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let tells_verdict = |text: &str| holds_any(text, VERDICTS);
        if article.blocks.iter().any(|block| tells_verdict(block.text)) {
            return;
        }
        for person in article.register.of_kind(EntityKind::Person) {
            let called = |words: &[&str]| {
                person.mentions.iter().find_map(|mention| {
                    let before = &article.blocks[mention.at.block].text[..mention.at.span.start as usize];
                    let word = words.iter().find(|word| before.ends_with(**word))?;
                    let span = Span::new(before.len() - word.len(), before.len());
                    Some((Place::new(mention.at.block, span), word.to_string()))
                })
            };
            let (Some((suspect, _)), Some((convict, word))) = (called(&[SUSPECT]), called(CONVICTS)) else {
                continue;
            };
            let name = &person.forms[0].text;
            let message = say!(
                context.lang,
                "{name}别处称“嫌疑人”，这里称“{word}”，文中没有说到判决",
                "{name} is a suspect elsewhere and “{word}” here, and no verdict is told",
            );
            let title = say!(context.lang, "改为“犯罪嫌疑人”", "Change to “犯罪嫌疑人”");
            out.report(convict, message)
                .evidence(suspect, say!(context.lang, "这里称“嫌疑人”", "suspect here"))
                .fix(title, convict, "犯罪嫌疑人");
        }
    }
}
