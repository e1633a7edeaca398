//! Starts the page from what the address bar says.

use visavis::components::app::Props;
use visavis::shelf::Shelf;
use visavis::{App, browser};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    let Some(root) = browser::root() else { return };
    let props = Props {
        shelf: Shelf::embedded(),
        fragment: browser::fragment().into(),
        settings: browser::settings(),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
