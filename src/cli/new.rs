//! `new`: a commented template for an entry.

use crate::cli::args::NewArgs;
use crate::cli::import::no_book;
use crate::cli::session::{Outcome, Session};
use crate::cli::template::{self, Given};
use crate::intake::draft;
use crate::intake::template as empty;
use crate::io::failure::Failure;
use crate::io::{clock, read, write};
use crate::kinds::KINDS;
use crate::parse::community::read_community;
use crate::report::faults::Faults;
use crate::say;
use crate::source::tree::SourceTree;

/// Writes a new entry into its kind's folder; nothing is ever overwritten.
pub fn run(session: &Session, args: &NewArgs) -> Result<Outcome, Failure> {
    let wanted = args.kind.as_str();
    if ["ledger", "账本"].contains(&wanted) {
        return new_ledger(session, args);
    }
    let found = KINDS
        .iter()
        .find(|kind| [kind.name(), kind.folder(), kind.called().0].contains(&wanted));
    let Some(kind) = found else {
        let known: Vec<String> = KINDS
            .iter()
            .map(|kind| format!("{}（{}）", kind.name(), kind.called().0))
            .collect();
        let known = format!("{}、ledger（账本）", known.join("、"));
        return Err(Failure::new(
            say!(
                "没有 `{wanted}` 这种内容",
                "there is no kind of content called `{wanted}`"
            ),
            say!("可以写：{known}", "these are known: {known}"),
        ));
    };
    let today = clock::now()?.day();
    let sources = read::site(&session.root)?;
    let name = file_name(&args.title, kind.dated().then(|| today.iso()));
    let name = free_name(session, &sources, kind.folder(), name);
    let path = session
        .root
        .join("content")
        .join(kind.folder())
        .join(format!("{name}.md"));
    // What is wrong with the community's file is told by `check`.
    let community = read_community(&sources, &mut Faults::default()).unwrap_or_default();
    let given = Given {
        title: &args.title,
        today,
        places: &community.places,
    };
    let text = template::entry(*kind, &given, session.tongue);
    write::new_file(&path, text.as_bytes())?;
    let path = path.display();
    session.say(&say!(
        "已新建 {path}。写好后运行 `linli check`。",
        "Made {path}. Write it, then run `linli check`."
    ));
    Ok(Outcome::Done)
}

/// Writes a commented entry with one ledger, or an empty workbook to fill in and import.
fn new_ledger(session: &Session, args: &NewArgs) -> Result<Outcome, Failure> {
    if let Some(path) = &args.xlsx {
        let Some((book, ..)) = draft::book(&args.book) else {
            return Err(no_book(&args.book));
        };
        let bytes = empty::workbook(book).map_err(|cause| {
            Failure::new(
                say!("工作簿没有写成：{cause}", "the workbook was not made: {cause}"),
                say!(
                    "这是程序的错误，请告诉我们",
                    "this is a fault of the program: please tell us"
                ),
            )
        })?;
        write::new_file(path, &bytes)?;
        let path = path.display();
        session.say(&say!(
            "已新建 {path}。填好后运行 `linli import {path} --as {book}`。",
            "Made {path}. Fill it in, then run `linli import {path} --as {book}`."
        ));
        return Ok(Outcome::Done);
    }
    let today = clock::now()?.day();
    let sources = read::site(&session.root)?;
    let name = free_name(
        session,
        &sources,
        "disclosures",
        file_name(&args.title, Some(today.iso())),
    );
    let path = session
        .root
        .join("content/disclosures")
        .join(format!("{name}.md"));
    write::new_file(&path, empty::entry(&args.title, today).as_bytes())?;
    let path = path.display();
    session.say(&say!(
        "已新建 {path}。写好后运行 `linli check`。",
        "Made {path}. Write it, then run `linli check`."
    ));
    Ok(Outcome::Done)
}

/// Returns the name, with a number if an entry of another folder has it: ids are unique in the site.
fn free_name(session: &Session, sources: &SourceTree, folder: &str, name: String) -> String {
    let own = format!("content/{folder}/");
    let other = |name: &str| {
        sources
            .under("content")
            .map(|(_, file)| file.path.as_str())
            .find(|path| !path.starts_with(&own) && stem(path) == name)
    };
    let Some(taken) = other(&name) else {
        return name;
    };
    let free = (2..100)
        .map(|number| format!("{name}-{number}"))
        .find(|name| other(name).is_none() && sources.find(&format!("{own}{name}.md")).is_none());
    let free = free.unwrap_or(name);
    session.say(&say!(
        "编号已被 {taken} 用了，这一篇叫 `{free}`。",
        "The id is that of {taken}; this one is called `{free}`."
    ));
    free
}

/// Returns the name of an entry's file without its ending; of other files, the whole path.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md")
        .or(name.strip_suffix(".yaml"))
        .unwrap_or(path)
}

/// Returns a file name from a title: Han, Latin letters in lower case, digits, hyphens.
fn file_name(title: &str, date: Option<String>) -> String {
    let mut name = date.map(|date| format!("{date}-")).unwrap_or_default();
    for sign in title.chars().take(40) {
        match sign {
            '\u{4E00}'..='\u{9FFF}' => name.push(sign),
            sign if sign.is_ascii_alphanumeric() => name.push(sign.to_ascii_lowercase()),
            _ if !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    let trimmed = name.trim_matches('-');
    if trimmed.is_empty() {
        "entry".to_owned()
    } else {
        trimmed.to_owned()
    }
}
