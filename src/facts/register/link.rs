//! Short forms: which entity a form such as 王书记, 老张, 公安局 or 青川 stands for, where the article leaves no choice.

use super::entity::{Entity, EntityKind};
use crate::facts::name::PersonForm;

/// Words for a type of place that its short form leaves out.
const PLACE_TYPES: &[&str] = &["自治县", "街道", "社区", "省", "市", "县", "区", "镇", "乡", "村"];

/// Sets [`Entity::short_for`] where an entity is a short form of exactly one other.
pub(super) fn short_forms(entities: &mut [Entity]) {
    let whole: Vec<Option<usize>> = (0..entities.len()).map(|short| whole_of(entities, short)).collect();
    for (entity, whole) in entities.iter_mut().zip(whole) {
        entity.short_for = whole;
    }
}

fn whole_of(entities: &[Entity], short: usize) -> Option<usize> {
    let entity = &entities[short];
    match entity.kind {
        EntityKind::Person => person_of(entities, entity),
        EntityKind::Organisation => only(entities, short, |long| {
            let (long, short): (&str, &str) = (&long.forms[0].text, &entity.forms[0].text);
            let is_its_end = long.len() > short.len() && long.ends_with(short);
            is_its_end && short.chars().count() > 2
        })
        .or_else(|| only(entities, short, |long| introduces(long, entity))),
        EntityKind::Place => only(entities, short, |long| {
            let stem = PLACE_TYPES.iter().find_map(|word| long.forms[0].text.strip_suffix(word));
            stem == Some(&entity.forms[0].text)
        }),
        EntityKind::Term => None,
    }
}

/// Whether the short form is first named in the brackets right behind the whole name, and made of its characters:
/// 青川县富润农业发展集团有限公司（以下简称富润集团）.
fn introduces(long: &Entity, short: &Entity) -> bool {
    /// From （简称 to （以下简称为“, in bytes.
    const LEAD: std::ops::RangeInclusive<u32> = 9..=24;
    let first = short.mentions[0].at;
    let is_behind = long.mentions.iter().any(|mention| {
        mention.at.block == first.block
            && first.span.start.checked_sub(mention.at.span.end).is_some_and(|gap| LEAD.contains(&gap))
    });
    let mut characters = long.forms[0].text.chars();
    is_behind && short.forms[0].text.chars().all(|c| characters.any(|other| other == c))
}

/// The only other entity of the same kind that `fits`.
fn only(entities: &[Entity], short: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
    let same_kind =
        |(index, entity): &(usize, &Entity)| *index != short && entity.kind == entities[short].kind;
    let mut fitting = entities.iter().enumerate().filter(same_kind).filter(|(_, entity)| fits(entity));
    let (index, _) = fitting.next()?;
    fitting.next().is_none().then_some(index)
}

/// The person with a full name whom 王书记, 老张 or 张奶奶 stands for: of that surname, and where several bear it the only
/// one with that post. A bearer of the surname with other posts is not meant by a post.
fn person_of(entities: &[Entity], short: &Entity) -> Option<usize> {
    let form = &short.forms[0];
    let surname = match form.person? {
        PersonForm::SurnameAndPost => &*form.text,
        PersonForm::Familiar => form.text.strip_prefix(['老', '小', '阿']).unwrap_or(&form.text),
        _ => return None,
    };
    let bearers: Vec<usize> = (0..entities.len())
        .filter(|&index| {
            let entity = &entities[index];
            entity.forms[0].person == Some(PersonForm::Full) && shares_surname(&entity.forms[0].text, surname)
        })
        .collect();
    if form.person == Some(PersonForm::Familiar) {
        return if let [only] = bearers[..] { Some(only) } else { None };
    }
    let with_post: Vec<usize> =
        bearers.iter().copied().filter(|&index| holds(&entities[index], &form.text)).collect();
    match (&with_post[..], &bearers[..]) {
        ([only], _) => Some(*only),
        ([], [only]) if entities[*only].posts.is_empty() => Some(*only),
        _ => None,
    }
}

