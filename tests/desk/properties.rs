//! What holds of decisions whatever the pages, the findings and the order of deciding.

use crate::pages::{
    Found, Key, PLAIN, Page, changed, counting, decisions_in, edited_elsewhere, file_of, found, issue, open,
    read, read_plainly, text,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use zhubi::project::Decision;
use zhubi::project::decisions::{Scope, Unseen, Verdict};

/// How each finding is decided on: one entry a finding, over again where there are more.
type Choices = Vec<(Scope, Verdict, bool)>;

fn choices() -> impl Strategy<Value = Choices> {
    let scope = prop::sample::select(Scope::ALL.to_vec());
    let verdict = prop::sample::select(Verdict::ALL.to_vec());
    prop::collection::vec((scope, verdict, any::<bool>()), 1..24)
}

/// A decision on each finding; those on the same finding say the same. The last field says whether it is taken back.
fn decide(found: &[Found], choices: &Choices) -> Vec<(Key, Decision, bool)> {
    let mut said: BTreeMap<Key, (Verdict, bool)> = BTreeMap::new();
    let chosen = found.iter().zip(choices.iter().cycle());
    chosen
        .map(|(finding, &(scope, verdict, back))| {
            let key = finding.key(scope);
            let (verdict, back) = *said.entry(key.clone()).or_insert((verdict, back));
            let decision = Decision::new(finding.code, verdict, scope, &finding.file, finding.quotes.clone());
            (key, decision, back)
        })
        .collect()
}

/// The decision of these on the finding; that on its article comes first.
fn decided_in(decided: &BTreeMap<Key, Verdict>, finding: &Found) -> Option<Verdict> {
    Scope::ALL.iter().find_map(|&scope| decided.get(&finding.key(scope)).copied())
}

fn verdicts<'a>(decisions: impl Iterator<Item = &'a (Key, Decision, bool)>) -> BTreeMap<Key, Verdict> {
    decisions.map(|(key, decision, _)| (key.clone(), decision.verdict)).collect()
}

#[test]
fn the_pages_of_these_tests_have_findings_of_many_kinds() {
    let mut runner = TestRunner::deterministic();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut many_places, mut repeated, mut across) = (0, 0, 0);
    for _ in 0..24 {
        let found = found(&read_plainly(&issue().new_tree(&mut runner).unwrap().current()));
        let keys: BTreeSet<Key> = found.iter().map(|it| it.key(Scope::Article)).collect();
        repeated += found.len() - keys.len();
        for finding in found {
            *codes.entry(finding.code).or_default() += 1;
            many_places += usize::from(finding.quotes.len() > 2);
            across += usize::from(finding.code.contains("across") || finding.code == "story-printed-twice");
        }
    }
    let often = codes.values().filter(|count| **count >= 3).count();
    assert!(often >= 16, "{codes:?}");
    assert!(many_places >= 20 && repeated >= 20 && across >= 10, "{many_places} {repeated} {across}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn accepting_all_leaves_none_and_taking_back_brings_exactly_those_back(issue in issue(), choices in choices()) {
        let files = read_plainly(&issue);
        let all = found(&files);
        let decided = decide(&all, &choices);
        let file = file_of(decided.iter().map(|(_, decision, _)| decision.clone()));
        prop_assert_eq!(open(&files, &decisions_in(&file)), vec![], "all are decided");
        let written = verdicts(decided.iter()).len();
        prop_assert_eq!(file.matches("[[decision]]").count(), written, "each once");

        let after = changed(&file, |text| {
            for (_, decision, _) in decided.iter().filter(|(.., back)| *back) {
                text.remove(&decision.id());
            }
        });
        let kept = verdicts(decided.iter().filter(|(.., back)| !back));
        let expected: Vec<Found> = all.iter().filter(|it| decided_in(&kept, it).is_none()).cloned().collect();
        let decisions = Arc::new(decisions_in(&after));
        prop_assert_eq!(open(&files, &decisions), expected);
        prop_assert_eq!(decisions.all().len(), kept.len());

        let is_shown = |it: &&Found| decided_in(&kept, it).is_none_or(|verdict| verdict == Verdict::Query);
        let expected: Vec<Found> = all.iter().filter(is_shown).cloned().collect();
        prop_assert_eq!(counting(files, &decisions), expected);

        let again = changed(&after, |text| decided.iter().for_each(|(_, decision, _)| text.put(decision.clone())));
        prop_assert_eq!(again.matches("[[decision]]").count(), written);
        prop_assert_eq!(changed(&again, |_| ()), again, "what is sorted stays as it is");
    }

    #[test]
    fn edits_elsewhere_and_moved_stories_lose_no_decision(
        issue in issue(),
        choices in choices(),
        turn in 0..3usize,
        places in any::<[Index; 2]>(),
        layout in prop::sample::select(vec![PLAIN, ("\r\n", "", "　"), ("\n", "　　", "　"), ("\r\n", "    ", " ")]),
    ) {
        let all = found(&read_plainly(&issue));
        let decided = decide(&all, &choices);
        let decisions = decisions_in(&file_of(decided.iter().map(|(_, decision, _)| decision.clone())));
        let edited = edited_elsewhere(&issue, turn, &places);
        let files = read(edited.iter().map(|page| text(page, layout)));
        // Other words around them change the share of their text that two stories have in common.
        let same = |it: &&Found| it.code != "story-printed-twice";
        let asked_again = open(&files, &decisions);
        prop_assert_eq!(asked_again.iter().find(same), None);
        let keys = |found: &[Found]| {
            found.iter().filter(same).map(|it| it.key(Scope::Article)).collect::<BTreeSet<Key>>()
        };
        prop_assert_eq!(keys(&found(&files)), keys(&all), "they are the same findings");
    }

    #[test]
    fn only_what_is_gone_is_cleared_out(
        issue in issue(),
        choices in choices(),
        gone in prop::collection::vec(0..5usize, 12),
    ) {
        let all = found(&read_plainly(&issue));
        let decided = decide(&all, &choices);
        let file = file_of(decided.iter().map(|(_, decision, _)| decision.clone()));
        let before = decisions_in(&file);
        let now = thinned(&issue, &gone);
        let files = read_plainly(&now);
        let mut unseen = Unseen::of(&before);
        now.iter().for_each(|page| unseen.look_at(&text(page, ("\n", "　　", "　"))));
        let cleared: Vec<&str> = unseen.left().iter().map(|(id, _)| *id).collect();

        let blocks: Vec<String> = now.iter().flatten().flatten().map(|block| block.replace([' ', '　'], "")).collect();
        let is_there = |decision: &Decision| {
            let words = |it: &zhubi::rules::Quote| format!("{}{}{}", it.before, it.text, it.after);
            decision.places.iter().all(|it| blocks.iter().any(|block| block.contains(&words(it))))
        };
        let expected: Vec<&str> =
            before.all().into_iter().filter(|(_, decision)| !is_there(decision)).map(|(id, _)| id).collect();
        prop_assert_eq!(&cleared, &expected);

        let after = decisions_in(&changed(&file, |text| cleared.iter().for_each(|id| assert!(text.remove(id)))));
        prop_assert_eq!(open(&files, &after), open(&files, &before), "no finding that was settled comes back");
    }

    #[test]
    fn any_change_of_the_words_or_beside_them_asks_again(
        issue in issue(),
        finding in any::<Index>(),
        place in any::<Index>(),
        at in any::<Index>(),
    ) {
        let all = found(&read_plainly(&issue));
        prop_assume!(!all.is_empty());
        let chosen = &all[finding.index(all.len())];
        let quote = &chosen.quotes[place.index(chosen.quotes.len())];
        prop_assert!(has_six_beside(&issue, quote), "{:?}", quote);
        // The same words may stand there twice, or on another page: all are changed.
        let whole = format!("{}{}{}", quote.before, quote.text, quote.after);
        let places: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
        let begins = quote.before.is_empty();
        let first = usize::from(!begins);
        let at = places[first + at.index(places.len() - first)];
        let mut new = whole.clone();
        new.insert(at, '又');
        let changed: Vec<Page> = issue
            .iter()
            .map(|page| page.iter().map(|story| story.iter().map(|block| replaced(block, &whole, &new)).collect()).collect())
            .collect();
        prop_assert_ne!(&changed, &issue);
        let files = read_plainly(&changed);
        for scope in Scope::ALL {
            let decision = Decision::new(chosen.code, Verdict::Right, scope, "", chosen.quotes.clone());
            let decisions = decisions_in(&file_of([decision]));
            let still_there: Vec<Found> =
                found(&files).into_iter().filter(|it| it.key(scope) == chosen.key(scope)).collect();
            prop_assert!(scope == Scope::Project || still_there.is_empty());
            let open = open(&files, &decisions);
            prop_assert_eq!(open.len() + still_there.len(), found(&files).len());
        }
    }
}

