//! The fields of one `[[term]]` block as a tree of values with their places.
//!
//! Most blocks hold plain strings, lists and inline tables only. Those are read here in one pass over the bytes, several
//! times as fast as by the general reader, so that a file of 100,000 entries opens at once. At anything else (escapes,
//! multi-line strings, dates, sub-tables, mistakes) the whole block goes to the general reader, whose word is final.

use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'i> {
    Text(Cow<'i, str>),
    Flag(bool),
    /// A number or date, as written.
    Bare(String),
    List(Vec<Node<'i>>),
    Table(Fields<'i>),
}

/// A value and where it stands in the block, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node<'i> {
    /// The value.
    pub value: Value<'i>,
    /// Bytes of the block.
    pub span: Range<usize>,
}

/// A key and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key<'i> {
    /// The key without its quotation marks.
    pub name: Cow<'i, str>,
    /// Bytes of the block.
    pub span: Range<usize>,
}

/// The fields of a table. Those of one read by the general reader are in the order of their names.
pub(super) type Fields<'i> = Vec<(Key<'i>, Node<'i>)>;

/// What a block holds.
pub(super) struct Block<'i> {
    /// The fields of the entry; none where the block is no entry.
    pub entry: Option<Fields<'i>>,
    /// Tables that belong to no entry.
    pub strays: Vec<Key<'i>>,
}

/// A mistake of syntax: where, and what the general reader says.
pub(super) struct SyntaxError {
    /// Bytes of the block.
    pub span: Range<usize>,
    /// What the general reader says.
    pub message: String,
}

/// Reads the block `text`, which begins with its `[[term]]` line.
pub(super) fn read(text: &str) -> Result<Block<'_>, SyntaxError> {
    match Plain::new(text).block() {
        Some(entry) => Ok(Block { entry: Some(entry), strays: Vec::new() }),
        None => general(text),
    }
}

fn general(text: &str) -> Result<Block<'_>, SyntaxError> {
    let root = DeTable::parse(text).map_err(|error| SyntaxError {
        span: error.span().unwrap_or(0..0),
        message: error.message().trim().to_owned(),
    })?;
    let mut block = Block { entry: None, strays: Vec::new() };
    for (key, value) in root.into_inner() {
        let first = match (&**key.get_ref(), value.into_inner()) {
            ("term", DeValue::Array(entries)) => entries.into_iter().next(),
            _ => None,
        };
        match first.map(Spanned::into_inner) {
            Some(DeValue::Table(fields)) => block.entry = Some(fields_of(fields)),
            _ => block.strays.push(key_of(key)),
        }
    }
    Ok(block)
}

fn fields_of(table: DeTable) -> Fields {
    table.into_iter().map(|(key, value)| (key_of(key), node_of(value))).collect()
}

fn key_of<'i>(key: Spanned<Cow<'i, str>>) -> Key<'i> {
    Key { span: key.span(), name: key.into_inner() }
}

fn node_of<'i>(value: Spanned<DeValue<'i>>) -> Node<'i> {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Integer(number) => Value::Bare(number.to_string()),
        DeValue::Float(number) => Value::Bare(number.to_string()),
        DeValue::Datetime(date) => Value::Bare(date.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(node_of).collect()),
        DeValue::Table(fields) => Value::Table(fields_of(fields)),
    };
    Node { value, span }
}

/// The reader of plain blocks. Every step gives up with `None` at what it does not know.
pub(super) struct Plain<'i> {
    text: &'i str,
    at: usize,
}

impl<'i> Plain<'i> {
    /// At the beginning of `text`.
    pub(super) fn new(text: &'i str) -> Plain<'i> {
        Plain { text, at: 0 }
    }

    fn block(mut self) -> Option<Fields<'i>> {
        self.rest_of_line();
        let mut fields = Fields::with_capacity(8);
        loop {
            self.skip_lines()?;
            if self.is_at_end() {
                return Some(fields);
            }
            self.field(&mut fields)?;
            self.end_of_field()?;
        }
    }

    /// Whether nothing follows.
    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// After a field only blanks and a comment may stand in its line.
    pub(super) fn end_of_field(&mut self) -> Option<()> {
        self.skip_blanks();
        match self.peek() {
            None | Some(b'\n' | b'#') => Some(()),
            Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => Some(()),
            _ => None,
        }
    }

