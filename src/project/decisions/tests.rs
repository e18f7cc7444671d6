//! Decisions are found again, written sorted, and never destroyed.

use super::file::{DecisionsText, change_decisions, changed_decisions, load};
use super::*;
use std::path::Path;

fn quote(before: &str, text: &str, after: &str) -> Quote {
    Quote { text: text.to_owned(), before: before.to_owned(), after: after.to_owned() }
}

fn decision(file: &str, scope: Scope) -> Decision {
    let places = vec![quote("村民", "沈知源", "说"), quote("", "沈知远", "，本报记")];
    Decision::new("person-name-variant", Verdict::Right, scope, file, places)
}

fn parse(text: &str) -> (DecisionsText, Vec<String>) {
    let (text, problems) = DecisionsText::parse(text, Path::new(DECISIONS_FILE));
    (text, problems.into_iter().map(|problem| problem.en).collect())
}

fn change<T>(before: &str, change: impl FnOnce(&mut DecisionsText) -> T) -> (String, T) {
    changed_decisions(before, Path::new(DECISIONS_FILE), change).unwrap()
}

const WRITTEN: &str = "[[decision]]
id = \"ID\"
code = \"person-name-variant\"
verdict = \"query\"
scope = \"article\"
file = \"A01.txt\"
note = \"问\\\"沈\\\"\\n记者\"
who = \"校对\"
when = 2024-05-18T03:04:05Z
places = [
  { text = \"沈知源\", after = \"说\", before = \"村民\" },
  { text = \"沈知远\", after = \"，本报记\" },
]
";

#[test]
fn a_decision_is_read_back_as_it_was_written() {
    let mut asked = decision("A01.txt", Scope::Article);
    asked.verdict = Verdict::Query;
    asked.note = "问\"沈\"\n记者\u{7f}".to_owned();
    asked.who = Some("校对".to_owned());
    asked.when = Some("2024-05-18T03:04:05Z".to_owned());
    let (text, ()) = change("", |file| file.put(asked.clone()));
    let (read, problems) = parse(&text);
    assert_eq!(problems, [""; 0]);
    assert_eq!(read.decisions().all(), [(asked.id().as_str(), &asked)]);
}

#[test]
fn one_block_looks_like_this() {
    let (text, ()) = change("# 我们的决定\n", |file| file.put(decision("A01.txt", Scope::Article)));
    let expected = format!(
        "# 我们的决定\n\n[[decision]]\nid = \"{}\"\ncode = \"person-name-variant\"\nverdict = \"right\"\n\
         scope = \"article\"\nfile = \"A01.txt\"\nplaces = [\n  {{ before = \"村民\", text = \"沈知源\", after = \"说\" }},\n  \
         {{ text = \"沈知远\", after = \"，本报记\" }},\n]\n",
        decision("", Scope::Article).id()
    );
    // The two texts differ in their last character: 源 (U+6E90) comes before 远 (U+8FDC).
    assert_eq!(text, expected);
}

#[test]
fn blocks_are_sorted_and_the_rest_of_the_file_stays() {
    let far = decision("", Scope::Project);
    let (text, ()) = change(WRITTEN, |file| {
        file.put(decision("B.txt", Scope::Article));
        file.put(far.clone());
    });
    let ids: Vec<&str> = text.lines().filter(|line| line.starts_with("id")).collect();
    assert_eq!(ids.len(), 2, "the same places are the same finding, in whichever file: {text}");
    assert!(ids[0].contains(&far.id()), "what holds everywhere comes first: {text}");
    let with_more = "# 头\n\n# 甲\n[[decision]]\n# 乙\ncode = \"b\"\nverdict = \"right\"\nplaces = []\n\n\
        # 丙\n[[decision]]\ncode = \"a\"\nverdict = \"right\"\nplaces = []\nlater = 1\n\n\
        [[decision]]\ncode = \"a\"\nverdict = \"right\"\nplaces = []\n";
    let (text, removed) = change(with_more, |file| file.remove("none"));
    assert!(!removed);
    let comments: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(comments, ["# 头", "# 甲", "# 乙", "# 丙"], "a block that is not understood stays: {text}");
    assert!(text.contains("later = 1"));
    assert_eq!(change(&text, |_| ()).0, text, "sorting what is sorted changes nothing");
}

#[test]
fn line_ends_of_the_file_are_kept() {
    let (text, ()) = change(&WRITTEN.replace('\n', "\r\n"), |file| file.put(decision("", Scope::Project)));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    assert_eq!(parse(&text).1, ["the id does not fit what stands here, which holds"]);
}

#[test]
fn a_broken_file_is_used_as_far_as_it_goes_and_never_written() {
    let broken = format!("{WRITTEN}\n<<<<<<< ours\n{WRITTEN}=======\n>>>>>>> theirs\n");
    let (read, problems) = parse(&broken);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(read.decisions().all().len(), 0);
    let unharmed = format!("{WRITTEN}\n[[decision]]\ncode = \n");
    assert_eq!(parse(&unharmed).0.decisions().all().len(), 1);
    let file = Path::new(DECISIONS_FILE);
    for text in [&broken, &unharmed] {
        assert!(changed_decisions(text, file, |file| file.remove("none")).is_err());
    }
}

#[test]
fn a_decision_on_a_renamed_rule_holds() {
    let old = Decision { code: "name-in-two-ways".to_owned(), ..decision("A01.txt", Scope::Article) };
    let (text, ()) = change("", |file| file.put(old.clone()));
    assert!(text.contains(&format!("id = \"{}\"\ncode = \"name-in-two-ways\"\n", old.id())));
    let renamed = |code: &str| code.replace("name-in-two-ways", "person-name-variant");
    let (read, problems) = DecisionsText::parse_with(&text, Path::new(DECISIONS_FILE), renamed);
    assert_eq!(problems, [], "the old name of the rule is as good as the new one");
    let found = [quote("村民", "沈知源", "说"), quote("", "沈知远", "，本报记")];
    assert!(read.decisions().on_places("person-name-variant", &found).is_some());
    assert!(
        parse(&text).0.decisions().on_places("person-name-variant", &found).is_none(),
        "no rule was renamed"
    );
}

#[test]
fn a_query_has_a_note_to_be_filled_in() {
    let mut asked = decision("A.txt", Scope::Article);
    asked.verdict = Verdict::Query;
    let (text, ()) = change(&WRITTEN.replace("沈知源", "沈知"), |file| {
        file.put(asked.clone());
        file.put(decision("B.txt", Scope::Project));
    });
    let note = note_in(&text, &asked.id()).unwrap();
    assert_eq!(&text[note.start - 8..note.end + 2], "note = \"\"\n");
    let filled = format!("{}是一人吗？{}", &text[..note.start], &text[note.end..]);
    let (read, problems) = parse(&filled);
    assert_eq!(problems.len(), 1, "the first block names itself wrongly: {problems:?}");
    assert_eq!(read.get(&asked.id()).unwrap().note, "是一人吗？");
    assert_eq!(&filled[note_in(&filled, &asked.id()).unwrap()], "是一人吗？");
    assert_eq!(note_in(&text, &decision("", Scope::Project).id()), None, "nobody is asked there");
    assert_eq!(note_in(&text, "ffff"), None);
}

#[test]
fn what_is_not_understood_is_told_with_its_line() {
    let text = WRITTEN.replace("\"query\"", "\"maybe\"");
    let (_, problems) = DecisionsText::parse(&text, Path::new(DECISIONS_FILE));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].range.0.line, 3);
    assert!(problems[0].en.contains("maybe"), "{}", problems[0].en);
}