/// Whether the full name begins with the surname that the short form begins with.
fn shares_surname(full: &str, short: &str) -> bool {
    const LONG_SURNAME: usize = 4;
    // Of 欧阳书记 two characters are the surname.
    let two = |text: &str| text.chars().take(2).collect::<String>();
    let is_long = full.chars().count() >= LONG_SURNAME;
    if is_long { two(full) == two(short) } else { full.chars().next() == short.chars().next() }
}

/// Whether the article gives the person the post that the short form names after the surname; 副县长 is called 县长 too, and
/// 局长 is called 局.
fn holds(person: &Entity, short: &str) -> bool {
    let of_surname = |length: usize| short.char_indices().nth(length).map_or("", |(at, _)| &short[at..]);
    let is_long = person.forms[0].text.chars().count() > 3;
    let called = of_surname(if is_long { 2 } else { 1 });
    let is_one_character = called.chars().nth(1).is_none();
    !called.is_empty()
        && person.posts.iter().any(|post| {
            let base = post.text.trim_start_matches("常务").trim_start_matches('副');
            if is_one_character { base.starts_with(called) } else { base.ends_with(called) }
        })
}

#[cfg(test)]
mod tests {
    use super::super::{BlockPart, EntityKind, Register, Source};
    use crate::article::{Role, Sentence};
    use crate::facts::name::Dictionary;
    use crate::facts::{BlockFacts, ReadContext};
    use crate::text::Span;

    /// What the short form `short` stands for in an article of this one paragraph.
    fn check(text: &str, short: &str, expected: Option<&str>) {
        let sentences = vec![Sentence { span: Span::new(0, text.len()), open: false }];
        let dictionary = Dictionary::built_in();
        let context =
            ReadContext { role: Role::Paragraph, sentences: &sentences, dictionary: Some(&dictionary) };
        let facts = BlockFacts::read(text, context);
        let part = BlockPart::of(text, Role::Paragraph, &facts);
        let source =
            Source { text, role: Role::Paragraph, sentences: &sentences, facts: &facts, part: &part };
        let register = Register::of(&[source], None);
        let entity = register
            .entities
            .iter()
            .find(|entity| entity.kind != EntityKind::Term && &*entity.forms[0].text == short)
            .unwrap_or_else(|| panic!("no {short} in {text}"));
        let whole = entity.short_for.map(|whole| &*register.entities[whole].forms[0].text);
        assert_eq!(whole, expected, "{text}");
    }

    #[test]
    fn a_surname_and_post_stands_for_the_only_holder() {
        check("望潮镇党委书记王国平来了。王书记说，水退了。", "王书记", Some("王国平"));
        check("望潮镇党委书记王国平和镇长王文海来了。王书记说，水退了。", "王书记", Some("王国平"));
        check("副县长林若彤来了。林县长说，要多听意见。", "林县长", Some("林若彤"));
        check("医生王国平来了。王书记说，水退了。", "王书记", None);
    }

    #[test]
    fn a_familiar_name_stands_for_the_only_bearer_of_the_surname() {
        check("村民张国强说，水退了。老张又说，路通了。", "老张", Some("张国强"));
        check("村民张国强说，水退了。村民张文海说，路通了。老张笑了。", "老张", None);
    }

    #[test]
    fn bodies_and_places_are_called_by_their_ends_and_stems() {
        check("桐庐县新添书屋。桐庐的茶农都说好。", "桐庐", Some("桐庐县"));
        check("桐庐县新添书屋。富阳的茶农都说好。", "富阳", None);
        let founded = "青川县富润农业发展集团有限公司（以下简称富润集团）开业。富润集团今年招工。";
        check(founded, "富润集团", Some("青川县富润农业发展集团有限公司"));
        let other = "青川县富润农业发展集团有限公司（以下简称恒通集团）开业。恒通集团今年招工。";
        check(other, "恒通集团", None);
    }
}
