//! The rules on numerals and their wording that are rows of the table of forms.

use super::{NUMERALS, TableRule, both};
use crate::rules::{Confidence, Example, RuleInfo, RulePage};

/// `adjacent-numerals`: 三、四个月.
pub static ADJACENT_NUMERALS: TableRule = TableRule { info: &ADJACENT };

static ADJACENT: RuleInfo = RuleInfo {
    code: "adjacent-numerals",
    kinds: &["ND05", "ND27", "PU06"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("概数里的顿号", "A 、 inside an estimate"),
        finds: both(
            "相邻两个数字连用表示概数，中间加了顿号或用了阿拉伯数字：三、四个月，7、8十人。",
            "Two neighbouring numerals that make an estimate, with 、 between them or in Arabic figures.",
        ),
        why: both("加了顿号就成了两个数：三和四。", "With the mark they are two numbers, three and four."),
        instead: both("不加顿号：三四个月，七八十人。", "Without a mark: 三四个月, 七八十人."),
        silent: both(
            "缩写的并列：二、三产业，三、四年级，第三、四组，3、4月。",
            "Shortened lists: 二、三产业, 三、四年级, 第三、四组, 3、4月.",
        ),
        source: both("GB/T 15835—2011，4.2.2、5.2.1", "GB/T 15835—2011, 4.2.2 and 5.2.1"),
    },
    examples: &[
        Example::new("老人在岛上一住就是⟦三、四⟧个月。"),
        Example::new("渔船每趟来回要⟦5、6⟧天。"),
        Example::new("老人在岛上一住就是三四个月。"),
        Example::new("二、三产业齐头并进，三、四年级的孩子也来帮忙。"),
        Example::new("第三、四组负责登记，3、4月完成。"),
    ],
    ..NUMERALS
};

/// `hanging-unit`: 4千元.
pub static HANGING_UNIT: TableRule = TableRule { info: &HANGING };

static HANGING: RuleInfo = RuleInfo {
    code: "hanging-unit",
    kinds: &["N26", "ND31", "ND32"],
    page: RulePage {
        title: both("阿拉伯数字后接千、百、十", "千, 百 or 十 after Arabic figures"),
        finds: both("4千元、3百户、3千万元一类写法。", "As in: 4千元, 3百户, 3千万元."),
        why: both(
            "阿拉伯数字后面只能接万、亿，千、百、十要写出零来。",
            "Arabic figures take 万 and 亿 only; thousands and hundreds are written out.",
        ),
        instead: both("4000元（或四千元）、300户、3000万元。", "4000元 or 四千元, 300户, 3000万元."),
        silent: both(
            "千克、千米、千瓦一类单位；汉字数字。",
            "Units such as 千克 and 千瓦; Chinese numerals.",
        ),
        source: both("GB/T 15835—2011，5.3", "GB/T 15835—2011, 5.3"),
    },
    examples: &[
        Example::new("村里给每户补助⟦4千⟧元。"),
        Example::new("老街改造投入⟦3千万⟧元。"),
        Example::new("村里给每户补助四千元。"),
        Example::new("每箱重5千克，电站装机2万千瓦。"),
    ],
    ..NUMERALS
};

/// `vague-numeral-form`: 几10人.
pub static VAGUE_NUMERAL_FORM: TableRule = TableRule { info: &VAGUE };

static VAGUE: RuleInfo = RuleInfo {
    code: "vague-numeral-form",
    kinds: &["ND06"],
    page: RulePage {
        title: both("带“几”“数”的概数用了阿拉伯数字", "An estimate with 几 or 数 in Arabic figures"),
        finds: both("几10人、10几天、数100名。", "As in: 几10人, 10几天, 数100名."),
        why: both("这样的概数用汉字数字。", "Such estimates are written in Chinese numerals."),
        instead: both("几十人、十几天、数百名。", "As in: 几十人, 十几天, 数百名."),
        silent: both("“人数10人”一类：数不是概数。", "Words that end in 数, such as 人数10人."),
        source: both("GB/T 15835—2011，4.2.2", "GB/T 15835—2011, 4.2.2"),
    },
    examples: &[
        Example::new("台风那天，⟦几10⟧人守在堤上。"),
        Example::new("他在外跑船⟦20几⟧年。"),
        Example::new("台风那天，几十人守在堤上。"),
        Example::new("每组人数10人，共20组。"),
    ],
    ..NUMERALS
};