    /// The byte after.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips spaces and tabs.
    pub(super) fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// Skips the rest of the line with its end.
    pub(super) fn rest_of_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    }

    /// Skips blanks, line ends and comments.
    pub(super) fn skip_lines(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n') => self.at += 1,
                Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => self.at += 2,
                Some(b'\r') => return None,
                Some(b'#') => {
                    let start = self.at;
                    self.rest_of_line();
                    let comment = &self.text.as_bytes()[start..self.at];
                    let comment = comment.strip_suffix(b"\n").unwrap_or(comment);
                    let comment = comment.strip_suffix(b"\r").unwrap_or(comment);
                    let ends_in_line_break = self.text.as_bytes()[..self.at].ends_with(b"\n");
                    let lone_return = !ends_in_line_break && self.text.as_bytes()[..self.at].ends_with(b"\r");
                    let control = |byte: &u8| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f;
                    if lone_return || comment.iter().any(control) {
                        return None;
                    }
                }
                _ => return Some(()),
            }
        }
    }

    /// A plain key with the sign behind it.
    pub(super) fn key(&mut self) -> Option<&'i str> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            self.at += 1;
        }
        let name = &self.text[start..self.at];
        self.skip_blanks();
        self.expect(b'=')?;
        self.skip_blanks();
        (!name.is_empty()).then_some(name)
    }

    /// A plain string.
    pub(super) fn text(&mut self) -> Option<&'i str> {
        let mark = self.peek().filter(|mark| matches!(mark, b'"' | b'\''))?;
        self.string(mark)
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self) -> Option<bool> {
        let rest = &self.text[self.at..];
        let flag = rest.starts_with("true");
        if !flag && !rest.starts_with("false") {
            return None;
        }
        self.at += if flag { 4 } else { 5 };
        Some(flag)
    }

    fn field(&mut self, fields: &mut Fields<'i>) -> Option<()> {
        let start = self.at;
        let name = self.key()?;
        if fields.iter().any(|(key, _)| key.name == name) {
            return None;
        }
        let key = Key { name: Cow::Borrowed(name), span: start..start + name.len() };
        let value = self.value()?;
        fields.push((key, value));
        Some(())
    }

    /// Skips `byte`, which must follow.
    pub(super) fn expect(&mut self, byte: u8) -> Option<()> {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there.then_some(())
    }

    fn value(&mut self) -> Option<Node<'i>> {
        let start = self.at;
        let value = match self.peek()? {
            b'"' | b'\'' => Value::Text(Cow::Borrowed(self.text()?)),
            b'[' => self.list()?,
            b'{' => self.table()?,
            _ => Value::Flag(self.flag()?),
        };
        Some(Node { value, span: start..self.at })
    }

    fn string(&mut self, mark: u8) -> Option<&'i str> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let length = memchr::memchr3(mark, b'\\', b'\n', &bytes[start..])?;
        let end = start + length;
        let inner = &bytes[start..end];
        let plain = bytes[end] == mark && !inner.iter().any(|byte| *byte < b' ' || *byte == 0x7f);
        let triple = length == 0 && bytes.get(end + 1) == Some(&mark);
        self.at = end + 1;
        (plain && !triple).then(|| &self.text[start..end])
    }

    fn list(&mut self) -> Option<Value<'i>> {
        self.expect(b'[')?;
        let mut items = Vec::new();
        loop {
            self.skip_lines()?;
            if self.expect(b']').is_some() {
                return Some(Value::List(items));
            }
            items.push(self.value()?);
            self.skip_lines()?;
            if self.expect(b',').is_none() {
                self.expect(b']')?;
                return Some(Value::List(items));
            }
        }
    }

    fn table(&mut self) -> Option<Value<'i>> {
        self.expect(b'{')?;
        let mut fields = Fields::new();
        self.skip_blanks();
        if self.expect(b'}').is_some() {
            return Some(Value::Table(fields));
        }
        loop {
            self.skip_blanks();
            self.field(&mut fields)?;
            self.skip_blanks();
            if self.expect(b',').is_none() {
                self.expect(b'}')?;
                return Some(Value::Table(fields));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut fields: Fields) -> Fields {
        fields.sort_by(|one, two| one.0.name.cmp(&two.0.name));
        for (_, node) in &mut fields {
            sort_tables(node);
        }
        fields
    }

    fn sort_tables(node: &mut Node) {
        match &mut node.value {
            Value::List(items) => items.iter_mut().for_each(sort_tables),
            Value::Table(fields) => *fields = sorted(std::mem::take(fields)),
            _ => {}
        }
    }

    /// Where the plain reader answers at all, it says what the general one says.
    fn check(text: &str) -> bool {
        let Some(plain) = Plain::new(text).block() else { return false };
        let general = general(text).ok().and_then(|block| block.entry);
        assert_eq!(Some(sorted(plain)), general.map(sorted), "{text}");
        true
    }

    #[test]
    fn plain_blocks_are_read_as_the_general_reader_reads_them() {
        assert!(check("[[term]]\n"));
        assert!(check("[[term]] # 一\r\nterm = \"溪长制\" # 二\r\n\r\n# 三\r\nid='a'"));
        assert!(check("[[term]]\nwrong = [ 'a', \"b\", # c\n 'd', ]\nonly_quoted = true\nnote = \"\""));
        assert!(check(
            "[[term]]\nsource = { document = \"甲\", date = '2021' }\naliases = [{ form = 'x' }, {}]\n"
        ));
        for given_up in [
            "[[term]]\nterm = \"a\\nb\"\n",
            "[[term]]\nterm = \"\"\"a\"\"\"\n",
            "[[term]]\nterm = '''a'''\n",
            "[[term]]\nvalid_from = 2021-01-01\n",
            "[[term]]\nterm = 'a'\nterm = 'b'\n",
            "[[term]]\nterm = 'a' 'b'\n",
            "[[term]]\n\"term\" = 'a'\n",
            "[[term]]\nterm.x = 'a'\n",
            "[[term]]\nterm = 'a\n",
            "[[term]]\n[term.source]\ndocument = 'a'\n",
            "[[term]]\nonly_quoted = trueish\n",
        ] {
            assert!(!check(given_up), "{given_up}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_block_the_readers_agree(text in "[a=\"'\\[\\]{},# \\\\\n\r\tt甲]{0,40}|(a|bc) = (\"[甲 ]{0,3}\"|'x'|true|\\[ ?'y' ?,? ?\\]|\\{ ?a ?= ?'b' ?\\})( #甲)?\n?") {
            check(&format!("[[term]]\n{text}"));
        }
    }
}
