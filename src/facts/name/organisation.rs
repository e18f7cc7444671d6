//! Puts the names of organisations together: a type word, and what belongs to the name before it.

use super::class::Class;
use super::dictionary::Dictionary;
use super::edge::Edge;
use super::weights::Form;
use crate::text::CharSet;

/// The name of an organisation in characters of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The length of the type word in characters; 0 if none.
    pub(super) type_word: u32,
    /// The end of the places that it begins with; `start` if none.
    pub(super) place_end: u32,
    /// Whether something in it is a name by itself: a place, a listed organisation, a character that is no word.
    pub(super) specific: bool,
    /// Whether it stands in the list as it is.
    pub(super) listed: bool,
}

/// The longest name, in characters, and in words before the type word.
const LONGEST: u32 = 28;
const MOST_WORDS: usize = 9;

/// Finds the organisations among the words of a block.
pub(super) fn find(words: &[Edge], characters: &[char], dictionary: &Dictionary) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for at in 0..words.len() {
        found.extend(committee_in_post(words, at, characters));
        found.extend(committee_of_a_term(words, at, characters));
        if let Some(last) = found.last_mut().filter(|last| last.end == words[at].start) {
            let more = committee_body_in_post(&words[at], characters);
            (last.end, last.type_word) = (last.end + more, if more > 0 { more } else { last.type_word });
        }
        let Some(head) = head_of(words, at, characters, dictionary) else { continue };
        let Some(one) = around(words, at, head, characters, dictionary) else { continue };
        while found.last().is_some_and(|last| last.start >= one.start && last.end <= one.end) {
            found.pop();
        }
        match found.last_mut() {
            // 市公安局 and 城东派出所 beside it are one body, the second part of the first.
            Some(last) if last.end == one.start && !one.listed => {
                *last = Found { end: one.end, type_word: one.type_word, listed: false, ..*last };
            }
            Some(last) if last.end > one.start => {}
            _ => found.push(one),
        }
    }
    found
}

/// 青河县委 in 青河县委书记: the committee that a post begins with, after a place.
fn committee_in_post(words: &[Edge], at: usize, characters: &[char]) -> Option<Found> {
    let post = words[at];
    let place = words[at.checked_sub(1)?];
    let text = &characters[post.start as usize..post.end as usize];
    if post.class != Class::Post || place.class != Class::Place || text.len() < 4 {
        return None;
    }
    let committee = match text {
        ['省' | '市' | '县' | '区' | '党' | '纪' | '旗', '委', ..] => 2,
        ['党', '工', '委', ..] => 3,
        _ => return None,
    };
    let mut first = at - 1;
    while first > 0 && words[first - 1].class == Class::Place {
        first -= 1;
    }
    let (start, end) = (words[first].start, post.start + committee);
    Some(Found { start, end, type_word: committee, place_end: place.end, specific: true, listed: false })
}

/// 政协第十四届全国委员会, 中共青河县第十五届委员会: a committee named with its term of office, from the party or the place on.
fn committee_of_a_term(words: &[Edge], at: usize, characters: &[char]) -> Option<Found> {
    const COMMITTEE: [char; 3] = ['委', '员', '会'];
    const PARTIES: [&str; 6] = ["政协", "中共", "中国共产党", "中国人民政治协商会议", "共青团", "青联"];
    let end = words[at].end as usize;
    let before = characters[..end].strip_suffix(&COMMITTEE)?;
    let before = before.strip_suffix(&['全', '国']).unwrap_or(before).strip_suffix(&['届'])?;
    let is_digit = |c: &&char| "一二三四五六七八九十".contains(**c) || c.is_ascii_digit();
    let digits = before.iter().rev().take_while(is_digit).count();
    let before = before[..before.len() - digits].strip_suffix(&['第']).filter(|_| digits > 0)?;
    let place_end = before.len() as u32;
    let places = words[..at].iter().rev().skip_while(|word| word.end > place_end);
    let first = places.take_while(|word| word.class == Class::Place).last();
    let start = first.map_or(place_end, |word| word.start);
    let has_place = start < place_end;
    let party = PARTIES.iter().map(|party| party.chars().collect::<Vec<_>>());
    let party =
        party.filter(|party| characters[..start as usize].ends_with(party)).map(|party| party.len()).max();
    let begin = start - party.unwrap_or(0) as u32;
    (has_place || party.is_some()).then_some(Found {
        start: begin,
        end: end as u32,
        type_word: COMMITTEE.len() as u32,
        place_end: if party.is_none() { place_end } else { begin },
        specific: true,
        listed: false,
    })
}

