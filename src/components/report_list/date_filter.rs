//! The date filter: two fields that take a year, a month or a day.

use dossier::date::Dates;
use dossier::date::{Date, DateRange};

use crate::components::controls::{self, link, switch};
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::state::{Action, End};

pub(crate) fn date_filter(ctx: RenderCtx) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    let view = ctx.view();
    let range = match view.dates {
        Some(Dates::Range(range)) => range,
        _ => DateRange { from: None, to: None },
    };
    let [from, to] = &state.ui.drafts;
    let has_undated = ctx.corpus().collection().reports.iter().any(|r| r.date.is_none());
    let only_undated = view.dates == Some(Dates::Undated);
    let turned = (!only_undated).then_some(Dates::Undated);
    let undated = has_undated.then(|| {
        let word = words.dates_undated();
        switch(ctx, "undated", word, only_undated, &|view| view.dates = turned)
    });
    let clear = view
        .dates
        .is_some()
        .then(|| link(ctx, words.dates_clear(), false, &|view| view.dates = None));
    el("fieldset.period")
        .child(el("legend").word(words.dates()))
        .child(field(ctx, End::From, range.from, from.as_deref()))
        .child(field(ctx, End::To, range.to, to.as_deref()))
        .child(undated)
        .child(clear)
}

/// A field for a partial date. What is typed stays as typed; it filters once it is a date.
fn field(ctx: RenderCtx, end: End, value: Option<Date>, draft: Option<&str>) -> Element {
    let words = ctx.words;
    let (id, error, label) = match end {
        End::From => ("from", "from-error", words.dates_from()),
        End::To => ("to", "to-error", words.dates_to()),
    };
    let read = |text: &str| text.trim().parse::<Date>().ok();
    // The draft is the reader's own as long as it means what the view says.
    let text = match draft {
        Some(draft) if read(draft) == value => draft.to_owned(),
        _ => value.map(|date| date.to_string()).unwrap_or_default(),
    };
    let bad = !text.trim().is_empty() && read(&text).is_none();
    let input = controls::field(ctx, text, move |typed| Action::TypeDate(end, typed))
        .set("id", id)
        .set("type", "text")
        .set("inputmode", "numeric")
        .set("maxlength", "10")
        .set("placeholder", words.dates_hint())
        .truth("aria-invalid", bad)
        .set("aria-describedby", bad.then_some(error));
    el("")
        .child(el("label").set("for", id).word(label))
        .child(input)
        .child(bad.then(|| el("span.date-error").set("id", error).word(words.dates_bad())))
}
