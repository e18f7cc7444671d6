//! `law-title`: the title of a national law that is nearly one of the catalogue (《治安处罚法》 for 《治安管理处罚法》).

use super::laws::{self, Law};
use super::short_title_drift::is_definition;
use crate::facts::quoted::Marks;
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `law-title`.
#[derive(Debug)]
pub struct LawTitle;

/// How many characters a title has at least that is compared; shorter ones are mostly short forms (《环境法》).
const SHORTEST: usize = 5;

/// How many characters in a row may be lost or too many.
const LONGEST_GAP: usize = 2;

static INFO: RuleInfo = RuleInfo {
    code: "law-title",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A28"],
    page: RulePage {
        title: Bilingual { zh: "法律名称写错", en: "Title of a law misquoted" },
        finds: Bilingual {
            zh: "书名号里的法律名称，现行法律目录里没有，却与目录中的一部只差一个字、两字颠倒，\
                 或中间多了、少了一两个字（《治安处罚法》应为《治安管理处罚法》）。",
            en: "A title in book marks that the catalogue of laws in force does not have, and that differs from one of it by \
                 one character, by the order of two, or by one or two characters lost or too many in the middle.",
        },
        why: Bilingual {
            zh: "法律名称是固定的；写错属知识性差错。",
            en: "The title of a law is fixed; a wrong one is an error of fact.",
        },
        instead: Bilingual {
            zh: "照法律的正式名称写；要用简称的，先写全称并注明“以下简称”。",
            en: "Give the title as passed; where a short title is wanted, define it first.",
        },
        silent: Bilingual {
            zh: "名称在目录里，或是已废止、新通过的法律；不足五个字的简称；文中用“以下简称”定义过的；\
                 句中说的是制定、建议、草案，或外国、港澳台的法律。",
            en: "Silent on laws of the table, repealed and new ones among them, on titles under five characters, on short titles \
                 that the article defines, and where the sentence speaks of a law to be made or of another country.",
        },
        source: Bilingual {
            zh: "中国人大网现行有效法律目录（截至2025年12月31日）",
            en: "Catalogue of laws in force, www.npc.gov.cn, as of 31 December 2025",
        },
    },
    examples: &[
        Example::new("民警依照⟦《治安处罚法》⟧作出警告。"),
        Example::new("镇里组织学习⟦《中华人民共和国未成年保护法》⟧。"),
        Example::new("社工向老人讲解⟦《老年人权益保护法》⟧。"),
        Example::new("依据⟦《中华人民共和国道路交通安全管理法》⟧，罚款200元。"),
        Example::new("法官宣讲⟦《消费者保护法》⟧，解答买房纠纷。"),
        Example::new("两人学习⟦《反电信网络诈编法》⟧后报了警。"),
        Example::new("讲师解读⟦《反有组织罪犯法》⟧。"),
        Example::new("民警依照《治安管理处罚法》作出警告。"),
        Example::new("镇里组织学习《中华人民共和国未成年人保护法》。"),
        Example::new("当年适用的是《城市规划法》，如今是《城乡规划法》。"),
        Example::new(
            "《中华人民共和国治安管理处罚法》（以下简称《治安处罚法》）修订后，《治安处罚法》更严了。",
        ),
        Example::new("代表建议制定《社会保障法》，把老人都管起来。"),
        Example::new("这本《宪法》他翻了二十年，《环境法》也读过。"),
        Example::new("美国的《国家数据安全法》与此不同。"),
        Example::new("《村居调解办法》与《人民调解法》一起宣讲。"),
        Example::new("他写的《读懂劳动合同》很受欢迎，《调解的方法》也出版了。"),
    ],
};

impl Rule for LawTitle {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut titles = Vec::new();
        for (number, block) in article.blocks.iter().enumerate() {
            for quoted in block.facts.quoted.iter().filter(|quoted| quoted.marks == Marks::Book) {
                let title = block.at(quoted.inner);
                if title.ends_with('法') || title.ends_with("法典") {
                    titles.push((title, number, quoted.span, quoted.inner));
                }
            }
        }
        let is_defined = |title: &str| {
            titles.iter().any(|&(other, block, span, _)| {
                other == title && is_definition(article, Place::new(block, span))
            })
        };
        for &(title, number, span, inner) in &titles {
            let block = &article.blocks[number];
            let sentence =
                block.sentence_at(span.start as usize).map_or(block.text, |sentence| block.at(sentence.span));
            if block.is_open_at(span) || is_defined(title) || speaks_of_another(sentence) {
                continue;
            }
            if let Some(law) = misquoted(title.strip_prefix(laws::STATE).unwrap_or(title)) {
                report(title, law, Place::new(number, span), inner, context, out);
            }
        }
    }
}

fn speaks_of_another(sentence: &str) -> bool {
    List::LawsToBe.words().iter().chain(List::ForeignPlaces.words()).any(|word| sentence.contains(word))
}

/// The one law of the catalogue that `title`, itself none of the table, nearly is.
fn misquoted(title: &str) -> Option<Law> {
    let chars: Vec<char> = title.chars().collect();
    if chars.len() < SHORTEST || laws::all().any(|law| law.title == title) {
        return None;
    }
    let mut near = laws::all().filter(|law| law.is_in_catalogue && is_near(&chars, law.title));
    let law = near.next()?;
    near.next().is_none().then_some(law)
}

/// Whether the two differ by one character, by the order of two neighbours, or by one run in the middle that one of them
/// lacks; their first characters are the same.
fn is_near(written: &[char], law: &str) -> bool {
    let law: Vec<char> = law.chars().collect();
    let (short, long) = if written.len() < law.len() { (written, &law[..]) } else { (&law[..], written) };
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let before = short.iter().zip(long).take_while(same).count();
    let after = short.iter().rev().zip(long.iter().rev()).take_while(same).count();
    if before == 0 {
        return false;
    }
    if short.len() < long.len() {
        let gap = long.len() - short.len();
        return short.len() >= SHORTEST && gap <= LONGEST_GAP && before + after >= short.len();
    }
    let differing = short.len() - before - after;
    let is_swapped = differing == 2 && short[before] == long[before + 1] && short[before + 1] == long[before];
    differing == 1 && short.len() > SHORTEST || is_swapped
}

fn report(title: &str, law: Law, place: Place, inner: Span, context: &RuleContext, out: &mut Drafts) {
    let (right, catalogue) = (law.title, laws::CATALOGUE);
    let message = say!(
        context.lang,
        "法律目录里没有《{title}》，只有《{right}》（{catalogue}），请核对",
        "There is no law 《{title}》 but 《{right}》 (catalogue of laws in force, www.npc.gov.cn, 31 December 2025): check",
    );
    let state = if title.starts_with(laws::STATE) { laws::STATE } else { "" };
    out.report(place, message).fix(
        say!(context.lang, "改为《{state}{right}》", "Change to 《{state}{right}》"),
        Place::new(place.block, inner),
        format!("{state}{right}"),
    );
}

#[cfg(test)]
mod tests {
    use super::misquoted;

    #[test]
    fn tells_the_law_that_is_meant() {
        for (written, meant) in [
            ("治安处罚法", Some("治安管理处罚法")),
            ("未成年保护法", Some("未成年人保护法")),
            ("妇女权益保护法", Some("妇女权益保障法")),
            ("预防未成年犯罪法", Some("预防未成年人犯罪法")),
            ("治安管理处罚法", None),
            ("合同法", None),
            ("间谍法", None),
            ("劳动保护法", None),
        ] {
            assert_eq!(misquoted(written).map(|law| law.title), meant, "{written}");
        }
    }
}
