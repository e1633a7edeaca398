//! The bytes a collection is embedded as: each value after the other, numbers in LEB128.
//!
//! Reading is total and cannot fail half-way: what the bytes lack reads as zero or empty. The
//! collection's own reader checks that there are as many as there were. Without errors to pass on and
//! half-read values to drop, reading takes a fifth of what the same takes with serde.

/// A value that can be embedded and read back.
pub(crate) trait Packed: Sized {
    /// Writes the value at the end of `bytes`.
    fn put(&self, bytes: &mut Vec<u8>);
    /// Reads a value from the start of `bytes` and moves it on.
    fn take(bytes: &mut &[u8]) -> Self;
}

impl Packed for u32 {
    fn put(&self, bytes: &mut Vec<u8>) {
        let mut rest = *self;
        while rest > 0x7f {
            bytes.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        bytes.push(rest.to_le_bytes()[0]);
    }

    fn take(bytes: &mut &[u8]) -> Self {
        let (mut value, mut shift) = (0, 0);
        while let Some((&byte, rest)) = bytes.split_first() {
            *bytes = rest;
            value |= u32::from(byte & 0x7f).wrapping_shl(shift);
            if byte <= 0x7f {
                break;
            }
            shift += 7;
        }
        value
    }
}

/// Numbers that fit into 32 bits.
macro_rules! small {
    ($($number:ty),+) => {$(
        impl Packed for $number {
            fn put(&self, bytes: &mut Vec<u8>) {
                u32::from(*self).put(bytes);
            }

            fn take(bytes: &mut &[u8]) -> Self {
                Self::try_from(u32::take(bytes)).unwrap_or_default()
            }
        }
    )+};
}

small!(u8, u16);

impl Packed for bool {
    fn put(&self, bytes: &mut Vec<u8>) {
        u32::from(*self).put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Self {
        u32::take(bytes) != 0
    }
}

/// Writes a length; 32 bits hold that of any text or list here.
pub(crate) fn put_len(len: usize, bytes: &mut Vec<u8>) {
    u32::try_from(len).unwrap_or(u32::MAX).put(bytes);
}

impl Packed for String {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_len(self.len(), bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Self {
        let len = u32::take(bytes) as usize;
        let (text, rest) = bytes.split_at_checked(len).unwrap_or_default();
        *bytes = rest;
        std::str::from_utf8(text).unwrap_or_default().to_owned()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.is_some().put(bytes);
        if let Some(value) = self {
            value.put(bytes);
        }
    }

    fn take(bytes: &mut &[u8]) -> Self {
        bool::take(bytes).then(|| T::take(bytes))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_len(self.len(), bytes);
        for value in self {
            value.put(bytes);
        }
    }

    fn take(bytes: &mut &[u8]) -> Self {
        let mut values = Self::new();
        for _ in 0..u32::take(bytes) {
            // No value takes no byte: a length that lies ends with the bytes.
            if bytes.is_empty() {
                break;
            }
            values.push(T::take(bytes));
        }
        values
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Self {
        (A::take(bytes), B::take(bytes))
    }
}

/// Lets a struct be embedded, field by field, or an enum without fields, as its place in the list.
macro_rules! packed {
    (struct $name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::packed::Packed for $name {
            fn put(&self, bytes: &mut Vec<u8>) {
                $(self.$field.put(bytes);)+
            }

            fn take(bytes: &mut &[u8]) -> Self {
                $(let $field = $crate::packed::Packed::take(bytes);)+
                Self { $($field),+ }
            }
        }
    };
    (enum $name:ident { $first:ident $(, $variant:ident)* $(,)? }) => {
        impl $crate::packed::Packed for $name {
            fn put(&self, bytes: &mut Vec<u8>) {
                (*self as u8).put(bytes);
            }

            fn take(bytes: &mut &[u8]) -> Self {
                const ALL: &[$name] = &[$name::$first $(, $name::$variant)*];
                let at = u8::take(bytes);
                ALL.get(usize::from(at)).copied().unwrap_or($name::$first)
            }
        }
    };
}

pub(crate) use packed;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_is_taken(
            value: Vec<(Option<String>, (u32, (u8, (u16, bool))))>,
            after: Vec<u8>,
        ) {
            let mut bytes = Vec::new();
            value.put(&mut bytes);
            bytes.extend(&after);
            let mut rest = bytes.as_slice();
            prop_assert_eq!(Vec::<(Option<String>, (u32, (u8, (u16, bool))))>::take(&mut rest), value);
            prop_assert_eq!(rest, after);
        }

        #[test]
        fn any_bytes_are_taken(bytes: Vec<u8>) {
            let mut rest = bytes.as_slice();
            let _ = Vec::<(Vec<Option<String>>, (u8, u16))>::take(&mut rest);
            prop_assert!(bytes.ends_with(rest));
        }
    }
}
