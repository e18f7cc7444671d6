//! The weights of the reader of names: which class of word stands after which, and what each form of name costs.

use super::class::Class;

const TABLE: &str = include_str!("../data/name_weights.tsv");

/// The forms of names and words that have a cost of their own besides the costs of their characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Form {
    /// A word of the lexicon that is no name.
    Word,
    /// A surname of one character with a given name of one.
    NameOfTwo,
    /// With a given name of two.
    NameOfThree,
    /// A surname of two characters with a given name.
    LongSurname,
    /// A Japanese surname with a given name.
    Japanese,
    /// A surname with a post or form of address.
    SurnameAndPost,
    /// 老张, 小雷.
    Familiar,
    /// 张某.
    Masked,
    /// 小芳（化名）.
    Alias,
    /// A well-known person of the lexicon.
    Famous,
    /// A foreign name of the lexicon.
    Foreign,
    /// A run of characters of transliterated names, read as a person.
    SoundPerson,
    /// The same, read as a place.
    SoundPlace,
    /// A name with ·.
    Dotted,
    /// Two parts of Tibetan, Mongolian or Turkic names.
    Ethnic,
    /// A place of the lexicon.
    Place,
    /// A place of the lexicon with a type word after it.
    PlaceAndType,
    /// Other characters with a type word of places after them.
    PlacePattern,
    /// An organisation of the lexicon.
    Organisation,
    /// A character that is no word of the lexicon.
    Unknown,
}

impl Form {
    /// How many forms there are.
    pub(super) const COUNT: usize = Form::Unknown as usize + 1;

    /// All forms, in the order of their numbers, with the names that the weights file uses.
    pub(super) const NAMES: [(Form, &'static str); Form::COUNT] = [
        (Form::Word, "word"),
        (Form::NameOfTwo, "name-of-two"),
        (Form::NameOfThree, "name-of-three"),
        (Form::LongSurname, "long-surname"),
        (Form::Japanese, "japanese"),
        (Form::SurnameAndPost, "surname-and-post"),
        (Form::Familiar, "familiar"),
        (Form::Masked, "masked"),
        (Form::Alias, "alias"),
        (Form::Famous, "famous"),
        (Form::Foreign, "foreign"),
        (Form::SoundPerson, "sound-person"),
        (Form::SoundPlace, "sound-place"),
        (Form::Dotted, "dotted"),
        (Form::Ethnic, "ethnic"),
        (Form::Place, "place"),
        (Form::PlaceAndType, "place-and-type"),
        (Form::PlacePattern, "place-pattern"),
        (Form::Organisation, "organisation"),
        (Form::Unknown, "unknown"),
    ];
}

/// The learned weights, in hundredths of a nat; added to the costs of the tables, so that low is likely.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// The cost of a class after a class, `pairs[before][after]`.
    pub(super) pairs: [[i32; Class::COUNT]; Class::COUNT],
    /// The cost of a form.
    pub(super) forms: [i32; Form::COUNT],
}

impl Weights {
    /// The weights of the data file.
    pub(super) fn built_in() -> Weights {
        Weights::of(TABLE)
    }

    /// The weights of a table: `form TAB name TAB cost` or `class before TAB class after TAB cost`.
    pub(super) fn of(table: &str) -> Weights {
        let mut weights = Weights { pairs: [[0; Class::COUNT]; Class::COUNT], forms: [0; Form::COUNT] };
        for row in table.lines().skip(1) {
            let part: Vec<&str> = row.split('\t').collect();
            match part[..] {
                ["form", name, cost] => {
                    if let Some(&(form, _)) = Form::NAMES.iter().find(|&&(_, known)| known == name) {
                        weights.forms[form as usize] = cost.parse().unwrap_or(0);
                    }
                }
                [before, after, cost] => {
                    if let (Some(before), Some(after)) = (Class::of_name(before), Class::of_name(after)) {
                        weights.pairs[before as usize][after as usize] = cost.parse().unwrap_or(0);
                    }
                }
                _ => {}
            }
        }
        weights
    }

    /// The table of the weights that are not 0.
    pub(super) fn table(&self, source: &str) -> String {
        let mut table = format!("# source: {source}; costs in hundredths of a nat\n");
        for (form, name) in Form::NAMES {
            table += &format!("form\t{name}\t{}\n", self.forms[form as usize]);
        }
        for (before, before_name) in Class::NAMES {
            for (after, after_name) in Class::NAMES {
                let cost = self.pairs[before as usize][after as usize];
                if cost != 0 {
                    table += &format!("{before_name}\t{after_name}\t{cost}\n");
                }
            }
        }
        table
    }
}
