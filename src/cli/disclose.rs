//! `disclose status`: how every duty of disclosure stands.

use crate::cli::args::{DiscloseArgs, DiscloseVerb, StatusArgs, StatusFormat};
use crate::cli::session::{Outcome, Session};
use crate::compile::{Drafts, LeaveOut, Memo};
use crate::emit::catalogue_data;
use crate::io::failure::Failure;
use crate::io::tell;
use crate::model::duty_state::{Standing, State, standings};
use crate::model::lang::Lang;
use crate::report::faults::Faults;
use crate::report::words::Tongue;
use crate::theme::duty_words::DutyWords;
use crate::theme::files::Theme;

/// Prints the catalogue of disclosure, for people or as data.
pub fn run(session: &Session, args: &DiscloseArgs) -> Result<Outcome, Failure> {
    match &args.verb {
        DiscloseVerb::Status(args) => status(session, args),
    }
}

fn status(session: &Session, args: &StatusArgs) -> Result<Outcome, Failure> {
    let leave_out = LeaveOut {
        search: true,
        print: true,
    };
    let (sources, compiled) = session.compile(&args.when, Drafts::Hidden, leave_out, &mut Memo::default())?;
    let Some(site) = compiled.site else {
        session.tell(&compiled.diagnostics, &sources);
        return Ok(Outcome::Faulty);
    };
    if args.format == StatusFormat::Json {
        tell::line(&format!("{:#}", catalogue_data::document(&site)));
        return Ok(Outcome::Done);
    }
    let lang = match session.tongue {
        Tongue::Zh => Lang::Zh,
        Tongue::En => Lang::En,
    };
    let theme = Theme::load(&sources, &site.config.theme, &mut Faults::default());
    let words = DutyWords {
        site: &site,
        theme: &theme,
        lang,
    };
    let name = words.of(&site.rules.name);
    let day = site.now.day().long(lang);
    match lang {
        Lang::Zh => tell::line(&format!("公开目录 · {name} · {day}")),
        Lang::En => tell::line(&format!("Catalogue of disclosure · {name} · {day}")),
    }
    for standing in standings(&site) {
        print_standing(&words, &standing);
    }
    match lang {
        Lang::Zh => tell::line("\n不是法律意见。页面：catalogue.html；数据：--format json"),
        Lang::En => tell::line("\nNot legal advice. Page: catalogue.html; data: --format json"),
    }
    Ok(Outcome::Done)
}

fn print_standing(words: &DutyWords<'_>, standing: &Standing<'_>) {
    let duty = standing.duty;
    let (item, state, reason) = (
        words.of(&duty.item),
        words.state(&standing.state),
        words.reason(&standing.state),
    );
    tell::line(&format!("\n{:<3} {item}", duty.id));
    match reason.is_empty() {
        true => tell::line(&format!("    {state}")),
        false => tell::line(&format!("    {state} · {reason}")),
    }
    for time in standing.times.iter().rev().take(3) {
        if matches!(time.state, State::DueIn(_)) && time.due.is_none() {
            continue;
        }
        let period = time.period.map(|period| words.period(period)).unwrap_or_default();
        let ids: Vec<&str> = time.entries.iter().map(|entry| entry.meta.id.as_str()).collect();
        let due = time.due.map(|due| format!("≤ {}", due.iso())).unwrap_or_default();
        let issued = time.issued.map(|day| day.iso()).unwrap_or_default();
        let parts = [period, ids.join(" "), issued, due, words.state(&time.state)];
        let said: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        tell::line(&format!("    - {}", said.join(" · ")));
    }
}
