//! `search`: what residents would find, on the terminal.

use crate::cli::args::SearchArgs;
use crate::cli::session::{Outcome, Session};
use crate::compile::{Drafts, LeaveOut, Memo};
use crate::emit::html::search::topics;
use crate::emit::search::document::Document;
use crate::emit::search::excerpt::excerpt;
use crate::emit::search::filters::Wanted;
use crate::emit::search::find::answer::{Options, Order, answer};
use crate::emit::search::find::rank::Answer;
use crate::emit::search::gather::documents;
use crate::emit::search::index::stock;
use crate::io::failure::Failure;
use crate::io::tell;
use crate::link::targets;
use crate::model::date::Day;
use crate::model::lang::Lang;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::words::Tongue;
use crate::say;
use crate::theme::files::Theme;

/// Prints what answers a question, from the index and in the order of the site's own search.
pub fn run(session: &Session, args: &SearchArgs) -> Result<Outcome, Failure> {
    let leave_out = LeaveOut {
        search: true,
        print: true,
    };
    let (sources, compiled) = session.compile(&args.when, Drafts::Hidden, leave_out, &mut Memo::default())?;
    let Some(site) = compiled.site else {
        session.tell(&compiled.diagnostics, &sources);
        return Ok(Outcome::Faulty);
    };
    let lang = match session.tongue {
        Tongue::Zh => Lang::Zh,
        Tongue::En => Lang::En,
    };
    let theme = Theme::load(&sources, &site.config.theme, &mut Faults::default());
    let options = options(args, &site, &theme, lang)?;
    let documents = documents(&site, &theme, lang);
    let found = answer(&args.query, &options, &stock(&documents, &theme.synonyms));
    tell_count(session, args, &found);
    for (place, hit) in found.hits.iter().take(args.limit).enumerate() {
        if let Some(document) = documents.get(hit.document) {
            tell::line(&entry(place + 1, document, &found.words));
        }
    }
    if found.hits.is_empty() {
        suggest(session, &site, &theme, lang);
    }
    Ok(Outcome::Done)
}

fn options(args: &SearchArgs, site: &Site, theme: &Theme, lang: Lang) -> Result<Options, Failure> {
    let kind = args.kind.as_deref().map(|name| title_of(name, site, theme, lang));
    if let Some(building) = &args.building {
        let numbers: Vec<&str> = site
            .community
            .buildings
            .iter()
            .map(|one| one.number.as_str())
            .collect();
        if !numbers.contains(&building.as_str()) {
            let (zh, en) = (numbers.join("、"), numbers.join(", "));
            return Err(Failure::new(
                say!("没有 `{building}` 号楼", "there is no building `{building}`"),
                say!("楼号有：{zh}", "the buildings are: {en}"),
            ));
        }
    }
    Ok(Options {
        literal: args.exact,
        wanted: Wanted {
            kind: kind.transpose()?,
            building: args.building.clone(),
            year: args.year,
        },
        order: if args.newest { Order::Newest } else { Order::Fit },
    })
}

/// Returns the title of a kind by its name, its folder or the title itself.
fn title_of(name: &str, site: &Site, theme: &Theme, lang: Lang) -> Result<String, Failure> {
    let sections = theme.sections(site, lang);
    let titled = |kind: &str| theme.word(lang, &format!("kind.{kind}")).to_owned();
    let is_called = |kind: &str, folder: &str| kind == name || folder == name || titled(kind) == name;
    if let Some(section) = sections
        .iter()
        .find(|section| is_called(section.kind, section.folder))
    {
        return Ok(titled(section.kind));
    }
    let names: Vec<&str> = sections.iter().map(|section| section.kind).collect();
    let all = names.join("、");
    let mend = match targets::nearest(name, names.iter().copied()) {
        Some(near) => say!("是不是 `{near}`？", "did you mean `{near}`?"),
        None => say!("种类有：{all}", "the kinds are: {all}"),
    };
    Err(Failure::new(
        say!("没有 `{name}` 这一类", "there is no kind `{name}`"),
        mend,
    ))
}

fn tell_count(session: &Session, args: &SearchArgs, found: &Answer) {
    let (query, count) = (&args.query, found.hits.len());
    let shown = count.min(args.limit);
    session.say(&match count {
        0 => say!(
            "没有找到与“{query}”有关的内容。",
            "Nothing was found for “{query}”."
        ),
        _ if shown < count => say!(
            "找到 {count} 条，前 {shown} 条：",
            "{count} found, the first {shown}:"
        ),
        _ => say!("找到 {count} 条：", "{count} found:"),
    });
    if !found.instead.is_empty() {
        let searched: Vec<&str> = found.instead.iter().map(|one| one.searched.as_str()).collect();
        let words = searched.join(" ");
        session.say(&say!(
            "搜的是“{words}”。只搜原来的字，加 `--exact`。",
            "Searched for “{words}”. Add `--exact` to search only for what you typed."
        ));
    }
    if found.partial {
        let words = found.words.join(" ");
        session.say(&say!(
            "没有同时包含“{words}”的页面，下面的只包含一部分。",
            "No page has all of “{words}”; these have some of it."
        ));
    }
}

/// Returns number and title, where and when, and the line that answers.
fn entry(number: usize, document: &Document, words: &[String]) -> String {
    let day = document.day.map(Day::iso);
    let about: Vec<&str> = std::iter::once(document.section.as_str())
        .chain(day.as_deref())
        .chain([document.path.as_str()])
        .collect();
    let mut text = format!("\n{number:>2}. {}\n    {}", document.title, about.join(" · "));
    let line = excerpt(document, words);
    if !line.is_empty() {
        text.push_str(&format!("\n    {line}"));
    }
    text
}

fn suggest(session: &Session, site: &Site, theme: &Theme, lang: Lang) {
    let topics = topics(site, theme, lang);
    if !topics.is_empty() {
        let words = topics.join(match session.tongue {
            Tongue::Zh => "、",
            Tongue::En => ", ",
        });
        session.say(&say!(
            "换个词试试，例如：{words}。",
            "Try another word, such as: {words}."
        ));
    }
    let hotline = &site.community.hotline.number;
    session.say(&say!(
        "居民没有搜到时，页面会请他看“全部内容”或打热线 {hotline}。",
        "Residents who find nothing are led to the index of everything and to the hotline, {hotline}."
    ));
}
