//! Generates the methods of `Words` from `fr.txt` and `en.txt`; `build.rs` runs it.
//!
//! Each key becomes a method with a parameter for each `{name}` of its text: `drop = Remove {term}` is
//! `fn drop(&self, term: impl Display) -> String`. A text without any is a `&'static str`, several
//! forms without a number are an array. The build fails where the languages differ.

use std::fmt::Write as _;

/// Between the forms of a text.
const OR: &str = " | ";
/// The parameter that chooses between the forms for one and many.
const NUMBER: &str = "n";

/// One line of a file: a key and its text, in one or several forms.
struct Entry<'a> {
    /// For messages: `file:line`.
    place: String,
    key: &'a str,
    forms: Vec<&'a str>,
    parameters: Vec<&'a str>,
}

/// The methods, as Rust, for two files with the same keys, each given as name and content; or what
/// is wrong where.
pub(crate) fn methods(french: (&str, &str), english: (&str, &str)) -> Result<String, String> {
    let (french, english) = (read(french)?, read(english)?);
    agree(&french, &english)?;
    let mut out = String::from(
        "#[allow(clippy::match_same_arms, reason = \"some texts are the same in both languages\")]\n\
         impl Words {\n",
    );
    for (french, english) in french.iter().zip(&english) {
        out += &method(french, english);
    }
    Ok(out + "}\n")
}

fn read<'a>((file, content): (&str, &'a str)) -> Result<Vec<Entry<'a>>, String> {
    let mut entries: Vec<Entry> = Vec::new();
    for (number, line) in (1..).zip(content.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{file}:{number}");
        let wrong = |what: &str| format!("{place}: {what}");
        let (key, text) = line
            .split_once(" = ")
            .ok_or_else(|| wrong("write `key = text`, or # before a comment"))?;
        if !key
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"_.".contains(&it))
        {
            return Err(wrong(&format!("{key:?} is no key: small letters, _ and .")));
        }
        if let Some(before) = entries.iter().find(|before| before.key == key) {
            return Err(wrong(&format!("{key} is already at {}", before.place)));
        }
        let forms: Vec<&str> = text.split(OR).collect();
        if forms.iter().any(|form| form.is_empty() || form.trim() != *form) {
            return Err(wrong("a text is empty, or has white space around it"));
        }
        let mut all = forms.iter().map(|form| parameters(form));
        let first = all.next().flatten();
        let parameters =
            first.ok_or_else(|| wrong("a placeholder is a {name} of small letters"))?;
        if all.any(|other| other.is_none_or(|other| !same(&other, &parameters))) {
            return Err(wrong("every form needs the same placeholders"));
        }
        if parameters.contains(&NUMBER) && forms.len() != 2 {
            return Err(wrong("{n} chooses between two forms, for one and many"));
        }
        if forms.len() > 1 && !parameters.is_empty() && !parameters.contains(&NUMBER) {
            return Err(wrong("the values of a list have no placeholders"));
        }
        entries.push(Entry { place, key, forms, parameters });
    }
    Ok(entries)
}

/// The names in braces, each once, in their order; `None` if a brace is no part of such a name.
fn parameters(form: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut parts = form.split('{');
    let mut is_plain = !parts.next()?.contains('}');
    for part in parts {
        let (name, after) = part.split_once('}')?;
        let is_name = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_';
        is_plain &= !name.is_empty() && name.bytes().all(is_name) && !after.contains('}');
        if !found.contains(&name) {
            found.push(name);
        }
    }
    is_plain.then_some(found)
}

fn same(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len() && one.iter().all(|it| other.contains(it))
}

/// Two languages have the same keys in the same order, so that a translator reads side by side.
fn agree(one: &[Entry], other: &[Entry]) -> Result<(), String> {
    for (expected, found) in one.iter().zip(other) {
        let wrong =
            |what: &str| format!("{}: {} {what} {}", found.place, found.key, expected.place);
        if found.key != expected.key {
            return Err(wrong(&format!("stands where {} does at", expected.key)));
        }
        if found.forms.len() != expected.forms.len() {
            return Err(wrong("has not as many forms as at"));
        }
        if !same(&found.parameters, &expected.parameters) {
            return Err(wrong("has not the placeholders it has at"));
        }
    }
    match one.get(other.len()).or(other.get(one.len())) {
        Some(alone) => Err(format!("{}: {} is not in the other language", alone.place, alone.key)),
        None => Ok(()),
    }
}