/// 政法委 in 钱塘区委政法委书记: how many characters of a post belong to the committee that stands before it.
fn committee_body_in_post(post: &Edge, characters: &[char]) -> u32 {
    const BODIES: [&str; 5] = ["政法委", "组织部", "宣传部", "统战部", "办公室"];
    let text = &characters[post.start as usize..post.end as usize];
    let begins = |body: &&&str| body.chars().zip(text).all(|(one, &other)| one == other);
    if post.class != Class::Post || text.len() < 4 {
        return 0;
    }
    BODIES.iter().find(begins).map_or(0, |body| body.chars().count() as u32)
}

/// What the last word of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// A listed organisation.
    Listed,
    /// A type word of two or more characters, or a word that ends in one.
    Type,
    /// 厂, 处: a type word only where a whole name stands before it.
    Short,
}

/// What nouns of three and more characters end in that are bodies after a place: 武术队, 证交所, 新闻出版署.
static ENDS_OF_NOUNS: CharSet = CharSet::of("局厅署院所队社委");

/// Type words of one character.
static SHORT_TYPES: CharSet = CharSet::of("厂局处所院社队站司署团馆厅办委部校店行室");

fn head_of(words: &[Edge], at: usize, characters: &[char], dictionary: &Dictionary) -> Option<Head> {
    let word = words[at];
    let text = &characters[word.start as usize..word.end as usize];
    if goes_on(words, at, characters) {
        return None;
    }
    match word.class {
        Class::Organisation => Some(Head::Listed),
        Class::OrganisationType => Some(Head::Type),
        Class::Noun | Class::Other if text.len() >= 3 && dictionary.organisation_type_of(text) > 0 => {
            Some(Head::Type)
        }
        Class::Noun | Class::Other
            if text.len() >= 3
                && ENDS_OF_NOUNS.holds(text[text.len() - 1])
                && !matches!(
                    text,
                    [.., '全' | '大' | '格' | '结' | '布' | '僵' | '残' | '开' | '当', '局']
                ) =>
        {
            Some(Head::Short)
        }
        class if text.len() == 1 && SHORT_TYPES.holds(text[0]) && class != Class::Person => Some(Head::Short),
        _ => None,
    }
}

/// Whether the next word makes something else of a type word: 公安部 + 门, 财政局 + 长, 人民 + 站 + 在.
fn goes_on(words: &[Edge], at: usize, characters: &[char]) -> bool {
    let Some(next) = words.get(at + 1) else { return false };
    let first = characters[next.start as usize];
    let alone = next.end - next.start == 1;
    let short = words[at].end - words[at].start == 1;
    match characters[words[at].end as usize - 1] {
        '部' if first == '门' => true,
        '党' => alone && matches!(first, '人' | '员'),
        '部' | '局' | '厅' | '院' | '校' | '所' | '社' | '司' | '处' | '署' if alone && first == '长' => {
            true
        }
        '站' if short => matches!(first, '在' | '到' | '起' | '出' | '上' | '着' | '了' | '稳' | '立'),
        '所' if short => matches!(next.class, Class::Verb | Class::VerbalNoun | Class::Act | Class::Speech),
        _ => false,
    }
}

