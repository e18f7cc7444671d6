//! A mention of a name: where it stands, what it names, why it is believed to, and its parts.

use crate::text::Span;

/// One mention of a name, or a candidate for one. All spans are in bytes of the block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The name without post, quotation marks or particles: 王明 in 县长王明说, 青河县公安局 in 青河县公安局局长.
    pub span: Span,
    /// What is named, with the parts of the name.
    pub kind: Kind,
    /// How sure the reader is from this block alone, 0 to 100. From [`NameMention::SURE`] on the mention stands by itself;
    /// below, it is a candidate that needs the rest of the article.
    pub confidence: u8,
    /// Why the reader believes in it, the strongest reason first; at least one.
    pub evidence: Vec<Evidence>,
}

/// What a mention names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person(Person),
    /// A place: a division, street, village, estate, mountain, country.
    Place(Place),
    /// An organisation: an agency, company, school, court, union, committee.
    Organisation(Organisation),
}

/// The parts of a person's mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// How the person is named.
    pub form: PersonForm,
    /// The surname, where the form has one: 欧阳 in 欧阳晓, 张 in 老张.
    pub surname: Option<Span>,
    /// The given name, where the form has one.
    pub given: Option<Span>,
    /// The posts that stand next to the name, in text order: 局长 in 局长王明 and 王明局长; 副主席 and 院长 in 副主席、院长王明.
    pub posts: Vec<Span>,
    /// The organisation or place that stands right before the post: 县公安局 in 县公安局局长王明.
    pub organisation: Option<Span>,
}

/// How a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonForm {
    /// Surname and given name: 王明, 欧阳晓雯.
    Full,
    /// A surname with a post: 王书记, 李所长. The span holds both.
    SurnameAndPost,
    /// 老张, 小雷, 阿明, 张奶奶, 李大姐. The span holds both parts.
    Familiar,
    /// 张某, 张某某, 李某甲, 王××.
    Masked,
    /// A full name that the text marks as not the real one: 小芳（化名）.
    Alias,
    /// A foreign name in Chinese characters: 约翰·史密斯, 克林顿.
    Transliterated,
    /// A name with · of a people of China: 阿卜杜拉·买买提.
    Ethnic,
    /// A given name alone, or another form without a surname: 恩来同志.
    GivenName,
}

/// The parts of a place's mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The word for the type at its end, where it has one: 街道 in 银湖街道, 县 in 青河县.
    pub type_word: Option<Span>,
    /// The place that stands right before it and holds it: 青河县 before 柳林镇.
    pub parent: Option<Span>,
}

/// The parts of an organisation's mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// The word for the type at its end, where it has one: 公安局 in 青河县公安局, 大学 in 青河大学.
    pub type_word: Option<Span>,
    /// The place that its name begins with, where it has one: 青河县 in 青河县公安局.
    pub place: Option<Span>,
}

/// Why the reader believes in a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// It stands in a byline, after 本报记者 or 通讯员.
    Byline,
    /// It stands in a credit: 摄影, 责任编辑, 版式设计, 新华社记者…摄.
    Credit,
    /// A dateline: 新华社北京1月1日电.
    Dateline,
    /// This post or title stands right before it.
    PostBefore(Span),
    /// This post, title or form of address stands right after it.
    PostAfter(Span),
    /// A verb of speaking stands right after it.
    SpeechVerb,
    /// Another cue in the words around it: 今年45岁, （女）, 等人, 名叫.
    Context,
    /// It is a member of a list whose other members are names.
    List,
    /// It explains, or is explained by, the words beside it: 他的妻子王芳, 王芳，女，1960年生.
    Apposition,
    /// The same name stands in this block with stronger evidence.
    Repeated,
    /// It is built as a name: a surname and characters common in given names.
    SurnameModel,
    /// The statistical model marks it.
    Model,
    /// It stands in the table of divisions, countries and cities.
    Gazetteer,
    /// It ends in a word for a type: 村, 路, 局, 公司.
    Suffix,
    /// It stands in quotation marks.
    Quoted,
}

impl Evidence {
    /// Whether it says something of who that is, beyond the look of the name and that somebody of the name speaks.
    pub fn introduces(self) -> bool {
        !matches!(self, Evidence::SurnameModel | Evidence::SpeechVerb | Evidence::Model)
    }
}

impl NameMention {
    /// The confidence from which a mention stands by itself.
    pub const SURE: u8 = 60;

    /// Whether the mention stands by itself; else it needs the rest of the article.
    pub fn is_sure(&self) -> bool {
        self.confidence >= NameMention::SURE
    }

    /// The parts of the person, if it names one.
    pub fn person(&self) -> Option<&Person> {
        match &self.kind {
            Kind::Person(person) => Some(person),
            _ => None,
        }
    }

    /// The parts of the place, if it names one.
    pub fn place(&self) -> Option<&Place> {
        match &self.kind {
            Kind::Place(place) => Some(place),
            _ => None,
        }
    }

    /// The parts of the organisation, if it names one.
    pub fn organisation(&self) -> Option<&Organisation> {
        match &self.kind {
            Kind::Organisation(organisation) => Some(organisation),
            _ => None,
        }
    }
}
