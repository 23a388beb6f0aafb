//! Looks at the example site with a browser.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::commands::{command, is_there, root, run, run_this};

/// Names under which a browser of the Chromium family is found.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Makes sure that a browser and the tests' packages are there, before anything long is started.
pub fn prepare() -> Result<(), String> {
    if !is_there("node", "--version") || !is_there("npm", "--version") {
        return Err(
            "node and npm are missing: install them (20 or later), or say --without-browser".to_owned(),
        );
    }
    if browser().is_none() {
        install_browser()?;
    }
    install_packages()
}

/// Builds the example site with the whole program and runs the suites over it.
pub fn run_suites() -> Result<(), String> {
    build_site()?;
    let mut node = command(
        "node",
        &[
            "--test",
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
            "--test-reporter=./support/summary.mjs",
            "--test-reporter-destination=stdout",
        ],
    );
    node.current_dir(folder());
    node.env("LINLI_SITE", site());
    if let Some(browser) = browser() {
        node.env("LINLI_BROWSER", browser);
    }
    run_this(node)
}

/// Builds the example site with the whole program, to be looked at.
pub fn build_site() -> Result<(), String> {
    let site_name = site().to_string_lossy().into_owned();
    run(
        "cargo",
        &["run", "--quiet", "--", "build", "--output", &site_name],
    )
}

/// Runs one script of the browser's folder on the built site.
pub fn run_script(name: &str, named: &[(&str, &Path)]) -> Result<(), String> {
    let mut node = command("node", &[name]);
    node.current_dir(folder()).env("LINLI_SITE", site());
    for (name, path) in named {
        node.env(name, path);
    }
    if let Some(browser) = browser() {
        node.env("LINLI_BROWSER", browser);
    }
    run_this(node)
}

fn site() -> PathBuf {
    root().join("target/browser/public")
}

fn folder() -> PathBuf {
    root().join("tests/browser")
}

/// Returns the path of the browser: the one named by `LINLI_BROWSER`, else one that is installed.
pub fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("LINLI_BROWSER") {
        return Some(PathBuf::from(named));
    }
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let places = BROWSERS
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

fn install_browser() -> Result<(), String> {
    let missing =
        "no browser was found: install Chromium, name one in LINLI_BROWSER, or say --without-browser";
    if !is_root() || !is_there("apt-get", "--version") {
        return Err(missing.to_owned());
    }
    run("apt-get", &["update", "-qq"])?;
    run(
        "apt-get",
        &[
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            // Pictures of pages are compared in this face.
            "fonts-noto-cjk",
            "fontconfig",
        ],
    )?;
    match browser() {
        Some(_) => Ok(()),
        None => Err(missing.to_owned()),
    }
}

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").stdin(Stdio::null()).output();
    asked.is_ok_and(|answer| answer.stdout.starts_with(b"0\n"))
}

/// Installs exactly what the lock names, unless that was done already.
fn install_packages() -> Result<(), String> {
    let lock = folder().join("package-lock.json");
    let done = folder().join("node_modules/.linli-lock");
    let wanted = std::fs::read(&lock).map_err(|cause| format!("{}: {cause}", lock.display()))?;
    if std::fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = command("npm", &["ci", "--silent"]);
    npm.current_dir(folder());
    run_this(npm)?;
    std::fs::write(&done, wanted).map_err(|cause| format!("{}: {cause}", done.display()))
}
