//! `sum-mismatch`: parts that do not add up to their total.

use super::passage::{Passage, passages, place, scaled};
use super::sum::Sum;
use super::sum_before::before_total;
use super::sum_parts::{Equation, after_total, may_be_total, partitions};
use super::{sum_of_changes, sum_of_kinds};
use crate::facts::quantity::Quantity;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use rust_decimal::Decimal;

/// `sum-mismatch`.
#[derive(Debug)]
pub struct SumMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "sum-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N01"],
    page: RulePage {
        title: Bilingual { zh: "分项之和与总数不符", en: "Parts that do not add up to their total" },
        finds: Bilingual {
            zh: "“共……，其中……、……”“……、……，合计……”这类写明总数和分项的句子，分项相加不等于总数。",
            en: "Sentences that state a total and its parts, where the parts do not add up.",
        },
        why: Bilingual {
            zh: "总数和分项至少有一个数字错了。",
            en: "The total or one of the parts is wrong.",
        },
        instead: Bilingual {
            zh: "核对原始数据，改正总数或分项；分项没有列全的，写明“等”或“主要有”。",
            en: "Check the source and correct the total or a part; where the list is not complete, say so.",
        },
        silent: Bilingual {
            zh: "分项有“等”“主要”“包括”“含”，单位不同，带“约”“余”“近”而总数仍可能成立，或者不能确定分项已经列全时不报；能确定列全的情形是：有“其他”“其余”项，分项成对（男女、进出口、城乡……），或先列分项再说“共”“合计”。列全与否拿不准，但改一个数字就恰好相等时，按警告提出。",
            en: "Open lists, other units, approximate figures that may still fit, lists that need not be complete. A list counts as complete with a remainder (其他), a complementary pair (男女, 进出口), or when 共 / 合计 follows the parts. Otherwise a finding is made, as a warning, only where one slipped digit explains the difference.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new(
            "项目共有房源530套，户型面积从65平方米到95平方米不等。其中，65平方米户型208套，80平方米户型196套，其余126套为95平方米户型。",
        ),
        Example::new("两地企业签订项目⟦23个⟧，其中农业类16个、贸易类2个、电子类3个、旅游类5个。"),
        Example::new("出土随葬品共⟦48件⟧，分别是瓷碗14件、瓷钵15件、瓷罐12件、棋盘方砖2件。"),
        Example::new("目前仍有⟦9人⟧失联，其中包括消防人员1人，港口人员8人，其他人员3人。"),
        Example::new("两地企业签订项目26个，其中农业类16个、贸易类2个、电子类3个、旅游类5个。"),
        Example::new("出土随葬品共43件，分别是瓷碗14件、瓷钵15件、瓷罐12件、棋盘方砖2件。"),
        Example::new("出土随葬品共48件，分别是瓷碗14件、瓷钵15件、瓷罐12件等。"),
        Example::new("目前仍有12人失联，其中包括消防人员1人，港口人员8人，其他人员3人。"),
        Example::new("决胜节，她一人独得11分，包括最后1分12秒时一记锁定胜局的三分球。"),
        Example::new("全镇共调处纠纷⟦860件⟧，其中婚姻类320件、邻里类410件、其他110件。"),
        Example::new("培训班共有学员⟦58人⟧，其中男学员31人，女学员37人。"),
        Example::new(
            "上半年全区受理来访412批、来信188封。第一组走访125户，第二组走访138户，两组合计走访⟦283户⟧。",
        ),
        Example::new(
            "全年外贸进出口⟦2318.6亿元⟧，其中出口1673.5亿元，同比增长4.5%；进口546.1亿元，同比下降5.2%。",
        ),
        Example::new("市里下达专项资金40.4亿元，加上提前下达的363.5亿元，合计⟦430.9亿元⟧。"),
        Example::new("全镇已开办老年食堂18家，在建4家，共⟦24家⟧。"),
        Example::new("主犯罚款3万元，从犯罚款2万元，共⟦8万元⟧。"),
        Example::new(
            "全县生产总值⟦325.4亿元⟧，其中第一产业增加值15.2亿元，第二产业增加值149.6亿元，第三产业增加值160.6万元。",
        ),
        Example::new("在排查出的⟦96处⟧隐患中，重大隐患3处，较大隐患18处，一般隐患48处。"),
        Example::new("三个村分别完成改厕120户、86户、94户，共完成改厕⟦330户⟧。"),
        Example::new("返还本金20万元、支付利息3.6万元，并承担律师费1.2万元，合计⟦25.8万元⟧。"),
        Example::new("项目总投资⟦2.3亿元⟧，其中中央补助8000万元，省级配套5000万元，地方自筹1万元。"),
        Example::new("全县辖10个镇、4个乡、2个街道，共⟦18个乡⟧镇（街道）。"),
        Example::new("在排查出的69处隐患中，重大隐患3处，较大隐患18处，一般隐患48处。"),
        Example::new("三个村分别完成改厕120户、86户、94户，共完成改厕300户。"),
        Example::new("返还本金20万元、支付利息3.6万元，并承担律师费1.2万元，合计24.8万元。"),
        Example::new("项目总投资2.3亿元，其中中央补助8000万元，省级配套5000万元，地方自筹1亿元。"),
        Example::new("全县辖10个镇、4个乡、2个街道，共16个乡镇（街道）。"),
        Example::new("全县辖10个镇、4个乡、2个街道，共186个村。"),
        Example::new("在走访的69户农户中，种果树的38户，养鱼的45户。"),
        Example::new("全镇已开办老年食堂18家，在建4家，共22家。"),
        Example::new("新建公路12公里，改造公路8公里，共有公路136公里。"),
        Example::new("举办讲座3场、义诊2场，全县共举办32场。"),
        Example::new("事故造成⟦21人⟧受伤（其中重伤5人、轻伤61人），均已送医。"),
        Example::new("竞赛评出获奖作品⟦15件⟧，其中一等奖3件、二等奖48件。"),
        Example::new("现有网格员⟦1326名⟧，其中专职网格员412名，兼职网格员941名。"),
        Example::new("全县⟦12个乡⟧镇（街道）全部建成综治中心，其中镇7个、街道3个、乡3个。"),
        Example::new("全市共有⟦12个县⟧区，其中：8个区、5个县。"),
        Example::new("全县12个乡镇（街道）全部建成综治中心，其中镇7个、街道3个、乡2个。"),
        Example::new("全镇共调处纠纷860件，其中婚姻类320件、邻里类430件、其他110件。"),
        Example::new("全镇共调处纠纷860件，其中婚姻类320件、邻里类110件等。"),
        Example::new("共有代表280名，其中党员201名、妇女96名、少数民族12名。"),
        Example::new("全区排查隐患860余处，其中消防类320处、交通类545处。"),
        Example::new("今年受理案件1200件，其中去年结转80件；办结1080件，比去年多办结120件。"),
        Example::new("建成站点36个，其中12个设在社区，服务群众1.2万人，每个站点配备3人。"),
        Example::new("完成投资403.9亿元，其中中央资金40.4亿元，地方资金363.5亿元。"),
        Example::new("共有学校3167所。其中，普通学校2919所，含本科1365所、专科1554所，成人学校248所。"),
        Example::new("补贴申请突破1000万份，其中报废更新超340万份，置换更新超660万份。"),
        Example::new("全镇总人口66156人，比上年增加⟦2866人⟧，其中自然变动增加314人，机械变动增加1428人。"),
        Example::new("全镇总人口66156人，比上年增加1742人，其中自然变动增加314人，机械变动增加1428人。"),
        Example::new("全镇人口比上年增加2866人，其中自然变动增加314人，机械变动减少1428人的同时补录3980人。"),
        Example::new("我校有9项进入前列，其中“晨读”“午练”两项排在首位；“阅览”“劳动”两项还在中游。"),
        Example::new("全年办理案件560件，主要是婚姻家庭类210件、合同类180件。"),
        Example::new("他全场18投11中，其中三分球9投5中，还有6次助攻。"),
        Example::new("沪深两市分别成交2074亿元和3028亿元，总额5100亿元。"),
        Example::new("他捐出4个器官、2个组织，共救活了4个病人。"),
        Example::new("38个县名次下降，其中23个县新修的公路里程少了，16个县校舍少了。"),
        Example::new("两融余额方面，沪市余额为5035亿元，深市3908亿元，两市合计⟦9013亿元⟧，与上周持平。"),
        Example::new("周边一共有⟦26个⟧养殖场，包括11个猪场、37个牛场和14个羊场，都要采样。"),
        Example::new("全镇有⟦72个⟧养殖场，包括11个猪场、37个牛场和14个羊场，防疫员挨家去过。"),
        Example::new("到去年底，全县文物点总数达到⟦1131处⟧，包括802处古建筑、197处古墓葬以及32处古窑址。"),
        Example::new("比赛评出⟦10名⟧获奖学生，其中优选5名、佳作7名。"),
        Example::new("公路赛共⟦13个⟧赛段，其中柳溪7.1个赛段、石桥3.5个、南塘2个，全程294公里。"),
        Example::new("山洪过后，全镇紧急转移⟦91人⟧，其中集中安置9人，分散安置10人，需救助48人。"),
        Example::new("参展的有24个镇，其中包括柳溪、石桥等8个沿江镇和南塘、岩头等12个山区镇。"),
        Example::new("这次补助的⟦1260万元⟧中，省里补助600万元，县里配套420万元，镇村自筹260万元。"),
        Example::new("代表团共⟦68人⟧，分别来自青溪县（26人）、石门县（24人）、南塘县（28人）。"),
        Example::new("全镇有62个养殖场，包括11个猪场、37个牛场和14个羊场，防疫员挨家去过。"),
        Example::new("全镇有72个养殖场，包括11个猪场、37个牛场和14个羊场等，防疫员挨家去过。"),
        Example::new("全镇有172个养殖场，包括11个猪场、37个牛场和14个羊场，防疫员挨家去过。"),
        Example::new("比赛评出10名获奖学生，其中女生5名、少数民族7名。"),
        Example::new("公路赛共13个赛段，其中柳溪7.5个赛段、石桥3.5个、南塘2个，全程294公里。"),
        Example::new("山洪过后，全镇紧急转移19人，其中集中安置9人，分散安置10人，需救助48人。"),
        Example::new("这次补助的1260万元中，省里补助600万元，县里配套420万元，镇村自筹240万元。"),
        Example::new("代表团共68人，分别来自青溪县（26人）、石门县（24人）、南塘县（18人）。"),
        Example::new("全村有412户，其中外出务工的156户，在家务农的128户，剩余128户做来料加工。"),
        Example::new("救援队分成三组：第一组18人，第二组15人，第三组12人，一共45人。"),
        Example::new(
            "这次试验共涉及⟦59个⟧茶叶样品，其中，乌龙茶24个、花茶15个、红茶10个、普洱茶70个，都是预包装产品。",
        ),
        Example::new("两融余额方面，沪市余额为5035亿元，深市3978亿元，两市合计9013亿元，与上周持平。"),
        Example::new("周边一共有62个养殖场，包括11个猪场、37个牛场和14个羊场，都要采样。"),
        Example::new("现有代表280名，其中党员201名、妇女96名、少数民族12名。"),
        Example::new("出土随葬品共⟦18件⟧，分别是瓷碗4件、瓷钵5件、瓷罐9件、陶罐3件、铜簪1件，瓷器占多数。"),
        Example::new("出土随葬品共22件，分别是瓷碗4件、瓷钵5件、瓷罐9件、陶罐3件、铜簪1件，瓷器占多数。"),
        Example::new("客船上共有⟦84人⟧，其中乘客72人、机组人员6人，均已上岸。"),
        Example::new("泥石流共造成⟦18人⟧受伤，其中男性7人、女性13人，成年人15人、儿童3人。"),
        Example::new("山塌造成18人受伤，其中男性7人、女性11人，成年人15人、儿童3人。"),
        Example::new("本次提请审议人选⟦1436人⟧，其中，拟入额1362人，差额47人。"),
        Example::new("全市已发布地方规范⟦386项⟧（国家标准152项，行业标准243项）。"),
        Example::new("他一口气租下⟦60亩⟧地，25亩种芋头、25亩养泥鳅、15亩栽荷花。"),
        Example::new("全县有⟦105个⟧书屋，其中49个建在学校，21个建在村部，5个建在车站。"),
        Example::new("这⟦63位⟧新会员中书法界14名，美术界21名，音乐界16名，曲艺界15名。"),
        Example::new("全年征收契税和车船税⟦94亿元⟧，比上年增加8.8亿元。其中，契税35.1亿元，车船税55.9亿元。"),
        Example::new("前年取消审批事项126项，今年再取消47项，至此，取消的事项达到⟦137项⟧。"),
        Example::new("今年我们签了3500亩，还有去年的1200亩，总共⟦4200亩⟧。"),
        Example::new("甲厂成交额460万元，售样板26套，乙厂成交额820万元，共计成交⟦1820万元⟧。"),
        Example::new("每月1600元的租房补贴，加上单位的1400元，每月共可领⟦3500元⟧。"),
        Example::new("代表队去了⟦39人⟧，分三路出发，其中划艇3人2条船，举重26人8个级别，射箭6人3个项目。"),
        Example::new(
            "目前，全市电网共有新能源电场⟦66座⟧，其中风电场16座，容量1734.5兆瓦，光伏电站51座，容量2952.5兆瓦。",
        ),
        Example::new(
            "目前，全市电网共有新能源电场67座，其中风电场16座，容量1734.5兆瓦，光伏电站51座，容量2952.5兆瓦。",
        ),
        Example::new("书画班招收学员66名，其中党员学员16名，女学员57名，每周上课两次。"),
        Example::new("进出口总值61.8亿元，去年同期为50.0亿元，增长23.6%。其中，出口47.2亿元，进口14.6亿元。"),
        Example::new(
            "房源520套，户型从65平方米到95平方米不等。其中，65平方米户型208套，80平方米户型196套，95平方米户型116套。",
        ),
        Example::new("客船上共有78人，其中乘客72人、机组人员6人，均已上岸。"),
        Example::new("本次提请审议人选1409人，其中，拟入额1362人，差额47人。"),
        Example::new("全市已发布地方规范395项（国家标准152项，行业标准243项）。"),
        Example::new("新楼16层（地面16层，地下1层）已经封顶。"),
        Example::new("大赛设一等奖（1个）、二等奖（3个）、三等奖（5个）和优秀奖（10个）。"),
        Example::new("他一口气租下65亩地，25亩种芋头、25亩养泥鳅、15亩栽荷花。"),
        Example::new("全县有104个书屋，其中49个建在学校，21个建在村部，9个评上先进。"),
        Example::new("镇上有38家企业因故减产，23家说缺工，16家说缺料。"),
        Example::new("全年征收契税和车船税91亿元，比上年增加8.8亿元。其中，契税35.1亿元，车船税55.9亿元。"),
        Example::new("全年受理260件，其中县级督办27件，移送司法机关13件。"),
        Example::new("前年取消审批事项126项，今年再取消47项，至此，取消的事项达到173项。"),
        Example::new("今年我们签了3000亩，还有去年的1200亩，总共4200亩。"),
        Example::new("全村1732户，在册1463户；另建档260户。另外，还有9户待核，其中残疾4户、孤老5户。"),
    ],
};