/// `fraction-form`: 3分之2.
pub static FRACTION_FORM: TableRule = TableRule { info: &FRACTION };

static FRACTION: RuleInfo = RuleInfo {
    code: "fraction-form",
    kinds: &["ND36", "ND37"],
    page: RulePage {
        title: both("分数、百分数里两种数字混用", "A fraction in two systems of numerals"),
        finds: both("3分之2、百分之15、十五%。", "As in: 3分之2, 百分之15, 十五%."),
        why: both(
            "“几分之几”“百分之几”用汉字数字，“%”用阿拉伯数字。",
            "Fractions in words take Chinese numerals, % takes Arabic figures.",
        ),
        instead: both("三分之二（或2/3）、15%、百分之十五。", "三分之二 or 2/3; 15% or 百分之十五."),
        silent: both("整个分数用一种数字的。", "Fractions in one system."),
        source: both("GB/T 15835—2011，4.3", "GB/T 15835—2011, 4.3"),
    },
    examples: &[
        Example::new("票数超过⟦3分之2⟧，方案通过。"),
        Example::new("茶叶产量提高⟦百分之15⟧。"),
        Example::new("票数超过三分之二，方案通过。"),
        Example::new("茶叶产量提高百分之十五，价格提高8%。"),
    ],
    ..NUMERALS
};

/// `decimal-form`: 下降.8个百分点.
pub static DECIMAL_FORM: TableRule = TableRule { info: &DECIMAL };

static DECIMAL: RuleInfo = RuleInfo {
    code: "decimal-form",
    kinds: &["ND13", "ND14"],
    page: RulePage {
        title: both("小数的写法", "The form of a decimal"),
        finds: both(
            "小数点前漏了0（下降.8个百分点），小数点写成句号或逗号（3。5%）。",
            "A decimal without its leading 0, or with a stop or a comma for its point.",
        ),
        why: both("漏写、错写小数点，数就看错了。", "A lost or wrong point makes another number."),
        instead: both("0.8个百分点，3.5%。", "As in: 0.8个百分点, 3.5%."),
        silent: both("分节的逗号（1,350）；版本号、网址。", "Grouping commas; versions and addresses."),
        source: both("GB/T 15835—2011，5.1.2", "GB/T 15835—2011, 5.1.2"),
    },
    examples: &[
        Example::new("空置率下降⟦.6⟧个百分点。"),
        Example::new("游客增长⟦12。5⟧%。"),
        Example::new("空置率下降0.6个百分点。"),
        Example::new("产值1,350亿元。3个村达标，占12.5%。"),
    ],
    ..NUMERALS
};

/// `zero-form`: 2O18年.
pub static ZERO_FORM: TableRule = TableRule { info: &ZERO };

static ZERO: RuleInfo = RuleInfo {
    code: "zero-form",
    kinds: &["ND30"],
    page: RulePage {
        title: both("零的写法", "The form of zero"),
        finds: both(
            "年份里用字母O代0、用阿拉伯数字0代“〇”（2O18年、二0一八年），数量里用“〇”代“零”（一百〇八）。",
            "A letter or a figure for 〇 in a year; 〇 for 零 in a quantity.",
        ),
        why: both("编号和年份用“〇”，数量用“零”。", "Years and codes take 〇, quantities 零."),
        instead: both("2018年，二〇一八年，一百零八人。", "As in: 2018年, 二〇一八年, 一百零八人."),
        silent: both(
            "房号、编号里的“〇”；年份里的“零”“○”由“一个日期里数字写法混用”来查。",
            "〇 in numbering; 零 in a year belongs to `mixed-date-numerals`.",
        ),
        source: both("GB/T 15835—2011，5.2.5", "GB/T 15835—2011, 5.2.5"),
    },
    examples: &[
        Example::new("祠堂重修于⟦2O18⟧年。"),
        Example::new("全校三百⟦〇⟧六名学生都会唱渔歌。"),
        Example::new("祠堂重修于2018年，又称二〇一八年大修。"),
        Example::new("全校三百零六名学生都会唱渔歌。"),
    ],
    ..NUMERALS
};

