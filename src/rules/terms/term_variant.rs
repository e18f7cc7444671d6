//! `term-variant`: a quoted term, scheme or title that is written in two ways.

use super::other_numeral::{self, NUMERALS};
use super::other_order;
use crate::article::Role;
use crate::facts::register::{EntityKind, Likeness, Slip};
use crate::rules::names::variant::{self, Pair, SERIES, share_a_sentence};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::Bilingual;

/// `term-variant`.
#[derive(Debug)]
pub struct TermVariant;

static INFO: RuleInfo = RuleInfo {
    code: "term-variant",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A30", "A33", "A46", "T01"],
    page: RulePage {
        title: Bilingual { zh: "专用语前后不一", en: "Term in two spellings" },
        finds: Bilingual {
            zh: "加引号或书名号的专用语（机制、平台、品牌、工程、活动、文件名），文中另有一处与它只差一个字，\
                 而且差的那个字音同、音近或形近，或者相邻两字颠倒；两处都加了引号或书名号的，换成别的字也报\
                 （四个字以上、一种写法不止一次，或者七个字以上）。",
            en: "A term in quotation or book marks (a scheme, platform, brand, project, document) of which the article \
                 holds a copy with a single slip: one character that sounds or looks alike, or two neighbours swapped; \
                 any other character where both stand in marks and the term comes back or has seven characters.",
        },
        why: Bilingual {
            zh: "同一个专用语写成两样，读者会以为是两回事；其中必有一处是错字。",
            en: "Written in two ways, one thing looks like two, and one of the two is a misprint.",
        },
        instead: Bilingual {
            zh: "对照原文件，统一写法。", en: "Check the source and write it one way."
        },
        silent: Bilingual {
            zh: "两种写法都反复出现；两者并列（“甲队”“乙队”）；同在一句而差的字不相像；成系列的字（东西、大小、新老）；\
                 只差数目字（“三定”“三要”），\
                 而前后文不同、也不是规划时期的名称；\
                 那个字与前后文组成常用词，说明是另一个词。",
            en: "Silent where both forms come back, where they stand side by side or, unlike, in one sentence, where they are \
                 members of a series (east and west, old and new), where only a numeral differs \
                 (“三定”, “三要”) with other words around it, and where the character makes a common word with its neighbours.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一名称全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "青川上线“邻里智联”\n“邻里智联”平台汇聚各方信息。村民通过“邻里智联”反映问题。⟦邻里智连⟧还能预约办事。",
        ),
        Example::new("县里推出“平安哨点”。全县建成哨点120个，⟦平安哨典⟧覆盖所有行政村，“平安哨点”成了品牌。"),
        Example::new(
            "“护苗先锋”活动启动。三年来，护苗先锋队员走进学校，⟦护先苗锋⟧的名声越来越响。护苗先锋还在壮大。",
        ),
        Example::new("《邻里公约》共十条。村民说，《邻里公约》管用。大家对照《⟦邻里公月⟧》检查。"),
        Example::new("“一码通办”让群众少跑腿。“⟦一玛通办⟧”平台已接入12个部门。群众夸“一码通办”好。"),
        Example::new("“三色管家”进小区。“三色管家”每周走访，⟦三瑟管家⟧还帮老人代办。"),
        Example::new(
            "全市启动海洋强市建设“八项工程”。“八项工程”涵盖渔业、港口。\n\n市长说，“八项工程”是民生工程。\n\n五年来，海洋强市建设“⟦六项工程⟧”全部开工。",
        ),
        Example::new(
            "傅平：做乡村振兴的“岭头雁”\n\n渔溪村党总支书记傅平当了12年支书。\n\n傅平说，要做乡村振兴的“⟦领头雁⟧”。",
        ),
        Example::new(
            "“十四五”时期，全县建成码头12座。\n\n“⟦十四九⟧”期间，渔船更新36艘。\n\n“十四五”规划圆满收官。",
        ),
        Example::new(
            "“一村三员”进渔村。“一村三员”每周走访。\n\n“一村三员”化解纠纷12起。\n\n村民说，“⟦一村五员⟧”帮了大忙。",
        ),
        Example::new(
            "海上“大三通”航线运行满5年。\n\n“大三通”船票可以网上买。\n\n五年来，“⟦大八通⟧”航线运送旅客3万人次。",
        ),
        Example::new("“海聘行动进行时”活动启动。“海聘行动进行时”走进码头。\n\n县里还开通“⟦海拼行动⟧”专区。"),
        Example::new(
            "“书香润渔家”走进码头\n“书香润渔家”活动走进码头，渔民领到了借书证。\n\n下一站，“⟦书香满渔家⟧”将走进渔村。",
        ),
        Example::new("“共富渔坊”让渔村有了活干。“共富渔坊”去年开张。\n\n“⟦共富渔仓⟧”办公室每季度分红。"),
        Example::new(
            "昨天，《⟦青川市生活垃圾管理条例⟧》表决通过。\n\n为确保《青川市生活垃圾处理条例》落地，市里将开展百日行动。",
        ),
        Example::new(
            "县里推行“三问四办”工作法。“三问四办”写进考核。\n\n半年来，镇里靠“⟦四问三办⟧”办结诉求890件。“三问四办”受到欢迎。",
        ),
        Example::new(
            "路口立起“一停二看三通过”的牌子。\n\n老人都会念“⟦一看二停三通过⟧”。孩子也念“一停二看三通过”。",
        ),
        Example::new(
            "散文集《渔港的灯火》首发。《渔港的灯火》写了七个渔村。\n\n评论家说，《⟦渔港的灯光⟧》亲切。",
        ),
        Example::new(
            "“渔家大讲台”开讲。“渔家大讲台”每周一讲。“渔家大讲台”请来老船长。\n\n在“⟦渔家大舞台⟧”前，坐满了人。",
        ),
        Example::new("“一证多址”改革落地，“一证多址”方便了企业。“一址多证”改革也在试点，“一址多证”共12家。"),
        Example::new("“化零为整”收田，收来的田再“化整为零”包出去。"),
        Example::new("散文集《渔港的灯火》《渔港的灯光》同时首发，《渔港的灯火》先卖完。"),
        Example::new("“渔快办”上线。“渔快办”装在手机里。\n\n截至目前，“⟦渔快帮⟧”有用户3万人。"),
        // Silent.
        Example::new("“东岸计划”启动，“东岸计划”投资3亿元。\n\n“西岸计划”明年启动。"),
        Example::new(
            "法院审结一起商标侵权案。“老灶坊”牌豆豉已有四十年历史，“老灶坊”2005年注册。\n\n厂长在外地见到一种“老皂坊”豆豉。被告说“老灶坊”与它含义不同。",
        ),
        Example::new("“渔民节”上，“最美渔村”“最美渔嫂”同时揭晓。“最美渔村”共10个。"),
        Example::new("县里办了“渔家书屋”，“渔家书屋”藏书3万册，与“渔家食堂”同在一条街上。"),
        Example::new("“一户一策”帮扶到家。“一户一档”记下变化。\n\n“一企一策”助企开工。"),
        Example::new("老话说“巧妇难为无米之炊”。\n\n有了社区食堂，“巧妇能为无米之炊”成了笑谈。"),
        Example::new("“清渠工程”让山村有了水，“清渠工程”管着十二个村。\n\n“清风工程”明年动工。"),
        Example::new("“渔民大学堂”开课。“渔民大学堂”每周一课。\n\n“渔民大食堂”开饭，“渔民大食堂”三荤两素。"),
        Example::new("“十四五”规划收官。“十五五”规划起步。\n\n“十四五”的成绩，是“十五五”的起点。"),
        Example::new(
            "县里提出“一核两翼”布局。“一核两翼”写进规划。\n\n“一核两翼”初步成形后，“一核两翼”又升级为“一核三翼”。",
        ),
        Example::new("民警方敏荣立“二等功”。“二等功”奖章由市里颁发。\n\n民警何涛荣立“三等功”。"),
        Example::new(
            "全市启动海洋强市建设“八项工程”。“八项工程”涵盖渔业、港口。\n\n市长说，“八项工程”是民生工程。\n\n另有“六项工程”在山区推进。",
        ),
        Example::new(
            "全市推进海洋强市建设“一期工程”。“一期工程”已完工。\n\n市长说，“一期工程”质量好。\n\n明年启动海洋强市建设“二期工程”。",
        ),
        Example::new("“最多跑一次”改革不断深化，“最多跑一地”同步推进。“最多跑一次”深得人心。"),
        Example::new("会前“三定”、会中“三要”、会后“三有”。“三定”即定时、定人、定题，“三定”是前提。"),
        Example::new("“红色管家”“红色管架”并列展出。“红色管家”最受欢迎。"),
        Example::new("“十四五”时期打下基础，“十五五”时期接续努力。“十四五”收官在即。"),
        Example::new("渔乡大学附属第一医院（简称“渔一医院”）今天义诊。\n\n⟦渔一医愿⟧派出医生12名。"),
        Example::new("“蒸发池”建在滩涂上。“蒸发池”防渗不到位，“蒸发池”已停用。\n\n废水不再排入⟦整发池⟧。"),
        Example::new("“乡村游”升温。“乡村游”靠生态，“乡村游”也靠服务。\n\n来岛上体验⟦乡游村⟧的人多了。"),
        Example::new("渔乡大学附属第一医院（简称“渔一医院”）今天义诊。\n\n渔二医院派出医生12名。"),
        Example::new("“清风小站”开张。“清风小站”每天接待百人。清风送爽，小站门前排起队。"),
        Example::new("“守护者”获奖。“守护者”有120人，守护着一方平安。“守护者”每天巡逻。"),
        Example::new("“平安鼎”“平安丁”两个账号都在更新。“平安鼎”有粉丝1万，“平安丁”有粉丝2万。"),
        Example::new("问题发现在基层、政策宣传在基层、疑惑答复在基层、矛盾化解在基层。"),
        Example::new("“青老友好周”开幕。“中老友好周”期间，“中老友好周”活动丰富，“老中友好周”也由老方举办。"),
        Example::new("“新时代”号列车启程，“新时代”号列车满载。新时期要有新作为。"),
    ],
};

