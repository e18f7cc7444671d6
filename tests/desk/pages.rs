//! Issues of a paper with slips of many kinds, made at random; what was found on them, and what was decided.

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use zhubi::analysis::{Analysis, Inputs, Settings};
use zhubi::facts::name::Dictionary;
use zhubi::project::decisions::{DecisionsText, Scope, changed_decisions};
use zhubi::project::{Decision, Decisions};
use zhubi::report::{Checked, CheckedFile, compare_pages};
use zhubi::rules::Quote;
use zhubi::terms::TermBook;

/// A headline, who wrote it, and paragraphs; some slips rest on several of them, some on stories of other pages.
type Story = (&'static str, &'static str, &'static [&'static str]);

const STORIES: &[Story] = &[
    (
        "渡口村添了三座新桥",
        "本报记者 沈知远",
        &[
            "青禾县渡口村去年动工的四座桥上月通车，村民出门不再绕路。（下转第3版）",
            "桥头的小店老板贺春生说，来往的车多了，生意也好了。",
        ],
    ),
    (
        "小院议事聚民心",
        "本报记者 柳成荫",
        &[
            "小院实行“听、评、议”四步工作法，谁有难处谁开口。今年1至4月，全县共受理矛盾纠纷860件，其中婚姻家庭类320件、邻里类270件、劳资类250件。",
            "去年全年，县矛调中心受理群众诉求1250件、办结1175件，办结率92%。县矛调中心主任林若彤说，回访满意的多。",
        ],
    ),
    (
        "溪边长廊今年开放",
        "本报记者 傅晓岚",
        &[
            "溪边长廊全长1.2公里，沿途设了凉亭六座。傍晚的长廊上,老人们围坐在一起拉家常。",
            "“长廊建好了，散步的人也多了。”居民何守信说，他每天都来走两圈。",
            "何守信还说，长廊的灯要是再亮一点就好了。老邻居何守心也这么想，两人打算写封信。",
            "居民用App预约凉亭，称之为\"口袋书房\"，一座凉亭一次可坐十几个人左右。",
        ],
    ),
    (
        "全镇联动联动办实事",
        "本报记者 柳成荫",
        &["县矛调中心主任林若同说，调解员每周下村两次，把事情说在当面。"],
    ),
];

/// Paragraphs that go into any story; on a page they may come twice.
const SLIPS: &[&str] = &[
    "全镇实现联动联动、协调配合、运转高效，群众办事少跑了许多冤枉路。",
    "会议于4月三十一日在县委礼堂召开，各乡镇负责人参加，会期半天。",
    "活动现场共发放宣传册500份、折页300份，合计900份，受到居民欢迎。",
    "沙河镇今年推进推进老旧小区改造，楼道亮了，院子也宽了。",
    "合作社的茶叶产量由200吨增加到300吨，增长了60%，社员们喜笑颜开。",
    "丰收节从2023年9月25日至2023年9月20日举行，前后来了上万人。",
    "他91年入伍，在部队里当过通信兵，如今在街口开了一家修鞋铺。",
];

const CLEANS: &[&str] = &[
    "春耕时节，渡口村的田埂上人来人往，拖拉机的声音传出很远。",
    "傍晚的广场上，老人们围坐在一起拉家常，孩子们追逐嬉戏。",
    "“路修好了，菜也好卖了。”种植户望着满车的黄瓜说。",
    "清早的集市上，竹筐里码着刚摘的枇杷，叶子上还带着露水。",
    "祠堂门口的老榕树下，说书人一拍醒木，满座都静了下来。",
    "雨后的山路有些滑，邮递员推着车慢慢走，信件一封不落。",
];

/// The last line of a page: right, of another day, with the wrong weekday.
const FOLIOS: &[&str] = &["2024年5月18日 星期六", "2024年5月19日 星期日", "2024年5月18日 星期五"];

/// Blocks of one story, then of the next.
pub type Page = Vec<Vec<String>>;

