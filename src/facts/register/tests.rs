//! Small articles and what the register holds of them.

use super::{BlockPart, EntityKind, Register, Source};
use crate::article::{Role, Sentence};
use crate::facts::{BlockFacts, ReadContext};
use crate::text::Span;

/// The register of an article of these blocks.
fn register(blocks: &[(Role, &str)]) -> Register {
    let sentences: Vec<Vec<Sentence>> = blocks
        .iter()
        .map(|(_, text)| vec![Sentence { span: Span::new(0, text.len()), open: false }])
        .collect();
    let facts: Vec<BlockFacts> = blocks
        .iter()
        .zip(&sentences)
        .map(|(&(role, text), sentences)| {
            BlockFacts::read(text, ReadContext { role, sentences, dictionary: None })
        })
        .collect();
    let parts: Vec<BlockPart> =
        blocks.iter().zip(&facts).map(|(&(role, text), facts)| BlockPart::of(text, role, facts)).collect();
    let sources: Vec<Source> = blocks
        .iter()
        .zip(&facts)
        .zip(&sentences)
        .zip(&parts)
        .map(|(((&(role, text), facts), sentences), part)| Source { text, role, sentences, facts, part })
        .collect();
    Register::of(&sources)
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