/// `liang-and-er`: 二个小时.
pub static LIANG_AND_ER: TableRule = TableRule { info: &LIANG };

static LIANG: RuleInfo = RuleInfo {
    code: "liang-and-er",
    kinds: &["ND34", "ND35"],
    confidence: Confidence::Medium,
    points: None,
    page: RulePage {
        title: both("“二”“两”“俩”用错", "二, 两 and 俩 mixed up"),
        finds: both("二个小时、第两次、俩个孩子。", "As in: 二个小时, 第两次, 俩个孩子."),
        why: both(
            "量词前用“两”，序数用“二”；“俩”“仨”已经含有“个”。",
            "两 stands before measure words, 二 is the ordinal; 俩 and 仨 hold 个 already.",
        ),
        instead: both("两个小时、第二次、俩孩子。", "As in: 两个小时, 第二次, 俩孩子."),
        silent: both(
            "第二个、十二个、二期、二年级、二人；“兄弟俩个子高”。",
            "Ordinals, 十二个, 二期, 二年级, 二人; 俩个子高.",
        ),
        source: both("吕叔湘主编《现代汉语八百词》“二”“两”“俩”", "Lü Shuxiang, 现代汉语八百词, 二, 两, 俩"),
    },
    examples: &[
        Example::new("从码头走到灯塔要⟦二⟧个小时。"),
        Example::new("这是全岛⟦第两⟧次停航。"),
        Example::new("从码头走到灯塔要两个小时。"),
        Example::new("他是第二个到的，全班十二个孩子都来了。"),
    ],
    ..NUMERALS
};

/// `settled-numeral`: 星期5, 13届全国人大.
pub static SETTLED_NUMERAL: TableRule = TableRule { info: &SETTLED };

static SETTLED: RuleInfo = RuleInfo {
    code: "settled-numeral",
    kinds: &["ND02", "ND03", "ND07", "ND10", "ND11"],
    page: RulePage {
        title: both("固定词语、会议届次、号码的数字", "Numerals in settled words, sessions and codes"),
        finds: both(
            "固定词语里改了数字：星期5、5湖4海、8项规定、五G基站；会议届次用阿拉伯数字：13届全国人大；号码用汉字：一二三四五热线。",
            "A settled word in the other numerals: 星期5, 五G; a congress in Arabic figures; a hotline in Chinese ones.",
        ),
        why: both(
            "固定词语的数字写法已经定型；会议名称用汉字，号码用阿拉伯数字。",
            "Settled words keep their form; names of sessions are in Chinese numerals, codes in Arabic ones.",
        ),
        instead: both(
            "星期五、五湖四海、八项规定、5G基站、十三届全国人大、12345热线。",
            "星期五, 五湖四海, 八项规定, 5G基站, 十三届全国人大, 12345热线.",
        ),
        silent: both(
            "不在表内的词语；运动会、展会的届次（第13届渔歌节）两可。",
            "Words that are not in the table; fairs and games, which may take either.",
        ),
        source: both(
            "GB/T 15835—2011，4.1.2、4.1.3、4.2.3、4.3",
            "GB/T 15835—2011, 4.1.2, 4.1.3, 4.2.3, 4.3",
        ),
    },
    examples: &[
        Example::new("每个⟦星期3⟧上午，医生到村里坐诊。"),
        Example::new("她是⟦14届⟧全国人大代表。"),
        Example::new("每个星期三上午，医生到村里坐诊。"),
        Example::new("第14届渔歌节开幕，她是十四届全国人大代表。"),
    ],
    ..NUMERALS
};

/// `date-form`: 从3月—5月, 2.4.2022.
pub static DATE_FORM: TableRule = TableRule { info: &DATE };

