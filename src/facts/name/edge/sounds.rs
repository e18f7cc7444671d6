//! Readings as names written by their sound: 克林顿, 约翰·史密斯, 约翰内斯堡.

use super::{Edge, Text, word};
use crate::facts::name::class::Class;
use crate::facts::name::dictionary::NEVER;
use crate::facts::name::packing::WordHash;
use crate::facts::name::weights::Form;

impl Text<'_> {
    /// 克林顿, 约翰·史密斯, 约翰内斯堡.
    pub(super) fn sounds(&self, start: usize, edges: &mut Vec<Edge>) {
        let mut cost = 0;
        let mut dots = 0;
        let mut end = start;
        let mut in_part = 0;
        while let Some(&c) = self.characters.get(end) {
            if matches!(c, '·' | '•' | '・' | '．' | '—') && in_part > 0 {
                dots += 1;
                in_part = 0;
                end += 1;
                self.known_after_dot(start, end, cost, edges);
                if dots > 4 {
                    break;
                }
                continue;
            }
            if self.marks[end].is_some() {
                break;
            }
            in_part += 1;
            end += 1;
            let sound = self.dictionary.facts(c).sound;
            let limit = if dots > 0 { 8 } else { 7 };
            if in_part > limit {
                break;
            }
            if sound == NEVER {
                // Only around a dot may characters stand that are rare in such names.
                if dots == 0 && !self.has_dot_within(end, 6) {
                    break;
                }
                cost += 1500;
            } else {
                cost += i32::from(sound);
            }
            let length = end - start;
            let name = |class: Class, form: Form| Edge { form, ..word(start, end, class, cost) };
            if dots > 0 {
                let cost = cost * 6 / 10;
                edges.push(Edge { cost, ..name(Class::Person, Form::Dotted) });
            } else if length >= 2 {
                edges.push(name(Class::Person, Form::SoundPerson));
                edges.push(name(Class::Place, Form::SoundPlace));
            }
        }
    }

    /// 拉吉夫·甘地: a known name after the dot.
    fn known_after_dot(&self, start: usize, from: usize, cost: i32, edges: &mut Vec<Edge>) {
        let mut hash = WordHash::default();
        for (length, &c) in self.characters[from..].iter().take(7).enumerate() {
            hash = hash.with(c);
            if length > 0 && self.dictionary.lexicon.entries(hash).any(|entry| entry.class == Class::Person) {
                let end = from + length + 1;
                edges.push(Edge {
                    form: Form::Dotted,
                    ..word(start, end, Class::Person, cost * 6 / 10 + 300)
                });
            }
        }
    }

    /// Whether a dot stands among the next `reach` characters, with no other mark before it.
    fn has_dot_within(&self, from: usize, reach: usize) -> bool {
        self.has_dot
            && self.characters[from..]
                .iter()
                .take(reach)
                .take_while(|&&c| Class::of_mark(c).is_none() || c == '·' || c == '•')
                .any(|&c| matches!(c, '·' | '•'))
    }
}
