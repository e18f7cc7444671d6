//! `date-across-pages`: a page of the issue whose folio states another date than the rest.

use super::{FolderDrafts, FolderView, Passage, same_number};
use crate::rules::{Confidence, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Bilingual;
use jiff::civil::Date;

/// `date-across-pages`.
#[derive(Debug)]
pub struct DateAcrossPages;

/// Dates farther apart than this belong to different issues kept in one folder, in days.
const FARTHEST: i32 = 400;

static INFO: RuleInfo = RuleInfo {
    code: "date-across-pages",
    former_codes: &[],
    family: Family::Folder,
    severity: Severity::Hint,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["T12"],
    page: RulePage {
        title: Bilingual { zh: "各版报头日期不一", en: "Pages with different dates" },
        finds: Bilingual {
            zh: "同一文件夹（同一期）里，某一版的日期与其余各版不同。",
            en: "A page whose folio states another date than the other pages of the folder.",
        },
        why: Bilingual {
            zh: "套用上一期的版式时，日期常常漏改。",
            en: "A layout taken over from the last issue keeps its date.",
        },
        instead: Bilingual {
            zh: "核对出版日期，改正这一版的报头。",
            en: "Check the date of publication and correct the folio.",
        },
        silent: Bilingual {
            zh: "没有多数可依时不报；版次重复（一个文件夹放了几期）时不报；报名不同的版不比；日期相差一年以上的当作另一期。",
            en: "Silent where no date has a majority, where page numbers repeat (several issues in one folder), between different papers, and where dates lie more than a year apart.",
        },
        source: Bilingual { zh: "编校常规", en: "Editorial practice" },
    },
    examples: &[
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n溪口日报\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n溪口日报\n2024年5月18日 星期六\n〓 03\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n溪口日报\n⟦2024年5月17日⟧ 星期五",
        ),
        Example::new(
            "〓 A1\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024年6月3日 星期一\n〓 A2\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n⟦2024年6月2日⟧ 星期日\n〓 A3\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n2024年6月3日 星期一",
        ),
        Example::new(
            "〓 一版\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n溪口日报\n1\n⟦2023年8月9日⟧ 星期三\n〓 二版\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n溪口日报\n2\n2023年8月10日 星期四\n〓 三版\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n溪口日报\n3\n2023年8月10日 星期四",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n溪口日报\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n溪口日报\n⟦2023年5月18日⟧ 星期四\n〓 03\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n溪口日报\n2024年5月18日 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024-05-18\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n2024年5月18日 星期六\n〓 03\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n2024年5月18日 星期六\n〓 04\n路灯亮起来了\n本报讯 溪口乡的路灯亮起来了。\n\n⟦2024年5月11日⟧ 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n2024年5月18日 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n2024年5月19日 星期日",
        ),
        Example::new(
            "〓 18日01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n1\n2024年5月18日 星期六\n〓 19日01\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n1\n2024年5月19日 星期日\n〓 18日02\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n2\n2024年5月18日 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n溪口日报\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n溪口日报\n2024年5月18日 星期六\n〓 03\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n柳堰晚报\n2024年5月17日 星期五",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n2024年5月18日 星期六\n〓 03\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n2019年5月18日 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n〓 03\n书屋开门了\n本报讯 5月17日，溪口乡的书屋开门了。\n\n2024年5月18日 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n2024-05-18\n〓 03\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n二〇二四年五月十八日 星期六",
        ),
        Example::new(
            "〓 01\n春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n2024年5月18日 星期六\n〓 02\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n2024年5月18日 星期六\n〓 03\n书屋开门了\n本报讯 溪口乡的书屋开门了。\n\n2024年5月19日 星期日\n〓 04\n路灯亮起来了\n本报讯 溪口乡的路灯亮起来了。\n\n2024年5月19日 星期日",
        ),
    ],
};

impl Rule for DateAcrossPages {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_folder(&self, folder: &FolderView, context: &RuleContext, out: &mut FolderDrafts) {
        let dated: Vec<(usize, Date, &Passage)> = folder
            .pages
            .iter()
            .enumerate()
            .filter_map(|(page, it)| it.date.as_ref().map(|(date, at)| (page, *date, at)))
            .collect();
        let count = |date: Date| dated.iter().filter(|(_, other, _)| *other == date).count();
        let Some(usual) = dated.iter().map(|(_, date, _)| *date).max_by_key(|&date| (count(date), date))
        else {
            return;
        };
        if count(usual) < 2 || count(usual) * 2 <= dated.len() {
            return;
        }
        let agreeing: Vec<&(usize, Date, &Passage)> =
            dated.iter().filter(|(_, date, _)| *date == usual).collect();
        for &(page, date, at) in dated.iter().filter(|(_, date, _)| *date != usual) {
            let it = folder.pages[page];
            let another_paper = agreeing.iter().any(|&&(other, ..)| {
                matches!((&it.paper, &folder.pages[other].paper), (Some(one), Some(two)) if one != two)
            });
            let number_taken = agreeing.iter().any(|&&(other, ..)| {
                matches!((&it.number, &folder.pages[other].number), (Some(one), Some(two)) if same_number(one, two))
            });
            let days = date.until(usual).map_or(i32::MAX, |span| span.get_days().abs());
            if another_paper || number_taken || days > FARTHEST {
                continue;
            }
            let others = agreeing.len();
            let message = say!(
                context.lang,
                "这一版的日期是{date}，其余{others}版是{usual}",
                "This page is dated {date}, {others} other pages {usual}"
            );
            let draft = out.report(page, at, message);
            for &&(other, _, place) in agreeing.iter().take(3) {
                draft.evidence(other, place, folder.pages[other].label());
            }
        }
    }
}