impl Rule for TermVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for pair in variant::pairs(article.register, context.terms, |entity| entity.kind == EntityKind::Term)
        {
            if is_slip(&pair, article) {
                variant::report(&pair.variant(), article, context, out);
            }
        }
        other_numeral::report(article, context, out);
        other_order::report(article, context, out);
    }
}

fn is_slip(pair: &Pair, article: &ArticleView) -> bool {
    if pair.both_come_back()
        || is_imitation(article)
        || pair.stand_side_by_side(article)
        || differs_by_numeral(pair.copy.slip)
        || is_other_order(pair)
    {
        return false;
    }
    let is_long = pair.length() > 3;
    let (known_count, copy_count) = (pair.known_count(), pair.copy_count());
    if !pair.is_alike() {
        return is_another_word(pair, article);
    }
    // Marks that hold more words than the term count too: “国聘行动”, “奋斗有我 国聘行动”.
    let comes_back = known_count.max(copy_count).max(pair.copy.known_hits) > 1;
    let swapped = matches!(pair.copy.slip, Slip::Swapped { .. });
    let sure_slip = pair.copy.likeness != Some(Likeness::NearSound);
    let stands_out = if known_count > copy_count { pair.copy.stands_out } else { pair.copy.known_stands_out };
    let either_stands_out = pair.copy.stands_out || pair.copy.known_stands_out;
    // The headline takes its terms from the text.
    let headline_against_text =
        sure_slip && pair.length() > 2 && either_stands_out && pair.only_headline_and_text_differ(article);
    let is_well_known_here = known_count >= OFTEN
        && copy_count == 1
        && pair.copy.likeness == Some(Likeness::SameSound)
        && is_in_text(pair, article);
    headline_against_text
        || is_well_known_here && pair.length() > 2 && (pair.other.is_some() || is_torn(pair))
        || swapped && known_count >= OFTEN && copy_count == 1 && pair.other.is_none() && is_torn(pair)
        || sure_slip && is_long && pair.copy.stands_out && is_introduced_as_short(pair, article)
        || sure_slip && pair.length() > 2 && pair.has_the_same_words_beside()
        || match pair.other {
            // Both stand in marks: marks say that each is a term of its own, so the slip must be a plain one.
            Some(_) if comes_back => stands_out || sure_slip && (is_long || swapped),
            Some(_) => sure_slip && is_long && either_stands_out,
            None => {
                comes_back
                    && (stands_out || is_long && (swapped || sure_slip))
                    && (sure_slip || known_count > 1)
            }
        }
}

