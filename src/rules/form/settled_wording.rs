//! The rule on settled names and words of public life that is rows of the table of forms.

use super::{TableRule, both};
use crate::rules::{Confidence, Example, Family, RuleInfo, RulePage, Severity};

/// `settled-wording`: 人大会议开幕式.
pub static SETTLED_WORDING: TableRule = TableRule { info: &INFO };

static INFO: RuleInfo = RuleInfo {
    code: "settled-wording",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A46", "A22", "A19", "A20", "N25"],
    page: RulePage {
        title: both("公共生活中的名称、说法写错", "A name or word of public life written wrongly"),
        finds: both(
            "人大、政协会议的“开幕式”，一揽子货币，360度大转弯，英国女皇，莲花清瘟，天河核心舱，天燃气，髦耋，郭某和某崔，句首的“家主席”，南南方周末，致全省人死亡，贵州市，在辞职中说，否认从来没有，防止事故不再发生。",
            "As in: 开幕式 of a congress, 一揽子货币, a turn of 360 degrees, 莲花清瘟, 郭某和某崔, 致全省人死亡, 贵州市.",
        ),
        why: both("名称和固定说法没有两样写法。", "Names and settled words have one form."),
        instead: both("照提示改；漏了数字的查原稿。", "Write it as shown; look up a lost figure."),
        silent: both(
            "节会、赛会的开幕式；一揽子计划；省名后面是“市场”“市县”的。",
            "The opening of fairs and games, 一揽子计划, 市场 and 市县 behind a province.",
        ),
        source: both("每条注明出处", "Given with each row"),
    },
    examples: &[
        Example::new("县政协九届一次会议⟦开幕式⟧后，委员分组讨论。"),
        Example::new("商会的立场忽然⟦360度⟧大转弯。"),
        Example::new("民警带走了林某和⟦某董⟧。"),
        Example::new("暴雨已致全市⟦人死亡⟧，数字还在核实。"),
        Example::new("他在⟦贵州市⟧念过书。"),
        Example::new("渔乡九届一次会议开幕会后，委员分组讨论。"),
        Example::new("渔歌节开幕式后，游客登船。"),
        Example::new("商会的立场忽然180度大转弯，镜头360度旋转。"),
        Example::new("民警带走了林某和董某。"),
        Example::new("暴雨已致全市3人死亡，他因过失致人死亡罪获刑。"),
        Example::new("他在浙江市场念过生意经，到四川市州跑过货。"),
        Example::new("南南合作的船队到港，新新人类上岛。"),
        Example::new("专家主席台上发言，商家主席位空着。"),
    ],
};
