//! `story-printed-twice`: the same article, or the same long paragraph, on two pages of one issue.

use super::{ArticleSummary, FolderDrafts, FolderView, Passage};
use crate::rules::{Confidence, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Bilingual;
use std::collections::BTreeMap;

/// `story-printed-twice`.
#[derive(Debug)]
pub struct StoryPrintedTwice;

/// Articles with fewer letters than this are briefs and digests.
const SHORTEST: usize = 100;

/// What stands in more articles than this is a standing text.
const MOST_ARTICLES: usize = 2;

/// Shared text of the shorter article from which on the two are one story, in percent.
const ENOUGH: usize = 50;

static INFO: RuleInfo = RuleInfo {
    code: "story-printed-twice",
    former_codes: &[],
    family: Family::Folder,
    severity: Severity::Hint,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["T09"],
    page: RulePage {
        title: Bilingual { zh: "同一篇登了两次", en: "A story printed twice" },
        finds: Bilingual {
            zh: "同一期的两个版上，有大半文字相同的两篇文章，或者一段完全相同的长段落。",
            en: "Two articles on two pages of one issue that share most of their text, or one long paragraph word for word.",
        },
        why: Bilingual {
            zh: "两个版的编辑各自编了同一篇来稿。", en: "Two desks used the same copy."
        },
        instead: Bilingual {
            zh: "撤下一篇，或改为摘要加“详见”。",
            en: "Drop one of them, or make it a digest that points to the other.",
        },
        silent: Bilingual {
            zh: "一百字以下的简讯、导读不算；带转版标记的不算；三个版以上都有的固定文字不算。",
            en: "Silent on briefs and digests under a hundred characters, on articles with turn lines, and on standing texts of three pages or more.",
        },
        source: Bilingual { zh: "编校常规", en: "Editorial practice" },
    },
    examples: &[
        Example::new(
            "〓 01\n水渠修好了\n溪口乡的老水渠年久失修，每到用水时节，上下游的村民总要为放水的先后争上几句。去年冬天，乡里请来技术员，把渠底和渠壁重新浇筑了一遍。\n开闸那天，老支书站在渠首，看着水一路流到田头，连声说好。村民们说，今后再不用半夜守水了，插秧的日子也好安排了。\n〓 03\n⟦一渠清水到田头⟧\n溪口乡的老水渠年久失修，每到用水时节，上下游的村民总要为放水的先后争上几句。去年冬天，乡里请来技术员，把渠底和渠壁重新浇筑了一遍。\n开闸那天，老支书站在渠首，看着水一路流到田头，连声说好。村民们说，今后再不用半夜守水了，插秧的日子也好安排了。",
        ),
        Example::new(
            "〓 01\n书屋开门了\n柳堰村的书屋设在老祠堂里，桌椅是村民凑的，书是县图书馆分批送来的。放学以后，孩子们三三两两地来，写完作业就挑一本坐到窗边去。管书的林老师退休前教了一辈子语文，谁来借书她都要问一句读到哪里了。孩子们说，那里比家里还安静，写字的时候听得见笔尖的声音。入夏以后，书屋的灯每晚都亮到很晚。\n〓 04\n⟦老祠堂里的读书声⟧\n柳堰村的书屋设在老祠堂里，桌椅是村民凑的，书是县图书馆分批送来的。放学以后，孩子们三三两两地来，写完作业就挑一本坐到窗边去。管书的林老师退休前教了一辈子语文，谁来借书她都要问一句读到哪里了。孩子们说，那里比家里还安静，写字的时候听得见笔尖的声音。到了周末，书屋还放电影。",
        ),
        Example::new(
            "〓 A1\n夜巡\n入夜以后，沙埕村的巡逻队沿着海堤一路走过去，查看缆绳、灯光和渔船的间距。队员都是村里的青壮年，白天出海，晚上轮班，哪条船的灯不亮，当晚就上门去说。\n〓 A2\n守堤的人\n台风季还没有到，防汛仓库已经清点完毕。\n⟦入夜以后，沙埕村的巡逻队沿着海堤一路走过去，查看缆绳、灯光和渔船的间距。队员都是村里的青壮年，白天出海，晚上轮班，哪条船的灯不亮，当晚就上门去说。⟧\n仓库门口的黑板上写着潮汐的时刻。",
        ),
        Example::new(
            "〓 02\n老街新灯\n白塘镇的老街装上了新路灯，灯杆仿照旧时的样式，灯光却比从前亮得多。沿街的铺子把打烊的时间往后挪，吃过晚饭的居民愿意出来走一走。摆摊的阿婆说，灯一亮，心里也亮堂，生意比从前好做。放学的孩子不用再打着手电走路，老人晚上也敢下楼散步了。镇里的电工每周检修一遍，坏了的灯当天就换上新的。\n〓 05\n⟦灯亮了 街活了⟧\n白塘镇的老街装上了新路灯，灯杆仿照旧时的样式，灯光却比从前亮得多。沿街的铺子把打烊的时间往后挪，吃过晚饭的居民愿意出来走一走。摆摊的阿婆说，灯一亮，心里也亮堂，生意比从前好做。放学的孩子不用再打着手电走路，老人晚上也敢下楼散步了。镇里的电工每周都来看一遍。",
        ),
        Example::new(
            "〓 01\n茶山的早晨\n清晨的茶山上雾还没有散，采茶的人已经挎着竹篓上了山。今年的雨水足，芽头发得齐，手快的一天能采下满满两篓。收茶的车停在山脚，过了秤就付现钱。\n〓 02\n路修到山脚\n从镇上到茶山的路拓宽以后，货车可以一直开到山脚。\n⟦清晨的茶山上雾还没有散，采茶的人已经挎着竹篓上了山。今年的雨水足，芽头发得齐，手快的一天能采下满满两篓。收茶的车停在山脚，过了秤就付现钱。⟧\n修路的钱是村里和镇里一起出的。",
        ),
        Example::new(
            "〓 01\n水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。（详见第3版）\n〓 03\n一渠清水到田头\n溪口乡的水渠修好了，灌溉不再发愁。开闸那天，老支书站在渠首，看着水一路流到田头，连声说好。",
        ),
        Example::new(
            "〓 01\n水渠修好了\n溪口乡的老水渠年久失修，每到用水时节，上下游的村民总要为放水的先后争上几句。去年冬天，乡里请来技术员，把渠底和渠壁重新浇筑了一遍。\n〓 03\n书屋开门了\n柳堰村的书屋设在老祠堂里，桌椅是村民凑的，书是县图书馆分批送来的。放学以后，孩子们三三两两地来，写完作业就挑一本坐到窗边去。",
        ),
        Example::new(
            "〓 01\n夜巡\n入夜以后，沙埕村的巡逻队沿着海堤一路走过去，查看缆绳和灯光。\n〓 02\n守堤的人\n入夜以后，沙埕村的巡逻队沿着海堤一路走过去，查看缆绳和灯光。仓库门口的黑板上写着潮汐的时刻。",
        ),
        Example::new(
            "〓 01\n老街新灯\n白塘镇的老街装上了新路灯，灯杆仿照旧时的样式，灯光却比从前亮得多。沿街的铺子把打烊的时间往后挪。\n欢迎来信来稿，请寄本报编辑部，信封上注明栏目的名称；来稿请自留底稿，刊用以后即寄样报和稿酬，一个月内没有接到通知的，可以自行处理。\n〓 02\n书屋开门了\n柳堰村的书屋设在老祠堂里，桌椅是村民凑的，书是县图书馆分批送来的。\n欢迎来信来稿，请寄本报编辑部，信封上注明栏目的名称；来稿请自留底稿，刊用以后即寄样报和稿酬，一个月内没有接到通知的，可以自行处理。\n〓 03\n水渠修好了\n溪口乡的老水渠年久失修，去年冬天，乡里请来技术员，把渠底和渠壁重新浇筑了一遍。\n欢迎来信来稿，请寄本报编辑部，信封上注明栏目的名称；来稿请自留底稿，刊用以后即寄样报和稿酬，一个月内没有接到通知的，可以自行处理。",
        ),
        Example::new(
            "〓 01\n水渠修好了\n溪口乡的老水渠年久失修，每到用水时节，上下游的村民总要为放水的先后争上几句。去年冬天，乡里请来技术员，把渠底和渠壁重新浇筑了一遍。开闸那天，老支书站在渠首，看着水一路流到田头，连声说好。村民们说，今后再不用半夜守水了。（下转第3版）\n〓 03\n水渠修好了\n（上接第1版）溪口乡的老水渠年久失修，每到用水时节，上下游的村民总要为放水的先后争上几句。去年冬天，乡里请来技术员，把渠底和渠壁重新浇筑了一遍。开闸那天，老支书站在渠首，看着水一路流到田头，连声说好。村民们说，今后再不用半夜守水了。",
        ),
        Example::new(
            "〓 01\n茶山的早晨\n清晨的茶山上雾还没有散，采茶的人已经挎着竹篓上了山。今年的雨水足，芽头发得齐，手快的一天能采下满满两篓。\n〓 02\n茶山的傍晚\n傍晚的茶山上又起了雾，收工的人挎着竹篓下了山。今年的工钱涨了，手快的一天能挣下不少，收茶的车一直等到天黑。",
        ),
        Example::new("〓 01\n夜巡\n入夜以后，沙埕村的巡逻队沿着海堤一路走过去，查看缆绳、灯光和渔船的间距。"),
        Example::new(
            "〓 01\n会议要求\n会议要求，各部门要把群众的事放在心上，把责任落到肩上，把工作抓在手上。溪口乡提出，今年先把水渠和机耕路修好。\n〓 02\n会议之后\n会议要求，各部门要把群众的事放在心上，把责任落到肩上，把工作抓在手上。柳堰村提出，今年先把书屋和路灯办好。",
        ),
    ],
};

/// An article by page and number.
type At = (usize, usize);

impl Rule for StoryPrintedTwice {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_folder(&self, folder: &FolderView, context: &RuleContext, out: &mut FolderDrafts) {
        let told = check_articles(folder, context, out);
        check_paragraphs(folder, &told, context, out);
    }
}

/// Reports articles that share most of their text; the pairs told.
fn check_articles(folder: &FolderView, context: &RuleContext, out: &mut FolderDrafts) -> Vec<(At, At)> {
    let articles: Vec<(At, &[u32])> = folder
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, it)| {
            let long = it.articles.iter().enumerate().filter(|(_, it)| it.letters >= SHORTEST);
            long.map(move |(number, article)| ((page, number), &*article.shingles))
        })
        .collect();
    let met_again = MetAgain::of(articles.iter().flat_map(|(_, shingles)| shingles.iter().copied()));
    let mut samples: Vec<(u32, At)> = Vec::new();
    for (at, shingles) in articles {
        samples.extend(shingles.iter().filter(|&&it| met_again.may_hold(it)).map(|&shingle| (shingle, at)));
    }
    samples.sort_unstable();
    let mut shared: BTreeMap<(At, At), usize> = BTreeMap::new();
    for same in samples.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() == MOST_ARTICLES) {
        if same[0].1.0 != same[1].1.0 {
            *shared.entry((same[0].1, same[1].1)).or_default() += 1;
        }
    }
    let mut told = Vec::new();
    for ((one, other), count) in shared {
        let articles = [one, other].map(|at| article(folder, at));
        let shorter = articles.map(|it| it.shingles.len()).into_iter().min().unwrap_or(1).max(1);
        let percent = count * 100 / shorter;
        if percent < ENOUGH || turns(folder, one, other) {
            continue;
        }
        told.push((one, other));
        let name = folder.pages[one.0].label();
        let message = say!(
            context.lang,
            "这篇与{name}上的一篇约有{percent}%的文字相同",
            "This article shares about {percent}% of its text with one on {name}"
        );
        out.report(other.0, &articles[1].title, message).evidence(one.0, &articles[0].title, name);
    }
    told
}