impl Rule for SumMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            sum_of_changes::check(&passage, context, out);
            let of_kinds = sum_of_kinds::check(&passage, context, out);
            let settled = |quantity: &Quantity| of_kinds.contains(&quantity.span);
            let mut used: Vec<bool> = passage.quantities.iter().map(settled).collect();
            for total in 0..passage.quantities.len() {
                if !may_be_total(&passage, total) || used[total] {
                    continue;
                }
                // 沪市5035亿元，深市3978亿元，两市合计9013亿元，比上周多36亿元: what follows is no part.
                let before = before_total(&passage, total);
                let sure = before.as_ref().is_some_and(|sum| sum.stated || sum.told_at_once);
                let after = if sure { None } else { after_total(&passage, total) };
                let equations = after.or(before).map(|equation| partitions(&passage, equation));
                for equation in equations.into_iter().flatten() {
                    equation.check(&passage, context, out, &mut used);
                }
            }
        }
    }
}

impl Equation {
    fn check(&self, passage: &Passage, context: &RuleContext, out: &mut Drafts, used: &mut [bool]) {
        let whole = &passage.quantities[self.total];
        let quantity = |index: usize| &passage.quantities[index];
        // With the others told, no fewer parts are meant.
        // Nor where 分别 tells each.
        let each_told = self.stated && !self.parts_first;
        let least = if self.has_remainder(passage) || each_told || self.is_in_clauses_alike(passage) {
            self.parts.len()
        } else {
            2
        };
        // 约40.4亿元，加上约363.5亿元，合计约403.9亿元: said to be the sum, they are meant as printed.
        let enough = if self.stated { 3 } else { 4 };
        for count in least..=self.parts.len() {
            let parts =
                if self.parts_first { &self.parts[self.parts.len() - count..] } else { &self.parts[..count] };
            let all_of_them = parts.len() == self.parts.len();
            if all_of_them && self.is_bounded_alike(passage) && self.strength_of_slip(passage) >= enough {
                break;
            }
            if (Sum { total: whole, parts: parts.iter().map(|&part| quantity(part)).collect() }).adds_up() {
                if parts.iter().chain([&self.total]).all(|&index| quantity(index).exact().is_some()) {
                    self.hold(passage, parts, context, out);
                }
                parts.iter().for_each(|&part| used[part] = true);
                return;
            }
        }
        // 农业类16个、贸易类2个: what is named alike is of one level.
        if self.parts.len() <= 8 && !each_told && !self.is_parallel(passage) && self.some_of_them_fit(passage)
        {
            return;
        }
        if self.fits_another_total(passage) {
            return;
        }
        if let Some(severity) = self.severity(passage) {
            self.report(passage, severity, context, out);
        }
    }

