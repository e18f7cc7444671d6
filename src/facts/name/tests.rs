//! Sentences of our own with the names that the reader must find in them.

use super::*;
use crate::article::Role;
use std::sync::LazyLock;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::default);

fn mentions(text: &str, role: Role) -> Vec<NameMention> {
    read(text, ReadContext { role, sentences: &[], dictionary: Some(&DICTIONARY) })
}

/// `[P王明]` marks a person, `[L…]` a place, `[O…]` an organisation. The people that the reader finds must be exactly the
/// marked ones; of places and organisations the marked ones must be among what it finds.
fn check_in(role: Role, fixture: &str) {
    let mut text = String::new();
    let mut marked: Vec<(char, &str)> = Vec::new();
    for (number, piece) in fixture.split('[').enumerate() {
        match piece.split_once(']') {
            Some((name, rest)) if number > 0 => {
                let kind = name.chars().next().unwrap();
                marked.push((kind, &name[1..]));
                text += &name[1..];
                text += rest;
            }
            _ => text += piece,
        }
    }
    let found = mentions(&text, role);
    let names = |wanted: fn(&Kind) -> bool| -> Vec<&str> {
        let kept = found.iter().filter(|mention| mention.confidence >= 50 && wanted(&mention.kind));
        kept.map(|mention| mention.span.of(&text)).collect()
    };
    let people: Vec<&str> = marked.iter().filter(|(kind, _)| *kind == 'P').map(|&(_, name)| name).collect();
    assert_eq!(names(|kind| matches!(kind, Kind::Person(_))), people, "people in {text}");
    let places = names(|kind| matches!(kind, Kind::Place(_)));
    let organisations = names(|kind| matches!(kind, Kind::Organisation(_)));
    for &(kind, name) in &marked {
        match kind {
            'L' => assert!(places.contains(&name), "{name} among {places:?} in {text}"),
            'O' => assert!(organisations.contains(&name), "{name} among {organisations:?} in {text}"),
            _ => {}
        }
    }
}

fn check(fixture: &str) {
    check_in(Role::Paragraph, fixture);
}

#[test]
fn people_by_the_words_around_them() {
    for fixture in [
        "县长[P郑海波]说，今年要办好十件实事。",
        "[P董雅琴]表示，对判决结果没有异议。",
        "记者见到[P邵建林]时，他正在大棚里摘草莓。",
        "退休教师[P范玉珍]把积蓄捐给了学校。",
        "在民警[P丁浩]的耐心劝说下，男子终于放下了刀。",
        "副局长[P袁少华]、科长[P钱丽]陪同检查。",
        "村民[P潘福生]今年63岁，种了一辈子地。",
        "参加会议的有[P蒋文斌]、[P唐志勇]、[P谢芳]等。",
        "他的妻子[P罗晓梅]在县医院当护士。",
        "[P苏建平]，男，1971年4月生，大学学历。",
        "律师[P冯宇]认为，该条款显失公平。",
        "队长[P郭守义]带着三名队员连夜出发。",
        "志愿者[P秦朗]和[P夏雨荷]每周都来陪老人聊天。",
        "冠军获得者[P崔凯]只有十六岁。",
        "主任医师[P叶春兰]提醒，饭后不宜立即运动。",
        "院长[P欧阳静]主持了揭牌仪式。",
    ] {
        check(fixture);
    }
}

#[test]
fn bylines_and_credits() {
    for fixture in [
        "本报记者 [P龚雪晴] 通讯员 [P倪大伟]",
        "■记者 [P白桦林] 通讯员 [P江月]",
        "责任编辑：[P祝方圆]　版式设计：[P石岩]",
        "本报讯（记者[P尤佳] 通讯员[P金向东]）昨天，全市招商大会召开。",
        "志愿者在清理河道。 通讯员 [P杜鹃] 摄",
        "新华社[L北京]3月2日电（记者[P黎明辉]、[P常欣]）",
    ] {
        check(fixture);
    }
    check_in(Role::Byline, "[P章文] [P乐小天]");
}

#[test]
fn people_without_a_full_name() {
    for fixture in [
        "[P吴书记]连夜赶到村里，和大家一起转移群众。",
        "[P孙所长]告诉记者，案件正在办理之中。",
        "[P老周]和[P小吴]一起值夜班。",
        "嫌疑人[P范某]对犯罪事实供认不讳。",
        "[P龚某某]与[P尹某]系同村村民。",
        "“[P陈奶奶]，您慢点走。”社区工作人员一路搀扶。",
        "[P小兰]（化名）今年才九岁。",
        "[P赵老师]一直资助这个孩子上学。",
    ] {
        check(fixture);
    }
}

