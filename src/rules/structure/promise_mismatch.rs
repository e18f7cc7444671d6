//! `promise-mismatch`: more or fewer numbered points than the words before them promise.

use crate::facts::numeral::chinese;
use crate::facts::series::{Marker, Style};
use crate::rules::figures::count_mismatch::written_like;
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `promise-mismatch`.
#[derive(Debug)]
pub struct PromiseMismatch;

/// The furthest that the first point may stand behind the count, in bytes.
const REACH: usize = 150;

static INFO: RuleInfo = RuleInfo {
    code: "promise-mismatch",
    former_codes: &[],
    family: Family::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N33", "T05"],
    page: RulePage {
        title: Bilingual { zh: "分点与所说的数不符", en: "Points promised and points made" },
        finds: Bilingual {
            zh: "前面说“三件事”“四个方面”，后面“一是”“二是”……数下来不是这个数；标题说“三招”，小标题却有“第四招”。",
            en: "Three things are announced, but the numbered points or section heads that follow are more or fewer.",
        },
        why: Bilingual {
            zh: "读者会跟着数；数目与分点必有一处错，每处计1分。",
            en: "Readers count along; one of the two is wrong, an error of one point.",
        },
        instead: Bilingual {
            zh: "改数目，或补上、合并分点。",
            en: "Correct the number, or complete or merge the points.",
        },
        silent: Bilingual {
            zh: "分点后面还有“此外”“最后”“同时”等接着说的不报少；数目与分点之间隔着别的数目、隔得太远，或断开的句子，不数。",
            en: "Too few points are not reported where 此外, 最后, 同时 go on with the list; nothing is counted where another count stands between, far apart, or in torn sentences.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（逻辑差错）",
            en: "Method of counting errors in newspapers: logic",
        },
    },
    examples: &[
        Example::new("下一步要抓好⟦三件⟧事：一是修好堤，二是疏好渠，三是备好料，四是练好兵。"),
        Example::new("会议提出⟦三点⟧要求。一是压实责任。二是盯紧隐患。"),
        Example::new("全镇从⟦两方面⟧入手：一是建队伍；二是建阵地；三是建机制。"),
        Example::new("提高收成有⟦四个⟧办法。第一，选好种。第二，养好地。第三，管好水。"),
        Example::new("专家认为，主要有⟦三方面⟧原因：一是雨量大；二是河道窄。"),
        Example::new(
            "⟦三招⟧破解停车难\n老城区车位少，社区想出了办法。\n第一招：错时共享\n单位院子晚上向居民开放。\n第二招：边角改造\n闲置地改成了车位。\n第三招：志愿引导\n志愿者在路口引导停车。\n第四招：扫码报修\n地锁坏了有人来修。",
        ),
        Example::new(
            "三招破解停车难\n老城区车位少，社区想出了办法。\n第一招：错时共享\n单位院子晚上向居民开放。\n第二招：边角改造\n闲置地改成了车位。\n第三招：志愿引导\n志愿者在路口引导停车。",
        ),
        Example::new(
            "⟦五步⟧走出共富路\n石桥村的日子一年一个样。\n第一步：修路\n先把路修到了家门口。\n第二步：引水\n再把山泉引到了田头。\n第三步：办社\n最后办起了合作社。",
        ),
        Example::new(
            "会议要求把握好“⟦两个⟧方向”。一是共同治理的方向，河长联手。二是互利合作的方向，茶市共办。三是世代友好的方向，孩子同游。",
        ),
        Example::new(
            "会议要求把握好“三个方向”。一是共同治理的方向，河长联手。二是互利合作的方向，茶市共办。三是世代友好的方向，孩子同游。",
        ),
        Example::new("会议要求心怀“两个大局”。一是修堤，二是疏渠，三是备料，三件事同时办。"),
        Example::new("下一步要抓好三件事：一是修好堤，二是疏好渠，三是备好料。"),
        Example::new("会议提出三点要求。一是压实责任。二是盯紧隐患。此外，还要备足物资。"),
        Example::new("全镇有12个村。一是修路，二是通水。"),
        Example::new("五年来，三项指标全县第一。今年的工作，一是稳粮，二是兴业。"),
        Example::new("他说：“我有两个愿望，一是看海，二是坐飞机。”"),
        Example::new("两个村都想出了办法：一是引水，二是打井，三是节水。"),
        Example::new("四个问题要紧：一是水，二是电，三是路；第四个问题是人。"),
        Example::new("县里办了三件实事。\n一是修路。\n二是通水。\n三是建校。"),
        Example::new("会上，两家企业签约。会后，县里谈了打算：一是扩园区，二是引人才，三是优服务。"),
        Example::new(
            "整治分⟦四步⟧走。首先摸底，逐户登记造册；其次签约，由包组干部上门；最后拆除，当天清运垃圾。",
        ),
        Example::new(
            "整治分三步走。首先摸底，逐户登记造册；其次签约，由包组干部上门；最后拆除，当天清运垃圾。",
        ),
        Example::new(
            "整治分四步走。首先摸底，逐户登记造册；其次签约，由包组干部上门；接着拆除，当天清运垃圾。",
        ),
        Example::new(
            "教育有⟦两个⟧方面的作用：一是传授知识。二是涵养品格。三是培养人才。\n管理也有两个方面的作用：其一是约束。二是激励。",
        ),
        Example::new("整理一首老歌要过⟦五道⟧工序：一是录音，二是直译，三是修改，四是配韵。"),
        Example::new("县里就合作提出⟦两项⟧主张。一要相互借力。二要坚定信念。三要互学互鉴。"),
        Example::new(
            "新标准有⟦七个⟧突破：一是统一程序；二是上路实测；三是燃料中立；四是管住挥发；五是完善诊断；六是简化抽查。",
        ),
        Example::new(
            "新标准有六个突破：一是统一程序；二是上路实测；三是燃料中立；四是管住挥发；五是完善诊断；六是简化抽查。",
        ),
        Example::new("镇政府有⟦三个⟧诉求，一是夜间禁鸣，二是河段禁渔。"),
        Example::new("镇政府有两个诉求，一是夜间禁鸣，二是河段禁渔。"),
        Example::new(
            "他说：“整理老歌要过⟦五道⟧工序：一是录音，二是直译，三是修改，四是配韵。”他天天忙到凌晨，最后累倒在地。",
        ),
        Example::new("整理一首老歌要过四道工序：一是录音，二是直译，三是修改，四是配韵。"),
    ],
};

