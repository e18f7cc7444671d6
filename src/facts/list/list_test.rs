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
fn what_closes_a_list_or_only_looks_like_a_joint() {
    check("绿地分为特级、一级、二级、三级5个等级。", &["5个 4-4"]);
    check("四个端点——北岩、东礁、南嘴——连成一圈。", &["四个 3-3"]);
    check("奖章涉及教育、文化、体育4个领域。", &["4个 3-3"]);
    check("省控股或参股公司、项目公司、运营公司三个主体。", &["三个 3-3"]);
    check("设薪酬与考核委员会、风险与战略委员会、审计委员会等三个委员会。", &["三个 3-5~"]);
    check("在柳溪、石桥、南塘增设三个法庭。", &["三个 3-3"]);
    check("柳溪、石桥、南塘增设三个法庭。", &[]);
    check("京津冀、山东两大片区协同。", &["两大 2-4"]);
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

#[test]
fn lists_of_clauses_behind_a_colon() {
    check("社里立了六条规矩：不打禁药，不掺次果，不压价，不欠款。", &["六条 4-4"]);
    check("公约写着“六不准”：不准乱搭建，不准乱停车，不准毁林，违者通报。", &["六 3-3"]);
    check("他总结出“四个心”：接待群众热心，倾听诉求耐心，跟踪回访细心。", &["四 3-3"]);
    check("镇里定了三项措施：村里先摸底，镇里派人，由县里补钱。", &[]);
    check("会上定了三件事：路要修，渠要通，谁来管护由村里商量。", &[]);
    check("立了三条规矩：不打药、不用肥，不掺假，不欠账。", &[]);
}

#[test]
fn quoted_terms_that_repeat_what_a_coined_term_counts() {
    check("开展“亮身份”“亮承诺”“亮业绩”“四亮”行动。", &["四 3-3"]);
    check("做到“早发现”“早报告”“四亮”。", &[]);
}
