//! Small articles and what the register holds of them.

use super::{BlockPart, EntityKind, Register, Source};
use crate::article::{Role, Sentence};
use crate::facts::{BlockFacts, ReadContext};
use crate::text::Span;

/// Blocks as they were read.
struct Read<'a> {
    blocks: &'a [(Role, &'a str)],
    sentences: Vec<Vec<Sentence>>,
    facts: Vec<BlockFacts>,
    parts: Vec<BlockPart>,
}

impl<'a> Read<'a> {
    fn of(blocks: &'a [(Role, &'a str)]) -> Read<'a> {
        let whole = |text: &str| vec![Sentence { span: Span::new(0, text.len()), open: false }];
        let sentences: Vec<Vec<Sentence>> = blocks.iter().map(|(_, text)| whole(text)).collect();
        let facts: Vec<BlockFacts> = blocks
            .iter()
            .zip(&sentences)
            .map(|(&(role, text), sentences)| {
                BlockFacts::read(text, ReadContext { role, sentences, dictionary: None })
            })
            .collect();
        let parts = blocks.iter().zip(&facts).map(|(&(role, text), facts)| BlockPart::of(text, role, facts));
        Read { parts: parts.collect(), blocks, sentences, facts }
    }

    fn sources(&self) -> Vec<Source<'_>> {
        let source = |(number, &(role, text)): (usize, &(Role, &'a str))| Source {
            text,
            role,
            sentences: &self.sentences[number],
            facts: &self.facts[number],
            part: &self.parts[number],
        };
        self.blocks.iter().enumerate().map(source).collect()
    }
}

/// The register of an article of these blocks.
fn register(blocks: &[(Role, &str)]) -> Register {
    Register::of(&Read::of(blocks).sources(), None)
}

#[test]
fn a_term_keeps_its_mentions_with_and_without_marks() {
    let register = register(&[
        (Role::Headline, "“邻里智联”上线"),
        (Role::Paragraph, "村民用邻里智联反映问题，“邻里智联”当天答复。"),
    ]);
    let terms: Vec<_> = register.of_kind(EntityKind::Term).collect();
    assert_eq!(terms.len(), 1);
    assert_eq!(&*terms[0].name().text, "邻里智联");
    let quoted: Vec<bool> = terms[0].mentions.iter().map(|mention| mention.is_quoted).collect();
    assert_eq!(quoted, [true, false, true]);
}

#[test]
fn a_place_in_the_text_leads_to_its_entity() {
    let register = register(&[(Role::Paragraph, "“邻里智联”好，邻里智联快。")]);
    let text = "“邻里智联”好，邻里智联快。";
    let second = text.rfind('邻').unwrap();
    let (entity, mention) = register.entity_at(0, second + 3).unwrap();
    assert_eq!((&*entity.name().text, mention), ("邻里智联", 1));
    assert!(register.entity_at(0, text.find('好').unwrap() + 3).is_none());
    assert!(register.entity_at(1, 0).is_none());
}

#[test]
fn a_near_copy_says_what_speaks_for_a_slip() {
    let register = register(&[(Role::Paragraph, "“邻里智联”好，“邻里智联”快，邻里智连也好。")]);
    assert_eq!(register.near_copies.len(), 1);
    let copy = &register.near_copies[0];
    assert_eq!((&*copy.text, copy.other, copy.stands_out), ("邻里智连", None, true));
}

#[test]
fn what_is_taken_over_from_the_version_before_is_what_a_new_reading_finds() {
    let article = [
        (Role::Headline, "“邻里智联”上线"),
        (Role::Paragraph, "村民用“邻里智联”反映问题，“邻里智联”当天答复。"),
        (Role::Paragraph, "邻里智连也好，“一键调解”更好。"),
        (Role::Paragraph, "一键调节很快，“一键调解”不收钱。"),
    ];
    let first = Read::of(&article);
    let before = Register::of(&first.sources(), None);
    assert_eq!(before.near_copies.len(), 2);
    let copies_after = |changed: &[(usize, (Role, &str))], inserted: bool| {
        let texts: Vec<(Role, &str)> = changed.iter().map(|&(_, block)| block).collect();
        let new = Read::of(&texts);
        let mut sources = first.sources();
        for (&(at, _), source) in changed.iter().zip(new.sources()) {
            if inserted {
                sources.insert(at, source);
            } else {
                sources[at] = source;
            }
        }
        let again = Register::of(&sources, Some(&before));
        let anew = Register::of(&sources, None);
        assert_eq!((&again.near_copies, &again.entities), (&anew.near_copies, &anew.entities));
        again.near_copies.len()
    };
    // The slip is mended, a second one is made, a term more is told, a block more stands before the others.
    assert_eq!(copies_after(&[(2, (Role::Paragraph, "邻里智联也好，“一键调解”更好。"))], false), 1);
    assert_eq!(copies_after(&[(2, (Role::Paragraph, "邻里智连好，邻里只联好，“一键调解”更好。"))], false), 3);
    assert_eq!(copies_after(&[(3, (Role::Paragraph, "一键调节很快，“邻里茶座”也开了。"))], false), 2);
    assert_eq!(copies_after(&[(1, (Role::Paragraph, "平安无事。"))], true), 2);
}
