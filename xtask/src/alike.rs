//! Puts the functions of a program that are alike beside each other: 1 % less in brotli, which codes
//! a copy from near by in fewer bits.
//!
//! wasm-opt can put functions in the order of their names, so they are given such names.

use std::fs;
use std::path::Path;

use crate::fault::{Fault, OrFault, Outcome};
use crate::module::{
    CODE, IMPORTS, put_bytes, put_number, put_section, sections, take_bytes, take_number,
};

/// What makes wasm-opt put them in that order, and drop the names.
pub(crate) const FLAGS: [&str; 2] = ["--reorder-functions-by-name", "--strip-debug"];

const FUNCTIONS: u8 = 3;
const CUSTOM: u8 = 0;

/// In bytes: longer functions are like others in parts only, and stand behind the short ones.
const LONG: usize = 400;

/// Gives each function of `wasm` a name that says its place.
pub(crate) fn name(wasm: &Path) -> Outcome {
    let program = fs::read(wasm).or_fault(format!("read {}", wasm.display()))?;
    let program = named(&program)
        .ok_or_else(|| Fault::new(format!("{} is no WebAssembly as expected", wasm.display())))?;
    fs::write(wasm, program).or_fault(format!("write {}", wasm.display()))
}

/// The module with a name for each function; all that it imports are functions.
fn named(module: &[u8]) -> Option<Vec<u8>> {
    let (_, all) = sections(module)?;
    let content = |id| all.iter().find(|(it, _)| *it == id).map(|(_, content)| *content);
    let imported = content(IMPORTS).map_or(Some(0), |mut it| take_number(&mut it))?;
    let (mut types, mut code) = (content(FUNCTIONS)?, content(CODE)?);
    let count = take_number(&mut types)?;
    take_number(&mut code)?;
    let mut functions = Vec::new();
    for at in 0..count {
        let (kind, body) = (take_number(&mut types)?, take_bytes(&mut code)?);
        functions.push((body.len() > LONG, kind, body, at));
    }
    functions.sort_unstable();
    let mut places = vec![0; count];
    for (place, (.., at)) in functions.iter().enumerate() {
        *places.get_mut(*at)? = place;
    }
    let mut names = Vec::new();
    put_number(count, &mut names);
    for (at, place) in places.iter().enumerate() {
        put_number(imported + at, &mut names);
        put_bytes(format!("{place:06}").as_bytes(), &mut names);
    }
    let mut section = Vec::new();
    put_bytes(b"name", &mut section);
    // The first part of this section: names of functions.
    put_section(1, &names, &mut section);
    let mut out = module.to_vec();
    put_section(CUSTOM, &section, &mut out);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_named_by_their_likeness() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        put_section(IMPORTS, &[2, 1, b'm', 1, b'a', 0, 0, 1, b'm', 1, b'b', 0, 0], &mut module);
        put_section(FUNCTIONS, &[4, 1, 0, 1, 0], &mut module);
        let mut code = vec![4];
        for body in [&[0, 2, 11][..], &[0, 11], &[0, 1, 11], &[0; LONG + 1]] {
            put_bytes(body, &mut code);
        }
        put_section(CODE, &code, &mut module);
        let out = named(&module).unwrap();
        let (_, sections) = sections(&out).unwrap();
        let (id, mut names) = *sections.last().unwrap();
        assert_eq!((id, take_bytes(&mut names).unwrap()), (CUSTOM, &b"name"[..]));
        let mut names = &names[1..];
        let mut names = take_bytes(&mut names).unwrap();
        assert_eq!(take_number(&mut names), Some(4));
        for (function, place) in [(2, "000002"), (3, "000000"), (4, "000001"), (5, "000003")] {
            assert_eq!(take_number(&mut names), Some(function));
            assert_eq!(take_bytes(&mut names), Some(place.as_bytes()));
        }
        assert!(named(&module[..module.len() - 1]).is_none());
    }
}
