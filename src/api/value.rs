//! What scripts get, as values: one way to make objects of them, where a type for each would bring
//! code of its own.

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A value of JavaScript.
pub(super) enum Value {
    Null,
    Flag(bool),
    Number(f64),
    Name(&'static str),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(&'static str, Self)>),
}

impl Value {
    /// A list of what `make` makes of each of `all`.
    pub(super) fn list<T>(all: impl IntoIterator<Item = T>, make: impl FnMut(T) -> Self) -> Self {
        Self::List(all.into_iter().map(make).collect())
    }

    /// A count or an offset.
    #[expect(clippy::cast_precision_loss, reason = "a text has less than 2^52 characters")]
    pub(super) fn count(n: usize) -> Self {
        Self::Number(n as f64)
    }
}

impl From<Option<&'static str>> for Value {
    fn from(text: Option<&'static str>) -> Self {
        text.map_or(Self::Null, Self::Name)
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Name(name) => serializer.serialize_str(name),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Object(fields) => {
                let mut object = serializer.serialize_struct("", fields.len())?;
                for (name, value) in fields {
                    object.serialize_field(name, value)?;
                }
                object.end()
            }
        }
    }
}
