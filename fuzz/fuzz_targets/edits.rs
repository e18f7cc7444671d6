//! The editable buffer stays equal to a plain string that receives the same edits, wherever the client's positions point.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use zhubi::text::{Buffer, LineIndex, Position};

#[derive(Arbitrary, Debug)]
struct Edit {
    from: (u8, u8),
    to: (u8, u8),
    text: String,
}

fuzz_target!(|input: (String, Vec<Edit>)| {
    let (mut plain, edits) = input;
    let mut buffer = Buffer::new(&plain);
    for edit in edits {
        let at = |(line, character): (u8, u8)| Position { line: line.into(), character: character.into() };
        let (from, to) = (at(edit.from), at(edit.to));
        let index = LineIndex::new(&plain);
        let (start, end) = (index.offset(&plain, from), index.offset(&plain, to));
        buffer.replace(from..to, &edit.text);
        plain.replace_range(start.min(end)..start.max(end), &edit.text);
        assert_eq!(&*buffer.snapshot(), plain.as_str());
    }
});
