//! What acts do to the state.

use dossier::collection::Collection;
use dossier::filter::facets::Field;
use dossier::link::view::{Mode, Panel, Place, Side};
use dossier::report;
use dossier::text::span::Span;

use super::*;

fn state(fragment: &str) -> State {
    let parse = |stem: &str| report::parse(stem, "Un texte. Un mot.".as_bytes()).unwrap();
    let corpus = Corpus::new(Collection::new(vec![parse("2022-a"), parse("2023-b")]).unwrap());
    State::open(corpus, fragment, Settings { lang: Lang::Fr, theme: None })
}

#[test]
fn a_missing_text_has_no_matches_and_a_list_has_those_of_its_reports() {
    let count = |fragment| state(fragment).page.readings[0].count;
    assert_eq!(count("m=read&r=2023-b&q=un"), 2);
    assert_eq!(count("m=read&r=2021-x&q=un"), 0);
    assert_eq!(count("m=list&q=un"), 4);
}

#[test]
fn steps_go_round_both_sides() {
    let mut state = state("q=un");
    assert_eq!(state.page.total, 4);
    for expected in [0, 1, 2, 3, 0] {
        assert!(state.act(Action::Step { forward: true }));
        assert_eq!(state.ui.current, Some(expected));
    }
    state.act(Action::Step { forward: false });
    assert_eq!(state.ui.current, Some(3));
    state.act(Action::Type(String::new()));
    assert_eq!(state.ui.current, None);
    assert!(!state.act(Action::Step { forward: true }));
}

#[test]
fn escape_steps_out_of_one_thing_at_a_time() {
    let mut state = state("m=cmp&a=2022-a&b=2023-b&t=words");
    state.view.pair = Some([Place { paragraph: 1, offset: 0 }; 2]);
    state.ui.spot = Some(Spot { side: 0, start: 0 });
    let is_there = |state: &State| {
        [state.view.panel.is_some(), state.view.pair.is_some(), state.ui.spot.is_some()]
    };
    assert_eq!(is_there(&state), [true; 3]);
    for left in [[false, true, true], [false, false, true], [false; 3], [false; 3]] {
        state.act(Action::Escape);
        assert_eq!(is_there(&state), left);
    }
}

#[test]
fn a_date_filters_once_it_is_one_and_no_key_is_lost() {
    let mut state = state("");
    state.act(Action::TypeDate(End::From, "2023-1".to_owned()));
    assert_eq!((state.page.hidden, state.ui.drafts[0].as_deref()), (0, Some("2023-1")));
    state.act(Action::TypeDate(End::From, "2023".to_owned()));
    assert_eq!(state.page.hidden, 1);
    assert_eq!(link::write(&state.view).matches("&d=2023..&").count(), 1);
}

#[test]
fn facets_keep_reports_off_the_list() {
    assert_eq!(state("f=year:2023").page.hidden, 1);
    assert_eq!(state("f=year:2023,2022").page.hidden, 0);
    assert_eq!(state("f=year:2023&f=place:Erevan").page.hidden, 2);
}

/// Two texts side by side, and whether the link's passage is shown and has a notice.
fn passage(fragment: &str) -> (State, Option<&'static str>, Option<bool>) {
    let texts = [("2022-a", "Un texte sur la paix."), ("2023-b", "Le conseil a tenu conseil.")];
    let parse = |(stem, text): (&str, &str)| report::parse(stem, text.as_bytes()).unwrap();
    let corpus = Corpus::new(Collection::new(texts.map(parse).into()).unwrap());
    let state = State::open(corpus, fragment, Settings { lang: Lang::Fr, theme: None });
    let quoted =
        state.ui.quoted.map(|(side, span)| span.of(texts[usize::from(side == Side::Right)].1));
    let told = state.notices.iter().find_map(|told| match told {
        Notice::Passage { is_found, .. } => Some(*is_found),
        _ => None,
    });
    (state, quoted, told)
}

