//! The rules on marks, and on what was left over in the text, that are rows of the table of forms.

use super::{MARKS, TableRule, both};
use crate::rules::{Confidence, Example, Family, RuleInfo, RulePage, Severity};

/// `repeated-mark`: ，，.
pub static REPEATED_MARK: TableRule = TableRule { info: &REPEATED };

static REPEATED: RuleInfo = RuleInfo {
    code: "repeated-mark",
    kinds: &["PU27", "PU37"],
    page: RulePage {
        title: both("标点重复", "A mark printed twice"),
        finds: both(
            "两个点号连用（，，　。。　，。　、；），叹号、问号连用四个以上，“！？”的次序颠倒。",
            "Two stops in a row, four ! or ? and more, and ! before ?.",
        ),
        why: both("多出来的标点多由修改留下。", "Extra marks are usually left by editing."),
        instead: both("只留一个；问号与叹号叠用写“？！”。", "Keep one; ? stands before !."),
        silent: both(
            "省略号写成句点的由“省略号的写法”来查；三个以内的叹号。",
            "Dots for an ellipsis; up to three ! in a row.",
        ),
        source: both(
            "GB/T 15834—2011，4.2、4.3；编校常规",
            "GB/T 15834—2011, 4.2 and 4.3; editorial practice",
        ),
    },
    examples: &[
        Example::new("网格员逐户登记⟦，，⟧当天回复。"),
        Example::new("网格员逐户登记⟦，。⟧当天回复。"),
        Example::new("网格员逐户登记，当天回复。"),
        Example::new("大家喊：加油！！！渔船动了。"),
    ],
    ..MARKS
};

/// `ellipsis-form`: 。。。.
pub static ELLIPSIS_FORM: TableRule = TableRule { info: &ELLIPSIS };

static ELLIPSIS: RuleInfo = RuleInfo {
    code: "ellipsis-form",
    kinds: &["PU17", "PU18", "PU19"],
    page: RulePage {
        title: both("省略号的写法", "The form of the ellipsis"),
        finds: both(
            "省略号写成句点或三个连点；省略号与“等”同用；省略号前有顿号、逗号。同一种写法整个文件报一次。",
            "Dots or half an ellipsis for ……; …… with 等; a 、 or ， before it. Each habit once a file.",
        ),
        why: both(
            "省略号是六个连点，占两格；“等”和省略号都表示没有列完，用一个就够。",
            "The ellipsis is six dots in two cells; 等 says the same, so one of them is enough.",
        ),
        instead: both("写作：As in: ……", "As in: ……"),
        silent: both("网址里的点；“……等到”（等是动词）。", "Dots in addresses; 等 as the verb to wait."),
        source: both("GB/T 15834—2011，4.11、附录A.9、B.2.4", "GB/T 15834—2011, 4.11, annexes A.9 and B.2.4"),
    },
    examples: &[
        Example::new("竹椅、竹篮、竹席⟦。。。⟧摆满一屋。"),
        Example::new("竹椅、竹篮、竹席⟦……等⟧，摆满一屋。"),
        Example::new("竹椅、竹篮、竹席……摆满一屋。"),
        Example::new("他喘着气说：“……等到天亮再走。”"),
    ],
    ..MARKS
};

/// `dash-form`: --.
pub static DASH_FORM: TableRule = TableRule { info: &DASH };

static DASH: RuleInfo = RuleInfo {
    code: "dash-form",
    kinds: &["PU20", "PU21"],
    page: RulePage {
        title: both("破折号、连接号的写法", "The form of dash and connector"),
        finds: both(
            "破折号写成“--”“———”，起止地点之间用短横线。同一种写法整个文件报一次。",
            "-- or ——— for the dash; a hyphen between two ends of a line. Each habit once a file.",
        ),
        why: both(
            "破折号占两格；地点的起止用一字线。",
            "The dash is two cells wide; from one place to another stands —.",
        ),
        instead: both("——；杭州—宁波。", "As in: ——; —."),
        silent: both("西文、编号里的短横线。", "Hyphens in Latin words and codes."),
        source: both("GB/T 15834—2011，4.10、4.13", "GB/T 15834—2011, 4.10 and 4.13"),
    },
    examples: &[
        Example::new("他守着一座岛⟦--⟧白鹭岛。"),
        Example::new("青屿⟦-⟧白鹭港航线开通。"),
        Example::new("他守着一座岛——白鹭岛。"),
        Example::new("青屿—白鹭港航线开通，编号QY-12。"),
    ],
    ..MARKS
};

