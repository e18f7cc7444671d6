//! `misread-encoding`: the file was opened with the wrong encoding. Nothing else is said of such a text.

use crate::rules::{
    Confidence, Drafts, Example, Family, PageView, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `misread-encoding`.
#[derive(Debug)]
pub struct MisreadEncoding;

static INFO: RuleInfo = RuleInfo {
    code: "misread-encoding",
    former_codes: &[],
    family: Family::File,
    severity: Severity::Error,
    on_by_default: true,
    points: None,
    confidence: Confidence::High,
    kinds: &[],
    page: RulePage {
        title: Bilingual { zh: "文件以错误的编码打开", en: "File opened with the wrong encoding" },
        finds: Bilingual {
            zh: "全文多是“\u{fffd}”：文件多半是GB18030（GBK）编码，却被当作UTF-8打开。",
            en: "A text full of “\u{fffd}”: most likely a GB18030 (GBK) file that was opened as UTF-8.",
        },
        why: Bilingual {
            zh: "这样的文字无法校对；存盘后原文就丢失了。",
            en: "Such a text cannot be read, and saving it destroys the file.",
        },
        instead: Bilingual {
            zh: "不要存盘，用正确的编码重新打开。VS Code：点击右下角的“UTF-8”，选“通过编码重新打开”，再选“GB18030”。\
                 Neovim：`:edit ++enc=gb18030`。",
            en: "Do not save; reopen the file with the right encoding. VS Code: click “UTF-8” at the bottom right, \
                 “Reopen with Encoding”, “GB18030”. Neovim: `:edit ++enc=gb18030`.",
        },
        silent: Bilingual {
            zh: "只有个别字符丢失的文件照常校对。",
            en: "A file in which a few characters were lost is read as usual.",
        },
        source: Bilingual {
            zh: "Unicode标准3.9节：无法解码的字节以U+FFFD代替。",
            en: "The Unicode Standard, section 3.9: bytes that cannot be decoded become U+FFFD.",
        },
    },
    examples: &[
        Example::new("⟦\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}⟧"),
        Example::new(
            "⟦\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}12\u{fffd}\u{fffd}⟧\n\u{fffd}\u{fffd}3\u{fffd}\u{fffd}\n",
        ),
        Example::new(
            "\n\n  ⟦\u{fffd}\u{fffd}ʡ\u{fffd}\u{fffd}\u{fffd}\u{fffd}⟧\r\n\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
        ),
        Example::new("⟦Zhubi 0.1 \u{fffd}\u{fffd}\u{fffd}\u{fffd}⟧"),
        Example::new(
            "⟦2024\u{fffd}\u{fffd}5\u{fffd}\u{fffd}1\u{fffd}\u{fffd}⟧\r\u{fffd}\u{fffd}\u{fffd}\u{fffd}\r",
        ),
        Example::new("青禾县今年新增就业1200人。"),
        Example::new("青禾县今年新增就业1200\u{fffd}。"),
        Example::new("青禾县政务服务中心今年新设窗口\u{fffd}\u{fffd}个，办理12\u{fffd}项。"),
        Example::new("plain text"),
        Example::new("\u{fffd}"),
        Example::new("\u{fffd}\u{fffd}"),
        Example::new("本报讯（记者 陆一鸣）㳇水镇的𠮷田村今年收粮。"),
        Example::new(""),
    ],
};

impl Rule for MisreadEncoding {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let Some((_, first)) = page.told.first().filter(|_| page.misread) else { return };
        let message = say!(
            context.lang,
            "文件编码不对：全文多是无法辨认的“\u{fffd}”，多半是GB18030文件被当作UTF-8打开。请勿存盘，用GB18030重新打开\
             （VS Code：点击右下角“UTF-8”→“通过编码重新打开”→“GB18030”；Neovim：:edit ++enc=gb18030）",
            "Wrong encoding: the text is full of “\u{fffd}”, most likely a GB18030 file opened as UTF-8. Do not save; \
             reopen it as GB18030 (VS Code: click “UTF-8” at the bottom right, “Reopen with Encoding”, “GB18030”; \
             Neovim: :edit ++enc=gb18030)"
        );
        out.report(Place::new(0, Span::new(0, first.text.len())), message);
    }
}
