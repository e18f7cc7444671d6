//! `title-organisation-mismatch`: a post that its organ does not have (公安局检察长).

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
use std::sync::LazyLock;

/// `title-organisation-mismatch`.
#[derive(Debug)]
pub struct TitleOrganisationMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "title-organisation-mismatch",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A16"],
    page: RulePage {
        title: Bilingual { zh: "职务与机构不符", en: "Post against organisation" },
        finds: Bilingual {
            zh: "机构名后面紧跟着这类机构没有的职务，如“检察院院长”“公安局检察长”“法院检察长”。",
            en: "A post right after an organ of a kind that has no such post.",
        },
        why: Bilingual {
            zh: "职务写错是政治性、常识性差错。",
            en: "A wrong post is an error of fact that officials see at once.",
        },
        instead: Bilingual {
            zh: "核对机构和职务：检察院设检察长，法院设院长，公安局设局长，公安厅设厅长。",
            en: "Check both: a procuratorate has a chief procurator, a court a president, a bureau a director.",
        },
        silent: Bilingual {
            zh: "并列机构共用职务（“法院、检察院院长、检察长”）；职务后面还有别的字，是另一个词。",
            en: "Silent where several organs share the posts that follow, and where the post is part of a longer word.",
        },
        source: Bilingual {
            zh: "《中华人民共和国人民检察院组织法》《人民法院组织法》《公安机关组织管理条例》《地方各级人民代表大会和地方各级人民政府组织法》《村民委员会组织法》《中国人民政治协商会议章程》",
            en: "Organic laws of procuratorates, courts, local people's congresses and governments, and village committees; regulations on public security organs; charter of the CPPCC",
        },
    },
    examples: &[
        Example::new("县⟦检察院院长⟧周明到会听取意见。"),
        Example::new("市⟦公安局检察长⟧李强说，破案要快。"),
        Example::new("县人民⟦法院检察长⟧出席会议。"),
        Example::new("⟦派出所局长⟧王力带队巡逻。"),
        Example::new("省⟦公安厅局长⟧要求抓好落实。"),
        Example::new("⟦国务院总经理⟧昨日会见来宾。"),
        Example::new("⟦县政府市长⟧周明主持会议。"),
        Example::new("县⟦人民政府董事长⟧周明出席开工仪式。"),
        Example::new("柳溪⟦镇政府乡长⟧王力介绍了情况。"),
        Example::new("区⟦政协主任⟧周明带队视察。"),
        Example::new("国务院总理昨日会见来宾。"),
        Example::new("县政府县长周明主持会议。"),
        Example::new("县人民政府县长周明出席开工仪式。"),
        Example::new("区政府、县长信箱都收到了来信。"),
        Example::new("周明到镇政府县长接访点反映问题。"),
        Example::new("政协主任会议听取了汇报。"),
        Example::new("县检察院检察长周明到会。"),
        Example::new("县人民法院院长出席会议。"),
        Example::new("市公安局局长李强说，破案要快。"),
        Example::new("法院、检察院院长、检察长一同接访。"),
        Example::new("县法院和检察院院长检察长参加活动。"),
        Example::new("派出所所长王力带队巡逻。"),
        Example::new("省公安厅厅长要求抓好落实。"),
        Example::new("公安局院长期整治停车。"),
        Example::new("检察院局长级干部共3名。"),
    ],
};

static ROWS: &str = include_str!("data/impossible_posts.tsv");

/// Organ, its own post, the posts that it has not.
static TABLE: LazyLock<Vec<(&str, &str, &str)>> = LazyLock::new(|| {
    let row = |row: &'static str| {
        let mut columns = row.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()?))
    };
    ROWS.lines().filter(|row| !row.starts_with('#')).filter_map(row).collect()
});

impl Rule for TitleOrganisationMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for &(organ, right, posts) in TABLE.iter() {
            for start in block.places_of(organ) {
                let rest = &block.text[start + organ.len()..];
                let Some(post) = posts.split(' ').find(|post| rest.starts_with(post)) else { continue };
                if is_longer_word(&rest[post.len()..]) || shares_its_posts(&block.text[..start]) {
                    continue;
                }
                let post_span = Span::new(start + organ.len(), start + organ.len() + post.len());
                let place = Place::new(0, Span::new(start, post_span.end as usize));
                if right == "-" {
                    let message = say!(
                        context.lang,
                        "{organ}没有“{post}”一职，请核对职务和机构",
                        "A {organ} has no {post}: check the post and the organ",
                    );
                    out.report(place, message);
                    continue;
                }
                let message = say!(
                    context.lang,
                    "{organ}没有“{post}”一职（应为“{right}”或另一机构），请核对",
                    "A {organ} has no {post}: its head is called {right}, or another organ is meant",
                );
                let title = say!(context.lang, "改为“{organ}{right}”", "Change to “{organ}{right}”");
                out.report(place, message).fix(title, Place::new(0, post_span), right);
            }
        }
    }
}

fn is_longer_word(after: &str) -> bool {
    after.starts_with(['期', '级', '们', '制', '办', '会', '委', '员', '科', '热', '信', '接', '团'])
        || after.starts_with("、检察长")
        || after.starts_with("检察长")
}

/// Whether another organ is joined to this one right before it, so that the posts that follow are shared out.
fn shares_its_posts(before: &str) -> bool {
    let joined =
        before.char_indices().rev().take(10).find(|&(_, c)| matches!(c, '、' | '和' | '与' | '及' | '两'));
    joined.is_some_and(|(at, _)| {
        ["法院", "检察院", "公安局", "司法局"].iter().any(|organ| before[..at].ends_with(organ))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted_and_whole() {
        let rows: Vec<&str> = super::ROWS.lines().skip(1).collect();
        assert!(super::ROWS.starts_with("# source: "));
        assert!(rows.is_sorted_by(|one, two| one < two));
        assert!(rows.iter().all(|row| row.split('\t').count() == 3));
    }
}
