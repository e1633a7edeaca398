//! `cargo xtask dist`: what is published.

use crate::args::Dist;
use crate::digest;
use crate::editions;
use crate::fault::{Fault, OrFault, Outcome};
use crate::head::{self, Site};
use crate::plain::{self, Plain};
use crate::process::{root, run, say};
use crate::seal::{ESBUILD_VAR, WASM_OPT_VAR};
use crate::sizes::Sizes;
use crate::tools::{ESBUILD, Tools, WASM_OPT};
use crate::{host, lean, single};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use dossier::collection::history;

/// Tells build.rs which reports to embed, in place of static/reports.
const REPORTS_VAR: &str = "VISAVIS_REPORTS";
/// The project's own.
const REPORTS: &str = "static/reports";

/// Builds the bundle, prints what it weighs, and fails if that is too much.
pub(crate) fn dist(options: &Dist) -> Outcome {
    let bundle = build(options)?;
    let reports = options.reports.as_deref().map(absolute).transpose()?;
    if options.record {
        editions::record(reports.as_deref())?;
        // What other reports weigh is not the project's.
        if reports.is_none() {
            bundle.record()?;
        }
    }
    bundle.within_limit()?;
    let place = bundle.path.display();
    say(format!("{place} is ready: put it on any static host, under any path"));
    Ok(())
}

/// A bundle that was built.
pub(crate) struct Bundle {
    pub(crate) path: PathBuf,
    sizes: Sizes,
    /// Whether its weight is the one that is recorded and limited: the project's own reports,
    /// passed through wasm-opt and esbuild, with a standard library compiled for it. Otherwise the
    /// sentence that says why not.
    comparable: Result<(), String>,
}

impl Bundle {
    fn record(&self) -> Outcome {
        match &self.comparable {
            Ok(()) => self.sizes.record(),
            Err(why) => Err(Fault::new(format!("nothing was recorded: {why}"))),
        }
    }

    /// Fails if the page weighs more than it may.
    pub(crate) fn within_limit(&self) -> Outcome {
        match &self.comparable {
            Ok(()) => self.sizes.within_limit(),
            Err(_) => Ok(()),
        }
    }
}

/// Builds the bundle and prints what it weighs.
pub(crate) fn build(options: &Dist) -> Outcome<Bundle> {
    let path = options.out.as_deref().map_or_else(|| Ok(root().join("dist")), absolute)?;
    may_replace(&path)?;
    let reports = options.reports.as_deref().map(reports_dir).transpose()?;
    let tools = Tools::ensure()?;
    let shrinkers = [(WASM_OPT_VAR, WASM_OPT), (ESBUILD_VAR, ESBUILD)]
        .map(|(variable, shrinker)| (variable, shrinker.ensure()));
    let lean = lean::ensure();

    // Trunk passes the page through directories that all builds share: one at a time.
    let lock_path = root().join("target").join("dist.lock");
    let lock = File::create(&lock_path).or_fault(format!("make {}", lock_path.display()))?;
    lock.lock().or_fault("wait for another build to end")?;

    say("building the bundle: about four minutes the first time");
    let mut trunk = tools.trunk()?;
    trunk.args(["build", "--release", "--offline", "--dist"]).arg(&path);
    match &reports {
        Some(dir) => trunk.env(REPORTS_VAR, dir),
        None => trunk.env_remove(REPORTS_VAR),
    };
    for (variable, shrinker) in &shrinkers {
        match shrinker {
            Ok(program) => trunk.env(variable, program),
            Err(_) => trunk.env_remove(variable),
        };
    }
    if lean.is_ok() {
        lean::apply(&mut trunk);
    }
    run(&mut trunk)?;

    let plain = Plain::read(reports.as_deref().unwrap_or(&root().join(REPORTS)))?;
    put_head(&path, &plain, options)?;

    say("weighing what the page loads");
    let sizes = Sizes::of(&path)?;
    sizes.print()?;
    let comparable = match (shrinkers.map(|(_, shrinker)| shrinker), lean) {
        ([Err(why), _], _) => Err(format!("it was not passed through wasm-opt ({why})")),
        ([_, Err(why)], _) => Err(format!("it was not passed through esbuild ({why})")),
        (_, Err(why)) => Err(format!("it has the standard library as it comes ({why})")),
        _ if reports.is_some() => Err("the limit is for the project's own reports".to_owned()),
        _ if options.site.is_some() => Err("it says more of itself, with --site".to_owned()),
        _ => Ok(()),
    };
    if let Err(why) = &comparable {
        println!("The bundle is good, but its weight is not compared: {why}.");
    }
    // Nothing from here on is loaded by the page.
    let page = plain.page(options.site.as_ref().map(Site::address));
    write(&path.join(plain::PAGE), page.as_bytes())?;
    if options.single {
        add_single(&path, comparable.is_ok())?;
    }
    say("compressing copies for hosts that serve them");
    host::prepare(&path)?;
    Ok(Bundle { path, sizes, comparable })
}

