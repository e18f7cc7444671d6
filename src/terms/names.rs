//! The names that a project knows: people with their posts, organisations, places; right forms, wrong forms, and when they
//! hold. A name file is TOML, one `[[person]]`, `[[organisation]]` or `[[place]]` block an entry; a mistake in one entry
//! leaves the others in use.

use crate::text::Span;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use jiff::civil::Date;
use serde::Deserialize;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
}

/// When something holds, both days included; none is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Validity {
    /// Whether it holds on `day`; where no day is known, what has no end holds.
    pub fn holds_on(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.to.is_none(),
        }
    }
}

/// A post of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPost {
    /// The post: 副县长.
    pub post: String,
    /// The organisation or place: 青川县; empty where the list names none.
    pub organisation: String,
    /// When the person holds it.
    pub valid: Validity,
}

/// One name of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedName {
    /// What it names.
    pub kind: NameKind,
    /// The right form.
    pub name: String,
    /// Other right forms: short forms, former names.
    pub aliases: Vec<String>,
    /// Wrong forms.
    pub wrong: Vec<String>,
    /// The posts of a person.
    pub posts: Vec<ListedPost>,
    /// When the name holds.
    pub valid: Validity,
    /// What the list says of it.
    pub note: String,
    /// The file and line (from 1) that holds the entry.
    pub source: (String, u32),
}

/// A mistake in a name file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameProblem {
    /// Where, in bytes of the file.
    pub bytes: Range<usize>,
    /// What is wrong, in the words of the TOML reader.
    pub message: String,
}

/// A wrong form found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongName<'a> {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The entry.
    pub entry: &'a ListedName,
}

/// All names that a project knows.
#[derive(Clone, Default)]
pub struct NameBook {
    entries: Vec<ListedName>,
    finder: Option<Arc<CharwiseDoubleArrayAhoCorasick<u32>>>,
}

impl PartialEq for NameBook {
    fn eq(&self, other: &NameBook) -> bool {
        self.entries == other.entries
    }
}

impl Eq for NameBook {}

impl std::fmt::Debug for NameBook {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("NameBook").field("entries", &self.entries).finish_non_exhaustive()
    }
}

/// Marks the number of a right form in the finder: it is found so that a wrong form inside it is not.
const RIGHT: u32 = 1 << 31;

