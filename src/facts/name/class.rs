//! The classes of words that the reader of names tells apart.

/// What a word is to the names around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Class {
    /// The beginning or end of the block.
    Edge,
    /// White space and marks that part: ■, ▲.
    Gap,
    /// ， ： ；
    Comma,
    /// 。 ！ ？ …
    Stop,
    /// 、
    Pause,
    /// An opening bracket or quotation mark.
    Open,
    /// A closing one.
    Close,
    /// Figures and Latin letters.
    Figure,
    /// 县长, 教授, 记者.
    Post,
    /// 先生, 大妈: stands after a name.
    Address,
    /// 说, 指出.
    Speech,
    /// 出席, 毕业于: what people do.
    Act,
    /// 村民, 妻子: stands before a name.
    Role,
    /// 和, 与.
    Conjunction,
    /// 的, 了.
    Particle,
    /// 在, 由.
    Preposition,
    /// Adverbs.
    Adverb,
    /// Verbs.
    Verb,
    /// Verbs that serve as nouns: 管理, 服务.
    VerbalNoun,
    /// Nouns.
    Noun,
    /// 公安局, 委员会: ends the name of an organisation.
    OrganisationType,
    /// Adjectives.
    Adjective,
    /// 大型, 中等: only before nouns.
    Distinction,
    /// Numerals.
    Numeral,
    /// Measure words.
    Measure,
    /// Pronouns.
    Pronoun,
    /// Words of time.
    Time,
    /// 东部, 附近.
    Direction,
    /// Idioms and set phrases.
    Idiom,
    /// Other words.
    Other,
    /// A character that is no word of the lexicon.
    Unknown,
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation of the list.
    Organisation,
}

impl Class {
    /// How many classes there are.
    pub(super) const COUNT: usize = Class::Organisation as usize + 1;

    /// All classes, in the order of their numbers, with the names that the weights file uses.
    pub(super) const NAMES: [(Class, &'static str); Class::COUNT] = [
        (Class::Edge, "edge"),
        (Class::Gap, "gap"),
        (Class::Comma, "comma"),
        (Class::Stop, "stop"),
        (Class::Pause, "pause"),
        (Class::Open, "open"),
        (Class::Close, "close"),
        (Class::Figure, "figure"),
        (Class::Post, "post"),
        (Class::Address, "address"),
        (Class::Speech, "speech"),
        (Class::Act, "act"),
        (Class::Role, "role"),
        (Class::Conjunction, "conjunction"),
        (Class::Particle, "particle"),
        (Class::Preposition, "preposition"),
        (Class::Adverb, "adverb"),
        (Class::Verb, "verb"),
        (Class::VerbalNoun, "verbal-noun"),
        (Class::Noun, "noun"),
        (Class::OrganisationType, "organisation-type"),
        (Class::Adjective, "adjective"),
        (Class::Distinction, "distinction"),
        (Class::Numeral, "numeral"),
        (Class::Measure, "measure"),
        (Class::Pronoun, "pronoun"),
        (Class::Time, "time"),
        (Class::Direction, "direction"),
        (Class::Idiom, "idiom"),
        (Class::Other, "other"),
        (Class::Unknown, "unknown"),
        (Class::Person, "person"),
        (Class::Place, "place"),
        (Class::Organisation, "organisation"),
    ];

    /// The class of a number.
    pub(super) fn of_number(number: u8) -> Class {
        Class::NAMES.get(usize::from(number)).map_or(Class::Other, |&(class, _)| class)
    }

    /// The class of a name in a cue or weights file.
    pub(super) fn of_name(name: &str) -> Option<Class> {
        Class::NAMES.iter().find(|&&(_, known)| known == name).map(|&(class, _)| class)
    }

    /// The class of a character that is no word character; none for Han characters.
    pub(super) fn of_mark(c: char) -> Option<Class> {
        Some(match c {
            '\u{4e00}'..='\u{9fff}' | '〇' => return None,
            '，' | '：' | '；' | ',' | ':' | ';' => Class::Comma,
            '。' | '！' | '？' | '…' | '!' | '?' => Class::Stop,
            '、' => Class::Pause,
            '（' | '“' | '‘' | '《' | '〈' | '【' | '「' | '『' | '(' | '[' => Class::Open,
            '）' | '”' | '’' | '》' | '〉' | '】' | '」' | '』' | ')' | ']' => Class::Close,
            c if c.is_alphanumeric() || matches!(c, '.' | '%' | '％' | '．' | '×') => Class::Figure,
            _ => Class::Gap,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_agree() {
        for (number, &(class, name)) in Class::NAMES.iter().enumerate() {
            assert_eq!(class as usize, number);
            assert_eq!(Class::of_number(number as u8), class);
            assert_eq!(Class::of_name(name), Some(class));
        }
    }
}