#[test]
fn a_passage_is_shown_or_told_of() {
    for (at, quoted, told) in [
        ("a.p1:la+paix", Some("la paix"), None),
        ("b.p1:a+tenu", Some("a tenu"), None),
        ("a.p1:Un+texte+sur+ma+paix.", Some("Un texte sur la paix."), Some(true)),
        ("a.p1:la+guerre", None, Some(false)),
        ("b.p1:conseil", None, Some(false)),
        ("r.p1:la+paix", None, Some(false)),
    ] {
        let (_, shown, said) = passage(&format!("at={at}"));
        assert_eq!((shown, said), (quoted, told), "{at}");
    }
}

#[test]
fn another_link_ends_what_was_told_of_the_one_before() {
    let cut = "v=1&q=un&a=2022-a";
    for (action, told) in [
        (Action::Follow("q=un&e".to_owned()), 1),
        (Action::Open("q=un&e".to_owned()), 0),
        (Action::Open(cut.to_owned()), 1),
    ] {
        let mut state = state(cut);
        assert_eq!(state.notices.len(), 1);
        state.act(action);
        assert_eq!(state.notices.len(), told);
    }
}

#[test]
fn a_passage_stays_until_the_reader_is_led_elsewhere() {
    let at = "a.p1:la+paix";
    let act = |actions: Vec<Action>| {
        let (mut state, ..) = passage(&format!("m=cmp&q=un&at={at}"));
        for action in actions {
            state.act(action);
        }
        (state.view.at.is_some(), state.ui.quoted)
    };
    let show = |change: fn(&mut View)| {
        let mut view = passage(&format!("m=cmp&q=un&at={at}")).0.view;
        change(&mut view);
        Action::SetView(Box::new(view))
    };
    let follow = |fragment: &str| Action::Follow(fragment.to_owned());
    let span = Span::new(13, 20);
    let stays = (true, Some((Side::Left, span)));
    assert_eq!(act(vec![]), stays);
    assert_eq!(act(vec![Action::Type("paix".to_owned()), Action::ToggleRail]), stays);
    assert_eq!(act(vec![show(|view| view.panel = Some(Panel::Words))]), stays);
    let gone = (false, None);
    assert_eq!(act(vec![show(View::swap)]), gone);
    assert_eq!(act(vec![Action::Step { forward: true }]), gone);
    assert_eq!(act(vec![Action::ScrollTo(Spot { side: 1, start: 0 })]), gone);
    assert_eq!(act(vec![show(|view| view.mode = Some(Mode::List))]), gone);
    assert_eq!(
        act(vec![show(|view| view.pair = Some([Place { paragraph: 1, offset: 0 }; 2]))]),
        gone
    );
    assert_eq!(act(vec![follow("m=cmp&a=2023-b&b=2022-a")]), gone);
    let other = act(vec![follow("m=read&r=2023-b&at=r.p1:tenu")]);
    assert_eq!(other, (true, Some((Side::Alone, Span::new(13, 17)))));
}

#[test]
fn a_lost_passage_is_told_of_once() {
    let (mut state, ..) = passage("m=cmp&q=un&at=a.p1:la+guerre");
    assert!(state.act(Action::Dismiss(0)));
    state.act(Action::Follow(link::write(&View { apart: true, ..state.view.clone() })));
    assert_eq!((state.notices.len(), state.view.apart), (0, true));
    assert!(link::write(&state.view).contains("&at=a.p1:la+guerre&"));
    state.act(Action::Follow("m=cmp&at=b.p1:la+guerre".to_owned()));
    assert_eq!(state.notices.len(), 1);
    state.act(Action::Follow("m=cmp&at=b.p1:tenu".to_owned()));
    assert_eq!(state.notices.len(), 0);
}

/// Two reports of 150 matches each.
fn many(fragment: &str) -> State {
    let text = "Un mot. ".repeat(150);
    let parse = |stem: &str| report::parse(stem, text.as_bytes()).unwrap();
    let corpus = Corpus::new(Collection::new(vec![parse("2022-a"), parse("2023-b")]).unwrap());
    State::open(corpus, fragment, Settings { lang: Lang::Fr, theme: None })
}