/// `middle-dot-form`: 约翰.史密斯.
pub static MIDDLE_DOT_FORM: TableRule = TableRule { info: &MIDDLE_DOT };

static MIDDLE_DOT: RuleInfo = RuleInfo {
    code: "middle-dot-form",
    kinds: &["PU22", "PU23"],
    page: RulePage {
        title: both("间隔号的写法", "The form of the middle dot"),
        finds: both(
            "外国人名里用了下脚点或别的点（约翰.史密斯）；用间隔号并列的词之间又有“和”（安全·和稳定）。",
            "Another dot in a foreign name; 和 beside a middle dot.",
        ),
        why: both("间隔号是居中的“·”。", "The mark is the centred ·."),
        instead: both("约翰·史密斯；安全·稳定。", "As in: 约翰·史密斯; 安全·稳定."),
        silent: both(
            "网址、版本号；“和合”“和美”一类词。",
            "Addresses and versions; words that begin with 和.",
        ),
        source: both("GB/T 15834—2011，4.14、附录A.12", "GB/T 15834—2011, 4.14 and annex A.12"),
    },
    examples: &[
        Example::new("客商⟦约翰.史密斯⟧又来看样。"),
        Example::new("展览以“山海⟦·和⟧渔歌”为题。"),
        Example::new("客商约翰·史密斯又来看样。"),
        Example::new("展览以“山海·渔歌”为题。"),
    ],
    ..MARKS
};

/// `colon-form`: 会议强调要：.
pub static COLON_FORM: TableRule = TableRule { info: &COLON };

static COLON: RuleInfo = RuleInfo {
    code: "colon-form",
    kinds: &["PU12", "PU13"],
    page: RulePage {
        title: both("冒号用错", "A colon misused"),
        finds: both(
            "没有停顿的地方用冒号（会议强调要：抓紧春灌）；一句话里套用两个冒号（他说：要做到：先问后办）。",
            "A colon where the reading does not pause, and a colon inside the reach of another.",
        ),
        why: both("冒号表示提示下文的停顿。", "A colon marks a pause that announces what follows."),
        instead: both("会议强调，要抓紧春灌。", "As in: 会议强调，要抓紧春灌."),
        silent: both("“会议要求：”一类；引号里的冒号。", "会议要求：, and colons inside quotation marks."),
        source: both("GB/T 15834—2011，4.7、附录A.6", "GB/T 15834—2011, 4.7 and annex A.6"),
    },
    examples: &[
        Example::new("会议强调⟦要：⟧抓紧春灌，不误农时。"),
        Example::new("会议要求：抓紧春灌，不误农时。"),
    ],
    ..MARKS
};

/// `book-mark-use`: 《春耕工作会议》.
pub static BOOK_MARK_USE: TableRule = TableRule { info: &BOOK_MARK };

static BOOK_MARK: RuleInfo = RuleInfo {
    code: "book-mark-use",
    kinds: &["PU24", "PU25"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("书名号用错", "Book marks misused"),
        finds: both(
            "会议、活动、证照、奖项用了书名号（《春耕生产工作会议》）；“社”放进了报名的书名号（《青屿日报社》）。",
            "Book marks on meetings, events, papers and prizes, or round the word for the house.",
        ),
        why: both("书名号只标作品的名称。", "Book marks are for the titles of works."),
        instead: both("春耕生产工作会议；《青屿日报》社。", "No marks, or 《青屿日报》社."),
        silent: both(
            "书、文件、栏目、节目的名称，如《春耕生产工作会议纪要》。",
            "Books, documents, columns, programmes.",
        ),
        source: both("GB/T 15834—2011，4.15、附录A.13", "GB/T 15834—2011, 4.15 and annex A.13"),
    },
    examples: &[
        Example::new("县里召开⟦《春耕生产工作会议》⟧，部署春灌。"),
        Example::new("他在《青屿日报⟦社》⟧当编辑。"),
        Example::new("县里印发《春耕生产工作会议纪要》。"),
        Example::new("他在《青屿日报》社当编辑。"),
    ],
    ..MARKS
};

