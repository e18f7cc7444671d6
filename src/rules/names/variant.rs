//! What the rules on variants share: two ways to write one name, shown with counts and places, a fix in each direction.

use crate::article::Role;
use crate::facts::name::{NameMention, is_a_verb, is_a_word};
use crate::facts::register::{
    At, Entity, EntityKind, Likeness, NearCopy, Register, Slip, join_in_a_word, often_stands_alone,
};
use crate::rules::{ArticleView, Draft, Drafts, Place, RuleContext};
use crate::say;
use crate::terms::TermBook;
use crate::text::{Lang, is_han, swapped_at};
use std::collections::BTreeSet;

/// How many places of one form are shown.
const SHOWN_PLACES: usize = 5;

/// A quoted phrase this much longer than the name in it, in bytes, is a coinage; a longer one is speech.
const LONGEST_TAIL: usize = 18;

/// A name of so many characters, with one of them another, is no coinage that plays on it.
const TOO_LONG_FOR_A_PUN: usize = 5;

/// Characters that tell things of one series apart.
pub(in crate::rules) const SERIES: &str =
    "一二三四五六七八九十百千万亿零两甲乙丙丁戊东西南北中上下左右前后大小新老男女内外";

/// Two ways to write what seems to be one name.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Variant<'a> {
    /// The form that seems to be the slip.
    pub odd: Form<'a>,
    /// The form that it seems to stand for.
    pub usual: Form<'a>,
    /// How they differ, from the usual form.
    pub slip: Slip,
    /// How the characters are mistaken for one another.
    pub likeness: Option<Likeness>,
}

/// One of the two forms, with every place where it stands, in text order.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Form<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Where it stands.
    pub places: Vec<Place>,
}

impl<'a> Form<'a> {
    /// The first form of `entity` with all its mentions.
    pub fn of(entity: &'a Entity) -> Form<'a> {
        let places = entity.mentions.iter().map(|mention| Place::from(mention.at)).collect();
        Form { text: &entity.forms[0].text, places }
    }
}

/// A near-copy with what the register knows of both sides; each pair of texts is given once.
pub(in crate::rules) struct Pair<'a> {
    /// The near-copy.
    pub copy: &'a NearCopy,
    /// The entity that the copy nearly names.
    pub known: &'a Entity,
    /// The entity that is written like the copy, where there is one.
    pub other: Option<&'a Entity>,
    known_places: Vec<Place>,
    copy_places: Vec<Place>,
}

impl<'a> Pair<'a> {
    /// Whether the characters that differ are alike, or two neighbours are swapped.
    pub fn is_alike(&self) -> bool {
        self.copy.likeness.is_some() || matches!(self.copy.slip, Slip::Swapped { .. })
    }

    /// How many characters the two forms have.
    pub fn length(&self) -> usize {
        self.copy.text.chars().count()
    }

    /// Whether the differing characters sound the same or look alike, or two neighbours are swapped.
    pub fn is_plain(&self) -> bool {
        self.is_alike() && self.copy.likeness != Some(Likeness::NearSound)
    }

    /// Whether the differing character is at an end of the copy and often stands as a word by itself: 是 in 哈尔滨是.
    pub fn may_be_a_word_beside(&self) -> bool {
        let Slip::Replaced { index, here, .. } = self.copy.slip else { return false };
        (index == 0 || index + 1 == self.length()) && often_stands_alone(here)
    }

    /// Whether the copy may be a word and a body named without its place: 现公安局 beside 县公安局.
    pub fn may_begin_with_a_word(&self) -> bool {
        let rest = || self.copy.text.chars().skip(1);
        let begins_a_word = || (2..self.length()).any(|length| is_a_word(rest().take(length)));
        !self.keeps_its_first_character() && self.may_be_a_word_beside() && begins_a_word()
    }

    /// Whether the slip is not in the first character, which may be a word before another name: 向普京, 同普京.
    pub fn keeps_its_first_character(&self) -> bool {
        !matches!(self.copy.slip, Slip::Replaced { index: 0, .. })
    }

