//! `import`: an accountant's workbook becomes a draft.

use crate::cli::args::ImportArgs;
use crate::cli::imported_text::{refusal, remarks, told};
use crate::cli::session::{Outcome, Session};
use crate::intake::book::{self, Asked, Imported};
use crate::intake::draft::{self, About};
use crate::intake::labels::Role;
use crate::intake::mapping::{self, Mapping};
use crate::intake::rows::Taken;
use crate::io::failure::Failure;
use crate::io::{clock, read, write};
use crate::model::date::Day;
use crate::model::money::Fen;
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::say;
use crate::source::file::{Bytes, SourceFile};
use crate::source::span::FileId;
use crate::source::tree::SourceTree;

/// A workbook has at most so many bytes.
const MOST_BYTES: u64 = 32 << 20;

/// Reads a workbook or table, tells what it took and left, and writes a new entry; nothing is ever overwritten.
pub fn run(session: &Session, args: &ImportArgs) -> Result<Outcome, Failure> {
    let Some(named) = draft::book(&args.book) else {
        return Err(no_book(&args.book));
    };
    let (book, ..) = named;
    let sources = read::site(&session.root)?;
    let Some(mut mappings) = read_mappings(session) else {
        return Ok(Outcome::Faulty);
    };
    let mapping = settled(args, book, &mut mappings)?;
    let (from, to) = (
        day(args.from.as_deref(), "--from")?,
        day(args.to.as_deref(), "--to")?,
    );
    let bytes = read::one_file(&args.file, MOST_BYTES)?;
    let file = args
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_default();
    let asked = Asked {
        sheets: match args.sheet.is_empty() {
            true => mapping.sheet.clone().into_iter().collect(),
            false => args.sheet.clone(),
        },
        columns: mapping.columns.clone(),
        year: from.map(Day::year),
    };
    let imported = book::read(&file, &bytes, &asked).map_err(|why| refusal(&file, &why))?;
    let lines = imported.lines();
    told(&imported).iter().for_each(|words| session.say(words));
    if let Some(ended) = refuse(session, &imported) {
        return Ok(ended);
    }
    let about = about(args, named, (from, to), &imported, file)?;
    let closing = draft::closing(about.opening, &lines).unwrap_or_default();
    doubt(session, args, &imported, closing);
    let (said, _) = draft::period_name(about.from, about.to);
    session.say(&say!(
        "期间：{said}；期末 = 期初 + 收入 − 支出 = {closing}。",
        "Period: {said}; closing {closing}."
    ));
    if args.dry_run {
        session.say(&say!("只看，没有写文件。", "Nothing was written."));
        return Ok(Outcome::Done);
    }
    write_draft(session, &sources, &about, &imported, closing)?;
    if !args.column.is_empty() || !args.sheet.is_empty() {
        let text = mapping::write(&mappings);
        write::replace_file(&session.root.join(mapping::PATH), text.as_bytes())?;
        let path = mapping::PATH;
        session.say(&say!(
            "列名的含义记在 {path}，下次不用再写。",
            "What columns hold is remembered in {path}."
        ));
    }
    Ok(Outcome::Done)
}

/// Returns what the draft is called and covers.
fn about(
    args: &ImportArgs,
    (book, book_zh, short): (&str, &str, &str),
    (from, to): (Option<Day>, Option<Day>),
    imported: &Imported,
    source: String,
) -> Result<About, Failure> {
    let today = clock::now()?.day();
    let period = draft::period_of(&imported.lines()).unwrap_or((today, today));
    let (from, to) = (from.unwrap_or(period.0), to.unwrap_or(period.1));
    let (said, code) = draft::period_name(from, to);
    let year = code.split('-').next().unwrap_or_default();
    let rest = code.strip_prefix(year).unwrap_or_default();
    Ok(About {
        id: args
            .id
            .clone()
            .unwrap_or_else(|| format!("dis-{year}-{short}{rest}")),
        title: args
            .title
            .clone()
            .unwrap_or_else(|| format!("{book_zh}：{said}收支")),
        book: book.to_owned(),
        from,
        to,
        today,
        opening: opening(args, imported)?.unwrap_or_default(),
        source,
    })
}

/// Returns that there is no such book, and which there are.
pub fn no_book(name: &str) -> Failure {
    let known: Vec<String> = draft::BOOKS
        .iter()
        .map(|(name, zh, _)| format!("{name}（{zh}）"))
        .collect();
    let known = known.join("、");
    Failure::new(
        say!("没有 `{name}` 这本账", "there is no book `{name}`"),
        say!("可以写：{known}", "these are known: {known}"),
    )
}

/// Returns what the site has settled; tells what is wrong in it, and then returns nothing.
fn read_mappings(session: &Session) -> Option<Vec<(String, Mapping)>> {
    let Some(bytes) = read::if_there(&session.root.join(mapping::PATH)) else {
        return Some(Vec::new());
    };
    let file = SourceFile::new(mapping::PATH.to_owned(), Bytes::Read(bytes.into()), true);
    let tree = SourceTree::new(vec![file], Vec::new());
    let mut faults = Faults::default();
    let text = tree
        .file(FileId(0))
        .and_then(|file| file.text().ok())
        .unwrap_or_default();
    let mappings = mapping::read(text, FileId(0), &mut faults);
    let found = faults.into_vec();
    session.tell(&found, &tree);
    found.is_empty().then_some(mappings)
}

