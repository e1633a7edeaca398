//! Content hashes: what a link says to be sure that a text is still the one it was made on.

use sha2::{Digest, Sha256};

/// Crockford's base32 alphabet, lower case: no `i l o u`.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters of a report's hash (65 bits of SHA-256).
const REPORT_CHARS: usize = 13;

/// Characters of a report's hash that a link spells (30 bits).
pub const LINK_CHARS: usize = 6;

/// Characters of a collection's hash, its edition (40 bits).
pub const EDITION_CHARS: usize = 8;

/// The hash of a report's passages: SHA-256 over each followed by a NUL, which no report holds,
/// with CR LF as LF. White space between paragraphs, line ends and a byte order mark do not change
/// it; every other character does, and so does a passage that is cut elsewhere, so that positions
/// inside a paragraph hold wherever the hash does.
pub fn content<'a>(passages: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for passage in passages {
        for (at, line) in passage.split("\r\n").enumerate() {
            hasher.update(if at > 0 { "\n" } else { "" });
            hasher.update(line);
        }
        hasher.update(b"\0");
    }
    base32(&hasher.finalize(), REPORT_CHARS)
}

/// The edition of a collection: the hash of its reports' slugs and hashes, in order.
pub fn edition<'a>(reports: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut hasher = Sha256::new();
    for (slug, hash) in reports {
        hasher.update(slug.as_bytes());
        hasher.update(b".");
        hasher.update(hash.as_bytes());
        hasher.update(b"\n");
    }
    base32(&hasher.finalize(), EDITION_CHARS)
}

/// Whether `text` is made of `chars` characters of the alphabet.
#[must_use]
pub fn is_base32(text: &str, chars: usize) -> bool {
    text.len() == chars && text.bytes().all(|b| ALPHABET.contains(&b))
}

fn base32(digest: &[u8], chars: usize) -> String {
    let mut bits = 0_u32;
    let mut held = 0_u32;
    let mut out = String::with_capacity(chars);
    for &byte in digest {
        bits = (bits << 8 | u32::from(byte)) & 0xFFFF;
        held += 8;
        while held >= 5 && out.len() < chars {
            held -= 5;
            let index = (bits >> held & 31) as usize;
            out.push(ALPHABET.get(index).copied().map_or('0', char::from));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base32_is_crockfords() {
        assert_eq!(base32(&[0xFF, 0x00, 0xF0], 4), "zw0f");
        assert_eq!(base32(&[0; 32], 13), "0000000000000");
    }

    #[test]
    fn line_ends_do_not_matter_and_letters_do() {
        let hash = |passages: &[&str]| content(passages.iter().copied());
        assert_eq!(hash(&["a\r\nb", "c"]), hash(&["a\nb", "c"]));
        assert_ne!(hash(&["é"]), hash(&["e\u{301}"]));
        assert_ne!(hash(&["a", "b"]), hash(&["ab"]));
        assert_ne!(hash(&["a", "b"]), hash(&["a\nb"]));
    }
}
