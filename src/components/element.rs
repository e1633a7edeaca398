//! Elements made by calls: `html!` writes out the making of each where it
//! stands, several times the code, and the page has more than a hundred.
//!
//! A child that is not there keeps its place, so that what follows it is not made anew.

use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};
use yew::{Callback, Html};

/// An element being made. Boxed: a pointer is the least that calls can hand on.
pub(crate) struct Element(Box<Parts>);

/// What an element is made of.
#[derive(Default)]
struct Parts {
    tag: &'static str,
    class: Option<&'static str>,
    key: Option<Key>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<VNode>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    /// What a field holds, and whether a box is ticked.
    value: Option<String>,
    checked: Option<bool>,
}

/// Begins an element: its tag, and its class after a point. Without a tag it is only its children.
pub(crate) fn el(kind: &'static str) -> Element {
    let (tag, class) = kind.split_once('.').map_or((kind, None), |(tag, class)| (tag, Some(class)));
    Element(Box::new(Parts { tag, class, ..Parts::default() }))
}

impl Element {
    /// Gives an attribute a value, or none, and then it is left out.
    pub(crate) fn set(self, name: &'static str, value: impl Into<Option<&'static str>>) -> Self {
        self.set_static(name, value.into())
    }

    /// Gives an attribute no value but its presence.
    pub(crate) fn flag(self, name: &'static str, present: bool) -> Self {
        self.set_static(name, present.then_some(""))
    }

    /// Says "true" of an attribute, or leaves it out.
    pub(crate) fn truth(self, name: &'static str, holds: bool) -> Self {
        self.set_static(name, holds.then_some("true"))
    }

    /// Gives an attribute a value made for it.
    pub(crate) fn put(self, name: &'static str, value: impl Into<Option<String>>) -> Self {
        self.put_string(name, value.into())
    }

    #[inline(never)]
    fn set_static(self, name: &'static str, value: Option<&'static str>) -> Self {
        self.add_attribute(name, value.map(AttrValue::Static))
    }

    #[inline(never)]
    fn put_string(self, name: &'static str, value: Option<String>) -> Self {
        self.add_attribute(name, value.map(AttrValue::from))
    }

    /// Where a link leads.
    #[inline(never)]
    pub(crate) fn href(self, href: AttrValue) -> Self {
        self.add_attribute("href", Some(href))
    }

    #[inline(never)]
    fn add_attribute(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        self.0.names.push(name);
        self.0.values.push(value.map(AttributeOrProperty::Attribute));
        self
    }

    /// Lets someone hear of an event of the element.
    #[inline(never)]
    pub(crate) fn on(mut self, on: On, hear: Callback<Event>) -> Self {
        self.0.listeners.push(Some(Rc::new(Hearing { on, hear })));
        self
    }

    /// What a field holds.
    pub(crate) fn value(mut self, value: String) -> Self {
        self.0.value = Some(value);
        self
    }

    /// Whether a box is ticked.
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// Names the element among its siblings in a list.
    #[inline(never)]
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Adds one of the program's own words.
    #[inline(never)]
    pub(crate) fn word(self, word: &'static str) -> Self {
        self.html(VNode::VText(VText::new(word)))
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn say(self, text: String) -> Self {
        self.html(VNode::VText(VText::new(text)))
    }

    /// Adds a child, or its place.
    pub(crate) fn child(self, child: impl Into<Option<Self>>) -> Self {
        self.add_child(child.into())
    }

    #[inline(never)]
    fn add_child(self, child: Option<Self>) -> Self {
        self.html(child.map(Self::done).unwrap_or_default())
    }

    #[inline(never)]
    fn html(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }

    /// The element as Yew knows it.
    #[inline(never)]
    pub(crate) fn done(self) -> Html {
        let class = self.0.class;
        let named = if class.is_some() { self.set("class", class) } else { self };
        let Parts { tag, key, names, values, children, listeners, value, checked, .. } = *named.0;
        // Always a list: what has one child now has several next, and must not be made anew.
        let children = VNode::from(VList::with_children(children, None));
        if tag.is_empty() {
            return children;
        }
        let mut element = VTag::new(tag);
        element.key = key;
        let attributes = names.into_iter().zip(values);
        let present = attributes.filter_map(|(name, value)| Some((name.into(), value?)));
        element.set_attributes(Attributes::IndexMap(Rc::new(present.collect())));
        if !listeners.is_empty() {
            element.set_listeners(listeners.into());
        }
        if let Some(value) = value {
            element.set_value(AttrValue::from(value));
        }
        if let Some(checked) = checked {
            element.set_checked(checked);
        }
        if let Some(inside) = element.children_mut() {
            *inside = children;
        }
        element.into()
    }
}

/// The events that elements hear of: copying one of Yew's hundred takes a kilobyte.
#[derive(Clone, Copy)]
pub(crate) enum On {
    Click,
    Input,
    Change,
    KeyDown,
}

/// The listener of an event.
struct Hearing {
    on: On,
    hear: Callback<Event>,
}

impl Listener for Hearing {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::KeyDown => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        self.hear.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
