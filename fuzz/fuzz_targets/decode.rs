//! Whatever bytes a file holds, it is read as text or refused, and every place of the text survives the way to a position and back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhubi::text::{LineIndex, decode};

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes) else { return };
    let text = decoded.text.as_str();
    let index = LineIndex::new(text);
    for (offset, _) in text.char_indices() {
        let position = index.position(text, offset);
        let back = index.offset(text, position);
        // Inside one line ending (CR LF) there is no position of its own.
        assert!(back == offset || text[..offset].ends_with('\r'), "{offset} became {position:?} became {back}");
    }
});