#[test]
fn the_same_decision_made_again_changes_nothing() {
    let (once, ()) = change("", |file| file.put(decision("A.txt", Scope::Article)));
    let mut again = decision("B.txt", Scope::Article);
    again.when = Some("2024-05-18T03:04:05Z".to_owned());
    assert_eq!(change(&once, |file| file.put(again)).0, once);
}

#[test]
fn the_file_is_made_changed_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert!(!change_decisions(folder.path(), |file| file.remove("none")).unwrap());
    assert!(!folder.path().join(DECISIONS_FILE).exists());
    change_decisions(folder.path(), |file| file.put(decision("A.txt", Scope::Article))).unwrap();
    let (decisions, problems) = load(folder.path());
    let id = decision("", Scope::Article).id();
    assert_eq!((problems, decisions.get(&id).map(|it| it.file.as_str())), (vec![], Some("A.txt")));
    assert!(change_decisions(folder.path(), |file| file.remove(&id)).unwrap());
    assert!(load(folder.path()).0.is_empty());
}

#[test]
fn a_decision_in_the_project_reaches_the_same_words_elsewhere() {
    let elsewhere = [quote("农民", "沈知远", "！"), quote("他叫", "沈知源", "。")];
    let near = Decisions::of_all([decision("A.txt", Scope::Article)]);
    let far = Decisions::of_all([decision("A.txt", Scope::Project)]);
    assert!(near.on_places("person-name-variant", &elsewhere).is_none());
    assert!(far.on_places("person-name-variant", &elsewhere).is_some());
    assert!(far.on_places("place-variant", &elsewhere).is_none());
    assert!(far.on_places("person-name-variant", &elsewhere[..1]).is_none());
}