    fn hold(&self, passage: &Passage, parts: &[usize], context: &RuleContext, out: &mut Drafts) {
        let (terms, total) = self.shown(passage, parts);
        let places = std::iter::once(self.total)
            .chain(parts.iter().copied())
            .map(|index| place(passage.quantities[index].span))
            .collect();
        out.held(say!(context.lang, "{terms}={total}，相符", "{terms} = {total}, as stated"), places);
    }

    fn shown(&self, passage: &Passage, parts: &[usize]) -> (String, String) {
        let whole = &passage.quantities[self.total];
        let shown = |index: &usize| {
            let quantity = &passage.quantities[*index];
            scaled(quantity.written, quantity, passage.text)
        };
        (parts.iter().map(shown).collect::<Vec<_>>().join("+"), scaled(whole.written, whole, passage.text))
    }

    /// Whether the parts make another figure of the passage: that one is the total.
    fn fits_another_total(&self, passage: &Passage) -> bool {
        let parts = || self.parts.iter().map(|&part| &passage.quantities[part]).collect();
        let whole = &passage.quantities[self.total];
        let others = passage.quantities.iter().enumerate().filter(|(at, other)| {
            *at != self.total
                && !self.parts.contains(at)
                && other.same_unit(whole)
                && may_be_total(passage, *at)
        });
        others.into_iter().any(|(_, total)| Sum { total, parts: parts() }.adds_up())
    }

