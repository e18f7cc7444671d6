//! `name-across-pages`: one person, organisation or quoted term written in two ways on two pages of one issue.

use super::{FolderDrafts, FolderView, NameSummary};
use crate::facts::register::{EntityKind, Likeness, likeness};
use crate::rules::names::variant::SERIES;
use crate::rules::{Confidence, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Bilingual;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// `name-across-pages`.
#[derive(Debug)]
pub struct NameAcrossPages;

/// Shorter organisations differ by one character too often by right.
const SHORTEST_ORGANISATION: usize = 5;

/// Quoted phrases of this many characters are terms.
const TERM: std::ops::RangeInclusive<usize> = 4..=14;

/// How many places of the usual form are shown.
const SHOWN: usize = 5;

static INFO: RuleInfo = RuleInfo {
    code: "name-across-pages",
    former_codes: &[],
    family: Family::Folder,
    severity: Severity::Hint,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A01"],
    page: RulePage {
        title: Bilingual { zh: "各版之间写法不一", en: "Two ways to write a name across pages" },
        finds: Bilingual {
            zh: "同一期里，同一个人、单位或带引号的提法在两个版上差一个字，这个字音同、音近或形近。",
            en: "A person, organisation or quoted term that is written with one character's difference, alike in sound or shape, on two pages of an issue.",
        },
        why: Bilingual {
            zh: "单看一版看不出来，合起来读者一眼就看到。",
            en: "No page shows it by itself; the reader of the issue sees it at once.",
        },
        instead: Bilingual {
            zh: "核对哪一种写法对，统一起来。",
            en: "Find out which form is right and use it throughout.",
        },
        silent: Bilingual {
            zh: "人名要有同一个带单位的职务，或者都是署名，才当作同一人；两种写法同在一版上的是两个；差的是数字、方位等排序用字的不报；两种写法都是已知提法的不报。",
            en: "People are one person only with the same post of the same organisation, or both in credits. Silent where both forms stand on one page, where the character counts or orders (figures, directions), and where both are known terms.",
        },
        source: Bilingual { zh: "编校常规", en: "Editorial practice" },
    },
    examples: &[
        Example::new(
            "〓 01\n渔港添新景\n本报记者 沈知远 通讯员 傅晓岚\n渔港的早晨很安静，船还没有出海。\n〓 02\n茶山的早晨\n本报记者 叶向晚 通讯员 ⟦傅晓兰⟧\n茶山的早晨雾很大，采茶的人已经上山。",
        ),
        Example::new(
            "〓 01\n码头建起新驿站\n渔民上岸以后，先到“渔港驿站”喝口热水。“渔港驿站”的灯整夜亮着。\n〓 03\n把事办在船头\n值班的民警就住在“⟦鱼港驿站⟧”里，有事随叫随到。",
        ),
        Example::new(
            "〓 01\n法庭进村\n青屿县人民法院院长陈嘉树说，法庭要开到村里去。\n〓 02\n听民声\n青屿县人民法院院长⟦陈家树⟧来到沙埕村，听村民讲晒场的事。",
        ),
        Example::new(
            "〓 A1\n议事有了新办法\n村里的“小院议事”已经办了多年。大家说，“小院议事”办得好。\n〓 A3\n有事好商量\n镇里把“⟦小园议事⟧”的做法推到各村。",
        ),
        Example::new(
            "〓 01\n下村义诊\n柳堰镇卫生院的医生背着药箱下了村。\n〓 02\n新药柜\n⟦柳燕镇卫生院⟧添了新药柜，取药不用再跑县城。\n〓 03\n老人体检\n柳堰镇卫生院给老人做了体检。",
        ),
        Example::new(
            "〓 01\n渔港添新景\n本报记者 沈知远 通讯员 傅晓岚\n渔港的早晨很安静，船还没有出海。\n〓 02\n茶山的早晨\n本报记者 叶向晚 通讯员 傅晓岚\n茶山的早晨雾很大，采茶的人已经上山。",
        ),
        Example::new(
            "〓 01\n村里的老师\n村民王建军在祠堂里教孩子写字。\n〓 02\n山上的茶农\n村民王建君在山上种茶，茶叶卖得很好。",
        ),
        Example::new(
            "〓 01\n四校比球\n溪口第四中学的球队赢了。\n〓 02\n十校唱歌\n溪口第十中学的合唱队得了奖。",
        ),
        Example::new(
            "〓 01\n双胞胎记者\n本报记者 傅晓岚 傅晓兰\n渔港的早晨很安静，船还没有出海。\n〓 02\n茶山的早晨\n通讯员 傅晓兰\n茶山的早晨雾很大，采茶的人已经上山。",
        ),
        Example::new(
            "〓 01\n码头建起新驿站\n渔民上岸以后，先到“渔港驿站”喝口热水。\n〓 03\n把事办在船头\n值班的民警就住在“渔村客栈”里，有事随叫随到。",
        ),
        Example::new("〓 01\n小店\n他给小店取名“好再来”。\n〓 02\n茶馆\n她给茶馆取名“好在来”。"),
        Example::new(
            "〓 01\n巡海记\n白鹭港区渔政大队的执法船已经出海。\n〓 02\n守港人\n白鹭港区渔政大队的队员在码头检查缆绳。",
        ),
        Example::new(
            "〓 01\n法庭进村\n青屿县人民法院院长陈嘉树说，法庭要开到村里去。\n〓 02\n听民声\n柳堰县人民法院院长陈家树来到沙埕村，听村民讲晒场的事。",
        ),
    ],
};

/// One form with every page that has it.
type Forms<'a> = BTreeMap<(EntityKind, &'a str), Vec<(usize, &'a NameSummary)>>;

impl Rule for NameAcrossPages {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_folder(&self, folder: &FolderView, context: &RuleContext, out: &mut FolderDrafts) {
        let mut forms: Forms = BTreeMap::new();
        for (page, it) in folder.pages.iter().enumerate() {
            for name in it.articles.iter().flat_map(|article| &article.names).filter(|name| counts(name)) {
                forms.entry((name.kind, &name.text)).or_default().push((page, name));
            }
        }
        // Forms that are the same but for the character at one place meet under the form with that place left open.
        let mut hashes: FxHashMap<(EntityKind, u64), usize> = FxHashMap::default();
        for &(kind, text) in forms.keys() {
            open_hashes(kind, text).for_each(|(_, hash)| *hashes.entry((kind, hash)).or_default() += 1);
        }
        let mut near: BTreeMap<(EntityKind, String), Vec<&str>> = BTreeMap::new();
        for &(kind, text) in forms.keys() {
            for (index, _) in open_hashes(kind, text).filter(|&(_, hash)| hashes[&(kind, hash)] > 1) {
                let open =
                    text.chars().enumerate().map(|(at, c)| if at == index { '＊' } else { c }).collect();
                near.entry((kind, open)).or_default().push(text);
            }
        }
        let mut told = BTreeSet::new();
        for ((kind, _), alike) in &near {
            // Many forms that differ in one place are a series.
            if let [one, other] = alike[..]
                && told.insert((*kind, one, other))
            {
                check(*kind, [one, other], &forms, folder, context, out);
            }
        }
    }
}

/// Each character of the form that a slip may have replaced, with a hash of all the others; a surname is left as it is.
fn open_hashes(kind: EntityKind, text: &str) -> impl Iterator<Item = (usize, u64)> {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let worth =
        |(index, c): (usize, char)| (u64::from(c) + 1).wrapping_mul(FACTOR.wrapping_pow(index as u32 + 1));
    let all = text.chars().enumerate().map(worth).fold(0, u64::wrapping_add);
    let surname = usize::from(kind == EntityKind::Person);
    text.chars()
        .enumerate()
        .skip(surname)
        .map(move |it| (it.0, all.wrapping_sub(worth(it)).wrapping_add(it.0 as u64)))
}

fn counts(name: &NameSummary) -> bool {
    let length = name.text.chars().count();
    match name.kind {
        EntityKind::Person => (2..=4).contains(&length) && (name.is_credit || !name.posts.is_empty()),
        EntityKind::Organisation => length >= SHORTEST_ORGANISATION,
        EntityKind::Term => TERM.contains(&length),
        EntityKind::Place => false,
    }
}

fn check(
    kind: EntityKind,
    texts: [&str; 2],
    forms: &Forms,
    folder: &FolderView,
    context: &RuleContext,
    out: &mut FolderDrafts,
) {
    let [one, other] = texts.map(|text| &forms[&(kind, text)]);
    let differing = texts[0].chars().zip(texts[1].chars()).find(|(one, other)| one != other);
    let Some((first, second)) = differing.filter(|(one, other)| !SERIES.contains([*one, *other])) else {
        return;
    };
    let Some(likeness) = likeness(first, second) else { return };
    let known = |form: &[(usize, &NameSummary)]| form.iter().any(|(_, name)| name.is_known_term);
    let together = one.iter().any(|(page, _)| other.iter().any(|(there, _)| page == there));
    if together || (known(one) && known(other)) || (kind == EntityKind::Person && !is_one_person(one, other))
    {
        return;
    }
    let count = |form: &[(usize, &NameSummary)]| form.iter().map(|(_, name)| name.count).sum::<usize>();
    // The rarer form is the odd one; of two equally frequent ones, that on the later page.
    let rank = |form: &[(usize, &NameSummary)]| (form.len(), count(form), std::cmp::Reverse(form[0].0));
    let (odd, usual, words) = if rank(one) < rank(other) {
        (one, other, [texts[0], texts[1]])
    } else {
        (other, one, [texts[1], texts[0]])
    };
    let [odd_words, usual_words] = words;
    let (odd_count, usual_count) = (count(odd), count(usual));
    let how = match likeness {
        Likeness::SameSound => say!(context.lang, "同音", "same sound"),
        Likeness::LookAlike => say!(context.lang, "形近", "look alike"),
        Likeness::NearSound => say!(context.lang, "音近", "near sound"),
    };
    let pages: Vec<&str> = usual.iter().map(|(page, _)| folder.pages[*page].label()).collect();
    let pages =
        pages.into_iter().collect::<BTreeSet<_>>().into_iter().take(SHOWN).collect::<Vec<_>>().join("、");
    let message = say!(
        context.lang,
        "这里写“{odd_words}”（共{odd_count}处），{pages}写“{usual_words}”（共{usual_count}处）；“{first}”“{second}”{how}",
        "“{odd_words}” here ({odd_count} in all), “{usual_words}” on {pages} ({usual_count} in all); {first} and {second}: {how}"
    );
    let (page, name) = odd[0];
    let draft = out.report(page, &name.at, message);
    for &(there, name) in usual.iter().take(SHOWN) {
        draft.evidence(there, &name.at, usual_words);
    }
    for &(there, name) in odd.iter().skip(1).take(SHOWN) {
        draft.evidence(there, &name.at, odd_words);
    }
}

/// Whether two names belong to one person: the same post of the same organisation, or both in credits.
fn is_one_person(one: &[(usize, &NameSummary)], other: &[(usize, &NameSummary)]) -> bool {
    let credit = |form: &[(usize, &NameSummary)]| form.iter().any(|(_, name)| name.is_credit);
    let posts = |form: &[(usize, &NameSummary)]| -> BTreeSet<String> {
        form.iter().flat_map(|(_, name)| name.posts.iter().cloned()).collect()
    };
    (credit(one) && credit(other)) || !posts(one).is_disjoint(&posts(other))
}
