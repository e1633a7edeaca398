//! What scripts get: values of JavaScript, made without a type for each kind of object, which would
//! bring code of its own.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// An object whose fields have these names, separated by spaces: in that order, as many as values.
pub(super) fn object(names: &str, values: &[JsValue]) -> JsValue {
    let object = Object::new();
    for (name, value) in names.split(' ').zip(values) {
        set(&object, name, value);
    }
    object.into()
}

/// Sets a field of an object of our own, which refuses none.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// A list of what `make` makes of each of `all`.
pub(super) fn list<T>(
    all: impl IntoIterator<Item = T>,
    mut make: impl FnMut(T) -> JsValue,
) -> JsValue {
    let list = Array::new();
    for it in all {
        list.push(&make(it));
    }
    list.into()
}

/// A value that is no object: a count, a range, a text, or null where there is none.
pub(super) fn plain<T: Serialize>(value: T) -> JsValue {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// A count or an offset.
pub(super) fn count(n: usize) -> JsValue {
    plain(u32::try_from(n).unwrap_or(u32::MAX))
}

/// A text, or null where there is none.
pub(super) fn text(text: Option<&str>) -> JsValue {
    plain(text)
}
