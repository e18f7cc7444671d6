//! Captions and credits: “……  周平 摄”, “云溪区供图”, “图为……”.

use super::names::is_name;
use super::words::Words;
use std::sync::LazyLock;

const LONGEST: usize = 120;
static OPENERS: LazyLock<Words> = LazyLock::new(|| Words::new(OPENING));
static CREDITS: LazyLock<Words> = LazyLock::new(|| Words::new(CREDITING));
const OPENING: [&str; 21] = [
    "图为",
    "图：",
    "图:",
    "上图",
    "下图",
    "左图",
    "右图",
    "中图",
    "图①",
    "图②",
    "图③",
    "▲",
    "△",
    "▼",
    "↑",
    "↓",
    "题图",
    "图/",
    "图片：",
    "资料图",
    "（图",
];
const CREDITING: [&str; 14] = [
    "供图",
    "制图",
    "绘图",
    "配图",
    "图片",
    "资料图",
    "资料照片",
    "摄影",
    "/图",
    "图/",
    "图文",
    "发",
    "绘",
    "提供",
];

/// Whether a line is the words under a picture or its credit.
pub(super) fn is_caption(line: &str, chars: usize) -> bool {
    if chars > LONGEST {
        return false;
    }
    if OPENERS.open(line) {
        return true;
    }
    let bare = line.trim_end_matches(['）', ')', '。', ' ', '　']);
    is_taken_by(bare) || is_given_by(bare) || is_credit_behind_stop(line)
}

/// Whether the text ends with “某某 摄”.
fn is_taken_by(text: &str) -> bool {
    let Some(before) = text.strip_suffix('摄').or_else(|| text.strip_suffix("摄影")) else { return false };
    let name_set_off = before.trim_end();
    if before.ends_with(char::is_whitespace) || name_set_off.ends_with(['/', '／']) {
        return !name_set_off.is_empty();
    }
    if before.contains("记者") || before.contains("通讯员") {
        return before.rfind(['，', '。', ',']).is_none_or(|comma| before[comma..].contains(['记', '通']));
    }
    // 周平摄, after a space or bracket or alone
    let token = before.rsplit([' ', '　', '（', '(', '。', '、', '/']).next().unwrap_or(before);
    is_name(token)
}

/// Whether the text ends with “某某 供图”, “某某提供”, set off by a space or bracket or short enough to be nothing else.
fn is_given_by(text: &str) -> bool {
    CREDITS.closing(text).any(|credit| match credit {
        "供图" | "制图" | "绘图" | "资料图" | "资料照片" | "/图" => true,
        _ => {
            let before = text[..text.len() - credit.len()].trim_end();
            let token = before.rsplit([' ', '　', '（', '(', '。']).next().unwrap_or(before);
            before.len() > token.len() && is_name(token)
        }
    })
}

/// Whether a reporter's name stands unstopped behind the last stop: “……作工作报告。海州日报记者 周平”.
fn is_credit_behind_stop(line: &str) -> bool {
    let Some(stop) = line.rfind('。') else { return false };
    let tail = line[stop + '。'.len_utf8()..].trim();
    !tail.is_empty() && tail.contains("记者") && super::byline::is_byline(tail, tail.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        for line in [
            "春溪镇网格员在巡查 周平 摄",
            "通讯员 周平 摄",
            "周平摄",
            "（本报记者周建平摄）",
            "云溪区信访局供图",
            "云溪江景 云溪区信访局供图",
            "图为网格员在走访。周平摄",
            "图为网格员在走访。",
            "▲调解员在田头",
            "网格员在走访。 周平/图",
            "周平在大会上作报告。海州日报记者 周平",
        ] {
            assert!(is_caption(line, line.chars().count()), "{line}");
        }
        for line in [
            "这张照片由志愿者拍摄",
            "他爱上了航拍摄影",
            "谋划发展新蓝图",
            "绘就乡村新画卷",
            "志愿服务由社区提供",
            "记者见到周平时，他正在走访。",
            "一图读懂",
        ] {
            assert!(!is_caption(line, line.chars().count()), "{line}");
        }
    }
}
