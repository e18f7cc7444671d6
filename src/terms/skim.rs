//! A first look at a `[[term]]` block: its name and its forms, taken from the text without a copy, so that a file of
//! 100,000 entries opens at once. At anything that is rare or may be a mistake it gives up, and the full reader looks.

use super::entry::{AliasKind, FormKind, Keyword, Level, MustQuote, PartialDate, Status};
use super::fold::{Folded, fold};
use super::node::Plain;

/// What the index of forms needs of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Skimmed<'i> {
    /// Its stable name.
    pub id: &'i str,
    /// Whether it is this term in quotation marks only.
    pub only_quoted: bool,
    /// Its forms, in the order of [`super::Entry::forms`].
    pub forms: Vec<(&'i str, FormKind)>,
}

/// Reads the block `text`, which begins with its `[[term]]` line. None where the full reader must look; what comes is
/// what it would say, without a mistake to be noted. `forms` is an emptied list to be filled.
pub(super) fn skim<'i>(text: &'i str, forms: Vec<(&'i str, FormKind)>) -> Option<Skimmed<'i>> {
    let mut skim =
        Skim { plain: Plain::new(text), id: "", only_quoted: false, forms, defined: false, sourced: false };
    skim.fields()?;
    skim.forms.sort_by_key(|&(_, kind)| kind);
    skim.is_sound().then(|| {
        let id = if skim.id.is_empty() { skim.forms[0].0 } else { skim.id };
        Skimmed { id, only_quoted: skim.only_quoted, forms: skim.forms }
    })
}

struct Skim<'i> {
    plain: Plain<'i>,
    id: &'i str,
    only_quoted: bool,
    forms: Vec<(&'i str, FormKind)>,
    /// Whether it has a definition, and where that is stated.
    defined: bool,
    sourced: bool,
}

impl<'i> Skim<'i> {
    fn fields(&mut self) -> Option<()> {
        let mut seen: u32 = 0;
        self.plain.rest_of_line();
        loop {
            self.plain.skip_lines()?;
            if self.plain.is_at_end() {
                return Some(());
            }
            let key = self.plain.key()?;
            let number = super::read_entry::ENTRY_KEYS.iter().position(|&known| known == key)?;
            let twice = seen & 1 << number != 0;
            seen |= 1 << number;
            if twice {
                return None;
            }
            self.field(key)?;
            self.plain.end_of_field()?;
        }
    }

    fn field(&mut self, key: &str) -> Option<()> {
        match key {
            "id" => self.id = self.text()?,
            "term" => self.plain_form(FormKind::Term)?,
            "aliases" => self.each(|skim| skim.form(FormKind::Alias, Skim::of_alias))?,
            "wrong" => self.each(|skim| skim.form(FormKind::Wrong, Skim::of_wrong))?,
            "superseded" => self.each(|skim| skim.form(FormKind::Superseded, Skim::of_superseded))?,
            "definition" => self.defined = !self.text()?.is_empty(),
            "source" => self.each(Skim::source)?,
            "valid_from" | "valid_to" | "first_proposed" => self.date()?,
            "level" => self.word::<Level>()?,
            "status" => self.word::<Status>()?,
            "must_quote" => self.word::<MustQuote>()?,
            "only_quoted" => self.only_quoted = self.plain.flag()?,
            "region" | "field" | "note" => drop(self.text()?),
            // Lists of texts.
            _ => self.each(|skim| skim.text().map(drop))?,
        }
        Some(())
    }

    fn text(&mut self) -> Option<&'i str> {
        self.plain.text().map(str::trim)
    }

    fn date(&mut self) -> Option<()> {
        PartialDate::parse(self.text()?).map(drop)
    }

    fn word<K: Keyword>(&mut self) -> Option<()> {
        K::parse(self.text()?).map(drop)
    }

    /// Every item of a list; a single item may stand without its brackets.
    fn each(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if self.plain.expect(b'[').is_none() {
            return item(self);
        }
        loop {
            self.plain.skip_lines()?;
            if self.plain.expect(b']').is_some() {
                return Some(());
            }
            item(self)?;
            self.plain.skip_lines()?;
            if self.plain.expect(b',').is_none() {
                return self.plain.expect(b']');
            }
        }
    }

    /// Every field of an inline table; `field` gives up at a key that it does not know.
    fn table(&mut self, mut field: impl FnMut(&mut Self, &'i str) -> Option<()>) -> Option<()> {
        let mut known: [&str; 4] = [""; 4];
        self.plain.expect(b'{')?;
        for number in 0..known.len() {
            self.plain.skip_blanks();
            let key = self.plain.key()?;
            if known.contains(&key) {
                return None;
            }
            known[number] = key;
            field(self, key)?;
            self.plain.skip_blanks();
            if self.plain.expect(b',').is_none() {
                return self.plain.expect(b'}');
            }
        }
        None
    }

    /// A form: a string, or a table with `form` and fields that `other` knows.
    fn form(&mut self, kind: FormKind, other: fn(&mut Self, &str) -> Option<()>) -> Option<()> {
        if self.plain.peek() != Some(b'{') {
            return self.plain_form(kind);
        }
        let before = self.forms.len();
        self.table(|skim, key| if key == "form" { skim.plain_form(kind) } else { other(skim, key) })?;
        (self.forms.len() == before + 1).then_some(())
    }

    fn plain_form(&mut self, kind: FormKind) -> Option<()> {
        let form = self.text().filter(|form| !form.is_empty())?;
        self.forms.push((form, kind));
        Some(())
    }

    fn of_alias(&mut self, key: &str) -> Option<()> {
        if key == "kind" { self.word::<AliasKind>() } else { None }
    }

    fn of_wrong(&mut self, key: &str) -> Option<()> {
        if key == "why" { self.text().map(drop) } else { None }
    }

    fn of_superseded(&mut self, key: &str) -> Option<()> {
        match key {
            "until" => self.date(),
            _ => self.of_wrong(key),
        }
    }

    fn source(&mut self) -> Option<()> {
        let mut document = "";
        if self.plain.peek() == Some(b'{') {
            self.table(|skim, key| match key {
                "document" => {
                    document = skim.text()?;
                    Some(())
                }
                "number" | "url" => skim.text().map(drop),
                "date" => skim.date(),
                _ => None,
            })?;
        } else {
            document = self.text()?;
        }
        self.sourced = true;
        (!document.is_empty()).then_some(())
    }

    /// Whether there is nothing to be said of the entry as a whole.
    fn is_sound(&self) -> bool {
        let is_long = |&(form, _): &(&str, FormKind)| letters(form).nth(1).is_some();
        let is_right = |form: &str| {
            let mut right = self.forms.iter().take_while(|(_, kind)| kind.is_right());
            right.any(|(right, _)| letters(right).eq(letters(form)))
        };
        let has_term = matches!(self.forms[..], [(_, FormKind::Term), ..]);
        let wrong_forms = || self.forms.iter().filter(|(_, kind)| !kind.is_right());
        has_term
            && self.forms.iter().all(is_long)
            && !wrong_forms().any(|(form, _)| is_right(form))
            && (self.sourced || !self.defined)
    }
}

/// The folded characters of a form.
fn letters(form: &str) -> impl Iterator<Item = char> {
    form.chars().filter_map(|c| match fold(c) {
        Folded::Char(c) => Some(c),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{built_in, read_entry};
    use super::*;

    /// Where the first look answers at all, it says what the full reader says without a remark.
    fn check(block: &str) -> bool {
        let Some(skimmed) = skim(block, Vec::new()) else { return false };
        let mut remarks = Vec::new();
        let entry = read_entry::read(block, &mut |place, kind| remarks.push((place, kind)));
        assert!(remarks.is_empty(), "{block}: {remarks:?}");
        let entry = entry.unwrap();
        let forms: Vec<(&str, FormKind)> = entry.forms().collect();
        assert_eq!(
            (skimmed.id, skimmed.only_quoted, skimmed.forms),
            (entry.id.as_str(), entry.only_quoted, forms),
            "{block}"
        );
        true
    }

    #[test]
    fn sound_entries_are_skimmed() {
        assert!(check("[[term]]\nterm = '溪长制'\n"));
        assert!(check(
            "[[term]] # 一\r\nwrong = [' 溪常制 ', \"西长制\"] # 二\r\nid = 'x'\r\nterm = '溪长制'"
        ));
        assert!(check(
            "[[term]]\nterm = '溪长制'\nsuperseded = { form = '河长制', until = '2020', why = '' }\n\
             aliases = [{ kind = 'short', form = '溪长' }, '溪长工作制',\n]\nonly_quoted = true\n"
        ));
        assert!(check(
            "[[term]]\nterm = '溪长制'\ndefinition = '甲'\nsource = [{ document = '办法', date = '2019-05-20' }, '乙']\n\
             level = 'county'\nstatus = 'draft'\nmust_quote = 'yes'\nvalid_from = '2019'\nrelated = 'x'\nexamples = []\n"
        ));
    }

    #[test]
    fn what_is_rare_or_wrong_is_left_to_the_full_reader() {
        for left in [
            "[[term]]\n",
            "[[term]]\nterm = ''\n",
            "[[term]]\nterm = '制'\n",
            "[[term]]\nterm = '溪长制'\nterm = '溪长制'\n",
            "[[term]]\nterm = '溪长制'\nwrong = ['溪 长制']\n",
            "[[term]]\nterm = '溪长制'\nwrong = [{ why = '误' }]\n",
            "[[term]]\nterm = '溪长制'\nwrong = [{ form = '西长制', form = '溪常制' }]\n",
            "[[term]]\nterm = '溪长制'\naliases = [{ form = '溪长', kind = 'tiny' }]\n",
            "[[term]]\nterm = '溪长制'\ndefinition = '甲'\n",
            "[[term]]\nterm = '溪长制'\ndefinition = '甲'\nsource = []\n",
            "[[term]]\nterm = '溪长制'\nsource = { number = '1' }\n",
            "[[term]]\nterm = '溪长制'\nsource = { document = '甲', number = '1', number = '2' }\n",
            "[[term]]\nterm = '溪长制'\nvalid_from = '上月'\n",
            "[[term]]\nterm = '溪长制'\nvalid_from = 2020-01-01\n",
            "[[term]]\nterm = '溪长制'\nlevel = '县'\n",
            "[[term]]\nterm = '溪长制'\nnmae = 'x'\n",
            "[[term]]\nterm = '溪长制' 'x'\n",
            "[[term]]\nterm = \"溪\\u957f制\"\n",
            "[[term]]\nterm = '溪长制'\nonly_quoted = 'x'\n",
        ] {
            assert!(!check(left), "{left}");
        }
    }

    #[test]
    fn the_entries_that_come_with_the_program_read_alike() {
        let blocks = built_in::FILES
            .iter()
            .flat_map(|(_, text)| text.split("[[term]]").skip(1).map(|rest| format!("[[term]]{rest}")));
        let skimmed = blocks.filter(|block| check(block)).count();
        assert!(skimmed > 100, "{skimmed}");
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_block_the_readers_agree(text in "(term = ('甲乙'|'甲'|\"\") ?\n)?(id = ' ?a?'\n)?((wrong|aliases|superseded|source) = ('甲 乙'|'丙丁'|\\[('丙丁',? ?)?\\{ ?(form|document) = '戊己' ?(, why = ''|, kind = 'full'|, until = '2020')?\\}\\])\n?){0,3}(definition = 'x'\n)?") {
            check(&format!("[[term]]\n{text}"));
        }
    }
}