/// The method of a key; its parameters are in the order of the French text.
fn method(french: &Entry, english: &Entry) -> String {
    let name = french.key.replace('.', "_");
    let mut parameters = String::new();
    for it in &french.parameters {
        let kind = if *it == NUMBER { "usize" } else { "impl Display" };
        let _ = write!(parameters, ", {it}: {kind}");
    }
    let [fr, en] = [(french, "n < 2"), (english, "n == 1")].map(|(entry, is_one)| {
        match (&entry.forms[..], entry.parameters.is_empty()) {
            ([text], true) => format!("{text:?}"),
            ([text], false) => format!("format!({text:?})"),
            (forms, true) => format!("{forms:?}"),
            (forms, false) => {
                let [one, many] = [0, 1].map(|at| forms.get(at).copied().unwrap_or_default());
                format!("if {is_one} {{ format!({one:?}) }} else {{ format!({many:?}) }}")
            }
        }
    });
    let kind = match (french.forms.len(), french.parameters.is_empty()) {
        (1, true) => "&'static str".to_owned(),
        (count, true) => format!("[&'static str; {count}]"),
        _ => "String".to_owned(),
    };
    format!(
        "    pub(crate) fn {name}(self{parameters}) -> {kind} {{\n        match self.lang {{\n            \
         Lang::Fr => {fr},\n            Lang::En => {en},\n        }}\n    }}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::methods;

    #[test]
    fn a_key_is_a_method() {
        let french =
            "# A comment\n\nname = Nom\nbooks = {n} livre | {n} livres\nof.a = {b} de {a}\n";
        let english = "name = Name\nbooks = {n} book | {n} books\nof.a = {a}’s {b}\n";
        let code = methods(("fr.txt", french), ("en.txt", english)).unwrap();
        for line in [
            "fn name(self) -> &'static str {",
            "Lang::En => \"Name\",",
            "fn books(self, n: usize) -> String {",
            "Lang::Fr => if n < 2 { format!(\"{n} livre\") } else { format!(\"{n} livres\") },",
            "Lang::En => if n == 1 { format!(\"{n} book\") } else { format!(\"{n} books\") },",
            "fn of_a(self, b: impl Display, a: impl Display) -> String {",
        ] {
            assert!(code.contains(line), "{line} in {code}");
        }
        let code = methods(("fr.txt", "s = a | b | c"), ("en.txt", "s = d | e | f")).unwrap();
        assert!(code.contains("fn s(self) -> [&'static str; 3] {"), "{code}");
    }

    #[test]
    fn says_what_is_wrong_where() {
        let cases = [
            ("a = x\nb", "", "a.txt:2: write `key = text`, or # before a comment"),
            ("A = x", "", "a.txt:1: \"A\" is no key: small letters, _ and ."),
            ("a = x\n\na = y", "", "a.txt:3: a is already at a.txt:1"),
            ("a = ", "", "a.txt:1: a text is empty, or has white space around it"),
            ("a = x |  y", "", "a.txt:1: a text is empty, or has white space around it"),
            ("a = {X}", "", "a.txt:1: a placeholder is a {name} of small letters"),
            ("a = x}", "", "a.txt:1: a placeholder is a {name} of small letters"),
            ("a = {n} | {x}", "", "a.txt:1: every form needs the same placeholders"),
            ("a = {n}", "", "a.txt:1: {n} chooses between two forms, for one and many"),
            ("a = {x} | {x}", "", "a.txt:1: the values of a list have no placeholders"),
            ("a = x\nb = y", "b = y\na = x", "b.txt:1: b stands where a does at a.txt:1"),
            ("a = x | y | z", "a = x", "b.txt:1: a has not as many forms as at a.txt:1"),
            ("a = {b}", "a = x", "b.txt:1: a has not the placeholders it has at a.txt:1"),
            ("a = x\nb = y", "a = x", "a.txt:2: b is not in the other language"),
            ("a = x", "a = x\nb = y", "b.txt:2: b is not in the other language"),
        ];
        for (one, other, what) in cases {
            assert_eq!(methods(("a.txt", one), ("b.txt", other)).unwrap_err(), what);
        }
    }
}
