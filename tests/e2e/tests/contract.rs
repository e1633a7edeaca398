//! The page's contract: what people's scripts may rely on.

use e2e::Browser;

#[test]
fn smoke() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    browser.check_contract();
    println!("{:#}", browser.snapshot());
    assert_eq!(browser.counts(), [10, 6]);
}
