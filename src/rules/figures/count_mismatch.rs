//! `count-mismatch`: a list that has more or fewer members than the words beside it claim.

use crate::facts::list::{Counted, Link, List};
use crate::facts::name::PersonForm;
use crate::facts::numeral;
use crate::rules::word_lists::List as Words;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `count-mismatch`.
#[derive(Debug)]
pub struct CountMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "count-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N29", "N30", "N43", "T08"],
    page: RulePage {
        title: Bilingual { zh: "列举与总数不符", en: "List and count disagree" },
        finds: Bilingual {
            zh: "列举出来的项目比旁边的数多或少：三项制度后面只列了两项，“等3人”前面却列了四个名字；“7名职工”后面说“他们是”，只列了六人。",
            en: "A list that names more or fewer members than the count beside it; people named after their number (他们是…).",
        },
        why: Bilingual {
            zh: "总数或列举必有一处错，按数字差错每处计1分。",
            en: "Either the count or the list is wrong; a wrong figure is an error of one point.",
        },
        instead: Bilingual {
            zh: "数清列举的项目，改总数，或补上漏掉的项目、删去多出的项目。",
            en: "Count the members; correct the count, or complete or shorten the list.",
        },
        silent: Bilingual {
            zh: "带“等”的列举只要不超过总数就不报；“和”“与”可能在一项之内、列举的起点说不准时，凡有一种读法相符就不报；分项带数量的不报；断开的句子里不数。",
            en: "A list with 等 only must not exceed the count. Where 和 may stand inside a member, or the first member is hard to delimit, one fitting reading is enough. Nothing is counted in torn sentences.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（数字差错、逻辑差错）",
            en: "Method of counting errors in newspapers: figures, logic",
        },
    },
    examples: &[
        Example::new(
            "“身边好工匠”评选揭晓，⟦7名⟧职工当选。他们是石玉山、秦大河、白小川、陆天明、赵广林、钱德海。",
        ),
        Example::new("县纪委通报，⟦5名⟧干部受到处分。他们分别是石玉山、秦大河、白小川和陆天明。"),
        Example::new("经评委打分，获得前⟦三名⟧的选手分别是石玉山和秦大河。"),
        Example::new("万米长跑决出胜负，前⟦四名⟧依次是石玉山、秦大河、白小川。"),
        Example::new("队里来了⟦四位⟧新教练。他们是石玉山、秦大河、白小川。"),
        Example::new(
            "“身边好工匠”评选揭晓，6名职工当选。他们是石玉山、秦大河、白小川、陆天明、赵广林、钱德海。",
        ),
        Example::new("经评委打分，获得前三名的选手分别是石玉山、秦大河和白小川。"),
        Example::new("县里选派7名干部驻村。他们是石玉山、秦大河、白小川等。"),
        Example::new("7名职工当选，12名职工落选。他们是石玉山、秦大河、白小川。"),
        Example::new("全县前三名的企业分别是做茶和做笋的。"),
        Example::new("春季武术比赛今天举行。来自柳溪、石桥和南塘的5个武术俱乐部的50多名选手参赛。"),
        Example::new("赛事分小学（U10和U12）、初中（U13和U15）、高中（U18）五个组别。"),
        Example::new("班车逢周二、周四、周日往来两地。"),
        Example::new("庙会始于1910年，与柳溪、石桥和南塘庙会并称全县四大庙会。"),
        Example::new("镇里为⟦4名⟧老党员颁发了奖章，他们是沈阿根、周水法、蒋云娣。"),
        Example::new("驿站内设有⟦五个⟧功能区：阅读区、充电区、医药区、休憩区，环卫工人累了可以歇脚。"),
        Example::new("驿站内设有四个功能区：阅读区、充电区、医药区、休憩区，环卫工人累了可以歇脚。"),
        Example::new("驿站内设有五个功能区：阅读区、充电区、医药区、休憩区，还辟出了一间母婴区。"),
        Example::new("镇里为3名老党员颁发了奖章，他们是沈阿根、周水法、蒋云娣。"),
        Example::new("镇里来了4名志愿者，他们是教师、医生、律师。"),
        Example::new("全镇建立⟦三项⟧制度：值班制度、回访制度。"),
        Example::new("县里推出“清风驿站”“夜间门诊”“流动书屋”⟦四大⟧品牌。"),
        Example::new("首批确定⟦5个⟧试点村，即上岙村、下岙村、溪口村、石门村、桃源村、临江村。"),
        Example::new("昨日，志愿者张某、李某、王某、赵某等⟦3人⟧赶到现场。"),
        Example::new("围绕交通、水利、能源、物流、信息等⟦四大⟧领域，全县排出项目清单。"),
        Example::new("社区推行“⟦三⟧定”工作法，即“定时”“定人”“定题”“定责”。"),
        Example::new("水务、电力、燃气⟦四部门⟧连夜抢修。"),
        Example::new("全县推行“小灶、小课、小组”⟦四大⟧教学法。"),
        Example::new("志愿队整合了⟦六支⟧队伍（巡防队、宣讲队、调解队、护河队、消防队）。"),
        Example::new(
            "县里推出“⟦三⟧张清单”：即事项清单、责任清单、时限清单和督办清单，办理时间由15天缩短到6天，压缩了60%。",
        ),
        Example::new(
            "县里推出“四张清单”：即事项清单、责任清单、时限清单和督办清单，办理时间由15天缩短到6天，压缩了60%。",
        ),
        Example::new("会议围绕互信更高、合作更实、民意更牢、管控更稳的⟦五大⟧目标商定分工。"),
        Example::new("会议围绕政治互信更高、务实合作更深、民意基础更牢的⟦四大⟧目标商定分工。"),
        Example::new("四县实现登记标准、服务规范、信息共享、创新步调的“⟦三⟧个统一”，办事不再跑两地。"),
        Example::new("耕地红线、水源安全、历史文脉、生态屏障是全县的⟦5条⟧底线，不能碰。"),
        Example::new("县里把稻米、茶叶、毛竹作为⟦四大⟧主导产业，逐个定规划。"),
        Example::new("全镇要守住“⟦四⟧个坚持”原则，包括坚持统筹、坚持节俭、坚持公开。"),
        Example::new("规划定了走向，东、中、西⟦四条⟧线路齐头并进。"),
        Example::new(
            "他建议两镇当好“⟦三⟧个角色”，即做共建的旗手、合办“溪畔集市”的先锋、互学的典范、团结的榜样。",
        ),
        Example::new("赵大江、赵二江、赵小江⟦四兄弟⟧一起扛沙袋，在堤上守了三夜。"),
        Example::new("赵大江、赵二江、赵小江三兄弟一起扛沙袋，在堤上守了三夜。"),
        Example::new("会议围绕政治互信更高、务实合作更深、民意基础更牢的三大目标商定分工。"),
        Example::new("全县形成生产基地化、加工系列化、经营集团化的“两豆”产业格局。"),
        Example::new("青溪县委、柳溪县委、石桥县委的五项制度各有所长。"),
        Example::new("老张、老李是三个孩子的父亲，常在村口碰头。"),
        Example::new("桂花、银杏是全县四大名木之一。"),
        Example::new("上岙村、下岙村是首批5个试点村中进展最快的。"),
        Example::new("县里把稻米、茶叶、毛竹作为三大主导产业，逐个定规划。"),
        Example::new("全镇要守住“四个坚持”原则，包括统筹兼顾、厉行节俭等要求。"),
        Example::new("推行“三会一课”，包括支部大会、支委会、党小组会和党课。"),
        Example::new("规划定了走向，东、中、西三条线路齐头并进。"),
        Example::new("南、北两条线路并进，沿线建起12个驿站。"),
        Example::new("全县开展三项行动：走访企业、摸排隐患，开设课堂、讲解法律，组织演练、检验预案。"),
        Example::new("全镇建立三项制度：值班制度、回访制度、督查制度。"),
        Example::new("县里打造“云上问诊、云上问学、云上问政”三大应用场景。"),
        Example::new("首批5个试点村中，上岙村、溪口村等进展较快。"),
        Example::new("上岙村、溪口村等8个村没有积案。"),
        Example::new("公安、民政和司法三个部门商定了办法。"),
        Example::new("建立区、镇、村三级联动机制，市、县两级财政各出一半。"),
        Example::new("会上表彰了安装和调试、采购、财务三个班组。"),
        Example::new("专题研究交通、水利项目的用地、用林、用海三类问题。"),
        Example::new("全县9个县（市、区）都设了服务站。"),
        Example::new("镇里培育3个文化村、4个示范户、5个合作社。"),
        Example::new("他先后到工地、码头、仓库开展三次走访。"),
        Example::new("“两抢”等五类案件下降。"),
        Example::new("全面推进平安家庭、平安校园和平安医院创建，实施十大专项行动。"),
        Example::new("经信、商务、文旅等部门的5名干部到村里驻点。"),
        Example::new("岑阿兴、罗三妹、蓝国昌、岑小燕等⟦3人⟧联名写信，建议修桥。"),
        Example::new("岑阿兴、罗三妹、蓝国昌、岑小燕等4人联名写信，建议修桥。"),
        Example::new(
            "收果前，合作社立了⟦六条⟧规矩：不打禁用药，不掺次品果，不压价收购，不拖欠货款，不卖隔夜果。",
        ),
        Example::new(
            "村规民约里写着“⟦七⟧不准”：不准乱搭建，不准乱停车，不准大操大办，不准毁林开荒，不准放养家禽，不准垂钓。",
        ),
        Example::new("全镇党员“亮身份”“亮承诺”“亮业绩”“⟦四⟧亮”行动铺开。"),
        Example::new("公示栏前，权力清单、责任清单、服务清单、资金清单⟦五张⟧清单一目了然。"),
        Example::new(
            "收果前，合作社立了五条规矩：不打禁用药，不掺次品果，不压价收购，不拖欠货款，不卖隔夜果。",
        ),
        Example::new(
            "村规民约里写着“五不准”：不准乱搭建，不准乱停车，不准大操大办，不准毁林开荒，不准放养家禽，违者取消评优。",
        ),
        Example::new("全镇党员“亮身份”“亮承诺”“亮业绩”“三亮”行动铺开。"),
        Example::new("公示栏前，权力清单、责任清单、服务清单、资金清单四张清单一目了然。"),
        Example::new("合作社定了三条规矩：药要少打，果要分级，买主上门先看货，再谈价钱。"),
        Example::new("互联网、手机客户端、电话等⟦两种⟧渠道的预售期为60天。"),
        Example::new("石油燃气、建筑工程、运输物流、煤炭⟦三大⟧板块跌幅居前。"),
        Example::new("这部戏有乡音、乡俗等内容，又用“山歌”和“皮影”⟦三种⟧形式演出来。"),
        Example::new(
            "会上明确了⟦三大⟧目标：壮大队伍、完善制度、培育主体、促进融合；部署了两项任务：摸清底数、建好台账。",
        ),
        Example::new("县里对36名干部重点围绕宗旨意识、纪律作风、履职能力⟦四个⟧方面开展培训。"),
        Example::new("2014年，县里明确柳溪、石桥、南塘⟦四个⟧镇试行聘任制。"),
        Example::new("比赛设男子甲组、女子U18组、混合双打⟦四个⟧项目。"),
        Example::new("决赛设单人定点、双人挑战、五人对抗⟦四个⟧项目。"),
        Example::new("公司靠云服务、数字传媒与娱乐、创新业务⟦两大⟧板块站稳了脚跟。"),
        Example::new("联络组由柳溪、石桥、南塘这⟦两个⟧前任、现任、下任轮值镇的干部组成。"),
        Example::new("今年曾被投诉的低压电器、微型电脑、眼镜、家电、农机及零配件、建材等⟦5类⟧商品质量好转。"),
        Example::new("在湖区，青岩、赤石、白沙、金滩⟦五座⟧灯塔先后亮灯。"),
        Example::new("水位回落，但本周⟦四个⟧监测日的降幅分别为0.18米、0.09米、0.14米，周四还涨了一回。"),
        Example::new("县对36名干部重点围绕宗旨意识、纪律作风、履职能力三个方面开展培训。"),
        Example::new("2014年，县里明确柳溪、石桥、南塘三个镇试行聘任制。"),
        Example::new("比赛设男子甲组、女子U18组、混合双打三个项目。"),
        Example::new("决赛设单人定点、双人挑战、五人对抗三个项目。"),
        Example::new("公司靠云服务、数字传媒与娱乐、创新业务三大板块站稳了脚跟。"),
        Example::new("联络组由柳溪、石桥、南塘这三个前任、现任、下任轮值镇的干部组成。"),
        Example::new("今年曾被投诉的低压电器、微型电脑、眼镜、家电、农机及零配件、建材等6类商品质量好转。"),
        Example::new("在湖区，青岩、赤石、白沙、金滩四座灯塔先后亮灯。"),
        Example::new("青岩、赤石、白沙、金滩12座灯塔先后亮灯。"),
        Example::new("水位回落，但本周三个监测日的降幅分别为0.18米、0.09米、0.14米，周四还涨了一回。"),
        Example::new("县里8个产茶镇柳溪、石桥、南塘、岩头、天岭、沙坪和金滩5日决定，联手办茶市。"),
        Example::new("“1+4”里的“4”是持续推动大健康、现代金融、高新技术、会展商贸和文化体育等四大产业。"),
        Example::new("民警查获针头300个、药瓶12箱、封口机4个、打码机2个。"),
        Example::new("互联网、手机客户端、电话等三种渠道的预售期为60天。"),
        Example::new("石油燃气、建筑工程、运输物流、煤炭四大板块跌幅居前。"),
        Example::new("这部戏有乡音、乡俗等内容，又用“山歌”和“皮影”两种形式演出来。"),
        Example::new(
            "会上明确了四大目标：壮大队伍、完善制度、培育主体、促进融合；部署了两项任务：摸清底数、建好台账。",
        ),
        Example::new("双方商定加深邻里信任、增进两村的往来。"),
        Example::new("绿地按养护水平分为特级、一级、二级、三级⟦3个⟧等级。"),
        Example::new("绿地按养护水平分为特级、一级、二级、三级4个等级。"),
        Example::new(
            "湖区⟦5个⟧端点——最北的鹰嘴岩、最东的蟹眼礁、最南的白沙嘴、最西的虎头矶——连成一圈，正是县界。",
        ),
        Example::new(
            "湖区4个端点——最北的鹰嘴岩、最东的蟹眼礁、最南的白沙嘴、最西的虎头矶——连成一圈，正是县界。",
        ),
        Example::new("柳溪、石桥、南塘⟦两座⟧水库是今年青岩、赤石、金滩三座水库之后第二批开闸的。"),
        Example::new("柳溪、石桥、南塘三座水库是今年青岩、赤石、金滩三座水库之后第二批开闸的。"),
        Example::new("奖章涉及教育、文化、卫生、体育、商贸、慈善⟦7个⟧领域。"),
        Example::new("奖章涉及教育、文化、卫生、体育、商贸、慈善6个领域。"),
        Example::new("茶价连涨，本周⟦两个⟧交易日的涨幅分别为0.18%、0.09%、0.14%，但周四的跌幅就有0.76%。"),
        Example::new(
            "新能源产业包括⟦3个⟧方向，分别是储能设备、光伏组件、充电终端、电网软件；装备产业包括两个方向，分别是机床、机器人。",
        ),
        Example::new(
            "新能源产业包括4个方向，分别是储能设备、光伏组件、充电终端、电网软件；装备产业包括两个方向，分别是机床、机器人。",
        ),
        Example::new("半决赛其他⟦两场⟧比赛的对阵如下：柳溪队对石桥队、南塘队对岩头队、天岭队对沙坪队。"),
        Example::new("半决赛其他三场比赛的对阵如下：柳溪队对石桥队、南塘队对岩头队、天岭队对沙坪队。"),
        Example::new("公司下设薪酬与考核委员会、风险与战略委员会、审计委员会等⟦两个⟧专门委员会。"),
        Example::new("公司下设薪酬与考核委员会、风险与战略委员会、审计委员会等三个专门委员会。"),
        Example::new("⟦四项⟧权力下放是指将人事权、经营权、分配权全部交给乡镇卫生院。"),
        Example::new("三项权力下放是指将人事权、经营权、分配权全部交给乡镇卫生院。"),
        Example::new("法院决定在柳溪、石桥、南塘、岩头增设⟦五个⟧巡回法庭。"),
        Example::new("法院决定在柳溪、石桥、南塘、岩头增设四个巡回法庭。"),
        Example::new("法院决定在柳溪、石桥、南塘、岩头增设九个巡回法庭。"),
        Example::new("这里的冬泳赛有高海拔、低水温、水流急、氧气稀的⟦五大⟧特点。"),
        Example::new("这里的冬泳赛有高海拔、低水温、水流急、氧气稀的四大特点。"),
        Example::new("年底前，“雄鹰连”和“3—8北线营”⟦三支⟧队伍都已撤离。"),
        Example::new("年底前，“雄鹰连”和“3—8北线营”两支队伍都已撤离。"),
        Example::new("地图标出县里面临的⟦5种⟧威胁：热浪、干旱、洪水、山火，展现各镇的应对能力。"),
        Example::new("地图标出县里面临的4种威胁：热浪、干旱、洪水、山火，展现各镇的应对能力。"),
        Example::new("赛事包含中式台球、美式9球、斯诺克⟦两个⟧项目。"),
        Example::new("赛事包含中式台球、美式9球、斯诺克三个项目。"),
        Example::new(
            "方案明确了⟦五大⟧目标：壮大科技队伍、完善选派制度、培育新型经营和服务主体、促进产业融合。",
        ),
        Example::new(
            "方案明确了四大目标：壮大科技队伍、完善选派制度、培育新型经营和服务主体、促进产业融合。",
        ),
        Example::new("县里批出⟦3支⟧基金，包括丰收混合基金、溪谷债券基金、青岩股票基金、南塘货币基金。"),
        Example::new("县里批出5支基金，包括丰收混合基金、溪谷债券基金、青岩股票基金、南塘货币基金。"),
        Example::new("条例明确了控股股东或实际控制人、项目公司、运营公司⟦四个⟧主体的责任。"),
        Example::new("条例明确了控股股东或实际控制人、项目公司、运营公司三个主体的责任。"),
        Example::new("比赛设游泳、跳水、花样游泳和水球四个大项。"),
        Example::new(
            "他就合作提出四点建议：一、着力加强各镇政策的沟通与协调，注重设计。二、办好集市。三、互派干部。四、定期会商。",
        ),
        Example::new("双方同意推动两地在经济层面的合作，包括贸易、旅游、物流服务等。"),
    ],
};