fn around(
    words: &[Edge],
    at: usize,
    head: Head,
    characters: &[char],
    dictionary: &Dictionary,
) -> Option<Found> {
    let last = words[at];
    let begin = beginning(words, at, head, characters);
    let first = match (begin, head) {
        (Some(begin), Head::Short) if !fills_a_name(&words[begin..=at], characters) => return None,
        (Some(begin), _) => begin,
        (None, Head::Listed) => {
            at.checked_sub(1).filter(|&level| is_level(&words[level], characters)).unwrap_or(at)
        }
        (None, Head::Type) => short_form(words, at, characters)
            .or_else(|| coined_name(words, at, characters))
            .or_else(|| names_its_trade(&words[at], characters).then_some(at))?,
        (None, Head::Short) => agency(words, at, characters)?,
    };
    let place_end = words[first..at]
        .iter()
        .take_while(|word| word.class == Class::Place)
        .last()
        .map_or(words[first].start, |word| word.end);
    let name = &characters[words[first].start as usize..last.end as usize];
    Some(Found {
        start: words[first].start,
        end: last.end,
        type_word: dictionary.organisation_type_of(name) as u32,
        place_end,
        specific: begin.is_some()
            || head != Head::Type
            || is_level(&words[first], characters)
            || names_its_trade(&last, characters),
        listed: head == Head::Listed,
    })
}

/// The word that the name begins with: the first of the places or the listed organisation that the words before the head
/// lead to.
fn beginning(words: &[Edge], at: usize, head: Head, characters: &[char]) -> Option<usize> {
    let mut first = at;
    let mut begin = None;
    while first > 0 && at - first < MOST_WORDS {
        let before = words[first - 1];
        let is_name = matches!(before.class, Class::Place | Class::Organisation);
        let too_long = words[at].end - before.start > LONGEST;
        // A listed organisation is whole; only places may stand before it.
        let beyond = head == Head::Listed && before.class != Class::Place;
        // After the name that it begins with, only more places may follow.
        let behind_begin =
            begin == Some(first) && words[first].class == Class::Place && before.class != Class::Place;
        if too_long
            || beyond
            || behind_begin
            || links_two_bodies(words, first - 1, characters)
            || !(is_name || may_stand_inside(&before, &words[first..=at], characters))
        {
            break;
        }
        first -= 1;
        let inside = at - first - 1;
        if is_name || inside > 0 && opens_national_name(&before, characters) {
            begin = Some(first);
        }
    }
    begin
}

/// Whether the word is a conjunction after a whole name: 嘉峪关市和酒钢公司, 国家科委和国家自然科学基金会.
fn links_two_bodies(words: &[Edge], at: usize, characters: &[char]) -> bool {
    let before = at.checked_sub(1).map(|before| words[before]);
    let is_whole = |before: Edge| {
        matches!(before.class, Class::Place | Class::Organisation | Class::OrganisationType | Class::Figure)
            || opens_national_name(&before, characters)
    };
    words[at].class == Class::Conjunction && before.is_none_or(is_whole)
}

/// 县医疗保障局, 医疗保障局: an agency whose type word has one character, after a level of administration or two words
/// that say its trade.
fn agency(words: &[Edge], at: usize, characters: &[char]) -> Option<usize> {
    const MOST: usize = 4;
    if !matches!(characters[words[at].end as usize - 1], '局' | '厅' | '署' | '委' | '办') {
        return None;
    }
    let is_trade = |word: &Edge| {
        word.end - word.start >= 2
            && matches!(word.class, Class::Noun | Class::VerbalNoun | Class::Verb | Class::Distinction)
    };
    let first = at - words[..at].iter().rev().take(MOST).take_while(|word| is_trade(word)).count();
    let level = first.checked_sub(1).filter(|&level| is_level(&words[level], characters));
    let bare = || {
        let whole = first + 2 <= at && characters[words[at].end as usize - 1] == '局';
        (whole && words[first].class == Class::Noun).then_some(first)
    };
    level.filter(|_| first < at || words[at].end - words[at].start > 2).or_else(bare)
}

