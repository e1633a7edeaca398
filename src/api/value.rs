//! What scripts get: values of JavaScript, made without a type for each kind of object, which would
//! bring code of its own.

use js_sys::{Array, Object, Reflect};
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

/// A count or an offset.
#[expect(clippy::cast_precision_loss, reason = "a text has less than 2^52 characters")]
pub(super) fn count(n: usize) -> JsValue {
    JsValue::from_f64(n as f64)
}

/// A text, or null where there is none.
pub(super) fn text(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from_str)
}
