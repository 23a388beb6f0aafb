//! `new`: a commented template for an entry.

use crate::cli::args::NewArgs;
use crate::cli::session::{Outcome, Session};
use crate::cli::template;
use crate::io::failure::Failure;
use crate::io::{clock, write};
use crate::kinds::KINDS;
use crate::say;

/// Writes a new entry into its kind's folder; nothing is ever overwritten.
pub fn run(session: &Session, args: &NewArgs) -> Result<Outcome, Failure> {
    let wanted = args.kind.as_str();
    let found = KINDS
        .iter()
        .find(|kind| [kind.name(), kind.folder(), kind.called().0].contains(&wanted));
    let Some(kind) = found else {
        let known: Vec<String> = KINDS
            .iter()
            .map(|kind| format!("{}（{}）", kind.name(), kind.called().0))
            .collect();
        let known = known.join("、");
        return Err(Failure::new(
            say!(
                "没有 `{wanted}` 这种内容",
                "there is no kind of content called `{wanted}`"
            ),
            say!("可以写：{known}", "these are known: {known}"),
        ));
    };
    let today = clock::now()?.day();
    let name = file_name(&args.title, kind.dated().then(|| today.iso()));
    let path = session
        .root
        .join("content")
        .join(kind.folder())
        .join(format!("{name}.md"));
    let text = template::entry(*kind, &args.title, today, session.tongue);
    write::new_file(&path, text.as_bytes())?;
    let path = path.display();
    session.say(&say!(
        "已新建 {path}。写好后运行 `linli check`。",
        "Made {path}. Write it, then run `linli check`."
    ));
    Ok(Outcome::Done)
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
