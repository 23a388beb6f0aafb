//! An entry as short text, for expected results.

use linli::model::date::Day;
use linli::model::entry::{Entry, Issuer, Meta, Status};
use linli::model::fact::FactValue;
use linli::model::fund::Bank;
use linli::model::ledger::{Ledger, Line};
use linli::model::parts::{Parts, Pick, Schedule};
use linli::model::vote::{Body, Tally, Vote};

use crate::block_text::blocks;

/// Returns what was read, one thing a line; what is as it always is, is left out.
pub fn entry(entry: &Entry) -> String {
    let mut out = format!("{} {}/{}\n", entry.kind, entry.folder, entry.meta.slug);
    write_meta(&entry.meta, &mut out);
    for fact in &entry.facts {
        out.push_str(&format!("fact {}: {}\n", fact.label, value(&fact.value)));
    }
    write_parts(&entry.parts, &mut out);
    out + &blocks(&entry.body)
}

fn write_meta(meta: &Meta, out: &mut String) {
    let mut line = |name: &str, text: Option<String>| {
        if let Some(text) = text {
            out.push_str(&format!("{name}: {text}\n"));
        }
    };
    line("id", (meta.id != meta.slug).then(|| meta.id.clone()));
    line("title", Some(meta.title.clone()));
    line("title_en", meta.title_en.clone());
    line("summary", Some(meta.summary.clone()));
    line("summary_en", meta.summary_en.clone());
    line("date", meta.date.map(|day| day.iso()));
    line("visible from", meta.visible_from.map(|at| at.iso()));
    line("expires", meta.expires.map(|at| at.iso()));
    line(
        "status",
        (meta.status != Status::Published).then(|| format!("{:?}", meta.status)),
    );
    line("staff only", meta.staff_only.then(|| "yes".to_owned()));
    line(
        "issuer",
        (meta.issuer != Issuer::Manager).then(|| meta.issuer.name().to_owned()),
    );
    let audience = &meta.audience;
    let groups: Vec<&str> = audience.groups.iter().map(|group| group.name()).collect();
    let whom = [
        audience.buildings.join(" "),
        audience.units.join(" "),
        groups.join(" "),
    ]
    .join("/");
    line("audience", (whom != "//").then_some(whom));
    let basis: Vec<String> = meta.basis.iter().map(|law| law.value.to_string()).collect();
    line("basis", (!basis.is_empty()).then(|| basis.join(" ")));
    let related: Vec<&str> = meta.related.iter().map(|id| id.value.as_str()).collect();
    line("related", (!related.is_empty()).then(|| related.join(" ")));
    for attachment in &meta.attachments {
        line(
            "attachment",
            Some(format!("{} ({})", attachment.file.value, attachment.title)),
        );
    }
    line(
        "image",
        meta.image
            .as_ref()
            .map(|image| format!("{} ({})", image.file.value, image.alt)),
    );
    line("version", (meta.version != 1).then(|| meta.version.to_string()));
    for change in &meta.changes {
        let kind = if change.correction { "correction" } else { "update" };
        line(
            "change",
            Some(format!(
                "{} {} {kind}: {}",
                change.version,
                change.date.iso(),
                change.note
            )),
        );
    }
    line("review by", meta.review_by.map(|day| day.iso()));
    line("owner", meta.owner_role.as_ref().map(|role| role.value.clone()));
    for allow in &meta.allow {
        line("allow", Some(format!("{}: {}", allow.check.value, allow.reason)));
    }
}