/// A term in marks, once with a character that is not alike: 书香润万家, 书香满万家. Members of a series differ so, and what
/// a sentence sets side by side.
fn is_another_word(pair: &Pair, article: &ArticleView) -> bool {
    let Slip::Replaced { index, known, here } = pair.copy.slip else { return false };
    let Some(other) = pair.other else { return false };
    let is_series = SERIES.contains(known) && SERIES.contains(here);
    let comes_back = pair.known_count().max(pair.copy_count()) > 1;
    // 港车北上 and 澳车北上: what a term begins with often tells two of a kind apart.
    // 清风工程 beside 清泉工程: with a word of its own it may be another term; the title of a document may not.
    let is_document = pair.copy_stands_in_book_marks(article);
    let is_well_known = pair.known_count() >= OFTEN && pair.copy_count() == 1 && pair.length() > 4;
    let is_one_document = is_document && (comes_back && pair.length() > 4 || pair.length() >= LONG_TERM);
    let is_other_word = pair.makes_a_word_inside() && !is_one_document && !is_well_known;
    let is_enough = pair.length() >= LONG_TERM || comes_back && pair.length() > 3 && index > 0;
    is_enough && !is_other_word && !is_series && !share_a_sentence(pair.known, other, article)
}

/// Whether the article is about one mark that copies another: the two names differ on purpose.
fn is_imitation(article: &ArticleView) -> bool {
    let says = |word: &str| article.blocks.iter().any(|block| block.says(word));
    says("山寨") || says("傍名牌") || says("商标") && ["近似", "仿冒", "侵权", "假冒"].into_iter().any(says)
}

