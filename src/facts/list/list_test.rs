//! Lists, their counts and pairs of lists, on single sentences.

use super::*;

/// The claim, the least and greatest number of members, and ~ where the list is open, of every list of `text`.
fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = read(text)
        .lists
        .iter()
        .map(|list| {
            let counts = list.members.counts;
            let open = if list.open { "~" } else { "" };
            format!("{} {}-{}{open}", list.claim.span.of(text), counts.least(), counts.greatest())
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn lists_before_their_count() {
    check("水务、电力、燃气三家单位抢修。", &["三家 3-3"]);
    check("打造“云上问诊、云上问学”两大场景。", &["两大 2-2"]);
    check("推行“定人”“定时”和“定责”三项制度。", &["三项 3-3"]);
    check("上岙村、溪口村等8个村没有积案。", &["8个 2-2~"]);
    check("建立区、镇、村三级机制。", &["三级 3-3"]);
}

#[test]
fn lists_behind_their_count() {
    check("建立三项制度：值班、回访、督查。", &["三项 3-3"]);
    check("“三定”即“定人”“定时”“定责”。", &["三 3-3"]);
    check("四类人员（老人、儿童、残疾人等）优先。", &["四类 3-3~"]);
    check("推行“四早”（早发现、早报告、早隔离、早治疗）。", &["四 4-4"]);
}

#[test]
fn a_joining_word_inside_a_member_leaves_two_readings() {
    check("表彰了安装和调试、采购、财务三个班组。", &["三个 3-4"]);
}

#[test]
fn what_is_no_list_of_the_counted_things() {
    check("他到工地、码头、仓库开展三次走访。", &[]);
    check("培育3个文化村、4个示范户、5个合作社。", &[]);
    check("增强“四个意识”、坚定“四个自信”、做到“两个维护”。", &[]);
    check("甲、乙、丙的三个村都通了路。", &[]);
    check("全县9个县（市、区）设了站。", &[]);
    check("上海、江苏、浙江、安徽三省一市会商。", &[]);
    check("设滑冰、冬季两项、冰壶。", &[]);
}

#[test]
fn pairs_keep_values_of_one_unit() {
    let pairs = read("甲、乙、丙三镇分别受理12件、15件。").pairs;
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].values.len(), 2);
    assert_eq!(read("甲、乙两队分别获得3枚金牌、2枚银牌。").pairs, []);
    assert_eq!(read("工业、农业产值分别增长8%。").pairs, []);
}
