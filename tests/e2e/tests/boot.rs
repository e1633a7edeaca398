//! Failures at startup: the page soon shows an error message, never a blank page.

use e2e::{Browser, NOT_AS_PROMISED, Part, Setup, Site, Tamper, Test, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(a_changed_program_is_not_run),
    test!(a_program_cut_short_is_not_run),
    test!(a_program_of_another_type_runs),
    test!(a_panic_is_told_with_its_message),
    test!(a_program_lost_on_the_way_is_told),
    test!(a_missing_program_is_told),
    test!(a_broken_host_is_told),
    test!(a_stalled_program_shows_that_it_is_waited_for),
    test!(a_silent_host_shows_that_it_is_waited_for),
    test!(a_missing_glue_is_told),
    test!(a_changed_glue_is_told),
    test!(a_glue_with_one_byte_changed_is_told),
    test!(a_page_from_before_an_update_is_told),
    test!(a_page_with_nothing_left_on_the_server_says_one_thing),
    test!(a_stalled_glue_shows_that_it_is_waited_for),
    test!(without_the_start_of_the_page_the_reader_is_told),
    test!(without_styles_the_page_still_works),
    test!(reloading_helps_once_the_host_is_repaired),
];

/// The deadline for the message, in milliseconds after the load event. The requirement is two
/// seconds; half a second is added for a busy machine.
const SOON_MS: u32 = 2500;

fn visit(part: Part, tamper: Tamper) -> Browser {
    visit_site(Site::start().tampered(part, tamper))
}

fn visit_site(site: Site) -> Browser {
    let setup = Setup { load: "none", ..Setup::default() };
    let browser = Browser::start_with(site, &setup);
    for expected in NOT_AS_PROMISED {
        browser.expect_error(expected);
    }
    browser.visit("q=OTSC");
    browser
}

/// Waits until the message is visible, and checks that it appeared in time.
fn check_told(browser: &Browser, says: &str) {
    let told = browser.wait(
        "the reader is told",
        "location.search && isShown(one('#boot')) && trimmed(one('#boot')).includes(args[0])
            && performance.now()",
        &[json!(says)],
    );
    let load = "return performance.getEntriesByType('navigation')[0].loadEventEnd";
    let (told, loaded) = (told.as_f64().unwrap(), browser.js(load, &[]).as_f64().unwrap());
    assert!(told <= loaded + f64::from(SOON_MS), "told after {told} ms, loaded after {loaded} ms");
    let ready = "return document.documentElement.hasAttribute('data-ready')";
    assert_eq!(browser.js(ready, &[]), false);
}

fn a_changed_program_is_not_run() {
    let browser = visit(Part::Program, Tamper::Changed);
    check_told(&browser, "ne correspond pas à ce qui a été publié");
    assert_eq!(browser.js("return typeof window.visavis", &[]), "undefined");
}

fn a_program_cut_short_is_not_run() {
    check_told(&visit(Part::Program, Tamper::Cut), "ne correspond pas à ce qui a été publié");
}

fn a_program_of_another_type_runs() {
    let browser = visit(Part::Program, Tamper::Mistyped);
    browser.wait_ready();
    assert_eq!(browser.counts(), [10, 6]);
}

fn a_panic_is_told_with_its_message() {
    let browser = visit_site(Site::start());
    for expected in ["the document refuses", "unreachable", "panicked at"] {
        browser.expect_error(expected);
    }
    browser.wait_ready();
    // Yew panics if the browser fails to create or clone an element.
    let break_it = "const refuse = () => { throw new Error('the document refuses'); };
        document.createElement = document.createElementNS = Node.prototype.cloneNode = refuse;
        setTimeout(() => visavis.open('q=paix'))";
    let _ = browser.js(break_it, &[]);
    let crashed = "document.documentElement.dataset.why === 'crashed'";
    browser.wait("the crash is noticed", crashed, &[]);
    let reason = browser.js("return one('#boot [data-reason]').textContent", &[]);
    let reason = reason.as_str().unwrap();
    assert!(reason.contains("panicked at") && reason.contains("element: JsValue("), "{reason}");
    assert_eq!(browser.js("return isShown(one('#boot [data-why=crashed]'))", &[]), true);
}

