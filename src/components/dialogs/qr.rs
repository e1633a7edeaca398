//! A QR code as the path of a drawing.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules a side at most: denser ones a phone does not read off a screen.
const DENSEST: i32 = 117;
/// White modules around, which readers need.
const QUIET: i32 = 4;

/// The code's side in modules, the white border included, and the path of its dark ones; `None`
/// where the text is too long.
pub(crate) fn code(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|&x| code.get_module(x, y)) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    (size <= DENSEST).then_some((size + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_has_its_corners_and_its_border() {
        let (side, path) = code("https://example.org/#v=1&m=cmp&e").unwrap();
        assert_eq!(side, 25 + 8, "a version 2 code");
        assert!(path.starts_with("M4 4h1v1h-1zM5 4h1v1h-1z"));
        assert!(!path.contains("M3 ") && !path.contains(&format!("M{} ", side - 4)));
    }

    #[test]
    fn what_no_phone_reads_is_not_drawn() {
        assert!(code(&"a".repeat(1200)).is_some());
        assert!(code(&"a".repeat(2000)).is_none());
        assert!(code(&"a".repeat(9000)).is_none());
    }
}