impl Rule for PromiseMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (block, view) in article.blocks.iter().enumerate() {
            if !view.role.is_prose() {
                continue;
            }
            for first in view.facts.series.iter().filter(|marker| marker.value == 1 && tells_points(marker)) {
                if let Some(promise) = promise(article, block, first) {
                    check(article, block, first, &promise, context, out);
                }
            }
        }
        for (block, view) in article.blocks.iter().enumerate() {
            for first in view.facts.series.iter().filter(|marker| marker.value == 1 && marker.heads_block) {
                let Style::OrdinalOf(measure) = first.style else { continue };
                if let Some(promise) = promise_of_title(article, block, measure) {
                    check(article, block, first, &promise, context, out);
                }
            }
        }
    }
}

/// What is announced, and where.
struct Promise {
    block: usize,
    /// The count with its measure word.
    span: Span,
    numeral: Span,
    value: u32,
}

/// 三招破解停车难 over heads 第一招, 第二招 …: the one count of the titles above the heads in their measure word.
fn promise_of_title(article: &ArticleView, block: usize, measure: char) -> Option<Promise> {
    let above = article.blocks[..block].iter().enumerate().filter(|(_, view)| view.role.is_title());
    let mut counts = above.flat_map(|(at, view)| {
        view.text.char_indices().filter(move |&(_, c)| c == measure).filter_map(move |(end, _)| {
            let before = &view.text[..end];
            let start =
                before.trim_end_matches(|c: char| "一二两三四五六七八九十0123456789".contains(c)).len();
            let value = figure(&before[start..]).filter(|_| !before[..start].ends_with('第'))?;
            let span = Span::new(start, end + measure.len_utf8());
            Some(Promise { block: at, span, numeral: Span::new(start, end), value })
        })
    });
    let (found, None) = (counts.next()?, counts.next()) else { return None };
    Some(found)
}

