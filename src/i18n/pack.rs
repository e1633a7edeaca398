//! Packs the words of the interface: `build.rs` runs it, so that the page does not have to.
//!
//! Packed, a language is one form a line, in the order of the keys, and a placeholder is the
//! character of its number (`{1}` is U+0001): the page splits, looks up and fills.

use std::collections::BTreeSet;

/// Between the forms of a text.
const OR: &str = " | ";
/// Placeholders are the characters below.
const END: char = '\n';

/// The words of two languages, and the keys to them in Rust.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) texts: [String; 2],
    pub(crate) keys: String,
}

/// One line of a file: a key and its text, in one form or in one for each number or month.
struct Entry<'a> {
    /// For messages: `file:line`.
    place: String,
    key: &'a str,
    forms: Vec<String>,
    placeholders: usize,
}

/// Packs two files that must have the same keys, given as name and content; or says what is wrong
/// where.
pub(crate) fn pack([one, other]: [(&str, &str); 2]) -> Result<Packed, String> {
    let languages = [read(one)?, read(other)?];
    agree(&languages)?;
    let keys = keys(&languages[0]);
    let texts = languages.map(|it| {
        it.into_iter().flat_map(|entry| entry.forms).collect::<Vec<_>>().join(&END.to_string())
    });
    Ok(Packed { texts, keys })
}

fn read<'a>((file, content): (&str, &'a str)) -> Result<Vec<Entry<'a>>, String> {
    let mut entries: Vec<Entry> = Vec::new();
    for (index, line) in content.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{file}:{}", index + 1);
        let wrong = |what: String| format!("{place}: {what}");
        let (key, text) = line
            .split_once(" = ")
            .ok_or_else(|| wrong("write `key = text`, or # before a remark".to_owned()))?;
        if !key.bytes().all(|it| matches!(it, b'a'..=b'z' | b'_' | b'.')) {
            return Err(wrong(format!("{key:?} is no key: small letters, _ and .")));
        }
        if let Some(before) = entries.iter().find(|before| before.key == key) {
            return Err(wrong(format!("{key} is already at {}", before.place)));
        }
        let forms: Vec<String> =
            text.split(OR).map(form).collect::<Result<_, _>>().map_err(wrong)?;
        let placeholders = placeholders(&forms).map_err(wrong)?;
        entries.push(Entry { place, key, forms, placeholders });
    }
    Ok(entries)
}

/// A form as the page reads it.
fn form(text: &str) -> Result<String, String> {
    if text.is_empty() || text.trim() != text {
        return Err("a text is empty, or has white space around it".to_owned());
    }
    let packed = (0..10_u8).fold(text.to_owned(), |text, number| {
        text.replace(&format!("{{{number}}}"), &char::from(number).to_string())
    });
    if packed.contains(['{', '}']) {
        return Err("a placeholder is {0} to {9}".to_owned());
    }
    Ok(packed)
}

/// How many placeholders every form has.
fn placeholders(forms: &[String]) -> Result<usize, String> {
    let mut numbers = forms.iter().map(|form| {
        form.chars().filter(|it| *it < END).map(|it| it as usize).collect::<BTreeSet<_>>()
    });
    let first = numbers.next().unwrap_or_default();
    if numbers.any(|other| other != first) {
        return Err("every form needs the same placeholders".to_owned());
    }
    let count = first.len();
    if !first.into_iter().eq(0..count) {
        return Err("placeholders count from {0} on, without a gap".to_owned());
    }
    Ok(count)
}

/// Two languages have the same keys in the same order, so that a translator reads side by side.
fn agree([one, other]: &[Vec<Entry>; 2]) -> Result<(), String> {
    for (expected, found) in one.iter().zip(other) {
        let wrong =
            |what: &str| format!("{}: {} {what} {}", found.place, found.key, expected.place);
        if found.key != expected.key {
            return Err(wrong(&format!("stands where {} does at", expected.key)));
        }
        if found.forms.len() != expected.forms.len() {
            return Err(wrong("has not as many forms as at"));
        }
        if found.placeholders != expected.placeholders {
            return Err(wrong("has not the placeholders it has at"));
        }
    }
    match one.get(other.len()).or(other.get(one.len())) {
        Some(alone) => Err(format!("{}: {} is not in the other language", alone.place, alone.key)),
        None => Ok(()),
    }
}

