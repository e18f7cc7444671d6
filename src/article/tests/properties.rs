//! What holds for the segmentation of any text.

use crate::article::{Page, outline, segment};
use proptest::prelude::*;

/// Panics if `page` is not a faithful reading of `document`.
fn check_faithful(document: &str, page: &Page) {
    let mut covered = vec![0u8; document.len()];
    for block in &page.blocks {
        assert!(!block.pieces.is_empty());
        let text = block.text(document);
        for piece in &block.pieces {
            let at = piece.at as usize;
            assert_eq!(&text[at..at + piece.span.len()], piece.span.of(document));
            covered[piece.span.range()].iter_mut().for_each(|count| *count += 1);
        }
        let mut end = 0;
        for sentence in block.sentences.iter() {
            assert!(text[end..sentence.span.start as usize].trim().is_empty());
            assert!(!sentence.span.of(text).is_empty());
            end = sentence.span.end as usize;
        }
        assert!(text[end..].trim().is_empty());
    }
    for (at, c) in document.char_indices() {
        let expected = u8::from(!super::super::lines::is_blank(c));
        assert!(covered[at] <= 1, "byte {at} lies in several blocks");
        assert!(covered[at] >= expected || c == '#', "byte {at} ({c:?}) lies in no block");
    }
    assert!(page.blocks.windows(2).all(|pair| pair[0].pieces[0].span.start < pair[1].pieces[0].span.start));
    assert!(page.articles.windows(2).all(|pair| pair[0].blocks.end <= pair[1].blocks.start));
    for article in &page.articles {
        assert!(article.blocks.start < article.blocks.end && article.blocks.end <= page.blocks.len());
        assert!(article.headline.is_none_or(|headline| article.blocks.contains(&headline)));
    }
    for item in outline(page, document) {
        assert!(item.range.covers(item.title_range), "{item:?}");
        assert!(item.sections.iter().all(|section| item.range.covers(section.range)));
    }
}

/// Lines of every kind, to be put together at random.
const LINES: &[&str] = &[
    "",
    "",
    "　　云溪区受理信访事项1200件，办结1080件。",
    "平安云溪",
    "行动有速度",
    "服务有温度",
    "云溪区：",
    "本报记者 周平 通讯员 李梅",
    "周平 李梅",
    "群众在排队 周平 摄",
    "全区共排查隐患534",
    "个村（社区）没有发生火灾。",
    "一、工作回顾",
    "（一）平安建设",
    "# 标题",
    "## 小标题",
    "2022年4月2日 星期六",
    "责任编辑：周平",
    "12",
    "从一件件小事抓起，云溪区",
    "（周平）",
    "谁来养老？",
    "---",
    "”",
    "本报讯 近日，云溪区召开会议。",
];

proptest! {
    #[test]
    fn any_text_is_read_faithfully(document in "(?s).{0,200}") {
        check_faithful(&document, &segment(&document));
    }

    #[test]
    fn any_page_is_read_faithfully(
        lines in prop::collection::vec(prop::sample::select(LINES), 0..30),
        line_break in prop::sample::select(&["\n", "\r\n", "\r"][..]),
    ) {
        let document = lines.join(line_break);
        check_faithful(&document, &segment(&document));
    }

    #[test]
    fn line_breaks_of_any_kind_give_the_same_blocks(lines in prop::collection::vec(prop::sample::select(LINES), 0..30)) {
        let texts = |line_break: &str| {
            let document = lines.join(line_break);
            let page = segment(&document);
            let blocks = page.blocks.iter().map(|block| (block.role, block.text(&document).to_owned()));
            (blocks.collect::<Vec<_>>(), page.articles)
        };
        prop_assert_eq!(texts("\n"), texts("\r\n"));
        prop_assert_eq!(texts("\n"), texts("\r"));
    }
}

#[test]
fn headings_marks_alone_lie_outside_of_blocks() {
    let document = "# 云溪区平安建设见实效\n\n正文。";
    let page = segment(document);
    assert_eq!(page.blocks[0].text(document), "云溪区平安建设见实效");
    check_faithful(document, &page);
}
