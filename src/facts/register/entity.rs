//! What the register holds of one person, place, organisation or term: its forms, mentions and posts.

use crate::article::Role;
use crate::facts::name::PersonForm;
use crate::text::Span;

/// Where something stands in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Index of the block in the article.
    pub block: usize,
    /// Bytes of the block's text.
    pub span: Span,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// A phrase in quotation marks, or a title in book marks, with its occurrences without marks.
    Term,
}

/// One way to write the entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The form, without white space.
    pub text: Box<str>,
    /// How a person is named by it; none for what is no person.
    pub person: Option<PersonForm>,
    /// How often it stands in the article.
    pub count: usize,
}

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub at: At,
    /// Its form, as an index into [`Entity::forms`].
    pub form: usize,
    /// What the block is on the page.
    pub role: Role,
    /// Whether it stands in a byline, or as the author of a picture or report.
    pub is_credit: bool,
    /// Whether it stands in quotation marks or book marks of its own.
    pub is_quoted: bool,
}

/// A post that the article gives a person, with the organisation where it stands before the post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The post: 副局长.
    pub text: Box<str>,
    /// Where it stands.
    pub at: At,
    /// The organisation or place before it: 县公安局.
    pub organisation: Option<(Box<str>, At)>,
    /// The mention that holds it, as an index into [`Entity::mentions`].
    pub mention: usize,
}

/// A person, place, organisation or term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its forms, in the order of their first mention; at least one.
    pub forms: Vec<Form>,
    /// Its mentions, in text order; at least one.
    pub mentions: Vec<Mention>,
    /// The posts that the article gives it, in text order.
    pub posts: Vec<Post>,
    /// Whether it stands in the table of divisions, countries and cities.
    pub is_in_gazetteer: bool,
    /// The entity that it is a short form of (王书记 of 王国平), as an index into the register's entities, where the article
    /// leaves no choice.
    pub short_for: Option<usize>,
}

impl Entity {
    /// The form to call it by: the first full one.
    pub fn name(&self) -> &Form {
        let is_full = |form: &&Form| {
            form.person.is_none_or(|person| {
                matches!(person, PersonForm::Full | PersonForm::Transliterated | PersonForm::Ethnic)
            })
        };
        let longest = self.forms.iter().filter(is_full).max_by_key(|form| form.text.contains('·'));
        longest.unwrap_or(&self.forms[0])
    }

    /// The first mention of the form that the entity is called by: its introduction.
    pub fn first_full_mention(&self) -> &Mention {
        let name = self.name();
        let of_name = |mention: &&Mention| self.forms[mention.form].text == name.text;
        self.mentions.iter().find(of_name).unwrap_or(&self.mentions[0])
    }

    /// The mentions of one form.
    pub fn mentions_of(&self, form: usize) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.form == form)
    }
}