fn value(value: &FactValue) -> String {
    match value {
        FactValue::Text(text) | FactValue::Word(text) | FactValue::Role(text) => text.clone(),
        FactValue::Place(text) | FactValue::Entry(text) => text.clone(),
        FactValue::Lines(lines) | FactValue::Boards(lines) => lines.join(" / "),
        FactValue::Day(day) => day.iso(),
        FactValue::When(when) => format!("{when:?}"),
        FactValue::Window(starts, ends) => {
            format!(
                "{} – {}",
                starts.iso(),
                ends.map(|ends| ends.iso()).unwrap_or_default()
            )
        }
        FactValue::Windows(windows) => {
            let one = |window: &linli::model::parts::Window| {
                let buildings = window.audience.buildings.join(" ");
                format!("{} – {} [{buildings}]", window.starts.iso(), window.ends.iso())
            };
            windows.iter().map(one).collect::<Vec<_>>().join(" / ")
        }
        FactValue::Period(from, to) => format!("{} – {}", from.iso(), to.iso()),
        FactValue::Audience(audience) => {
            let groups: Vec<&str> = audience.groups.iter().map(|group| group.name()).collect();
            format!("[{}] [{}]", audience.buildings.join(" "), groups.join(" "))
        }
        FactValue::Laws(laws) => laws.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        FactValue::Number(number) => number.to_string(),
    }
}

fn write_parts(parts: &Parts, out: &mut String) {
    let mut line = |name: &str, text: Option<String>| {
        if let Some(text) = text {
            out.push_str(&format!("part {name}: {text}\n"));
        }
    };
    line("schedule", parts.schedule.as_ref().map(schedule));
    line("level", parts.level.map(|level| level.name().to_owned()));
    line("order", parts.order.map(|order| order.to_string()));
    line(
        "actions",
        (!parts.actions.is_empty()).then(|| parts.actions.join(" / ")),
    );
    let follow_up = parts.follow_up.as_ref();
    line(
        "follow-up",
        follow_up.map(|up| {
            format!(
                "{:?} {:?} {:?}",
                up.due.map(|day| day.iso()),
                up.status,
                up.result
            )
        }),
    );
    line(
        "sign-up",
        parts
            .sign_up
            .as_ref()
            .map(|sign| format!("{:?} {:?}", sign.how, sign.capacity)),
    );
    write_accounts(parts, out);
    write_texts(parts, out);
}

fn write_accounts(parts: &Parts, out: &mut String) {
    for ledger in &parts.ledgers {
        out.push_str(&format!("part ledger: {}\n", ledger_text(ledger)));
    }
    if let Some(display) = &parts.display {
        let boards: Vec<&str> = display.boards.iter().map(|board| board.value.as_str()).collect();
        out.push_str(&format!("part display: {}\n", boards.join(" ")));
    }
}

fn write_texts(parts: &Parts, out: &mut String) {
    let mut line = |name: &str, text: String| out.push_str(&format!("part {name}: {text}\n"));
    if let Some(statute) = &parts.statute {
        let whole = if statute.excerpt { "excerpt" } else { "whole" };
        let effective = statute.validity.effective.iso();
        line("statute", format!("{whole}, effective {effective}"));
        for article in &statute.articles {
            line(
                "article",
                format!("{} {} {:?}", article.number, article.label, article.blocks),
            );
        }
    }
    if let Some(bulletin) = &parts.bulletin {
        line("bulletin", format!("{:?}", bulletin.here));
    }
    if let Some(vote) = &parts.vote {
        line("vote", vote_text(vote));
    }
    if let Some(issue) = &parts.issue {
        line("issue", issue.number.to_string());
        for section in &issue.sections {
            let pick = pick_text(&section.pick);
            line(
                "section",
                format!("{} ({:?}): {pick}", section.title, section.show),
            );
        }
    }
}

fn pick_text(pick: &Pick) -> String {
    match pick {
        Pick::Ids(ids) => {
            let ids: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
            ids.join(" ")
        }
        Pick::Rule {
            kind,
            from,
            to,
            limit,
        } => {
            let day = |day: &Option<Day>| day.map(Day::iso).unwrap_or_default();
            format!("{} {}–{} {limit:?}", kind.value, day(from), day(to))
        }
    }
}