/// The value of 3, 三, 两, 十二.
fn figure(digits: &str) -> Option<u32> {
    match digits {
        "两" => Some(2),
        _ => {
            digits.parse().ok().or_else(|| (1..100).find(|&value| chinese(value).as_deref() == Some(digits)))
        }
    }
}

/// Whether the marker makes a point inside prose.
fn tells_points(marker: &Marker) -> bool {
    matches!(
        marker.style,
        Style::Word('是' | '要' | '靠' | '抓' | '看') | Style::Ordinal | Style::Among | Style::Adverb
    )
}

/// The count that announces the points from `first` on: the nearest in front of it, in the same sentence behind a
/// colon or comma, or at the end of the sentence before.
fn promise(article: &ArticleView, block: usize, first: &Marker) -> Option<Promise> {
    let (at, end) = if first.heads_block {
        let before = block.checked_sub(1)?;
        (before, article.blocks[before].text.len())
    } else {
        (block, first.span.start as usize)
    };
    let host = &article.blocks[at];
    let claim = host.facts.counts.iter().rfind(|claim| claim.span.end as usize <= end && !claim.coined)?;
    let between = &host.text[claim.span.end as usize..end];
    let announced = List::PointMeasures.words();
    let counts_points = announced.iter().any(|word| host.at(claim.span).ends_with(word));
    let stops = between.chars().filter(|&c| matches!(c, '。' | '！' | '？' | '；')).count();
    let announces = between.trim_end().ends_with(['：', ':', '。', '，', ',', '—', '；']) && stops <= 1;
    // 两个村都想出了办法: what is counted is no point.
    let noun = format!("{}{}", host.at(claim.noun), host.at(claim.span));
    // 六个突破：一是: whatever is counted right before the colon is told in points.
    let right_behind = between.strip_prefix(host.at(claim.noun)).is_some_and(|rest| {
        let colon = rest.starts_with(['：', ':']);
        (colon || rest.starts_with(['，', ',']))
            && rest.chars().count() == 1
            && matches!(first.style, Style::Word('是'))
    });
    let points = is_told_in_points(host.at(claim.noun), &article.blocks[block], first)
        || List::Points.words().iter().any(|word| noun.contains(word) || between.starts_with(word))
        || between.starts_with(['：', '，'])
        || right_behind
        || host.at(claim.span).ends_with(['步', '招']);
    let commas = between.chars().filter(|&c| matches!(c, '，' | ',')).count();
    let near = between.len() <= REACH && commas <= 1;
    let quantity_between = between.chars().any(|c| c.is_ascii_digit());
    (counts_points && announces && points && near && !quantity_between).then_some(Promise {
        block: at,
        span: claim.span,
        numeral: claim.numeral,
        value: claim.value,
    })
}

/// “三个方向”。一是…方向。二是…方向: every point of the block repeats what is counted.
fn is_told_in_points(noun: &str, block: &BlockView, first: &Marker) -> bool {
    let alike = block.facts.series.iter().filter(|marker| {
        marker.span.start >= first.span.start
            && std::mem::discriminant(&marker.style) == std::mem::discriminant(&first.style)
    });
    let starts: Vec<usize> = alike.map(|marker| marker.span.start as usize).collect();
    let ends = starts.iter().copied().skip(1).chain([block.text.len()]);
    noun.chars().count() >= 2
        && starts.iter().zip(ends).all(|(&start, end)| block.text[start..end].contains(noun))
}