/// Returns the book's mapping, with what the command line adds.
fn settled(args: &ImportArgs, book: &str, mappings: &mut Vec<(String, Mapping)>) -> Result<Mapping, Failure> {
    if !mappings.iter().any(|(known, _)| known == book) {
        mappings.push((book.to_owned(), Mapping::default()));
    }
    let Some((_, mapping)) = mappings.iter_mut().find(|(known, _)| known == book) else {
        return Ok(Mapping::default());
    };
    for written in &args.column {
        let role = written
            .rsplit_once('=')
            .and_then(|(name, role)| Some((name, Role::of_name(role)?)));
        let Some((name, role)) = role else {
            let known: Vec<&str> = Role::NAMES.iter().map(|(name, ..)| *name).collect();
            let known = known.join("、");
            return Err(Failure::new(
                say!("看不懂 `--column {written}`", "`--column {written}` says nothing"),
                say!(
                    "写成 --column 收款额=in；含义有：{known}",
                    "write --column NAME=in; these are known: {known}"
                ),
            ));
        };
        mapping.columns.retain(|(known, _)| known != name);
        mapping.columns.push((name.to_owned(), role));
    }
    if let [sheet] = args.sheet.as_slice() {
        mapping.sheet = Some(sheet.clone());
    }
    Ok(mapping.clone())
}

fn day(text: Option<&str>, option: &str) -> Result<Option<Day>, Failure> {
    let Some(text) = text else { return Ok(None) };
    Day::parse(text).map(Some).map_err(|_| {
        Failure::new(
            say!("看不懂 `{option} {text}`", "`{option} {text}` is no day"),
            say!("写成 `{option} 2026-01-01`", "write `{option} 2026-01-01`"),
        )
    })
}

/// Tells what cannot be taken; then nothing is written.
fn refuse(session: &Session, imported: &Imported) -> Option<Outcome> {
    let wrong = remarks(imported, |sheet| &sheet.taken.wrong);
    if !wrong.is_empty() {
        let count = wrong.len();
        session.say(&say!(
            "这 {count} 个格子要先改，改好再导入；什么也没有写：",
            "These {count} cells must be mended first; nothing was written:"
        ));
        wrong.iter().for_each(|words| session.say(words));
        return Some(Outcome::Faulty);
    }
    if imported.lines().is_empty() {
        session.say(&say!(
            "列名下面没有一笔账；什么也没有写。",
            "There is no line under the columns; nothing was written."
        ));
        return Some(Outcome::Faulty);
    }
    None
}

fn opening(args: &ImportArgs, imported: &Imported) -> Result<Option<Fen>, Failure> {
    let Some(text) = &args.opening else {
        return Ok(imported.opening());
    };
    Fen::parse(text)
        .or_else(|_| Fen::guess(text).ok_or(()))
        .map(Some)
        .map_err(|()| {
            Failure::new(
                say!("看不懂 `--opening {text}`", "`--opening {text}` is no amount"),
                say!("写成 `--opening 186420.35`", "write `--opening 186420.35`"),
            )
        })
}

/// Tells what was taken and should be looked at.
fn doubt(session: &Session, args: &ImportArgs, imported: &Imported, closing: Fen) {
    let mut doubts: Vec<Words> = remarks(imported, |sheet| &sheet.taken.doubts);
    if args.opening.is_none() && imported.opening().is_none() {
        doubts.push(say!(
            "  表里没有期初余额，先写 0.00；可以加 --opening 186420.35",
            "  there is no opening balance, so 0.00 was written; --opening AMOUNT gives it"
        ));
    }
    if let Some((at, written)) = imported.closing().filter(|(_, written)| *written != closing) {
        let difference = Fen(written.0 - closing.0);
        doubts.push(say!(
            "  {at}  表里的期末是 {written}，算出来是 {closing}，差 {difference}",
            "  {at}  the sheet's closing is {written}; the lines give {closing}, a difference of {difference}"
        ));
    }
    if !doubts.is_empty() {
        session.say(&say!("请核对：", "Look at these:"));
        doubts.iter().for_each(|words| session.say(words));
    }
}

fn write_draft(
    session: &Session,
    sources: &SourceTree,
    about: &About,
    imported: &Imported,
    closing: Fen,
) -> Result<(), Failure> {
    let id = &about.id;
    let entry = format!("content/disclosures/{id}.md");
    let table = format!("content/disclosures/{id}.csv");
    if let Some((_, file)) = [&entry, &table].into_iter().find_map(|path| sources.find(path)) {
        let path = &file.path;
        return Err(Failure::new(
            say!(
                "`{path}` 已经有了，没有改动它",
                "`{path}` is there already and was left alone"
            ),
            say!(
                "加 --id 换一个编号，或先把它移走",
                "choose another with --id, or move it away first"
            ),
        ));
    }
    let taken = Taken {
        lines: imported.lines(),
        ..Taken::default()
    };
    write::new_file(&session.root.join(&table), &draft::table(&taken))?;
    write::new_file(
        &session.root.join(&entry),
        draft::entry(about, closing).as_bytes(),
    )?;
    session.say(&say!(
        "写好草稿：{entry} 和 {table}。看过后运行 `linli check`；原来的文件一个字没动。",
        "Wrote a draft: {entry} and {table}. Look at it, then run `linli check`."
    ));
    Ok(())
}