/// 医疗保障局, 刑警大队: a type word that says what the agency does and stands for the one of the place.
fn names_its_trade(word: &Edge, characters: &[char]) -> bool {
    let text = &characters[word.start as usize..word.end as usize];
    text.len() >= 4 && matches!(text, [.., '局'] | [.., '大' | '支', '队'])
}

/// 省, 市, 县 before the name of a body.
fn is_level(word: &Edge, characters: &[char]) -> bool {
    word.end - word.start == 1 && "省市县区镇乡州村".contains(characters[word.start as usize])
}

/// 国家 in 国家测绘局.
fn opens_national_name(word: &Edge, characters: &[char]) -> bool {
    matches!(characters[word.start as usize..word.end as usize], ['国', '家'] | ['全', '国'] | ['中', '央'])
}

/// Whether a name that ends in a type word of one character is whole: 青河 + 农药 + 厂, 青河县 + 委.
fn fills_a_name(words: &[Edge], characters: &[char]) -> bool {
    let [_, .., last] = words else { return false };
    if last.end - last.start >= 3 {
        return true;
    }
    let places = words.iter().take_while(|word| word.class == Class::Place).count();
    let (first, inside) = (words[places.saturating_sub(1)], &words[places.max(1)..words.len() - 1]);
    match characters[last.start as usize] {
        '委' if inside.is_empty() => {
            first.class == Class::Place && "省市县区州盟旗镇乡".contains(characters[first.end as usize - 1])
        }
        '队' if inside.is_empty() => first.form == Form::Place,
        _ => inside.iter().any(|word| word.end - word.start >= 2 && word.class != Class::Place),
    }
}

/// 华广公司, 绿冷集团: characters that are no words before a type word of companies; before 有限公司 any nouns.
fn coined_name(words: &[Edge], at: usize, characters: &[char]) -> Option<usize> {
    const TYPES: [&str; 20] = [
        "律师事务所",
        "事务所",
        "合作社",
        "专业合作社",
        "公司",
        "集团",
        "商场",
        "酒店",
        "宾馆",
        "饭店",
        "学校",
        "医院",
        "银行",
        "海关",
        "监狱",
        "派出所",
        "大学",
        "中学",
        "小学",
        "幼儿园",
    ];
    let head = words[at];
    let text = &characters[head.start as usize..head.end as usize];
    let is = |word: &str| word.chars().eq(text.iter().copied());
    let limited = text.len() >= 4 && text.ends_with(&['公', '司']) && text.contains(&'限');
    if !limited && !TYPES.iter().any(|word| is(word)) {
        return None;
    }
    let takes_a_trade = limited || ["公司", "集团", "合作社", "专业合作社"].iter().any(|word| is(word));
    let longest = if limited { 12 } else { 4 };
    let mut first = at;
    if takes_a_trade && first > 1 && is_trade_of_firms(&words[first - 1], characters) {
        first -= 1;
    }
    let head = words[first];
    let at = first;
    while first > 0 && head.start - words[first - 1].start <= longest {
        let before = words[first - 1];
        let noun = matches!(
            before.class,
            Class::Unknown | Class::Noun | Class::Adjective | Class::Other | Class::Verb
        );
        let rare = before.class == Class::Noun && before.cost >= RARE;
        let fits = noun && before.end - before.start == 1
            || first == at && (rare || before.class == Class::Person && before.end - before.start <= 3)
            || limited && may_stand_inside(&before, &words[first..=at], characters);
        if !fits {
            break;
        }
        first -= 1;
    }
    (head.start - words[first].start >= 2).then_some(first)
}

/// 渔业 in 海燕渔业公司: what a firm deals in, between its own name and the type word.
fn is_trade_of_firms(word: &Edge, characters: &[char]) -> bool {
    const TRADES: [&str; 24] = [
        "渔业", "茶叶", "茶业", "建材", "科技", "文化", "传媒", "物业", "食品", "农业", "旅游", "贸易",
        "实业", "电子", "服装", "机械", "药业", "置业", "水产", "果蔬", "蔬菜", "纺织", "环保", "物流",
    ];
    let text = &characters[word.start as usize..word.end as usize];
    TRADES.iter().any(|trade| trade.chars().eq(text.iter().copied()))
}