/// White space: at the end of a line, before a paragraph, between words.
pub type Layout = (&'static str, &'static str, &'static str);

/// The white space of the pages as they are made.
pub const PLAIN: Layout = ("\n", "", " ");

/// The text of a page.
pub fn text(page: &Page, (line_end, indent, gap): Layout) -> String {
    let stories = page.iter().map(|blocks| {
        let lines = blocks.iter().enumerate().map(|(at, block)| match at {
            0 | 1 => block.replace(' ', gap),
            _ => format!("{indent}{}", block.replace(' ', gap)),
        });
        lines.collect::<Vec<String>>().join(&line_end.repeat(2))
    });
    stories.collect::<Vec<String>>().join(&line_end.repeat(5)) + line_end
}

/// One to three pages of one to three stories with one to three further paragraphs each; the last two blocks of a page
/// are the name of the paper and the date.
pub fn issue() -> impl Strategy<Value = Vec<Page>> {
    let further = proptest::collection::vec(0..SLIPS.len(), 1..=3);
    let story = (further, any::<[Index; 3]>());
    let stories = (subsequence(STORIES, 1..=3).prop_shuffle(), proptest::collection::vec(story, 3));
    let page = (stories, 0..FOLIOS.len()).prop_map(|((stories, further), folio)| {
        let mut page: Page = stories
            .iter()
            .zip(further)
            .map(|((title, byline, paragraphs), (slips, places))| {
                let blocks = [title, byline].into_iter().chain(*paragraphs).map(|it| (*it).to_owned());
                let mut blocks: Vec<String> = blocks.collect();
                for (slip, place) in slips.into_iter().zip(places) {
                    blocks.insert(2 + place.index(blocks.len() - 1), SLIPS[slip].to_owned());
                }
                blocks
            })
            .collect();
        page.push(vec!["青禾日报".to_owned(), FOLIOS[folio].to_owned()]);
        page
    });
    proptest::collection::vec(page, 1..=3)
}

/// Turns stories about, and the paragraphs of each, and puts clean paragraphs between others, on each page some of its own;
/// the folio stays last.
pub fn edited_elsewhere(issue: &[Page], turn: usize, places: &[Index]) -> Vec<Page> {
    let mut edited = issue.to_vec();
    for (page, cleans) in edited.iter_mut().zip(CLEANS.chunks(2)) {
        let stories = page.len() - 1;
        page[..stories].rotate_left(turn % stories);
        for story in &mut page[..stories] {
            let paragraphs = &mut story[2..];
            paragraphs.rotate_left(turn % paragraphs.len());
        }
        for (clean, place) in cleans.iter().zip(places) {
            let story = &mut page[place.index(stories)];
            story.insert(2 + place.index(story.len() - 1), (*clean).to_owned());
        }
    }
    edited
}

static DICTIONARY: LazyLock<Arc<Dictionary>> = LazyLock::new(Dictionary::built_in);

/// The pages as `zhubi check` reads them, those of one folder against one another.
pub fn read(texts: impl IntoIterator<Item = String>) -> Vec<CheckedFile> {
    let inputs = Inputs {
        terms: TermBook::built_in(),
        settings: Arc::new(Settings::default()),
        dictionary: Some(Arc::clone(&DICTIONARY)),
    };
    let checked = texts.into_iter().enumerate().map(|(index, text)| CheckedFile {
        path: format!("{:02}.txt", index + 1),
        result: Ok(Checked::new("UTF-8", Analysis::of(text.into(), &inputs, None))),
    });
    let mut files: Vec<CheckedFile> = checked.collect();
    compare_pages(&mut files);
    files
}

pub fn read_plainly(issue: &[Page]) -> Vec<CheckedFile> {
    read(issue.iter().map(|page| text(page, PLAIN)))
}

/// The same finding is one of the same rule on the same words: in an article with what stands around them, in the project
/// wherever and however often they stand.
pub type Key = (Scope, String, Vec<Quote>);

/// A finding, told without the names that the program gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub page: usize,
    pub file: String,
    pub code: &'static str,
    pub quotes: Vec<Quote>,
}

impl Found {
    pub fn key(&self, scope: Scope) -> Key {
        let mut quotes = self.quotes.clone();
        if scope == Scope::Project {
            let bare =
                |it: &Quote| Quote { text: it.text.clone(), before: String::new(), after: String::new() };
            quotes = quotes.iter().map(bare).collect::<BTreeSet<Quote>>().into_iter().collect();
        }
        quotes.sort();
        (scope, self.code.to_owned(), quotes)
    }
}

fn told(
    page: usize,
    file: &CheckedFile,
    wanted: impl Fn(&Checked, &zhubi::analysis::Finding) -> bool,
) -> Vec<Found> {
    let checked = file.result.as_ref().unwrap();
    let findings = checked.analysis.findings.iter().filter(|it| wanted(checked, it));
    let told = |finding: &zhubi::analysis::Finding| Found {
        page,
        file: file.path.clone(),
        code: finding.info.code,
        quotes: checked.analysis.quotes(finding),
    };
    findings.map(told).collect()
}

/// All findings, by page and place.
pub fn found(files: &[CheckedFile]) -> Vec<Found> {
    files.iter().enumerate().flat_map(|(page, file)| told(page, file, |_, _| true)).collect()
}

/// Those on which nothing was decided.
pub fn open(files: &[CheckedFile], decisions: &Decisions) -> Vec<Found> {
    let is_open = |checked: &Checked, it: &zhubi::analysis::Finding| {
        decisions.on_finding(&checked.analysis, it).is_none()
    };
    files.iter().enumerate().flat_map(|(page, file)| told(page, file, is_open)).collect()
}

/// Those that are shown and counted under the decisions.
pub fn counting(files: Vec<CheckedFile>, decisions: &Arc<Decisions>) -> Vec<Found> {
    let decided = files.into_iter().map(|file| CheckedFile {
        result: file.result.map(|checked| checked.with_decisions(Arc::clone(decisions))),
        ..file
    });
    decided.enumerate().flat_map(|(page, file)| told(page, &file, Checked::counts)).collect()
}

/// The content of the file of decisions after a change.
pub fn changed(before: &str, change: impl FnOnce(&mut DecisionsText)) -> String {
    changed_decisions(before, Path::new("zhubi.decisions.toml"), change).unwrap().0
}

/// The decisions in the content of their file, of which everything must be understood.
pub fn decisions_in(text: &str) -> Decisions {
    let (text, problems) = DecisionsText::parse(text, Path::new("zhubi.decisions.toml"));
    assert_eq!(problems, []);
    text.decisions()
}

/// The content of the file with these decisions.
pub fn file_of(decisions: impl IntoIterator<Item = Decision>) -> String {
    changed("", |file| decisions.into_iter().for_each(|it| file.put(it)))
}