fn a_program_lost_on_the_way_is_told() {
    check_told(&visit(Part::Program, Tamper::Lost), "Le serveur ne répond pas");
}

fn a_missing_program_is_told() {
    check_told(&visit(Part::Program, Tamper::Missing), "Il manque un fichier");
}

fn a_broken_host_is_told() {
    check_told(&visit(Part::Program, Tamper::Broken), "Le serveur ne répond pas");
}

fn a_stalled_program_shows_that_it_is_waited_for() {
    let browser = visit(Part::Program, Tamper::Stalled);
    check_told(&browser, "Chargement");
    browser.wait("a bar is shown", "isShown(one('#boot progress'))", &[]);
    browser.wait("the stall is told", "trimmed(one('#boot')).includes('Plus rien n’arrive')", &[]);
    assert_eq!(browser.js("return isShown(one('#boot [data-reload]'))", &[]), true);
}

fn a_silent_host_shows_that_it_is_waited_for() {
    check_told(&visit(Part::Program, Tamper::Silent), "Chargement");
}

fn a_missing_glue_is_told() {
    check_told(&visit(Part::Glue, Tamper::Missing), "Il manque un fichier");
}

fn a_changed_glue_is_told() {
    // Half of it is not valid JavaScript.
    let browser = visit(Part::Glue, Tamper::Cut);
    check_told(&browser, "ne correspond pas à ce qui a été publié");
}

fn a_glue_with_one_byte_changed_is_told() {
    let browser = visit(Part::Glue, Tamper::Changed);
    check_told(&browser, "ne correspond pas à ce qui a été publié");
    assert_eq!(browser.js("return isShown(one('#boot [data-reload]'))", &[]), true);
}

fn a_page_from_before_an_update_is_told() {
    // A cached index.html names files that no longer exist.
    let site = Site::start().tampered(Part::Program, Tamper::Missing);
    let browser = visit_site(site.tampered(Part::Glue, Tamper::Missing));
    check_told(&browser, "La page vient peut-être d’être mise à jour : rechargez");
    assert_eq!(browser.js("return isShown(one('#boot [data-reload]'))", &[]), true);
}

fn a_page_with_nothing_left_on_the_server_says_one_thing() {
    let parts = [Part::Program, Part::Glue, Part::Start, Part::Styles];
    let site = parts.into_iter().fold(Site::start(), |it, part| it.tampered(part, Tamper::Missing));
    let browser = visit_site(site);
    check_told(&browser, "La page n’a pas encore démarré. Si cela dure, rechargez-la.");
    let others = "return all('#boot [data-why]').filter(isShown).length";
    assert_eq!(browser.js(others, &[]), 0);
}

fn a_stalled_glue_shows_that_it_is_waited_for() {
    check_told(&visit(Part::Glue, Tamper::Stalled), "Chargement");
}

fn without_the_start_of_the_page_the_reader_is_told() {
    for tamper in [Tamper::Missing, Tamper::Changed, Tamper::Cut, Tamper::Stalled, Tamper::Silent] {
        let browser = visit(Part::Start, tamper);
        check_told(&browser, "La page n’a pas encore démarré");
    }
}

fn without_styles_the_page_still_works() {
    let browser = visit(Part::Styles, Tamper::Missing);
    browser.wait_ready();
    assert_eq!(browser.counts(), [10, 6]);
    assert_eq!(browser.js("return isShown(one('#boot'))", &[]), false);
}

fn reloading_helps_once_the_host_is_repaired() {
    for tamper in [Tamper::Changed, Tamper::Missing, Tamper::Lost] {
        let browser = visit(Part::Program, tamper);
        browser.wait(
            "a failure is told",
            "document.documentElement.dataset.boot === 'failed'",
            &[],
        );
        browser.site().repair();
        browser.click("#boot [data-reload]");
        browser.wait_ready();
        assert_eq!(browser.counts(), [10, 6], "the link is still the view");
    }
}