#[test]
fn foreign_and_ethnic_names() {
    for fixture in [
        "[L美国]总统[P克林顿]当天发表讲话。",
        "评委[P玛丽·安德森]给出了全场最高分。",
        "[P阿卜杜拉·艾山]开的馕店生意红火。",
        "牧民[P次仁卓玛]家的新房盖好了。",
        "[L俄罗斯]总统[P普京]会见了来访的客人。",
    ] {
        check(fixture);
    }
}

#[test]
fn places() {
    for fixture in [
        "活动在[L浙江省][L杭州市][L富阳区]举行。",
        "[L柳河镇][L白杨村]的桃花开了。",
        "[L翠竹路]与[L滨河大道]交叉口发生一起事故。",
        "从[L上海]到[L广州]只要几个小时。",
        "来自[L贵州]、[L云南]和[L四川]的选手同台竞技。",
        "[L日本]和[L韩国]的客商也来参展。",
        "演出将在[L南京]、[L武汉]等地巡回进行。",
    ] {
        check(fixture);
    }
}

#[test]
fn organisations() {
    for fixture in [
        "[O永安县公安局]通报了案情。",
        "[O临江市第三中学]迎来建校百年。",
        "[O政协第九届全国委员会]举行会议。",
        "[O中共青川县第十五届委员会]举行会议。",
        "据[O省气象台]预报，周末有雨。",
        "经[O临江市中级人民法院]审理查明，事实清楚。",
        "[O国务院]印发了通知。",
        "[O市妇联]和[O团市委]联合发起倡议。",
        "[O永安县发展和改革局]局长[P葛洪亮]作了说明。",
        "[O浙江大学]的师生来到村里调研。",
        "[O永安县委]书记[P宋启明]宣布开工。",
        "原告为[O永安县鑫源物流有限公司]。",
    ] {
        check(fixture);
    }
}

#[test]
fn words_that_only_look_like_names() {
    for fixture in [
        "要高度重视安全生产，层层压实责任。",
        "项目建设推向高潮，工地上一派繁忙。",
        "广大党员干部冲锋在前，筑牢防线。",
        "平安建设没有终点，只有连续不断的新起点。",
        "任务书、时间表、路线图都已明确。",
        "双方于上午达成和解，并当场履行完毕。",
        "石材、钢材等建材价格小幅回落。",
        "万家灯火，温暖人心。",
        "程序合法，证据充分，适用法律正确。",
        "水利工程标准化管理走在全省前列。",
        "龙舟竞渡，锣鼓喧天，两岸人头攒动。",
        "常态化开展巡查，发现问题及时处置。",
        "方案提出，到2030年森林覆盖率达到62%。",
        "金融支持实体经济的力度不断加大。",
        "高考期间，考点周边禁止鸣笛。",
        "溪水变清，河岸变绿，游人多了起来。",
        "全市上下齐心协力，奋战六十天。",
        "何时开学、怎样开学，家长十分关心。",
        "安全帽、反光衣、警示牌一样都不能少。",
        "明确时间节点，倒排工期，挂图作战。",
    ] {
        check(fixture);
    }
}

#[test]
fn the_parts_of_a_person() {
    let text = "永安县公安局局长欧阳建华说";
    let found = mentions(text, Role::Paragraph);
    let mention = found.iter().find(|mention| mention.person().is_some()).unwrap();
    let person = mention.person().unwrap();
    assert_eq!(mention.span.of(text), "欧阳建华");
    assert_eq!(person.form, PersonForm::Full);
    assert_eq!(person.surname.unwrap().of(text), "欧阳");
    assert_eq!(person.given.unwrap().of(text), "建华");
    assert_eq!(person.posts.iter().map(|post| post.of(text)).collect::<Vec<_>>(), ["局长"]);
    assert_eq!(person.organisation.unwrap().of(text), "永安县公安局");
    assert!(mention.evidence.contains(&Evidence::SpeechVerb));
}

#[test]
fn the_parts_of_a_place() {
    let text = "浙江省杭州市的秋天";
    let found = mentions(text, Role::Paragraph);
    let city = found.iter().find(|mention| mention.span.of(text) == "杭州市").unwrap().place().unwrap();
    assert_eq!(city.type_word.unwrap().of(text), "市");
    assert_eq!(city.parent.unwrap().of(text), "浙江省");
}

