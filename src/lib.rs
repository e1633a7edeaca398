//! app
use yew::prelude::*;
/// App.
#[function_component(App)]
pub fn app() -> Html { html!{<h1>{"Vis-à-vis"}</h1>} }