/// Whether six characters are known on each side of the words, or as many as the block has.
fn has_six_beside(issue: &[Page], quote: &zhubi::rules::Quote) -> bool {
    let [before, after] = [&quote.before, &quote.after].map(|words| words.chars().count());
    let whole = format!("{}{}{}", quote.before, quote.text, quote.after);
    issue.iter().flatten().flatten().any(|block| {
        let block = block.replace([' ', '　'], "");
        (before == 6 || block.starts_with(&whole))
            && (after == 6 || block.ends_with(&whole))
            && block.contains(&whole)
    })
}

/// `block` with `new` for `old`, which is without white space.
fn replaced(block: &str, old: &str, new: &str) -> String {
    let bare = block.replace([' ', '　'], "");
    if bare.contains(old) { bare.replace(old, new) } else { block.to_owned() }
}

/// The pages without some of their paragraphs, and with others changed in the middle or cut in two after a sentence: `gone`
/// says which, over again where there are more.
fn thinned(issue: &[Page], gone: &[usize]) -> Vec<Page> {
    let mut choice = gone.iter().cycle();
    let mut thinned = issue.to_vec();
    for story in thinned.iter_mut().flatten() {
        let blocks = std::mem::take(story);
        story.extend(blocks.into_iter().flat_map(|mut block| {
            let middle = block.char_indices().nth(block.chars().count() / 2).map_or(0, |(at, _)| at);
            match choice.next() {
                Some(0) => return vec![],
                Some(1) => block.insert(middle, '又'),
                Some(2) => return sentences(&block),
                _ => {}
            }
            vec![block]
        }));
    }
    thinned.iter_mut().for_each(|page| page.retain(|story| !story.is_empty()));
    thinned
}

/// The first sentence, and the rest where there is one.
fn sentences(block: &str) -> Vec<String> {
    let end = block.find('。').map_or(block.len(), |at| at + '。'.len_utf8());
    let end = end + if block[end..].starts_with('”') { '”'.len_utf8() } else { 0 };
    let (first, rest) = block.split_at(end);
    [first, rest].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