    /// Whether the differing character makes a word with its neighbours inside the copy.
    pub fn makes_a_word_inside(&self) -> bool {
        let Slip::Replaced { index, .. } = self.copy.slip else { return false };
        let chars: Vec<char> = self.copy.text.chars().collect();
        (0..=index).any(|start| {
            let mut ends = (start + 2).max(index + 1)..=chars.len();
            ends.any(|end| is_a_word(chars[start..end].iter().copied()))
        })
    }

    /// Whether the two swapped characters make a word in both orders: 国王 and 王国.
    pub fn is_a_word_both_ways(&self) -> bool {
        let Slip::Swapped { index } = self.copy.slip else { return false };
        let mut two = self.copy.text.chars().skip(index);
        matches!((two.next(), two.next()), (Some(a), Some(b)) if is_a_word([a, b]) && is_a_word([b, a]))
    }

    /// Whether only the word for the type differs, with another word in its place: 宜昌师 in 宜昌师专 beside 宜昌市, 江苏行 beside
    /// 江苏省, 天津追 beside 天津队.
    pub fn is_stem_with_another_word(&self, article: &ArticleView) -> bool {
        const TYPES: &str = "省市县区州镇乡村委队";
        let Slip::Replaced { index, known, here } = self.copy.slip else { return false };
        let place = Place::from(self.copy.at);
        let next = article.blocks[place.block].text[place.span.end as usize..].chars().next();
        let is_followed = next.is_some_and(is_han);
        let is_a_word_there = often_stands_alone(here) || is_a_verb(here.encode_utf8(&mut [0; 4]));
        let last = self.length() - 1;
        last > 1
            && index == last
            && TYPES.contains(known)
            && (is_followed && !self.has_the_same_words_beside()
                || is_a_word_there && self.copy.same_after == 0)
    }

    /// Whether the names are ends of longer ones that differ in more: 林县队 of 枫林县队 and 岭县队 of 月岭县队.
    pub fn is_end_of_a_longer_name(&self, article: &ArticleView) -> bool {
        let before = |place: &Place| {
            let before = article.blocks[place.block].text[..place.span.start as usize].chars().next_back();
            before.filter(|&c| is_han(c))
        };
        let [first, others @ ..] = &self.known_places[..] else { return false };
        let (Some(longer), [copy, ..]) = (before(first), &self.copy_places[..]) else { return false };
        !others.is_empty()
            && !often_stands_alone(longer)
            && others.iter().all(|place| before(place) == Some(longer))
            && before(copy).is_some_and(|c| c != longer)
    }

    /// Whether the words beside the copy are those beside a mention of the entity: 得国邮电 and 德国邮电.
    pub fn has_the_same_words_beside(&self) -> bool {
        self.copy.same_beside > 1
    }

    /// Whether one form stands in the headline alone and the other in the text alone.
    pub fn only_headline_and_text_differ(&self, article: &ArticleView) -> bool {
        let all = |places: &[Place], wanted: fn(Role) -> bool| {
            places.iter().all(|place| wanted(article.blocks[place.block].role))
        };
        let in_text = |role: Role| role == Role::Paragraph;
        (all(&self.known_places, Role::is_title) && all(&self.copy_places, in_text))
            || (all(&self.known_places, in_text) && all(&self.copy_places, Role::is_title))
    }

    /// How often the entity's form stands in the article.
    pub fn known_count(&self) -> usize {
        self.known_places.len()
    }

    /// How often the copy stands in the article.
    pub fn copy_count(&self) -> usize {
        self.copy_places.len()
    }

    /// Whether both forms come back: then they are two names, or the article's author means both.
    pub fn both_come_back(&self) -> bool {
        self.known_count() > 1 && self.copy_count() > 1
    }

    /// Whether the two stand in one enumeration or are joined by a conjunction: 王建军、王建君; 东站和冬站.
    pub fn stand_side_by_side(&self, article: &ArticleView) -> bool {
        let joined = |one: &Place, two: &Place| {
            let text = article.blocks[one.block].text;
            let (first, second) = if one.span <= two.span { (one, two) } else { (two, one) };
            let between = text.get(first.span.end as usize..second.span.start as usize).unwrap_or_default();
            let between = between.trim_matches(['”', '“', '》', '《', '’', '‘', ' ', '\u{3000}']);
            matches!(
                between,
                "、" | "和"
                    | "与"
                    | "及"
                    | "以及"
                    | "同"
                    | "跟"
                    | "或"
                    | "到"
                    | "至"
                    | "，"
                    | "/"
                    | "—"
                    | ""
            )
        };
        self.known_places
            .iter()
            .any(|one| self.copy_places.iter().any(|two| one.block == two.block && joined(one, two)))
    }

