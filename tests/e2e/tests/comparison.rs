//! The comparison view: lines between related passages, alignment of a selected pair, synchronised
//! scrolling.

use e2e::{Browser, Key, Part, Setup, Site, Tamper, Test, Value, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(every_pair_has_a_line_between_its_passages),
    test!(lines_are_right_after_a_slow_start),
    test!(a_selected_pair_stands_level_and_its_link_brings_it_back),
    test!(keys_walk_through_the_pairs),
    test!(what_the_focus_or_the_pointer_is_on_lights_its_partners),
    test!(in_step_the_other_column_follows),
    test!(a_column_scrolled_just_before_a_drawing_stays),
    test!(back_restores_the_columns),
];

const SIDES: &str = "const sides = ['a', 'b'];
    const column = (side) => one(`article[data-side=${side}]`);
    const passage = (side, letter) => one(`[data-pairs~=${letter}]`, column(side));
    const top = (side, letter) => passage(side, letter).getBoundingClientRect().top;
    const inView = (side, letter) => {
      const box = passage(side, letter).getBoundingClientRect();
      const room = column(side).getBoundingClientRect();
      // For a passage longer than its column, the beginning counts.
      const bottom = Math.min(box.bottom, box.top + room.height - 40);
      return box.top >= room.top && bottom <= Math.min(room.bottom, innerHeight);
    };
    const selected = () => one('.tie[aria-current]')?.dataset.letter;
    const isLevel = (letter) => Math.abs(top('a', letter) - top('b', letter)) <= 4;
    const stands = (letter) =>
      isLevel(letter) && sides.every((side) => inView(side, letter));
    const letters = () => all('.tie', column('a')).map((it) => it.dataset.letter);";

fn seen(browser: &Browser, script: &str) -> Value {
    browser.js(&format!("{SIDES} {script}"), &[])
}

fn wait(browser: &Browser, what: &str, condition: &str) {
    let condition = format!("(() => {{ {SIDES} return {condition} }})()");
    browser.wait(what, &condition, &[]);
}

/// Returns the lines whose ends are not at their passages, and the pairs in view without a line.
const WRONG_LINES: &str = "const origin = one('.wires').getBoundingClientRect();
    const isSeen = (letter) => sides.some((side) => {
      const box = passage(side, letter).getBoundingClientRect();
      const room = column(side).getBoundingClientRect();
      return box.bottom > room.top + 2 && box.top < room.bottom - 2;
    });
    const numbers = (path) => path.getAttribute('d').match(/-?[0-9]+/g).map(Number);
    const wrong = letters().filter((letter) => {
      const line = one(`.wires [data-letter=${letter}] path`);
      if (!line) return isSeen(letter);
      const [x, , , , y, , , , , toX, toY] = numbers(line);
      const at = (side, y) => {
        const box = passage(side, letter).getBoundingClientRect();
        return y + origin.top >= box.top - 1 && y + origin.top <= box.bottom + 1;
      };
      const [left, right] = sides.map((side) =>
        passage(side, letter).closest('p').getBoundingClientRect());
      return !at('a', y) || !at('b', toY) || Math.abs(x + origin.left - left.right) > 8
        || Math.abs(toX + origin.left - right.left) > 8;
    });
    const drawn = all('.wires > g').map((it) => it.dataset.letter);
    return [drawn.length > 0, drawn.length - new Set(drawn).size, wrong]";

fn every_pair_has_a_line_between_its_passages() {
    let browser = Browser::start();
    for width in [1440, 1024] {
        browser.resize(width, 900);
        if width == 1440 {
            browser.open("q=OTSC");
        }
        browser.settle();
        assert_eq!(seen(&browser, WRONG_LINES), json!([true, 0, []]), "at {width}");
    }
    let _ = browser.js("one('article').scrollTop = 300; return settled()", &[]);
    assert_eq!(seen(&browser, WRONG_LINES), json!([true, 0, []]), "scrolled");
    browser.click(".panels a");
    browser.settle();
    assert_eq!(seen(&browser, WRONG_LINES), json!([true, 0, []]), "with a panel");
    browser.open("q=OTSC&x=w");
    let weak = "return [one('.wires').ariaHidden, one('.wires [data-strength=weak]') !== null]";
    assert_eq!(browser.js(weak, &[]), json!(["true", true]));
    browser.check_contract();
    browser.resize(390, 844);
    browser.settle();
    assert_eq!(browser.js("return isShown(one('.wires'))", &[]), false);
}