/// A method for each text that is said as it stands, and a constant for each that is filled or is
/// one of several (`kind.person`): methods written by hand choose among those. What nobody uses,
/// the compiler tells.
fn keys(entries: &[Entry]) -> String {
    let (mut methods, mut constants) = (Vec::new(), Vec::new());
    let mut at = 0;
    for Entry { key, forms, placeholders, .. } in entries {
        let name = key.to_ascii_uppercase().replace('.', "_");
        let keys: Vec<String> = (at..at + forms.len()).map(|at| format!("Key({at})")).collect();
        at += forms.len();
        match &keys[..] {
            [it] if *placeholders == 0 && !key.contains('.') => methods
                .push(format!("pub(crate) fn {key}(&self) -> &'static str {{ self.text({it}) }}")),
            [it] => constants.push(format!("const {name}: Key<{placeholders}> = {it};")),
            _ => {
                let (count, keys) = (keys.len(), keys.join(", "));
                constants.push(format!("const {name}: [Key<{placeholders}>; {count}] = [{keys}];"));
            }
        }
    }
    let (methods, constants) = (methods.join("\n"), constants.join("\n"));
    format!("const COUNT: usize = {at};\n{constants}\nimpl Words {{\n{methods}\n}}\n")
}

#[cfg(test)]
mod tests {
    use super::pack;

    fn wrong(one: &str, other: &str) -> String {
        pack([("a.txt", one), ("b.txt", other)]).unwrap_err()
    }

    #[test]
    fn packs_forms_by_line_and_placeholders_by_number() {
        let one = "# A remark\n\nname = Nom\nbooks = {0} livre | {0} livres\n";
        let other = "name = Name\nbooks = {0} book | {0} books\n";
        let packed = pack([("a.txt", one), ("b.txt", other)]).unwrap();
        assert_eq!(packed.texts, ["Nom\n\0 livre\n\0 livres", "Name\n\0 book\n\0 books"]);
        assert!(packed.keys.contains("fn name(&self) -> &'static str { self.text(Key(0)) }"));
        assert!(packed.keys.contains("const BOOKS: [Key<1>; 2] = [Key(1), Key(2)];"));
    }

    #[test]
    fn says_what_is_wrong_where() {
        let cases = [
            ("a = x\nb", "", "a.txt:2: write `key = text`, or # before a remark"),
            ("A = x", "", "a.txt:1: \"A\" is no key: small letters, _ and ."),
            ("a = x\n\na = y", "", "a.txt:3: a is already at a.txt:1"),
            ("a = ", "", "a.txt:1: a text is empty, or has white space around it"),
            ("a = x |  y", "", "a.txt:1: a text is empty, or has white space around it"),
            ("a = {x}", "", "a.txt:1: a placeholder is {0} to {9}"),
            ("a = x | {0}", "", "a.txt:1: every form needs the same placeholders"),
            ("a = {1}", "", "a.txt:1: placeholders count from {0} on, without a gap"),
            ("a = x\nb = y", "b = y\na = x", "b.txt:1: b stands where a does at a.txt:1"),
            ("a = x | y", "a = x", "b.txt:1: a has not as many forms as at a.txt:1"),
            ("a = {0}", "a = x", "b.txt:1: a has not the placeholders it has at a.txt:1"),
            ("a = x\nb = y", "a = x", "a.txt:2: b is not in the other language"),
            ("a = x", "a = x\nb = y", "b.txt:2: b is not in the other language"),
        ];
        for (one, other, what) in cases {
            assert_eq!(wrong(one, other), what);
        }
    }
}