    /// Whether every place of the copy is something else than a name: part of a quoted phrase, or cut out of a longer
    /// word or a longer name.
    pub fn copy_is_cut_from_else(&self, article: &ArticleView) -> bool {
        self.copy_places.iter().all(|&place| {
            let block = &article.blocks[place.block];
            let in_quotes = !self.is_no_pun()
                && block.facts.quoted.iter().any(|quoted| {
                    quoted.inner.covers(place.span)
                        && quoted.inner.len() <= place.span.len() + LONGEST_TAIL
                        && !block.at(quoted.inner).contains(['。', '！', '？', '，', '；'])
                });
            let in_longer_name = block
                .facts
                .names
                .iter()
                .any(|name| name.span.covers(place.span) && begins_longer(name, place));
            // Where the register has the copy for a name of its own, it has cut off the word after it.
            let in_longer_name = in_longer_name && self.other.is_none();
            let is_read = self.known.kind == EntityKind::Person && self.other.is_some();
            in_quotes || in_longer_name || !is_read && self.odd_character_belongs_elsewhere(block.text, place)
        })
    }

    /// Whether the copy is too long to play on the name, or its character makes no word where the name is well known here.
    fn is_no_pun(&self) -> bool {
        const OFTEN: usize = 3;
        self.length() >= TOO_LONG_FOR_A_PUN
            || self.length() > 2 && self.copy.stands_out && self.known_count() >= OFTEN
    }

    /// Whether the character that differs makes a word with the character outside the name: 宜昌师 in 宜昌师专, where
    /// 宜昌市 is followed by no such word.
    fn odd_character_belongs_elsewhere(&self, text: &str, place: Place) -> bool {
        let Slip::Replaced { index, here, .. } = self.copy.slip else { return false };
        let length = self.copy.text.chars().count();
        let next = text[place.span.end as usize..].chars().next();
        let is_place_in_its_place = self.known.kind == EntityKind::Place
            && index > 0
            && self.has_the_same_words_beside()
            && self.is_plain();
        let first_two_are_a_word = length == 2
            && !is_place_in_its_place
            && !(index == 1 && self.copy.stands_out && !is_a_word(self.copy.text.chars()))
            && self.copy.text.chars().zip(self.copy.text.chars().skip(1)).any(|(a, b)| join_in_a_word(a, b));
        let is_body = self.known.kind == EntityKind::Organisation && self.copy.stands_out;
        let is_body_name = self.known.kind == EntityKind::Organisation;
        // 具图书馆 in 玩具图书馆 begins with the end of another word.
        let previous = text[..place.span.start as usize].chars().next_back();
        let ends_another =
            is_body_name && index == 0 && previous.is_some_and(|previous| is_a_word([previous, here]));
        let leads_a_phrase = index == 0 && !is_body && "自在从和与向对将被把由以为于至到".contains(here);
        let is_read = self.known.kind == EntityKind::Person && self.copy.is_candidate;
        let ends_in_next = self.copy.is_in_a_word
            && !is_read
            && index + 1 == length
            && next.is_some_and(|next| join_in_a_word(here, next));
        first_two_are_a_word || leads_a_phrase || ends_another || ends_in_next
    }

    /// Whether the copy is a title in book marks.
    pub fn copy_stands_in_book_marks(&self, article: &ArticleView) -> bool {
        let opens =
            |place: &Place| article.blocks[place.block].text[..place.span.start as usize].ends_with('《');
        self.copy_places.iter().any(opens)
    }

    /// Whether the article shows that the two forms are two things, or that the copy is no name.
    pub fn are_two_things(&self, article: &ArticleView) -> bool {
        self.both_come_back() || self.stand_side_by_side(article) || self.copy_is_cut_from_else(article)
    }