impl NameBook {
    /// The names of these entries.
    pub fn of(entries: Vec<ListedName>) -> NameBook {
        let mut forms: Vec<(String, u32)> = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            let number = number as u32;
            let right =
                std::iter::once(&entry.name).chain(&entry.aliases).map(|form| (form.clone(), number | RIGHT));
            forms.extend(right.chain(entry.wrong.iter().map(|form| (form.clone(), number))));
        }
        forms.retain(|(form, _)| !form.is_empty());
        // A form that is right for one entry is no mistake for another.
        forms.sort_by_key(|(form, number)| (form.clone(), number & RIGHT == 0, *number));
        forms.dedup_by(|one, two| one.0 == two.0);
        let finder = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(forms)
            .ok()
            .map(Arc::new);
        NameBook { entries, finder }
    }

    /// Its entries, in the order of the files.
    pub fn entries(&self) -> &[ListedName] {
        &self.entries
    }

    /// The entry of the person with this name or alias.
    pub fn person(&self, name: &str) -> Option<&ListedName> {
        let people = self.entries.iter().filter(|entry| entry.kind == NameKind::Person);
        let mut named =
            people.filter(|entry| entry.name == name || entry.aliases.iter().any(|alias| alias == name));
        let first = named.next();
        // Namesakes cannot be told apart by the name alone.
        if named.next().is_some() { None } else { first }
    }

    /// Whether `name` is a right form of an entry.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name || entry.aliases.iter().any(|alias| alias == name))
    }

    /// The wrong forms in `text`, in text order.
    pub fn wrong_forms<'a>(&'a self, text: &str) -> Vec<WrongName<'a>> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let hits = finder.leftmost_find_iter(text).filter(|hit| hit.value() & RIGHT == 0);
        hits.map(|hit| WrongName {
            span: Span::new(hit.start(), hit.end()),
            entry: &self.entries[hit.value() as usize],
        })
        .collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameFile {
    #[serde(default)]
    person: Vec<Spanned<toml::Table>>,
    #[serde(default)]
    organisation: Vec<Spanned<toml::Table>>,
    #[serde(default)]
    place: Vec<Spanned<toml::Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenName {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    wrong: Vec<String>,
    #[serde(default)]
    posts: Vec<WrittenPost>,
    valid_from: Option<toml::Value>,
    valid_to: Option<toml::Value>,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPost {
    post: String,
    #[serde(default)]
    organisation: String,
    valid_from: Option<toml::Value>,
    valid_to: Option<toml::Value>,
}

/// Reads the `text` of the name file `file`. What is wrong in it comes beside what is right.
pub fn parse_names(file: &str, text: &str) -> (Vec<ListedName>, Vec<NameProblem>) {
    let written: NameFile = match toml::from_str(text) {
        Ok(written) => written,
        Err(error) => {
            let problem =
                NameProblem { bytes: error.span().unwrap_or(0..0), message: error.message().to_owned() };
            return (Vec::new(), vec![problem]);
        }
    };
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    let kinds = [
        (NameKind::Person, written.person),
        (NameKind::Organisation, written.organisation),
        (NameKind::Place, written.place),
    ];
    for (kind, entries) in kinds {
        for entry in entries {
            let bytes = entry.span();
            let line = text[..bytes.start].matches('\n').count() as u32 + 1;
            match listed(kind, entry.into_inner(), (file.to_owned(), line)) {
                Ok(name) => names.push(name),
                Err(message) => problems.push(NameProblem { bytes, message }),
            }
        }
    }
    problems.sort_by_key(|problem| problem.bytes.start);
    (names, problems)
}

fn listed(kind: NameKind, entry: toml::Table, source: (String, u32)) -> Result<ListedName, String> {
    let written: WrittenName =
        entry.try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
    if written.name.trim().is_empty() {
        return Err("name is empty".to_owned());
    }
    if kind != NameKind::Person && !written.posts.is_empty() {
        return Err("only a person has posts".to_owned());
    }
    let posts = written.posts.into_iter().map(|post| {
        let valid = validity(post.valid_from, post.valid_to)?;
        Ok(ListedPost { post: post.post, organisation: post.organisation, valid })
    });
    Ok(ListedName {
        kind,
        name: written.name,
        aliases: written.aliases,
        wrong: written.wrong,
        posts: posts.collect::<Result<_, String>>()?,
        valid: validity(written.valid_from, written.valid_to)?,
        note: written.note,
        source,
    })
}

fn validity(from: Option<toml::Value>, to: Option<toml::Value>) -> Result<Validity, String> {
    let date = |value: toml::Value| {
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        written.parse::<Date>().map_err(|_| format!("{written} is no date such as 2022-04-02"))
    };
    Ok(Validity { from: from.map(date).transpose()?, to: to.map(date).transpose()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "[[person]]\nname = \"林若彤\"\nwrong = [\"林若童\"]\n\
        posts = [{ post = \"副县长\", organisation = \"青川县\", valid_from = 2020-01-01, valid_to = \"2023-06-30\" }]\n\n\
        [[place]]\nname = \"石浦镇\"\nwrong = [\"石埔镇\", \"石铺镇\"]\n";

    #[test]
    fn reads_people_with_posts_and_places() {
        let (names, problems) = parse_names("names.toml", FILE);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(names.len(), 2);
        assert_eq!(names[0].posts[0].post, "副县长");
        assert!(names[0].posts[0].valid.holds_on(Some(jiff::civil::date(2023, 6, 30))));
        assert!(!names[0].posts[0].valid.holds_on(Some(jiff::civil::date(2023, 7, 1))));
        assert_eq!(names[1].source, ("names.toml".to_owned(), 6));
    }

    #[test]
    fn finds_wrong_forms_outside_right_ones() {
        let book = NameBook::of(parse_names("names.toml", FILE).0);
        let found: Vec<&str> =
            book.wrong_forms("石浦镇和石埔镇，林若童").iter().map(|hit| hit.entry.name.as_str()).collect();
        assert_eq!(found, ["石浦镇", "林若彤"]);
        assert!(book.wrong_forms("林若彤到石浦镇").is_empty());
        assert!(NameBook::default().wrong_forms("石埔镇").is_empty());
    }

    #[test]
    fn one_bad_entry_leaves_the_others() {
        let (names, problems) = parse_names(
            "names.toml",
            "[[person]]\nnmae = \"甲\"\n\n[[place]]\nname = \"石浦镇\"\nvalid_to = \"x\"\n\n[[place]]\nname = \"渔溪村\"\n",
        );
        assert_eq!(names.len(), 1);
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn namesakes_are_nobody() {
        let (names, _) = parse_names("n", "[[person]]\nname = \"王平\"\n[[person]]\nname = \"王平\"\n");
        assert!(NameBook::of(names).person("王平").is_none());
    }
}