/// The cost from which on a noun is rare enough to be the name of a firm, in hundredths of a nat.
const RARE: i32 = 1250;

/// 区检察院, 省公安厅: a level of administration before the type word; 市委, 团市委: in it.
fn short_form(words: &[Edge], at: usize, characters: &[char]) -> Option<usize> {
    let head = &characters[words[at].start as usize..words[at].end as usize];
    if matches!(head, ['省' | '市' | '县' | '区' | '镇' | '乡' | '团', .., '委']) {
        return Some(at);
    }
    let before = words[at.checked_sub(1)?];
    is_level(&before, characters).then_some(at - 1)
}

/// Words that end what stands before the name.
const NOT_INSIDE: [&str; 17] = [
    "电",
    "讯",
    "月",
    "日",
    "年",
    "记者",
    "有关",
    "群众",
    "干部",
    "人民群众",
    "各级",
    "部分",
    "全体",
    "地方",
    "当地",
    "方面",
    "之间",
];

/// Whether a word may belong to the name of an organisation that goes on with `rest`.
fn may_stand_inside(word: &Edge, rest: &[Edge], characters: &[char]) -> bool {
    let text = &characters[word.start as usize..word.end as usize];
    match word.class {
        Class::Place
        | Class::Organisation
        | Class::Noun
        | Class::OrganisationType
        | Class::VerbalNoun
        | Class::Distinction
        | Class::Unknown
        | Class::Other
        | Class::Idiom => !NOT_INSIDE.iter().any(|word| word.chars().eq(text.iter().copied())),
        Class::Adjective | Class::Verb | Class::Measure | Class::Numeral
            if text.len() == 1 && is_firm(rest, characters) =>
        {
            true
        }
        // 保证 in 医疗保证局: a verb right before the type word.
        Class::Verb if text.len() == 2 && is_agency(rest, characters) => true,
        Class::Adjective | Class::Direction => text.len() >= 2 && text != ['有', '关'],
        Class::Conjunction => matches!(text, ['和' | '与' | '及'] | ['暨']) && rest.len() >= 2,
        Class::Figure => text.len() <= 4 && rest.len() <= 2,
        Class::Numeral => text.first() == Some(&'第') || text.len() == 1,
        Class::Person => rest.len() <= 2 && may_bear_a_name(&characters[rest[0].start as usize..]),
        _ => false,
    }
}

/// Whether `words` is the type word of an agency alone.
fn is_agency(words: &[Edge], characters: &[char]) -> bool {
    matches!(words, [only] if only.end - only.start == 1 && "局厅署".contains(characters[only.start as usize]))
}

/// Whether the last of `words` is the type word of a firm, whose name may be made of any characters.
fn is_firm(words: &[Edge], characters: &[char]) -> bool {
    words.last().is_some_and(|head| {
        let text = &characters[head.start as usize..head.end as usize];
        const ENDS: [&[char]; 4] = [&['公', '司'], &['集', '团'], &['事', '务', '所'], &['合', '作', '社']];
        ENDS.iter().any(|end| text.ends_with(end))
    })
}

/// Whether the organisation whose type word begins `text` may be called after a person: schools and funds are, governments
/// are not.
fn may_bear_a_name(text: &[char]) -> bool {
    const TYPES: [&str; 19] = [
        "律师事务所",
        "会计师事务所",
        "事务所",
        "合作社",
        "专业合作社",
        "大学",
        "中学",
        "小学",
        "学校",
        "学院",
        "医院",
        "基金",
        "奖学金",
        "图书馆",
        "纪念馆",
        "工作室",
        "公司",
        "集团",
        "研究",
    ];
    TYPES.iter().any(|word| word.chars().zip(text).all(|(one, &other)| one == other) && text.len() >= 2)
}