#[test]
fn nothing_without_the_dictionary_or_text() {
    assert_eq!(
        read("县长郑海波说", ReadContext { role: Role::Paragraph, sentences: &[], dictionary: None }),
        []
    );
    assert_eq!(mentions("", Role::Paragraph), []);
}

#[test]
fn mentions_of_one_kind_do_not_overlap() {
    let text = "记者从永安县公安局获悉，县长郑海波、副县长王成林和白杨村村民高小山参加了活动，习近平总书记作出重要指示。";
    let found = mentions(text, Role::Paragraph);
    for (at, one) in found.iter().enumerate() {
        for two in &found[at + 1..] {
            let same = std::mem::discriminant(&one.kind) == std::mem::discriminant(&two.kind);
            assert!(!(same && one.span.overlaps(two.span)), "{one:?} {two:?}");
        }
    }
}

#[test]
fn what_is_no_place_is_none() {
    let places = |text: &str| -> Vec<String> {
        let found = mentions(text, Role::Paragraph);
        let sure = found.iter().filter(|mention| mention.place().is_some() && mention.is_sure());
        sure.map(|mention| mention.span.of(text).to_owned()).collect()
    };
    for (text, expected) in [
        ("进一步压实村书记责任。", &[] as &[&str]),
        ("专班成员由区政法委抽调。", &[]),
        ("排摸全县740个点位。", &[]),
        ("领导挂联区块，帮助解决难题。", &[]),
        ("开展平安村（社区）创建。", &[]),
        ("为平安插上翅膀。", &[]),
        ("形成法治村风。", &[]),
        ("推行依法治村。", &[]),
        ("第5巡区的网格员到了。", &[]),
        ("网格员在老虎洞村走访。", &["老虎洞村"]),
        ("网格员在渔溪村走访。", &["渔溪村"]),
        ("网格员到上坞村，又到下坞村。", &["上坞村", "下坞村"]),
        ("建设新农村，走进小山村。", &[]),
        ("推进“盛会兴城提升年”行动。", &[]),
        ("渔船停在兴城码头。", &["兴城"]),
        ("执法队在桐庐江渡石拱桥巡查。", &["桐庐", "江渡石拱桥"]),
        ("执法队在富春江白鹭桥巡查。", &["富春江", "白鹭桥"]),
        ("湖畔世纪城的居民来了。", &["湖畔世纪城"]),
    ] {
        assert_eq!(places(text), expected, "{text}");
    }
}

#[test]
fn names_are_spaced_out_in_bylines() {
    check_in(Role::Byline, "本报记者 [P孙 楠] 通讯员 [P张　磊] [P李晓梅]");
    check("本报讯（记者 [P周 雯] 通讯员 [P于 波]）昨日，雨停了。");
    check("书 记 [P王国平]到场。");
    check("孕妇[P白微]正在市第一医院就诊。");
}

#[test]
fn firms_and_agencies_are_bodies() {
    check("[P江若琳]是[O浙江明衡律师事务所]律师。");
    check("[O海燕渔业公司]添了新船。");
    check("[O县文广旅体局]到场。");
    check("[O钱塘区委政法委]副书记[P吕建文]介绍。");
}

#[test]
fn tables_are_sorted_unique_and_clean() {
    let tables = [
        include_str!("../data/places.tsv"),
        include_str!("../data/organisations.txt"),
        include_str!("../data/national_bodies.txt"),
        include_str!("../data/foreign_names.txt"),
        include_str!("../data/famous_people.txt"),
        include_str!("../data/surnames.tsv"),
        include_str!("../data/japanese_surnames.txt"),
        include_str!("../data/given_characters.tsv"),
        include_str!("../data/sound_characters.tsv"),
        include_str!("../data/place_types.txt"),
        include_str!("../data/organisation_types.txt"),
        include_str!("../data/ethnic_name_parts.txt"),
        include_str!("../data/news_words.txt"),
        include_str!("../data/name_cues.tsv"),
    ];
    for table in tables {
        let keys: Vec<&str> =
            table.lines().skip(1).map(|row| row.split('\t').next().unwrap_or_default()).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "not sorted: {:?}", &keys[..3]);
        assert!(keys.iter().all(|key| !key.is_empty() && !key.contains(char::is_whitespace)));
    }
}