fn lines_are_right_after_a_slow_start() {
    // The loading message takes space, which must not shift the first drawing.
    let browser = Browser::start_with(
        Site::start().watched().tampered(Part::Program, Tamper::Late),
        &Setup::default(),
    );
    browser.resize(1440, 900);
    browser.visit("q=OTSC");
    browser.wait("the reader is told to wait", "e2e.boots.includes('slow')", &[]);
    browser.site().repair();
    browser.wait_ready();
    browser.settle();
    assert_eq!(browser.js("return e2e.boots", &[]), json!(["loading", "slow", "done"]));
    assert_eq!(seen(&browser, WRONG_LINES), json!([true, 0, []]));
}

fn a_selected_pair_stands_level_and_its_link_brings_it_back() {
    let browser = Browser::start();
    for (width, view) in [(1440, ""), (1440, "y=0"), (1024, "t=pairs"), (820, "")] {
        browser.resize(width, 900);
        browser.open(view);
        let all = seen(&browser, "return letters()");
        for letter in all.as_array().unwrap() {
            let letter = letter.as_str().unwrap();
            let click = format!("passage('b', '{letter}').querySelector('[data-letter={letter}]')");
            let _ = seen(&browser, &format!("{click}.click(); return settled()"));
            let level = format!("return [selected(), isLevel('{letter}')]");
            assert_eq!(seen(&browser, &level), json!([letter, true]), "{view} at {width}");
            wait(&browser, "it is in view", &format!("stands('{letter}')"));
            let last = seen(&browser, "return all('.wires > g').at(-1).dataset.letter");
            assert_eq!(last, letter, "drawn last");
        }
        browser.check_contract();
        browser.wait_written();
        let link = browser.fragment();
        let places = || {
            let places = seen(&browser, "return sides.map((side) => top(side, selected()))");
            [&places[0], &places[1]].map(|place| place.as_f64().unwrap())
        };
        let before = places();
        browser.open(&link);
        wait(&browser, "it stands level", "stands(selected())");
        // Firefox scrolls to fractions of a pixel, and not always to the same one.
        let moved = places().into_iter().zip(before).any(|(now, then)| (now - then).abs() > 1.0);
        assert!(!moved, "{link}: {before:?}, then {:?}", places());
    }
}

fn keys_walk_through_the_pairs() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    let on = "const tie = document.activeElement;
        return [tie.closest('article')?.dataset.side, tie.dataset.letter, stands(selected())]";
    for (key, wanted) in [("j", "a"), ("j", "b"), ("j", "c"), ("k", "b")] {
        browser.type_text(key);
        wait(&browser, "the pair is selected", &format!("selected() === '{wanted}'"));
        browser.settle();
        assert_eq!(seen(&browser, on), json!(["a", wanted, true]), "{key}");
    }
    for side in ["b", "a"] {
        browser.type_text("J");
        assert_eq!(seen(&browser, on), json!([side, "b", true]));
    }
    browser.press_slash();
    browser.type_text("j");
    browser.settle();
    assert_eq!(seen(&browser, "return [selected(), one('#search').value]"), json!(["b", "OTSCj"]));
    browser.click(".pair-steps button:nth-of-type(2)");
    wait(&browser, "the next one", "selected() === 'c'");
    browser.click("[data-across]");
    assert_eq!(seen(&browser, on), json!(["b", "c", true]));
    browser.check_contract();
}