    /// Whether some of the parts, the first among them, make the total: the others are parts of parts.
    fn some_of_them_fit(&self, passage: &Passage) -> bool {
        let rest = &self.parts[1..];
        (0u32..1 << rest.len()).any(|chosen| {
            let parts = std::iter::once(self.parts[0]).chain(
                rest.iter().enumerate().filter(|(bit, _)| chosen & (1 << bit) != 0).map(|(_, &part)| part),
            );
            let parts = parts.map(|part| &passage.quantities[part]).collect();
            chosen != 0 && Sum { total: &passage.quantities[self.total], parts }.adds_up()
        })
    }

    pub(super) fn whole_sum<'q>(&self, passage: &Passage<'q>) -> Sum<'q> {
        let parts = self.parts.iter().map(|&part| &passage.quantities[part]).collect();
        Sum { total: &passage.quantities[self.total], parts }
    }

    pub(super) fn sum(&self, passage: &Passage) -> Decimal {
        self.whole_sum(passage).of_parts()
    }

    pub(super) fn strength_of_slip(&self, passage: &Passage) -> u32 {
        self.whole_sum(passage).strength_of_slip()
    }

    fn report(&self, passage: &Passage, severity: Severity, context: &RuleContext, out: &mut Drafts) {
        let whole = &passage.quantities[self.total];
        let (terms, total) = self.shown(passage, &self.parts);
        let sum = self.sum(passage);
        let result = scaled(sum, whole, passage.text);
        let draft = out.report(
            place(passage.quantities[self.total].span),
            say!(
                context.lang,
                "分项相加{terms}={result}，文中总数为{total}",
                "The parts add up to {terms} = {result}; the total says {total}."
            ),
        );
        draft.severity(severity);
        for &part in &self.parts {
            let quantity = &passage.quantities[part];
            draft.evidence(
                place(quantity.span),
                say!(context.lang, "分项“{x}”", "part “{x}”", x = passage.shown(quantity)),
            );
        }
        self.whole_sum(passage).offer_repairs(draft, passage, context.lang);
    }
}
