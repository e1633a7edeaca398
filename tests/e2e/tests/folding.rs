//! Folding: paragraphs without a match collapse to a line, but stay in the document.

use e2e::{Browser, Test, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(paragraphs_without_a_match_fold),
    test!(a_report_without_a_match_does_not_fold_away),
    test!(a_fold_opens_on_click_and_closes_again),
    test!(what_is_folded_is_found_by_the_browser),
    test!(folds_follow_the_query),
];

/// For each report: the folded paragraphs, and the number of lines in their place.
const FOLDED: &str = "return articles().map((it) => [
    paragraphs(it).filter((p) => p.closest('[hidden]')).map((p) => Number(p.dataset.p)),
    all('.fold', it).length])";

fn paragraphs_without_a_match_fold() {
    let browser = Browser::start();
    browser.open("q=menace");
    assert_eq!(browser.js(FOLDED, &[]), json!([[[], 0], [[], 0]]));
    let counts = browser.counts();
    browser.click(".switches input");
    browser.wait_written();
    assert!(browser.link().contains("&x=o&"), "{}", browser.link());
    let folded = json!([[[1, 2, 6], 2], [[1, 2, 3, 4], 1]]);
    assert_eq!(browser.js(FOLDED, &[]), folded);
    assert_eq!(browser.counts(), counts, "folding hides no match");
    let hidden = "return marks().filter((it) => !isShown(it)).length";
    assert_eq!(browser.js(hidden, &[]), 0);
    browser.check_contract();
    browser.click(".switches input");
    browser.settle();
    assert_eq!(browser.js(FOLDED, &[]), json!([[[], 0], [[], 0]]));
}

fn a_report_without_a_match_does_not_fold_away() {
    let browser = Browser::start();
    browser.open("q=cyber&x=o");
    assert_eq!(browser.js(FOLDED, &[]), json!([[[], 0], [[1, 2, 3, 5], 2]]));
    browser.open("x=o");
    assert_eq!(browser.js(FOLDED, &[]), json!([[[], 0], [[], 0]]), "without a query nothing folds");
}

fn a_fold_opens_on_click_and_closes_again() {
    let browser = Browser::start();
    browser.open("q=menace&x=o");
    let state = "const fold = one('.fold'), button = one('button', fold);
        return [button.ariaExpanded, all('[data-p]', fold).map(isShown)]";
    let closed = json!(["false", [false, false]]);
    assert_eq!(browser.js(state, &[]), closed);
    let line = browser.js("return trimmed(one('.fold button'))", &[]);
    assert_eq!(line, "2 paragraphes sans occurrence");
    browser.click(".fold button");
    browser.settle();
    assert_eq!(browser.js(state, &[]), json!(["true", [true, true]]));
    browser.check_contract();
    browser.click(".fold button");
    browser.settle();
    assert_eq!(browser.js(state, &[]), closed);
}

fn what_is_folded_is_found_by_the_browser() {
    let browser = Browser::start();
    browser.open("q=menace&x=o");
    let until_found = "return all('[hidden]', one('main')).map((it) => it.getAttribute('hidden'))";
    assert_eq!(browser.js(until_found, &[]), json!(vec!["until-found"; 3]));
    // The event that the browser's find-in-page sends before it reveals a match.
    let _ = browser.js(
        "one('[hidden=until-found]').dispatchEvent(new Event('beforematch', { bubbles: true }));
         return settled()",
        &[],
    );
    let open = "return all('.fold').map((it) => \
        [one('button', it).ariaExpanded, isShown(one('[data-p]', it))])";
    let wanted = json!([["true", true], ["false", false], ["false", false]]);
    assert_eq!(browser.js(open, &[]), wanted);
}

fn folds_follow_the_query() {
    let browser = Browser::start();
    browser.open("q=menace&x=o");
    browser.click(".fold button");
    browser.press_slash();
    for key in [" ", "p", "a", "i", "x"] {
        browser.type_text(key);
        browser.settle();
        browser.check_contract();
        let wrong = "return paragraphs(document).filter((p) => {
            const matches = !!one('mark', p), other = !!one('mark', p.closest('article'));
            const folds = p.dataset.p !== '0' && other && !matches;
            return !!p.closest('.fold') !== folds; }).map((p) => p.dataset.p)";
        assert_eq!(browser.js(wrong, &[]), json!([]), "folded are those without a match");
    }
}