static DATE: RuleInfo = RuleInfo {
    code: "date-form",
    kinds: &["ND04", "ND19", "ND20", "ND21", "ND22", "ND23", "ND28", "PU10"],
    page: RulePage {
        title: both("日期的写法", "The form of a date"),
        finds: both(
            "“从”与连接号混用（从3月—5月），于4-2召开，日月年倒排（2.4.2022），补零不一致（2022-4-02），日期里的顿号，七八年入伍，1988年至90年，于2007成立，光绪26年，正月8日。",
            "从 with a dash; month-day as 4-2; day first; uneven padding; 、 in a date; 七八年入伍; 1988年至90年; 于2007成立; 光绪26年; 正月8日.",
        ),
        why: both("这些写法会看错，标准不用。", "Such forms are misread, and the standard has others."),
        instead: both(
            "从3月到5月（或3—5月），4月2日，2022年4月2日，2022-04-02。",
            "从3月到5月 or 3—5月, 4月2日, 2022年4月2日, 2022-04-02.",
        ),
        silent: both("比分、版本号、编号。", "Scores, versions, codes."),
        source: both("GB/T 15835—2011，5.1.3、5.1.4", "GB/T 15835—2011, 5.1.3 and 5.1.4"),
    },
    examples: &[
        Example::new("休渔期⟦从5月—9月⟧，渔船全部回港。"),
        Example::new("台账的日期写作⟦2022-4-02⟧。"),
        Example::new("休渔期从5月到9月，渔船全部回港。"),
        Example::new("主队3-2取胜，系统版本是2.4.1。"),
    ],
    ..NUMERALS
};

/// `number-wording`: 日均每天.
pub static NUMBER_WORDING: TableRule = TableRule { info: &WORDING };

static WORDING: RuleInfo = RuleInfo {
    code: "number-wording",
    kinds: &["NM11", "NM12", "ND02", "NM02", "NM05", "N11"],
    points: None,
    page: RulePage {
        title: both("数字用语重复、矛盾", "Words around a figure that repeat or contradict it"),
        finds: both(
            "日均每天、人均每人、时速每小时；同比均同比；1234余万元（应为1234万余元）；中旬前后；全班的平均分都超过80分；不早于7：00—8：00；少于对方四倍；工资是他的一倍；大概六点左右；快半个多月；三十卷，今本60卷。",
            "As in: 日均每天, 时速每小时, 同比均同比; 1234余万元 for 1234万余元; 中旬前后; 平均分都; 少于对方四倍.",
        ),
        why: both(
            "两个词说的是同一个意思，或者互相矛盾。",
            "The two words say the same, or contradict each other.",
        ),
        instead: both("日均30人，时速60公里，中旬。", "As in: 日均30人, 时速60公里, 中旬."),
        silent: both(
            "平均每天、平均每户；各班的平均分都超过80分；月底前后。",
            "As in: 平均每天, 平均每户, 月底前后, and averages of several.",
        ),
        source: both("《数字用法常见差错二十例》", "Lists of common errors with numbers"),
    },
    examples: &[
        Example::new("驿站⟦日均每天⟧接待三十多名快递员。"),
        Example::new("渡轮⟦时速每小时⟧二十公里。"),
        Example::new("驿站日均接待三十多名快递员。"),
        Example::new("驿站平均每天接待三十多名快递员，每小时三四名。"),
    ],
    ..NUMERALS
};

/// `missing-unit`: 贷款1000万.
pub static MISSING_UNIT: TableRule = TableRule { info: &MISSING };

static MISSING: RuleInfo = RuleInfo {
    code: "missing-unit",
    kinds: &["N25"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("数字后面少了单位或量词", "A figure without its unit or measure word"),
        finds: both(
            "“贷款1000万。”少了“元”；“共296游客”少了量词“名”。",
            "An amount of money without 元; an exact count of people without its measure word.",
        ),
        why: both("没有单位，读者只能猜。", "Without the unit the reader has to guess."),
        instead: both("贷款1000万元；共296名游客。", "As in: 贷款1000万元, 共296名游客."),
        silent: both(
            "整数的概说（300游客、上万学生），后面跟着货币名的。",
            "Silent on round figures and where a currency follows.",
        ),
        source: both("GB/T 15835—2011，4.1.1；《现代汉语八百词》", "GB/T 15835—2011, 4.1.1; 现代汉语八百词"),
    },
    examples: &[
        Example::new("合作社向银行贷款⟦1000万⟧，修了两座冷库。"),
        Example::new("渡口当天运送⟦296⟧乘客过江。"),
        Example::new("合作社向银行贷款1000万元，修了两座冷库。"),
        Example::new("渡口当天运送296名乘客过江。"),
        Example::new("渡口当天运送300乘客过江，网上点赞10万。"),
    ],
    ..NUMERALS
};