fn schedule(schedule: &Schedule) -> String {
    let ends = schedule.ends.map(|ends| ends.iso()).unwrap_or_default();
    let whole = if schedule.whole_days { " whole days" } else { "" };
    let place = schedule
        .place
        .as_ref()
        .map(|place| format!(" at {place}"))
        .unwrap_or_default();
    format!("{} – {ends}{whole}{place}", schedule.starts.iso())
}

fn ledger_text(ledger: &Ledger) -> String {
    let closing = ledger
        .computed_closing()
        .map(|fen| fen.to_string())
        .unwrap_or_default();
    let mut out = format!(
        "{} {} → {} (computed {closing}), {} lines",
        ledger.book.value,
        ledger.opening.value,
        ledger.closing.value,
        ledger.lines.len()
    );
    for part in [
        ledger.previous.as_ref().map(|id| id.value.clone()),
        ledger.previous_digest.as_ref().map(|it| it.value.clone()),
        ledger.file.clone(),
        ledger.buildings_file.clone(),
        ledger
            .account
            .as_ref()
            .map(|it| format!("{} {}", it.holder, it.name.clone().unwrap_or_default())),
        ledger.bank.as_ref().map(bank_text),
    ]
    .into_iter()
    .flatten()
    {
        out.push_str(&format!(", {part}"));
    }
    for line in &ledger.lines {
        out.push_str(&line_text(line));
    }
    for row in &ledger.buildings {
        let first = row
            .first_deposit
            .map_or("?".to_owned(), |first| first.value.to_string());
        out.push_str(&format!(
            "\n  building {}: {} + {} + {} + {} + {} - {} = {}, first {first}",
            row.building.value,
            row.opening.value,
            row.deposit.value,
            row.transferred.value,
            row.gain.value,
            row.other.value,
            row.spent.value,
            row.closing.value
        ));
    }
    out
}

fn bank_text(bank: &Bank) -> String {
    let mut out = format!(
        "bank {} {}",
        bank.date.map(|day| day.iso()).unwrap_or_default(),
        bank.balance.value
    );
    for explained in &bank.explained {
        out.push_str(&format!(" {} {}", explained.item, explained.amount.value));
    }
    out
}

/// Returns what a line says beyond its amount, if it says any of it.
fn line_text(line: &Line) -> String {
    let scope: Vec<&str> = line
        .scope
        .buildings
        .iter()
        .chain(&line.scope.units)
        .map(String::as_str)
        .collect();
    let said = [
        line.decision_id().map(|id| format!("decision {}", id.value)),
        line.approval.map(|approval| approval.name().to_owned()),
        line.contract.as_ref().map(|it| format!("contract {it}")),
        line.payee.as_ref().map(|it| format!("payee {it}")),
        line.project.as_ref().map(|id| format!("project {}", id.value)),
        (!scope.is_empty()).then(|| format!("scope {}", scope.join(" "))),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    match said.is_empty() {
        true => String::new(),
        false => format!("\n  line {}: {}", line.item, said.join(", ")),
    }
}

/// Returns who votes, how, and what is declared and computed.
fn vote_text(vote: &Vote) -> String {
    let tally = |tally: &Tally| {
        format!(
            "{}/{}/{} -{} ?{} x{}",
            tally.agree.value,
            tally.participating.value,
            tally.total.value,
            tally.oppose,
            tally.abstain,
            tally.invalid
        )
    };
    let counts = match &vote.by {
        Body::Assembly(assembly) => format!(
            "item {}, heads {}, area {}",
            assembly.item,
            tally(&assembly.heads),
            tally(&assembly.area)
        ),
        Body::Committee(committee) => format!(
            "committee {}/{}/{}",
            committee.agree, committee.present, committee.members
        ),
    };
    let (declared, computed) = (vote.declared.value.name(), vote.by.outcome().name());
    format!("{counts}; declared {declared}, computed {computed}")
}