/// The hashes that are met more than once: what says no is sure.
struct MetAgain {
    bits: Vec<u64>,
}

impl MetAgain {
    fn of(hashes: impl Iterator<Item = u32> + Clone) -> MetAgain {
        const BITS_A_HASH: usize = 16;
        let words = (hashes.clone().count() * BITS_A_HASH / 64).next_power_of_two();
        let (mut seen, mut again) = (vec![0; words], MetAgain { bits: vec![0; words] });
        for hash in hashes {
            let (word, bit) = again.place_of(hash);
            again.bits[word] |= seen[word] & bit;
            seen[word] |= bit;
        }
        again
    }

    fn may_hold(&self, hash: u32) -> bool {
        let (word, bit) = self.place_of(hash);
        self.bits[word] & bit != 0
    }

    fn place_of(&self, hash: u32) -> (usize, u64) {
        // One hash in four is kept, so its last two bits tell nothing.
        let number = (hash >> 2) as usize;
        (number >> 6 & (self.bits.len() - 1), 1 << (number & 63))
    }
}

fn article<'a>(folder: &FolderView<'a>, (page, number): At) -> &'a ArticleSummary {
    &folder.pages[page].articles[number]
}

/// Whether a turn line belongs to one of the two articles.
fn turns(folder: &FolderView, one: At, other: At) -> bool {
    [one, other].iter().any(|&(page, number)| {
        folder.pages[page].turns.iter().any(|turn| turn.article.is_none_or(|article| article == number))
    })
}

/// Reports long paragraphs that stand on two pages word for word.
fn check_paragraphs(folder: &FolderView, told: &[(At, At)], context: &RuleContext, out: &mut FolderDrafts) {
    let mut paragraphs: Vec<(u64, At, &Passage)> = Vec::new();
    for (page, it) in folder.pages.iter().enumerate() {
        for (number, article) in it.articles.iter().enumerate() {
            paragraphs.extend(article.paragraphs.iter().map(|(hash, at)| (*hash, (page, number), at)));
        }
    }
    paragraphs.sort_by_key(|(hash, at, passage)| (*hash, *at, passage.span));
    for same in paragraphs.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() == MOST_ARTICLES)
    {
        let [(_, one, first), (_, other, second)] = same else { continue };
        let known = told.contains(&(*one, *other));
        if one.0 == other.0 || known || turns(folder, *one, *other) {
            continue;
        }
        let name = folder.pages[one.0].label();
        let message = say!(
            context.lang,
            "这一段{name}上也有，一字不差",
            "This paragraph stands on {name} too, word for word"
        );
        out.report(other.0, second, message).evidence(one.0, first, name);
    }
}