fn check(
    article: &ArticleView,
    block: usize,
    first: &Marker,
    promise: &Promise,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let Some(points) = points(article, block, first) else { return };
    let made = points.len() as u32;
    if made < 2 {
        return;
    }
    let place = Place::new(promise.block, promise.span);
    let mut places = vec![place];
    places.extend(points.iter().map(|&(block, span)| Place::new(block, span)));
    if article
        .blocks
        .iter()
        .enumerate()
        .any(|(at, view)| places.iter().any(|place| place.block == at && view.is_open_at(place.span)))
    {
        return;
    }
    let promised = promise.value;
    if made == promised {
        return out
            .held(say!(context.lang, "分列{made}点，与所称相符", "{made} points, as announced"), places);
    }
    // 45件实事 told under eight points are no announcement of points.
    let under_heads = matches!(first.style, Style::OrdinalOf(_));
    if made.abs_diff(promised) > 2 || made < promised && !under_heads && goes_on(article, &points) {
        return;
    }
    // 首先 … 其次 …: only 最后 says that there are no more.
    let closes = points.last().is_some_and(|&(block, span)| article.blocks[block].at(span) == "最后");
    if first.style == Style::Adverb && !closes {
        return;
    }
    let view = &article.blocks[promise.block];
    let claimed = view.at(promise.span);
    let message = say!(
        context.lang,
        "前面说“{claimed}”，后面分列了{made}点",
        "“{claimed}” is announced, {made} points follow",
    );
    let numeral = view.at(promise.numeral);
    let repaired = written_like(numeral, made);
    let numeral_place = Place::new(promise.block, promise.numeral);
    let found = out.report(place, message).replace(context.lang, numeral, numeral_place, repaired);
    for &(block, span) in &points {
        found.evidence(Place::new(block, span), article.blocks[block].at(span).to_owned());
    }
}

/// The markers of the sequence from `first` on, in this block and, where each heads its own, in the next ones. None
/// where the sequence is broken.
fn points(article: &ArticleView, block: usize, first: &Marker) -> Option<Vec<(usize, Span)>> {
    let mut points = Vec::new();
    for (at, view) in article.blocks.iter().enumerate().skip(block) {
        let from = if at == block { first.span.start } else { 0 };
        let alike = view.facts.series.iter().filter(|marker| {
            marker.span.start >= from
                && std::mem::discriminant(&marker.style) == std::mem::discriminant(&first.style)
        });
        let mut any = false;
        for marker in alike {
            any = true;
            // Another sequence, in this block from its first point on, in a later one from anywhere.
            let another = marker.value == 1 || at > block && (marker.value as usize) <= points.len();
            let last = first.style == Style::Adverb && marker.value == 0;
            if another && !last && !points.is_empty() {
                return Some(points);
            }
            if !last && marker.value as usize != points.len() + 1 {
                return None;
            }
            points.push((at, marker.span));
            if last {
                return Some(points);
            }
        }
        // Points in prose stand in one paragraph or head the next ones; heads of sections stand far apart.
        if !any && at > block && !matches!(first.style, Style::OrdinalOf(_)) {
            break;
        }
    }
    Some(points)
}

/// Whether the text behind the last point goes on with the list in other words.
fn goes_on(article: &ArticleView, points: &[(usize, Span)]) -> bool {
    let Some(&(block, span)) = points.last() else { return true };
    let rest = &article.blocks[block].text[span.end as usize..];
    // Points in a speech end with it.
    let closes = rest.find('”').filter(|&at| !rest[..at].contains('“'));
    let after = &rest[..closes.unwrap_or(rest.len())];
    let next = article.blocks.get(block + 1).map_or("", |next| next.text);
    List::MorePoints.words().iter().any(|word| after.contains(word) || next.starts_with(word))
}
