//! A program as bytes: its sections, and what stands in them (WebAssembly Core Specification 2.0, 5
//! "Binary Format").

const HEADER: usize = 8;
pub(crate) const IMPORTS: u8 = 2;
pub(crate) const CODE: u8 = 10;

/// A section's id and content.
pub(crate) type Section<'m> = (u8, &'m [u8]);

/// The header of a module and its sections; `None` where it is cut short.
pub(crate) fn sections(module: &[u8]) -> Option<(&[u8], Vec<Section<'_>>)> {
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        sections.push((id, take_bytes(&mut rest)?));
    }
    Some((header, sections))
}

pub(crate) fn put_section(id: u8, content: &[u8], out: &mut Vec<u8>) {
    out.push(id);
    put_bytes(content, out);
}

/// An unsigned number in LEB128.
pub(crate) fn take_number(bytes: &mut &[u8]) -> Option<usize> {
    let (mut number, mut shift) = (0_usize, 0);
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte <= 0x7f {
            return Some(number);
        }
        shift += 7;
    }
}

pub(crate) fn put_number(mut number: usize, out: &mut Vec<u8>) {
    loop {
        let byte = number.to_le_bytes()[0] & 0x7f;
        number >>= 7;
        if number == 0 {
            return out.push(byte);
        }
        out.push(byte | 0x80);
    }
}

pub(crate) fn take_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let len = take_number(bytes)?;
    let (taken, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    Some(taken)
}

pub(crate) fn put_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    put_number(bytes.len(), out);
    out.extend_from_slice(bytes);
}