/// Says in index.html what the reports are, and where it will be.
fn put_head(bundle: &Path, plain: &Plain, options: &Dist) -> Outcome {
    let index = bundle.join("index.html");
    let html = fs::read_to_string(&index).or_fault(format!("read {}", index.display()))?;
    let image = match &options.site {
        Some(_) => add_image(bundle, options.reports.as_deref())?,
        None => None,
    };
    write(&index, head::put(&html, plain, options.site.as_ref(), image.as_deref())?.as_bytes())
}

/// Puts a picture of the page into the bundle, and returns its name: that of the project's own
/// reports, or the one that lies among others.
fn add_image(bundle: &Path, reports: Option<&Path>) -> Outcome<Option<String>> {
    let source = match reports {
        None => root().join("docs").join("screenshot.png"),
        Some(dir) => dir.join("page.png"),
    };
    if reports.is_some() && !source.is_file() {
        return Ok(None);
    }
    let image = fs::read(&source).or_fault(format!("read {}", source.display()))?;
    let name = format!("page-{}.png", digest::short(&image));
    write(&bundle.join(&name), &image)?;
    Ok(Some(name))
}

/// Adds the page as one file; one whose weight is `limited` fails beyond it.
fn add_single(bundle: &Path, limited: bool) -> Outcome {
    say("joining everything into one file");
    let bytes = single::write(bundle, ESBUILD.ensure().ok().as_deref())?;
    println!("{} weighs {bytes} bytes; it may weigh {}.", single::FILE, single::LIMIT);
    if limited && bytes > single::LIMIT {
        return Err(Fault::new(format!("{} weighs more than it may", single::FILE)));
    }
    Ok(())
}

fn write(path: &Path, content: &[u8]) -> Outcome {
    fs::write(path, content).or_fault(format!("write {}", path.display()))
}

/// `path` as the person who typed it meant it: from where they are.
fn absolute(path: &Path) -> Outcome<PathBuf> {
    std::path::absolute(path).or_fault(format!("find {}", path.display()))
}

/// Fails unless `dir` has reports to embed.
fn reports_dir(dir: &Path) -> Outcome<PathBuf> {
    let dir = absolute(dir)?;
    let entries = fs::read_dir(&dir).or_fault(format!("list the reports of {}", dir.display()))?;
    if entries.flatten().any(|entry| history::is_report(&entry.path())) {
        Ok(dir)
    } else {
        Err(Fault::new(format!(
            "{} has no report: put at least one .txt file there",
            dir.display()
        )))
    }
}

/// Trunk empties the directory it writes to, so it must hold nothing but an earlier bundle.
fn may_replace(out: &Path) -> Outcome {
    let Ok(entries) = fs::read_dir(out) else { return Ok(()) };
    let names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let ours = |name: &String| name.starts_with("visavis-") && name.ends_with("_bg.wasm");
    if names.iter().all(|name| name == ".stage") || names.iter().any(ours) {
        Ok(())
    } else {
        Err(Fault::new(format!(
            "{} holds other files, which a build would remove: give an empty directory",
            out.display()
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    #[test]
    fn only_an_earlier_bundle_is_replaced() {
        let dir = temporary_dir("replace");
        assert!(may_replace(&dir.join("absent")).is_ok());
        assert!(may_replace(&dir).is_ok());
        fs::create_dir(dir.join(".stage")).unwrap();
        assert!(may_replace(&dir).is_ok());
        fs::write(dir.join("thesis.odt"), "years of work").unwrap();
        let fault = may_replace(&dir).unwrap_err();
        assert!(fault.to_string().contains("give an empty directory"), "{fault}");
        fs::write(dir.join("visavis-12ab_bg.wasm"), "").unwrap();
        assert!(may_replace(&dir).is_ok());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_folder_without_reports_is_refused() {
        let dir = temporary_dir("reports");
        assert!(reports_dir(&dir).unwrap_err().to_string().contains("has no report"));
        fs::write(dir.join("2022-06-x.txt"), "date 2022-06").unwrap();
        assert_eq!(reports_dir(&dir).unwrap(), dir);
        fs::remove_dir_all(dir).unwrap();
    }
}
