//! Files out: what the view found, as tables.

use std::cell::RefCell;
use std::rc::Rc;

use dossier::export::table::Table;
use dossier::export::write::{Format, write};
use wasm_bindgen::JsValue;

use crate::browser::el;
use crate::dialog::{Dialog, button, check, chosen, select};
use crate::page::Page;
use crate::tables::{What, compared, matches};
use crate::words::Words;

const FORMATS: [(&str, [&str; 2]); 3] = [
    ("CSV", ["csv", "text/csv"]),
    ("JSON", ["json", "application/json"]),
    ("Markdown", ["md", "text/markdown"]),
];

/// The tables of a page, each made when it is first asked for.
struct Tables {
    page: Page,
    made: RefCell<Vec<(What, Rc<Table>)>>,
}

impl Tables {
    /// What there are tables of.
    fn offered(&self) -> Vec<What> {
        let (searched, is_comparison) =
            (!self.page.told.query.trim().is_empty(), self.page.is_comparison());
        let all = What::ALL.into_iter();
        all.filter(|what| if *what == What::Matches { searched } else { is_comparison }).collect()
    }

    fn table(&self, what: What) -> Result<Rc<Table>, JsValue> {
        if let Some((_, made)) = self.made.borrow().iter().find(|(of, _)| *of == what) {
            return Ok(Rc::clone(made));
        }
        let made = match what {
            What::Matches => vec![(what, self.matches()?)],
            _ => self.compared()?,
        };
        self.made.borrow_mut().extend(made.into_iter().map(|(of, table)| (of, Rc::new(table))));
        let made = self.made.borrow();
        Ok(made.iter().find(|(of, _)| *of == what).map(|(_, it)| Rc::clone(it)).unwrap_or_default())
    }

    /// Of the displayed reports; where a list is shown, of its reports.
    fn matches(&self) -> Result<Table, JsValue> {
        let search = self.page.search()?;
        let shown = self.page.shown()?;
        let texts = if shown.is_empty() { self.page.listed(&search)? } else { shown };
        Ok(matches(&search, &texts))
    }

    fn compared(&self) -> Result<Vec<(What, Table)>, JsValue> {
        let texts = self.page.shown()?;
        let ([left, right], Some(found)) = (&texts[..], self.page.compare()?) else {
            return Ok(Vec::new());
        };
        let weak = self.page.view.show.weak;
        let of = |what| (what, compared(what, &found, [left, right], weak));
        Ok(What::ALL.into_iter().filter(|what| *what != What::Matches).map(of).collect())
    }

    /// What a file of a table is called, before the point.
    fn name(&self, what: What) -> String {
        let mut parts = self.page.displayed();
        parts.push(what.name());
        parts.join("_")
    }
}

pub(crate) fn open(words: &'static Words, of: &str) -> Result<(), JsValue> {
    let tables = Rc::new(Tables { page: Page::now()?, made: RefCell::default() });
    let offered = tables.offered();
    let dialog = Dialog::new(words, words.files())?;
    if offered.is_empty() {
        let note = el("p", "", words.files_nothing())?;
        dialog.add(&note)?;
        return dialog.show(&note, || Ok(()));
    }
    let names: Vec<&str> = offered.iter().map(|what| words.table(*what)).collect();
    let (what, what_label) = select(words.files_what(), &names)?;
    let wanted = offered.iter().position(|what| what.name() == of).unwrap_or_default();
    what.set_selected_index(i32::try_from(wanted).unwrap_or_default());
    let (format, format_label) = select(words.files_format(), &FORMATS.map(|(name, _)| name))?;
    let (mark, mark_label) = check(words.files_mark())?;
    mark.set_checked(true);
    dialog.row(&[&what_label, &format_label])?;
    dialog.add(&mark_label)?;

    let asked = Rc::new(move || {
        let what = offered.get(chosen(&what)).copied().unwrap_or(What::Matches);
        (what, chosen(&format), mark.checked())
    });
    let (acting, source, asking) = (dialog.clone(), Rc::clone(&tables), Rc::clone(&asked));
    let save = button("", move || {
        let (what, at, mark) = asking();
        let (_, [ending, kind]) = FORMATS.get(at).copied().unwrap_or_default();
        let format = match at {
            0 => Format::Csv { mark },
            1 => Format::Json,
            _ => Format::Markdown,
        };
        let name = format!("{}.{ending}", source.name(what));
        acting.save(&name, kind, &write(source.table(what)?.as_ref(), format))
    })?;
    dialog.row(&[&save])?;
    let saving = save.clone();
    dialog.show(&save, move || {
        let (what, at, _) = asked();
        let rows = tables.table(what)?.rows.len();
        let (name, _) = FORMATS.get(at).copied().unwrap_or_default();
        saving.set_text_content(Some(&words.files_save(name, rows)));
        saving.toggle_attribute_with_force("disabled", rows == 0)?;
        mark_label.toggle_attribute_with_force("hidden", at != 0)?;
        Ok(())
    })
}