    /// The pair with the odd form told apart: the rarer one; where they are equal, the one that makes no words with its
    /// neighbours, else the later.
    pub fn variant(&self) -> Variant<'a> {
        let usual = Form { text: &self.copy.known, places: self.known_places.clone() };
        let odd = Form { text: &self.copy.text, places: self.copy_places.clone() };
        let known_is_odd = match self.known_count().cmp(&self.copy_count()) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Greater => false,
            std::cmp::Ordering::Equal if self.copy.stands_out != self.copy.known_stands_out => {
                self.copy.known_stands_out
            }
            std::cmp::Ordering::Equal => self.known_places > self.copy_places,
        };
        let (odd, usual) = if known_is_odd { (usual, odd) } else { (odd, usual) };
        let slip = match self.copy.slip {
            Slip::Replaced { index, known, here } if known_is_odd => {
                Slip::Replaced { index, known: here, here: known }
            }
            slip => slip,
        };
        Variant { odd, usual, slip, likeness: self.copy.likeness }
    }
}

/// Whether the name of a person is longer than the place that it begins with: 李炳 in 李炳军.
fn begins_longer(name: &NameMention, place: Place) -> bool {
    name.is_sure()
        && name.person().is_some()
        && name.span.start == place.span.start
        && name.span.end > place.span.end
}

/// The pairs whose known side is wanted, each pair of texts once, in text order of the first near-copy; without those
/// that the term entries tell apart.
pub(in crate::rules) fn pairs<'a>(
    register: &'a Register,
    terms: &TermBook,
    wanted: impl Fn(&Entity) -> bool,
) -> Vec<Pair<'a>> {
    let whole = register.near_copies.iter().filter(|copy| copy.cut == 0);
    let both_ways: BTreeSet<(usize, Option<usize>)> =
        whole.filter_map(|copy| Some((copy.other?, Some(copy.entity)))).collect();
    let mut seen = BTreeSet::new();
    let mut pairs = Vec::new();
    for copy in &register.near_copies {
        let known = &register.entities[copy.entity];
        let other = copy.other.map(|other| &register.entities[other]);
        let name: &str = &copy.known;
        let copied: &str = &copy.text;
        // Of two known names each is a near-copy of the other: the one that comes back less often is the copy.
        let is_reversed = other.is_some_and(|other| {
            other.mentions.len() > known.mentions.len()
                && copy.cut == 0
                && both_ways.contains(&(copy.entity, copy.other))
        });
        if is_reversed || !wanted(known) || !seen.insert((name.min(copied), name.max(copied))) {
            continue;
        }
        if terms.are_distinct(name, copied) {
            continue;
        }
        let copy_places = match other {
            Some(other) => places(other),
            None => same_copies(register, copy),
        };
        let mut known_places = places(known);
        known_places.iter_mut().for_each(|place| place.span.start += copy.cut);
        pairs.push(Pair { copy, known, other, known_places, copy_places });
    }
    pairs
}

/// Whether some sentence names both.
pub(in crate::rules) fn share_a_sentence(one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    let sentence = |at: At| article.blocks[at.block].sentence_at(at.span.start as usize).map(|it| it.span);
    one.mentions.iter().any(|one| {
        let here = sentence(one.at);
        other
            .mentions
            .iter()
            .any(|other| other.at.block == one.at.block && here.is_some() && sentence(other.at) == here)
    })
}

/// The places of an entity's first form.
fn places(entity: &Entity) -> Vec<Place> {
    entity.mentions_of(0).map(|mention| Place::from(mention.at)).collect()
}

fn same_copies(register: &Register, copy: &NearCopy) -> Vec<Place> {
    let same = register
        .near_copies
        .iter()
        .filter(|one| one.entity == copy.entity && one.text == copy.text && one.known == copy.known);
    same.map(|one| Place::from(one.at)).collect()
}

/// Reports every pair of forms of entities of `kind` that `is_slip` takes for one name.
pub(in crate::rules) fn report_slips(
    kind: EntityKind,
    is_slip: impl Fn(&Pair, &ArticleView) -> bool,
    article: &ArticleView,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let names = &context.settings.names;
    let are_verified = |pair: &Pair| names.has(&pair.copy.known) && names.has(&pair.copy.text);
    for pair in pairs(article.register, context.terms, |entity| entity.kind == kind) {
        if !are_verified(&pair) && is_slip(&pair, article) {
            report(&pair.variant(), article, context, out);
        }
    }
}