/// `ordinal-mark`: 第一、.
pub static ORDINAL_MARK: TableRule = TableRule { info: &ORDINAL };

static ORDINAL: RuleInfo = RuleInfo {
    code: "ordinal-mark",
    kinds: &["PU31"],
    page: RulePage {
        title: both("序次语后面的标点", "The mark after an item's number"),
        finds: both(
            "“第一、”“（一）、”“一是、”“1、”一类。同一种写法整个文件报一次。",
            "第一、, （一）、, 一是、, 1、. Each habit once a file.",
        ),
        why: both(
            "“第一”后用逗号，带括号的不用点号，阿拉伯数字后用下脚点。",
            "第一 takes a comma, a bracketed number nothing, an Arabic one a point.",
        ),
        instead: both("第一，；（一）；一是；1.", "As in: 第一，; （一）; 一是; 1."),
        silent: both("“第一、二产业”“3、4月”一类并列。", "Lists such as 第一、二产业 and 3、4月."),
        source: both("GB/T 15834—2011，附录B.3", "GB/T 15834—2011, annex B.3"),
    },
    examples: &[
        Example::new("要抓两条：⟦第一、⟧摸清底数；第二，建好台账。"),
        Example::new("⟦（一）、⟧摸清底数，建好台账。"),
        Example::new("要抓两条：第一，摸清底数；第二，建好台账。"),
        Example::new("第一、二产业并进，3、4月完成。"),
    ],
    ..MARKS
};

/// `document-number-form`: 青政发[2022]5号.
pub static DOCUMENT_NUMBER_FORM: TableRule = TableRule { info: &DOCUMENT_NUMBER };

static DOCUMENT_NUMBER: RuleInfo = RuleInfo {
    code: "document-number-form",
    kinds: &["PU32"],
    page: RulePage {
        title: both("发文字号的括号和年份", "Bracket and year of a document number"),
        finds: both("青政发[2022]5号、青政发〔22〕5号。", "Square or round brackets, or a two-digit year."),
        why: both("公文格式规定年份写四位，用六角括号。", "The norm of official papers has 〔2022〕."),
        instead: both("青政发〔2022〕5号。", "As in: 青政发〔2022〕5号."),
        silent: both("法院案号（用圆括号）。", "Case numbers of courts, which take round brackets."),
        source: both("《党政机关公文格式》GB/T 9704—2012，7.2.5", "GB/T 9704—2012, 7.2.5"),
    },
    examples: &[
        Example::new("县里印发青政发⟦[2022]⟧5号文件。"),
        Example::new("县里印发青政办发⟦（2021）⟧12号文件。"),
        Example::new("县里印发青政发〔2022〕5号文件。"),
        Example::new("法院作出（2022）浙01民初5号判决。"),
    ],
    ..MARKS
};

/// `pause-mark`: 甲、乙、和丙.
pub static PAUSE_MARK: TableRule = TableRule { info: &PAUSE };

static PAUSE: RuleInfo = RuleInfo {
    code: "pause-mark",
    kinds: &["PU07", "PU08"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("“和”前面的顿号", "A 、 before 和"),
        finds: both("竹椅、竹篮、和竹席；、以及。", "A 、 before 和, 及 or 以及."),
        why: both("连词已经起了顿号的作用。", "The conjunction does the work of the mark."),
        instead: both("竹椅、竹篮和竹席；“以及”前可用逗号。", "竹椅、竹篮和竹席; 以及 may follow a comma."),
        silent: both("“和谐”“和平”“及时”一类词；名称里的“和”。", "Words and names that begin with 和 or 及."),
        source: both("GB/T 15834—2011，4.5、附录A.3", "GB/T 15834—2011, 4.5 and annex A.3"),
    },
    examples: &[
        Example::new("展区摆着竹椅、竹篮⟦、和⟧竹席。"),
        Example::new("展区摆着竹椅、竹篮⟦、以及⟧竹席。"),
        Example::new("展区摆着竹椅、竹篮和竹席。"),
        Example::new("村风文明、和谐，反映的事及时办。"),
    ],
    ..MARKS
};

