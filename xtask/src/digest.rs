//! Hashes in the two forms the page uses.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// The 16 hexadecimal digits in a published file's name: new content, new name.
pub(crate) fn short(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let start = digest.first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(start))
}

/// A published file's name without its hash: `visavis_bg.wasm` for
/// `visavis-de20232140f766ad_bg.wasm`. `None` if it has no hash.
pub(crate) fn without_hash(name: &str) -> Option<String> {
    let (before, rest) = name.rsplit_once('-')?;
    let (hash, after) = rest.split_at_checked(16)?;
    let is_hash = hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && after.starts_with(['.', '_'])).then(|| format!("{before}{after}"))
}

/// The value of an `integrity` attribute, or of a hash in a content security policy.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_in_names() {
        for (name, without) in [
            ("boot-7e39a87651bac3f9.js", Some("boot.js")),
            ("visavis-7e39a87651bac3f9_bg.wasm", Some("visavis_bg.wasm")),
            ("concepts.fr.toml", None),
            ("2022-06-otsc-erevan.txt", None),
        ] {
            assert_eq!(without_hash(name).as_deref(), without, "{name}");
        }
    }

    #[test]
    fn hashes_of_nothing_are_the_known_ones() {
        assert_eq!(short(b""), "e3b0c44298fc1c14");
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }
}
