//! `law-article-number`: an article beyond the last of a law (民法典第一千三百条).

use super::laws;
use crate::facts::numeral;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
use rust_decimal::Decimal;

/// `law-article-number`.
#[derive(Debug)]
pub struct LawArticleNumber;

static INFO: RuleInfo = RuleInfo {
    code: "law-article-number",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A29"],
    page: RulePage {
        title: Bilingual { zh: "法律没有这一条", en: "An article beyond the last of the law" },
        finds: Bilingual {
            zh: "写出的条号大于该法的条数，如“民法典第一千三百条”（民法典共1260条）。\
                 只查逐条读过的几部法律：民法典、刑法、刑事诉讼法、民事诉讼法、治安管理处罚法、行政处罚法、未成年人保护法。",
            en: "A number of an article greater than the last of that law. Only of laws whose text was read to the end: the Civil \
                 Code, the Criminal Law, the two procedure laws, and those on public security, penalties and minors.",
        },
        why: Bilingual {
            zh: "条号写错，读者查不到条文；是可以查证的知识性差错。",
            en: "A reader who looks the article up finds nothing; it is an error of fact.",
        },
        instead: Bilingual {
            zh: "对照法律文本核对条号。",
            en: "Check the number against the text of the law.",
        },
        silent: Bilingual {
            zh: "条号在范围内；外国的法律；解释、办法等其他文件的条号；表里没有的法律。",
            en: "Silent within the law, on laws of other countries, on interpretations and regulations, and on laws that the \
                 table does not have.",
        },
        source: Bilingual {
            zh: "各该法律文本的最后一条（2025年底的文本）",
            en: "The last article of each law, as of the end of 2025",
        },
    },
    examples: &[
        Example::new("依照民法典⟦第一千三百条⟧，房屋归还原主。"),
        Example::new("根据《中华人民共和国刑法》⟦第五百条⟧，法院判处罚金。"),
        Example::new("民警援引《治安管理处罚法》⟦第一百六十条⟧作出处罚。"),
        Example::new("《行政处罚法》⟦第96条⟧规定得很清楚。"),
        Example::new("法官释明《民事诉讼法》⟦第三百六十二条⟧的含义。"),
        Example::new("依照民法典第一千一百六十五条，由侵权人赔偿。"),
        Example::new("根据《中华人民共和国刑法》第二百九十三条之一，法院判处罚金。"),
        Example::new("民警援引《治安管理处罚法》第四十二条作出处罚。"),
        Example::new("《法国民法典》第一千三百八十二条影响深远。"),
        Example::new("《德国刑法》第五百条与此不同。"),
        Example::new("《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百条另有规定。"),
        Example::new("民法典共一千二百六十条，第一千三百位读者领到了书。"),
        Example::new("《村规民约》第五百条也写进了邻里和睦。"),
    ],
};

impl Rule for LawArticleNumber {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("条") || !block.says("法") {
            return;
        }
        for law in laws::all() {
            let Some(last) = law.last_article else { continue };
            let title = law.title;
            for start in block.places_of(title) {
                let begins = begins_a_title(&block.text[..start]);
                let Some((place, number)) = article_at(block.text, start + title.len()) else { continue };
                if begins && number > Decimal::from(last) && !block.is_open_at(place) {
                    let message = say!(
                        context.lang,
                        "《{title}》共{last}条，没有第{number}条",
                        "《{title}》 has {last} articles, none with the number {number}",
                    );
                    out.report(Place::new(0, place), message).evidence(
                        Place::new(0, Span::new(start, start + title.len())),
                        say!(context.lang, "共{last}条", "{last} articles"),
                    );
                }
            }
        }
    }
}

/// Whether a title may begin after `before`: at a mark, after 中华人民共和国, or after words that are no country's name.
fn begins_a_title(before: &str) -> bool {
    before.ends_with(laws::STATE) || !before.ends_with(['国', '本', '俄', '省', '市', '区', '事'])
}

/// The article named right after a title that ends at the byte `at`: where 第…条 stands, and its number.
fn article_at(text: &str, at: usize) -> Option<(Span, Decimal)> {
    let start = at + if text[at..].starts_with('》') { '》'.len_utf8() } else { 0 };
    let figure = start + text[start..].starts_with('第').then_some('第'.len_utf8())?;
    let numeral = numeral::read_at(text, figure)?;
    let end = numeral.span.end as usize;
    text[end..].starts_with('条').then(|| (Span::new(start, end + '条'.len_utf8()), numeral.value))
}