/// Reports the odd form, with the places of the usual one as evidence and a fix in each direction.
pub(in crate::rules) fn report<'o>(
    variant: &Variant,
    article: &ArticleView,
    context: &RuleContext,
    out: &'o mut Drafts,
) -> &'o mut Draft {
    let lang = context.lang;
    let (odd, usual) = (variant.odd.text, variant.usual.text);
    let how = how(variant, context);
    let message = say!(
        lang,
        "两种写法：“{usual}”{usual_count}处，“{odd}”{odd_count}处{how}，请核对是否同一个",
        "Two ways to write it: “{usual}” × {usual_count}, “{odd}” × {odd_count}{how}. Are they the same?",
        usual_count = variant.usual.places.len(),
        odd_count = variant.odd.places.len(),
    );
    let draft = out.report(variant.odd.places[0], message);
    for &place in variant.usual.places.iter().take(SHOWN_PLACES) {
        let place_name = where_it_stands(article, place, context);
        draft.evidence(place, say!(lang, "{place_name}写作“{usual}”", "“{usual}” {place_name}"));
    }
    for &place in variant.odd.places.iter().skip(1).take(SHOWN_PLACES) {
        let place_name = where_it_stands(article, place, context);
        draft.evidence(place, say!(lang, "{place_name}也写作“{odd}”", "“{odd}” again, {place_name}"));
    }
    for (wrong, right) in [(&variant.odd, &variant.usual), (&variant.usual, &variant.odd)] {
        offer_everywhere(draft, wrong.text, right.text, rewritten(&wrong.places, right.text), lang);
    }
    draft
}

/// Names the first places of the usual form as what the finding rests on.
pub(in crate::rules) fn cite_usual(draft: &mut Draft, usual: &str, places: &[Place], lang: Lang) {
    for &place in places.iter().take(SHOWN_PLACES) {
        draft.evidence(place, say!(lang, "这里写作“{usual}”", "“{usual}” here"));
    }
}

/// Every place, written as `right`.
pub(in crate::rules) fn rewritten(places: &[Place], right: &str) -> Vec<(Place, String)> {
    places.iter().map(|&place| (place, right.to_owned())).collect()
}

/// Offers to write `right` wherever `wrong` stands, with the number of places.
pub(in crate::rules) fn offer_everywhere(
    draft: &mut Draft,
    wrong: &str,
    right: &str,
    edits: Vec<(Place, String)>,
    lang: Lang,
) {
    let title = say!(
        lang,
        "把{count}处“{wrong}”改为“{right}”",
        "Change “{wrong}” to “{right}” in {count} place(s)",
        count = edits.len(),
    );
    draft.fix_all(title, edits);
}

fn how(variant: &Variant, context: &RuleContext) -> String {
    let Slip::Replaced { known, here, .. } = variant.slip else {
        return match swapped_at(variant.usual.text, variant.odd.text) {
            Some([first, second]) if second > first + 1 => {
                say!(context.lang, "（两字互换了位置）", " (two characters changed places)")
            }
            _ => say!(context.lang, "（相邻两字次序相反）", " (two neighbours in the other order)"),
        };
    };
    match variant.likeness {
        Some(Likeness::SameSound) => {
            say!(context.lang, "（“{known}”“{here}”同音）", " (“{known}” and “{here}” sound the same)")
        }
        Some(Likeness::LookAlike) => {
            say!(context.lang, "（“{known}”“{here}”形近）", " (“{known}” and “{here}” look alike)")
        }
        Some(Likeness::NearSound) => {
            say!(context.lang, "（“{known}”“{here}”音近）", " (“{known}” and “{here}” sound alike)")
        }
        None => say!(context.lang, "（“{known}”与“{here}”不同）", " (“{known}” against “{here}”)"),
    }
}

/// Which part of the article the place is in: 标题, 署名, 图片说明, 正文.
fn where_it_stands(article: &ArticleView, place: Place, context: &RuleContext) -> String {
    match article.blocks[place.block].role {
        Role::Kicker | Role::Headline | Role::Deck => say!(context.lang, "标题", "in the headline"),
        Role::SectionHead(_) => say!(context.lang, "小标题", "in a section head"),
        Role::Byline => say!(context.lang, "署名", "in the byline"),
        Role::Caption => say!(context.lang, "图片说明", "in a caption"),
        _ => say!(context.lang, "正文", "in the text"),
    }
}
