//! A fixed number of keystrokes spread over a text, in this process and with nothing else: for counting instructions
//! (`valgrind --tool=callgrind TARGET 10000 60`, once more with 0 keystrokes, and the difference is theirs).

mod support;

use std::sync::Arc;
use support::{SIZES, text_of};
use zhubi::analysis::{Analysis, Inputs};
use zhubi::facts::name::Dictionary;
use zhubi::project::Project;
use zhubi::text::{Buffer, Lang, LineIndex};

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let bytes = numbers.next().unwrap_or(SIZES[0]);
    let keystrokes = numbers.next().unwrap_or(60);
    let inputs = Inputs { dictionary: Some(Dictionary::built_in()), ..Project::defaults().inputs(Lang::Zh) };
    let text = text_of(bytes);
    let lines = LineIndex::new(&text);
    let mut buffer = Buffer::new(&text);
    let mut analysis = Analysis::of(Arc::from(&*text), &inputs, None);
    for index in 0..keystrokes / 2 {
        let offset = text.len() * index / (keystrokes / 2);
        let offset = (offset..).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let start = lines.position(&text, offset);
        let mut end = start;
        end.character += 1;
        for (range, typed) in [(start..start, "新"), (start..end, "")] {
            buffer.replace(range, typed);
            analysis = Analysis::of(buffer.snapshot(), &inputs, Some(&analysis));
        }
    }
    assert_eq!(&*analysis.text, text);
}
