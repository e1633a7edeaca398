//! Starts the page from what the address bar says.

use visavis::components::app::Props;
use visavis::corpus::Corpus;
use visavis::{App, browser};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    yew::set_custom_panic_hook(Box::new(browser::report_panic));
    let Some(root) = browser::root() else { return };
    let props = Props {
        corpus: Corpus::embedded(),
        fragment: browser::fragment().into(),
        settings: browser::settings(),
    };
    let page = yew::Renderer::<App>::with_root_and_props(root, props).render();
    // Yew calls this too, but on a slow machine lets a frame pass first: 5 % of the first view.
    yew::platform::spawn_local(async move {
        if let Some(app) = page.get_component() {
            app.start();
        }
    });
}
