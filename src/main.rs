//! Starts the page.
fn main() { yew::Renderer::<visavis::App>::new().render(); }