fn what_the_focus_or_the_pointer_is_on_lights_its_partners() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("");
    let lit = "const lit = all('[data-lit]');
        return [lit.filter((it) => it.matches('.wires g')).map((it) => it.dataset.letter),
          lit.filter((it) => it.matches('.sentence')).map((it) => it.closest('article').dataset.side)]";
    let _ = seen(&browser, "one('.tie', column('a')).focus()");
    assert_eq!(seen(&browser, lit), json!([["a"], ["b"]]));
    let over = "const over = new PointerEvent('pointerover', { bubbles: true });
        passage('a', 'a').dispatchEvent(over);";
    let _ = seen(&browser, over);
    assert_eq!(seen(&browser, lit), json!([["a", "b"], ["b", "b"]]));
    let away = "one('h1').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
    let _ = browser.js(away, &[]);
    assert_eq!(seen(&browser, lit), json!([[], []]));
}

fn in_step_the_other_column_follows() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("");
    let tops = "return sides.map((side) => Math.round(column(side).scrollTop))";
    let ends = "column('a').scrollTop = 1e6; await settled();
        const most = (side) => column(side).scrollHeight - column(side).clientHeight;
        return sides.map((side) => Math.abs(column(side).scrollTop - most(side)) < 2)";
    assert_eq!(seen(&browser, ends), json!([true, true]), "ends stand at ends");
    // On the way from top to end, the pairs are aligned one after the other, never backwards.
    // Browsers dispatch scroll events before the next frame, and the page reacts at once.
    let way = "const level = new Set(); let last = -1, back = 0;
        for (let y = 0; y <= column(args[0]).scrollHeight; y += 4) {
          column(args[0]).scrollTop = y; await frame(); await turn();
          const other = column(args[0] === 'a' ? 'b' : 'a').scrollTop;
          if (other < last) back += 1;
          last = other;
          letters().filter((it) => isLevel(it) && stands(it)).forEach((it) => level.add(it));
        }
        return [level.size >= 3, back]";
    for side in ["a", "b"] {
        let way = browser.js(&format!("{SIDES} {way}"), &[json!(side)]);
        assert_eq!(way, json!([true, 0]), "{side} leads");
    }
    let _ = seen(&browser, "column('a').scrollTop = 200; return settled()");
    let before = seen(&browser, tops);
    browser.click("[data-switch=together] input");
    browser.settle();
    assert_eq!(seen(&browser, tops), before, "the offset is kept");
    let alone = format!("column('a').scrollTop = 500; await settled(); {tops}");
    let after = seen(&browser, &alone);
    assert_eq!(after[1], before[1], "they scroll alone");
    browser.click("[data-switch=together] input");
    browser.settle();
    let again = seen(&browser, tops);
    assert_eq!(again[0], after[0]);
    assert_ne!(again[1], after[1], "in step again, from here");
}

fn a_column_scrolled_just_before_a_drawing_stays() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("");
    // The page is redrawn before the scroll event is dispatched.
    let scrolled = "const it = column(args[0]); it.scrollTop = 250;
        visavis.open(visavis.view().link + '&q=' + args[0]);
        await settled();
        return [it.scrollTop, column(args[0] === 'a' ? 'b' : 'a').scrollTop]";
    for side in ["b", "a"] {
        let scrolled = browser.js(&format!("{SIDES} {scrolled}"), &[json!(side)]);
        let [here, there] = [0, 1].map(|at| scrolled[at].as_f64().unwrap_or_default());
        // Scroll anchoring may move the page by less than the height of a line.
        let stays = (here - 250.0).abs() < 25.0;
        assert!(stays && there > 0.0, "{side} stays, the other one follows: {scrolled}");
        let _ = seen(&browser, "column('a').scrollTop = 0; return settled()");
    }
}

fn back_restores_the_columns() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("y=0");
    let tops = "return sides.map((side) => column(side).scrollTop)";
    let _ = seen(
        &browser,
        "column('a').scrollTop = 150; column('b').scrollTop = 420; return settled()",
    );
    browser.type_text("j");
    wait(&browser, "a pair stands level", "selected() === 'a' && stands('a')");
    browser.wait_written();
    browser.back();
    wait(&browser, "no pair is selected", "selected() === undefined");
    wait(&browser, "the columns are back", "column('b').scrollTop === 420");
    assert_eq!(seen(&browser, tops), json!([150, 420]));
    browser.press(Key::Tab);
    browser.check_contract();
}