/// `placeholder`: （待补）, 此处请核实.
pub static PLACEHOLDER: TableRule = TableRule { info: &LEFT_OVER };

static LEFT_OVER: RuleInfo = RuleInfo {
    code: "placeholder",
    family: Family::Wording,
    severity: Severity::Warning,
    kinds: &["T27", "T28"],
    page: RulePage {
        title: both("占位文字、编辑批注没有删去", "A placeholder or an editor's note left in"),
        finds: both(
            "（数据待补）、TODO、XXX、？？？，（此处请核实）、【改】。",
            "（数据待补）, TODO, XXX, ？？？, （此处请核实）, 【改】.",
        ),
        why: both("这是写给编辑看的，不该见报。", "It was written for the editor, not for the reader."),
        instead: both("补上内容，或删去。", "Fill it in, or delete it."),
        silent: both("隐去姓名的“某某”“××”；普通的括注。", "Names masked with 某 or ××; ordinary brackets."),
        source: both("编校常规", "Editorial practice"),
    },
    examples: &[
        Example::new("渔歌节\n本月共化解纠纷⟦（数据待补）⟧，群众满意。"),
        Example::new("渔歌节\n全镇十二个村⟦（此处请核实）⟧完成改造。"),
        Example::new("渔歌节\n全镇十二个村（含两个社区）完成改造，余下的待补种。"),
        Example::new("渔歌节\n经营户李某某、王××已经整改。"),
    ],
    ..MARKS
};

/// `illegible-character`: 陈□山.
pub static ILLEGIBLE_CHARACTER: TableRule = TableRule { info: &ILLEGIBLE };

static ILLEGIBLE: RuleInfo = RuleInfo {
    code: "illegible-character",
    family: Family::Wording,
    severity: Severity::Warning,
    kinds: &["T30"],
    page: RulePage {
        title: both("字没有显示出来", "An illegible character"),
        finds: both("词语中间的“□”“■”“\u{fffd}”。", "□, ■ or \u{fffd} in the middle of words."),
        why: both(
            "多半是生僻字丢失，或转换编码时弄坏了。",
            "A rare character was lost, or broken in conversion.",
        ),
        instead: both("补上原来的字。", "Put the character back."),
        silent: both(
            "行首的“■记者”；选项前的方框；通篇乱码的文件另报编码错误。",
            "Boxes at the head of a line and before options; a file in the wrong encoding.",
        ),
        source: both("编校常规", "Editorial practice"),
    },
    examples: &[
        Example::new("守塔人\n老支书陈⟦□⟧山在岛上住了一辈子。"),
        Example::new("守塔人\n■记者 陆一鸣\n老支书在岛上住了一辈子。"),
    ],
    ..MARKS
};

/// `page-furniture`: 责任编辑： in the middle of a sentence.
pub static PAGE_FURNITURE: TableRule = TableRule { info: &FURNITURE };

static FURNITURE: RuleInfo = RuleInfo {
    code: "page-furniture",
    family: Family::Wording,
    kinds: &["T29"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("版面信息排进了正文", "Page furniture inside the text"),
        finds: both(
            "“责任编辑：”“版式设计：”夹在一句话中间。",
            "责任编辑： or 版式设计： in the middle of a sentence.",
        ),
        why: both("分栏提取时，版面信息会断开正文。", "Extraction by column lets it break a sentence."),
        instead: both("移到正文外面。", "Move it out of the text."),
        silent: both("单独成行的、跟在句号后面的。", "On a line of its own, or after a full stop."),
        source: both("编校常规", "Editorial practice"),
    },
    examples: &[
        Example::new("渔歌节\n老人把渔歌传给了下一⟦责任编辑：⟧陆一鸣代人，村里都说好。"),
        Example::new("渔歌节\n老人把渔歌传给了下一代人，村里都说好。\n责任编辑：陆一鸣"),
    ],
    ..MARKS
};