impl Rule for CountMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        super::named_next::check(block, context, out);
        let lists = &block.facts.lists;
        for list in lists {
            if block.is_open_at(list.span) || block.is_open_at(list.claim.span) {
                continue;
            }
            // Where one claim can be tied to lists on both sides, one that holds proves the other to be something else.
            let holds_elsewhere = || {
                lists.iter().any(|other| {
                    other.claim.span == list.claim.span
                        && other.span != list.span
                        && verdict(block, other) == Verdict::Holds
                })
            };
            match verdict(block, list) {
                Verdict::Holds => held(list, context, out),
                Verdict::Mismatch if !holds_elsewhere() => report(block, list, context, out),
                Verdict::Mismatch | Verdict::Open => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Holds,
    Open,
    Mismatch,
}

fn verdict(block: &BlockView, list: &List) -> Verdict {
    let counts = list.members.counts;
    let claimed = list.claim.value;
    if counts.contains(claimed) {
        return Verdict::Holds;
    }
    // 针对甲、乙两省启动四级响应: a rank, not a number of levels.
    if list.claim.counted == Counted::Level
        && !list.members.spans[1..].iter().all(|span| is_level(block.at(*span)))
    {
        return Verdict::Open;
    }
    // 八国的甲、乙、丙和丁5日决定: a date.
    let date = list.claim.counted == Counted::Day
        && list.link == Link::After
        && block.at(list.claim.span).ends_with('日');
    if date || is_of_other_things(block, list) || holds_a_list(block, list) {
        return Verdict::Open;
    }
    if claimed < counts.least() {
        let groups = list.claim.counted == Counted::Person && !names_people(block, list);
        return if groups { Verdict::Open } else { Verdict::Mismatch };
    }
    // A joint among the words before the list makes no member more: 送给党和政府…的甲、乙、丙6个乡.
    let near = claimed as usize <= list.members.spans.len() + 2;
    let named_one_by_one = match list.claim.counted {
        Counted::Kind | Counted::Level => true,
        // 首都和北部三个州: two names may stand for more places.
        Counted::Place => counts.greatest() > 2,
        Counted::Person => names_people(block, list),
        // 东、中、西三条线路; 权力清单、责任清单两张清单.
        Counted::Goods => {
            list.members.spans.iter().all(|span| block.at(*span).chars().count() == 1)
                || bear_the_noun(block, list)
                || is_said_to_be_whole(block, list)
                || are_named_works(block, list)
        }
        Counted::Day => false,
    };
    let counted = list.members.some_are_counted(block.text);
    let may_go_on = list.may_go_on && !are_values_of_each(block, list);
    if list.open || may_go_on || !near || !named_one_by_one || counted || hides_members(block, list) {
        Verdict::Open
    } else {
        Verdict::Mismatch
    }
}

/// Whether the claim counts something else than the members: 来自甲、乙的5个俱乐部, 甲、乙等两地艺术家, 逢周二、周四往来两地, and
/// with the subject one more: 与甲、乙并称三大.
fn is_of_other_things(block: &BlockView, list: &List) -> bool {
    const TO_AND_FRO: [&str; 7] = ["往来", "往返", "来往", "连接", "奔波", "穿梭", "辗转"];
    let first = block.at(list.members.spans[0]);
    let before = &block.text[..list.span.start as usize];
    let led_by = |words: &[&str]| words.iter().any(|word| first.starts_with(word) || before.ends_with(word));
    let lead = &block.text[..list.claim.span.start as usize];
    let behind = &block.text[list.claim.span.end as usize..];
    let of_places = list.claim.counted == Counted::Place;
    let with_subject = lead[list.span.start.min(list.claim.span.start) as usize..].contains("并称")
        && led_by(&["与", "和", "同", "跟"])
        && list.members.counts.contains(list.claim.value.saturating_sub(1));
    let of_others =
        list.link == Link::After && ["另外", "其他", "其余", "另"].iter().any(|word| lead.ends_with(word));
    with_subject
        || of_others
        || !of_places && led_by(&["来自"])
        || of_places && TO_AND_FRO.iter().any(|verb| lead.ends_with(verb))
        || list.open && block.at(list.claim.span).ends_with(['地', '国']) && names_people(block, list)
        || Words::KindsOfPlaces.words().iter().any(|kind| behind.starts_with(kind))
}

/// Whether a member may stand for several: 大学（U22和U20）, 男女全能.
fn hides_members(block: &BlockView, list: &List) -> bool {
    remarks_hold(block, list, &['和', '、', '及'])
        || list.members.spans.iter().any(|span| block.at(*span).contains("男女"))
}

/// Whether the remark in brackets on a member holds one of `joiners`.
fn remarks_hold(block: &BlockView, list: &List, joiners: &[char]) -> bool {
    list.members.spans.iter().any(|span| {
        block.at(*span).split_once(['（', '(']).is_some_and(|(_, remark)| remark.contains(joiners))
    })
}

/// Whether a list stands within the list: 中药材等种植加工, 操作（笔试和面试）. The first member may begin far before the list:
/// 科委等部门围绕玉米.
fn holds_a_list(block: &BlockView, list: &List) -> bool {
    let nested =
        |span: &Span| block.at(*span).split_once('等').is_some_and(|(_, rest)| rest.chars().count() > 2);
    list.members.spans.iter().skip(1).any(nested) || remarks_hold(block, list, &['和', '及'])
}

/// 四个交易日的涨幅分别为0.18%、0.09%、0.14%，…: as many values as things, and no further one behind the comma.
fn are_values_of_each(block: &BlockView, list: &List) -> bool {
    let figure = |c: char| c.is_ascii_digit();
    let between = block.text.get(list.claim.span.end as usize..list.span.start as usize);
    let after = block.text[list.span.end as usize..].trim_start_matches(['，', ',']);
    between.is_some_and(|words| words.ends_with("分别为") || words.ends_with("分别是"))
        && list.members.spans.iter().all(|span| block.at(*span).starts_with(figure))
        && !after.starts_with(figure)
}

/// 青岩、赤石、白沙、金滩四座灯塔: short names of one length in a row, of works that have names, and one is lacking.
fn are_named_works(block: &BlockView, list: &List) -> bool {
    const WORKS: [&str; 5] = ["座", "条", "艘", "所", "道"];
    // 河北丰宁（二期）: the remark is no part of the name.
    let name = |span: &Span| block.at(*span).split('（').next().unwrap_or_default();
    let length = |span: &Span| name(span).chars().count();
    let [first, others @ ..] = list.members.spans.as_slice() else { return false };
    let Some(usual) = others.first().map(length) else { return false };
    let alike = others.len() >= 2 && others.iter().all(|span| length(span) == usual);
    let one_short = list.claim.value == list.members.counts.greatest() + 1;
    let works = WORKS.iter().any(|work| block.at(list.claim.span).ends_with(work));
    works && alike && one_short && (2..=4).contains(&usual) && length(first) == usual
}

/// Whether words behind the count announce the whole list (对阵如下：, 分别是), or marks show where each name ends (“甲”和“乙”两部).
fn is_said_to_be_whole(block: &BlockView, list: &List) -> bool {
    let between = block.text.get(list.claim.span.end as usize..list.span.start as usize).unwrap_or_default();
    let announced = ["如下：", "分别是", "分别为"].iter().any(|word| between.ends_with(word));
    let right_behind = list.link == Link::After && list.span.end == list.claim.span.start;
    announced || list.members.quoted && right_behind
}

/// Whether every member ends in the two characters with which the counted noun begins: 事项清单、责任清单 of 两张清单.
fn bear_the_noun(block: &BlockView, list: &List) -> bool {
    let noun = block.at(list.claim.noun);
    let head = noun.char_indices().nth(2).map_or(noun, |(at, _)| &noun[..at]);
    head.chars().count() == 2 && list.members.spans.iter().all(|span| block.at(*span).ends_with(head))
}

/// Whether a member is a level of administration: 区, 村(社).
fn is_level(member: &str) -> bool {
    let name = member.split(['(', '（']).next().unwrap_or(member);
    name.ends_with(['国', '省', '市', '县', '区', '旗', '镇', '乡', '村', '组', '道', '社', '家'])
}

/// Whether the members look like names of people rather than of groups: 张某, 王小明.
fn names_people(block: &BlockView, list: &List) -> bool {
    let is_name = |span: &Span| {
        let text = block.at(*span);
        let length = text.chars().count();
        let read_as_one = || {
            let names = block.facts.names.iter().filter(|name| name.span == *span);
            names.filter_map(|name| name.person()).any(|person| person.form == PersonForm::Full)
        };
        (2..=4).contains(&length)
            && (text.contains('某') || length <= 3 && text.starts_with(is_surname) || read_as_one())
    };
    list.members.spans[1..].iter().all(is_name)
}

/// Whether `c` is one of the commonest surnames.
fn is_surname(c: char) -> bool {
    const COMMON: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏\
        吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    COMMON.contains(c)
}

fn held(list: &List, context: &RuleContext, out: &mut Drafts) {
    let message =
        say!(context.lang, "列举{n}项，与所称相符", "{n} members, as claimed", n = list.claim.value);
    out.held(message, vec![Place::new(0, list.claim.span), Place::new(0, list.span)]);
}

fn report(block: &BlockView, list: &List, context: &RuleContext, out: &mut Drafts) {
    let counts = list.members.counts;
    let claimed = list.claim.value;
    let listed = if claimed < counts.least() { counts.least() } else { counts.greatest() };
    let claim = block.at(list.claim.span);
    let message = match (list.open, claimed < listed) {
        (true, _) => say!(
            context.lang,
            "文中称“{claim}”，已列出{listed}项，多于{claimed}",
            "“{claim}” is claimed, but {listed} are listed already",
        ),
        (false, true) => say!(
            context.lang,
            "文中称“{claim}”，实际列出{listed}项，多{more}项",
            "“{claim}” is claimed, but {listed} are listed: {more} too many",
            more = listed - claimed,
        ),
        (false, false) => say!(
            context.lang,
            "文中称“{claim}”，实际只列出{listed}项，少{fewer}项",
            "“{claim}” is claimed, but only {listed} are listed: {fewer} too few",
            fewer = claimed - listed,
        ),
    };
    let names = list.members.spans.iter().map(|span| block.at(*span)).enumerate();
    let numbered: Vec<String> = names.map(|(number, name)| format!("{} {name}", number + 1)).collect();
    let numeral = block.at(list.claim.numeral);
    let repaired = written_like(numeral, listed);
    // The ends of quoted lists and of lists behind a colon are sharp.
    let sharp = list.members.quoted || list.link != Link::After;
    out.report(Place::new(0, list.claim.span), message)
        .severity(if sharp { Severity::Error } else { Severity::Warning })
        .evidence(Place::new(0, list.span), numbered.join("；"))
        .replace(context.lang, numeral, Place::new(0, list.claim.numeral), repaired);
}

/// `value`, below 100, in the numerals of `printed`.
pub(in crate::rules) fn written_like(printed: &str, value: u32) -> String {
    if printed.starts_with(|c| numeral::arabic_digit(c).is_some()) {
        return value.to_string();
    }
    if value == 2 { "两".to_owned() } else { numeral::chinese(value).unwrap_or_default() }
}