/// Two terms of so many characters that differ in one of them, each told once, are seldom two.
const LONG_TERM: usize = 7;

/// A term that stands so often is well known here.
const OFTEN: usize = 3;

/// Whether no word stands at the copy, and its odd character is none by itself.
fn is_torn(pair: &Pair) -> bool {
    pair.length() > 2 && !pair.copy.is_in_a_word && !pair.may_be_a_word_beside()
}

/// Whether the article introduces the term as a short form, by which it calls the thing from then on: （简称“渔一医院”）.
fn is_introduced_as_short(pair: &Pair, article: &ArticleView) -> bool {
    let first = pair.known.mentions[0].at;
    let before = article.blocks[first.block].text[..first.span.start as usize].trim_end_matches('“');
    first < pair.copy.at
        && (before.ends_with("简称") || before.ends_with("下称") || before.ends_with("简称为"))
}

/// Whether the copy stands in a paragraph, where nobody plays on words.
fn is_in_text(pair: &Pair, article: &ArticleView) -> bool {
    article.blocks[pair.copy.at.block].role == Role::Paragraph
}

fn differs_by_numeral(slip: Slip) -> bool {
    matches!(slip, Slip::Replaced { known, here, .. } if NUMERALS.contains(known) && NUMERALS.contains(here))
}

/// Whether only two countries changed places, each side naming itself first: 中俄教育年, 俄中教育年.
fn is_other_order(pair: &Pair) -> bool {
    const COUNTRIES: &str = "中美英法德俄日韩朝越老柬泰缅印巴蒙哈乌塔吉土伊阿埃加澳欧非拉";
    let Slip::Swapped { index } = pair.copy.slip else { return false };
    let two: Vec<char> = pair.copy.text.chars().skip(index).take(2).collect();
    two.iter().all(|&c| COUNTRIES.contains(c))
}