#[test]
fn steps_go_through_the_lines_and_on_to_those_not_drawn() {
    let mut state = many("m=kwic&q=un");
    assert_eq!((state.page.total, state.page.drawn()), (300, LINES));
    state.act(Action::Step { forward: false });
    assert_eq!((state.ui.current, state.page.drawn()), (Some(LINES - 1), LINES));
    state.act(Action::Step { forward: true });
    assert_eq!((state.ui.current, state.page.drawn()), (Some(LINES), 300));
    state.act(Action::Step { forward: false });
    state.ui.current = Some(299);
    state.act(Action::Step { forward: true });
    assert_eq!((state.ui.current, state.ui.more), (Some(0), 1));
}

#[test]
fn more_lines_last_until_the_list_changes_and_come_back() {
    let mut state = many("m=kwic&q=un&a=2022-a&b=2023-b");
    state.act(Action::More);
    assert_eq!(state.page.drawn(), 300);
    let occurrences = link::write(&state.view);
    state.act(Action::FollowToMatch("m=cmp&q=un&a=2022-a&b=2023-b".to_owned(), 170));
    assert_eq!((state.ui.current, state.page.drawn()), (Some(170), 300));
    state.act(Action::AddressChanged(occurrences));
    assert_eq!((state.ui.current, state.page.drawn()), (None, 300));
    state.ui.current = Some(3);
    state.act(Action::Follow("m=kwic&q=un&s=-d".to_owned()));
    assert_eq!((state.ui.current, state.page.drawn()), (None, LINES));
}

#[test]
fn a_match_that_is_not_there_is_not_the_current_one() {
    let mut state = state("m=kwic&q=un");
    state.act(Action::FollowToMatch("m=read&q=un&r=2023-b".to_owned(), 1));
    assert_eq!((state.view.mode, state.ui.current), (Some(Mode::Read), Some(1)));
    state.act(Action::FollowToMatch("m=read&q=un&r=2022-a".to_owned(), 2));
    assert_eq!(state.ui.current, None);
}

#[test]
fn a_facet_opens_and_closes() {
    let mut state = state("");
    state.act(Action::ToggleField(Field::Place));
    assert_eq!(state.ui.fields, [Field::Place]);
    state.act(Action::ToggleField(Field::Place));
    assert_eq!(state.ui.fields, []);
}

#[test]
fn what_changes_nothing_draws_nothing() {
    let mut state = state("q=un");
    assert!(!state.act(Action::Type("un".to_owned())));
    let same = state.view.clone();
    assert!(!state.act(Action::SetView(Box::new(same))));
}

#[test]
fn the_readers_own_language_ends_the_links() {
    let mut state = state("lang=en&th=dark");
    assert_eq!((state.lang(), state.theme()), (Lang::En, Some(Theme::Dark)));
    state.act(Action::SetSettings(Settings { lang: Lang::Fr, theme: None }));
    assert_eq!((state.lang(), state.theme(), state.cause), (Lang::Fr, None, Cause::Act));
}

#[test]
fn what_takes_long_is_done_step_by_step() {
    let sentence = |n: usize| format!("Vin{n} blé{n} sel{n} lin{n} riz{n}. ");
    let text = (0..=SLICE * 2).map(sentence).collect::<String>();
    let parse = |stem: &str| report::parse(stem, text.as_bytes()).unwrap();
    let corpus = Corpus::new(Collection::new(vec![parse("2022-a"), parse("2023-b")]).unwrap());
    let mut state = State::open(corpus, "m=cmp", Settings { lang: Lang::Fr, theme: None });
    assert!(state.page.compared.is_none());
    let mut steps = Vec::new();
    while let Some([gone, all]) = state.progress() {
        steps.push(gone * 100 / all);
        state.act(Action::Continue);
    }
    assert!(steps.len() > 2 && steps.is_sorted(), "{steps:?}");
    let pairs = state.page.compared.as_ref().unwrap().pairs(&state.view).len();
    assert!(pairs > SLICE * 2 && state.drawn_pairs() >= pairs);
    // Going elsewhere and back compares nothing again.
    state.act(Action::Type("vin7".to_owned()));
    assert!(state.page.compared.is_some() && state.progress().is_none());
}
