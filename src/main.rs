//! Starts the page from what the address bar says.

use visavis::App;
use visavis::Props;
use visavis::browser::dom;
use visavis::model::corpus::Corpus;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    yew::set_custom_panic_hook(Box::new(dom::report_panic));
    let Some(root) = dom::root() else { return };
    let props = Props {
        corpus: Corpus::embedded(),
        fragment: dom::fragment().into(),
        settings: dom::settings(),
    };
    let page = yew::Renderer::<App>::with_root_and_props(root, props).render();
    // Yew calls this too, but on a slow machine lets a frame pass first: 5 % of the first view.
    yew::platform::spawn_local(async move {
        if let Some(app) = page.get_component() {
            app.start();
        }
    });
}
