//! How each duty of disclosure stands at a moment.

use crate::model::date::Day;
use crate::model::entry::{Entry, Status};
use crate::model::rules::{Circumstance, Display, Due, Duty, MetBy, Rhythm, Ruled};
use crate::model::site::Site;
use crate::model::vote::Body;
use crate::model::working_days;

/// A duty, each time that it was or is due, and what is to be said of it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'s> {
    pub duty: &'s Duty,
    pub state: State,
    /// The oldest first; of what is permanent at most one.
    pub times: Vec<Time<'s>>,
}

/// One time that a duty is due: a period, a meeting, a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time<'s> {
    /// The period it is about, of what comes in periods.
    pub period: Option<(Day, Day)>,
    pub due: Option<Day>,
    /// What meets it, the oldest first.
    pub entries: Vec<&'s Entry>,
    /// The day on which it was laid open.
    pub issued: Option<Day>,
    pub state: State,
    /// It hangs, or hung, for less than it should.
    pub short: Option<Short>,
}

/// How something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Met,
    /// Not yet laid open; there are so many days left.
    DueIn(i64),
    /// Laid open so many days after it was due.
    Late(i64),
    /// Not laid open; it was due so many days ago, if there is a day.
    Missing(Option<i64>),
    NotApplicable(Reason),
}

impl State {
    /// Returns the key in word tables, data and CSS.
    pub fn name(&self) -> &'static str {
        match self {
            State::Met => "met",
            State::DueIn(_) => "due",
            State::Late(_) => "late",
            State::Missing(_) => "missing",
            State::NotApplicable(_) => "not-applicable",
        }
    }
}

/// Why a duty does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// In words, in Chinese and in English.
    Told(String, String),
    /// This is not the case here.
    NotSo(Circumstance),
    /// It has not happened.
    NotYet,
}

/// A display that is shorter than it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    pub days: i64,
    pub wanted: Display,
}

/// Returns whether a site has a catalogue: something of it is laid open.
pub fn has_catalogue(site: &Site) -> bool {
    let mut entries = site.entries.iter();
    let is_laid_open = |entry: &Entry| !entry.parts.ledgers.is_empty() || !entry.meta.meets.is_empty();
    !site.rules.duties.is_empty() && entries.any(is_laid_open)
}

/// Returns how every duty of the site stands at its moment.
pub fn standings(site: &Site) -> Vec<Standing<'_>> {
    site.rules
        .duties
        .iter()
        .map(|duty| standing(site, duty))
        .collect()
}

/// Returns the duties that an entry meets: those it names, else those that its topic and kind stand for.
pub fn met_by<'s>(site: &'s Site, entry: &Entry) -> Vec<&'s Duty> {
    site.rules
        .duties
        .iter()
        .filter(|duty| meets(entry, duty))
        .collect()
}

/// Returns the days an entry hangs and those it should, where they are too few.
pub fn too_short<'s>(site: &'s Site, entry: &Entry) -> Option<(Short, &'s Ruled<Display>)> {
    let display = entry.parts.display.as_ref()?;
    let (from, to) = (display.from?, display.to?);
    let duties = met_by(site, entry).into_iter();
    let lasting =
        duties.filter(|duty| duty.rhythm.value != Rhythm::Permanent && applies(site, duty).is_none());
    lasting
        .filter_map(|duty| {
            let ruled = duty.display.as_ref()?;
            let days = working_days::count(&site.holidays, from, to, ruled.value.working);
            let wanted = ruled.value;
            (days > 0 && days < wanted.days).then_some((Short { days, wanted }, ruled))
        })
        .max_by_key(|(short, _)| short.wanted.days - short.days)
}

/// Returns the day by which an entry had to be laid open, of the duty that asks for it soonest.
pub fn latest_day<'s>(site: &'s Site, entry: &Entry) -> Option<(Day, &'s Duty)> {
    // The agenda of a vote has a check of its own.
    let is_agenda = |duty: &&Duty| entry.parts.vote.is_some() && is_before(duty);
    let duties = met_by(site, entry).into_iter();
    duties
        .filter(|duty| applies(site, duty).is_none() && !is_agenda(duty))
        .filter_map(|duty| Some((due_of_entry(duty, entry)?, duty)))
        .min_by_key(|(day, _)| *day)
}

/// Returns when an entry was laid open as far as a duty is concerned: of an agenda, when it was announced.
pub fn issued(duty: &Duty, entry: &Entry) -> Option<Day> {
    let announced = entry.parts.vote.as_ref().and_then(|vote| vote.announced.as_ref());
    match announced.filter(|_| is_before(duty)) {
        Some(day) => Some(day.value),
        None => entry.meta.date,
    }
}

fn is_before(duty: &Duty) -> bool {
    matches!(duty.due.as_ref().map(|due| due.value), Some(Due::Before(_)))
}

fn meets(entry: &Entry, duty: &Duty) -> bool {
    match entry.meta.meets.is_empty() {
        true => duty.met_by.iter().any(|rule| fits(entry, rule, duty)),
        false => entry.meta.meets.iter().any(|id| id.value == duty.id),
    }
}

fn fits(entry: &Entry, rule: &MetBy, duty: &Duty) -> bool {
    let kind = rule.kind.as_ref().is_none_or(|kind| kind == entry.kind);
    let topic = rule.topic.as_ref().is_none_or(|topic| {
        let mut books = entry.parts.ledgers.iter().map(|ledger| &ledger.book.value);
        entry.parts.topic.as_ref() == Some(topic) || books.any(|book| book == topic)
    });
    let vote = entry.parts.vote.as_ref();
    let by = rule
        .by_assembly
        .is_none_or(|assembly| vote.is_some_and(|vote| matches!(vote.by, Body::Assembly(_)) == assembly));
    // A vote whose agenda has no day says nothing of it.
    let told = vote.is_none_or(|vote| !is_before(duty) || vote.announced.is_some());
    kind && topic && by && told
}

/// Returns why a duty does not hold here.
fn applies(site: &Site, duty: &Duty) -> Option<Reason> {
    if let Some((zh, en)) = &duty.not_here {
        return Some(Reason::Told(zh.clone(), en.clone()));
    }
    let written = &site.config.not_applicable;
    if let Some(told) = written.iter().find(|told| told.duty.value == duty.id) {
        let en = told.reason_en.clone().unwrap_or_else(|| told.reason.clone());
        return Some(Reason::Told(told.reason.clone(), en));
    }
    let condition = duty.condition?;
    let is_so = site.config.circumstances.contains(&condition);
    (!is_so).then_some(Reason::NotSo(condition))
}

fn standing<'s>(site: &'s Site, duty: &'s Duty) -> Standing<'s> {
    if let Some(reason) = applies(site, duty) {
        return Standing {
            duty,
            state: State::NotApplicable(reason),
            times: Vec::new(),
        };
    }
    let published = |entry: &&Entry| entry.meta.status != Status::Withdrawn && meets(entry, duty);
    let mut entries: Vec<&Entry> = site.entries.iter().filter(published).collect();
    entries.sort_by_key(|entry| (issued(duty, entry), entry.meta.id.as_str()));
    let times = match duty.rhythm.value {
        Rhythm::Permanent => kept(entries),
        Rhythm::Event => entries
            .into_iter()
            .map(|entry| happened(site, duty, entry))
            .collect(),
        rhythm => in_periods(site, duty, rhythm.months().unwrap_or(12), &entries),
    };
    let is_missing = |time: &&Time<'_>| matches!(time.state, State::Missing(_));
    let state = match (times.iter().rev().find(is_missing), times.last()) {
        (Some(missing), _) => missing.state.clone(),
        (None, Some(last)) => newest(&times).unwrap_or(last).state.clone(),
        (None, None) if duty.rhythm.value == Rhythm::Event => State::NotApplicable(Reason::NotYet),
        (None, None) => State::Missing(None),
    };
    Standing { duty, state, times }
}

/// Returns the last time that was laid open or is past, so that what lies ahead hides nothing.
fn newest<'t, 's>(times: &'t [Time<'s>]) -> Option<&'t Time<'s>> {
    let done = |time: &&Time<'_>| !matches!(time.state, State::DueIn(_));
    let is_running = |time: &&Time<'_>| matches!(time.state, State::DueIn(_)) && time.entries.is_empty();
    let last = times.iter().rev().find(done);
    // What is over and not yet laid open is what people wait for.
    let mut ahead = times.iter().filter(is_running);
    match (ahead.next(), ahead.next()) {
        (Some(waited), Some(_)) => Some(waited),
        _ => last,
    }
}

fn kept(entries: Vec<&Entry>) -> Vec<Time<'_>> {
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Time {
        period: None,
        due: None,
        issued: entries.iter().filter_map(|entry| entry.meta.date).max(),
        entries,
        state: State::Met,
        short: None,
    }]
}

fn happened<'s>(site: &Site, duty: &Duty, entry: &'s Entry) -> Time<'s> {
    let due = due_of_entry(duty, entry);
    let issued = issued(duty, entry);
    Time {
        period: None,
        due,
        entries: vec![entry],
        issued,
        state: state(due, issued, site.now.day()),
        short: too_short(site, entry).map(|(short, _)| short),
    }
}

/// Returns the state of something by the day it is due and the day it was laid open.
fn state(due: Option<Day>, issued: Option<Day>, today: Day) -> State {
    match (due, issued) {
        (Some(due), Some(issued)) if issued > due => State::Late(issued.days_since(due)),
        (_, Some(_)) => State::Met,
        (Some(due), None) if today > due => State::Missing(Some(today.days_since(due))),
        (Some(due), None) => State::DueIn(due.days_since(today)),
        (None, None) => State::Missing(None),
    }
}

/// Returns the day by which an entry had to be laid open, by what it is about.
fn due_of_entry(duty: &Duty, entry: &Entry) -> Option<Day> {
    if let Some(months) = duty.rhythm.value.months() {
        let period = entry.parts.period?;
        let (from, to) = period_of(period.to, months)?;
        // What ends with a period of the duty, or holds one, is its account; a part of one is early.
        let is_whole = period.to == to && !looks_ahead(entry);
        return is_whole
            .then(|| due_day(duty.due.as_ref()?.value, from, to))
            .flatten();
    }
    if duty.rhythm.value == Rhythm::Permanent {
        return None;
    }
    let extraordinary = duty
        .due_extraordinary
        .as_ref()
        .filter(|_| entry.parts.extraordinary);
    let due = extraordinary.or(duty.due.as_ref())?.value;
    let day = event_day(entry, matches!(due, Due::Before(_)))?;
    Some(match due {
        Due::After(days) => day.plus_days(days),
        Due::Before(days) => day.plus_days(-days),
        Due::On { .. } => return None,
    })
}

/// Returns the day of what an entry is about: its beginning for what is due before, else its end.
fn event_day(entry: &Entry, before: bool) -> Option<Day> {
    let voting = entry.parts.vote.as_ref().and_then(|vote| vote.voting.as_ref());
    if let Some(voting) = voting {
        return Some(if before { voting.value.0 } else { voting.value.1 });
    }
    if let Some(schedule) = &entry.parts.schedule {
        return Some(schedule.starts.day());
    }
    entry.parts.period.map(|period| period.to)
}

/// Returns whether an entry was laid open before what it is about ended, as a budget is.
fn looks_ahead(entry: &Entry) -> bool {
    let period = entry.parts.period;
    period.is_some_and(|period| entry.meta.date.is_some_and(|date| date < period.to))
}

/// Returns the period of so many months, counted from January, in which a day lies.
fn period_of(day: Day, months: u32) -> Option<(Day, Day)> {
    let first = (day.month() - 1) / months * months + 1;
    let from = Day::of(day.year(), first, 1)?;
    Some((from, end_of(from, months)?))
}

fn end_of(from: Day, months: u32) -> Option<Day> {
    let next = from.month() + months;
    let after = match next > 12 {
        true => Day::of(from.year() + 1, next - 12, 1),
        false => Day::of(from.year(), next, 1),
    };
    after.map(|after| after.plus_days(-1))
}

fn due_day(due: Due, from: Day, to: Day) -> Option<Day> {
    match due {
        Due::After(days) => Some(to.plus_days(days)),
        Due::Before(days) => Some(from.plus_days(-days)),
        Due::On { month, day } => {
            let mut days = (0..2).filter_map(|year| Day::of(to.year() + year, month, day));
            days.find(|due| *due > to)
        }
    }
}

/// Returns each period from the first that was laid open, or from the last that is over, to the running one.
fn in_periods<'s>(site: &'s Site, duty: &Duty, months: u32, entries: &[&'s Entry]) -> Vec<Time<'s>> {
    let today = site.now.day();
    let Some(running) = period_of(today, months) else {
        return Vec::new();
    };
    let of_entry = |entry: &&&Entry| subject(entry, months);
    let first = entries.iter().filter_map(|entry| of_entry(&entry)).min();
    let last_over = period_of(running.0.plus_days(-1), months);
    let mut at = first.into_iter().chain(last_over).min().unwrap_or(running);
    let mut times = Vec::new();
    while at <= running {
        let covers = |entry: &&&Entry| covers(entry, at, months);
        let met: Vec<&Entry> = entries.iter().filter(covers).copied().collect();
        let due = duty.due.as_ref().and_then(|due| due_day(due.value, at.0, at.1));
        let issued = met.iter().filter_map(|entry| entry.meta.date).min();
        let state = match (due, issued) {
            (None, None) if at.1 >= today => State::DueIn(at.1.days_since(today)),
            (due, issued) => state(due, issued, today),
        };
        times.push(Time {
            period: Some(at),
            due,
            short: met.iter().find_map(|entry| Some(too_short(site, entry)?.0)),
            entries: met,
            issued,
            state,
        });
        let Some(next) = period_of(at.1.plus_days(1), months) else {
            break;
        };
        at = next;
    }
    times
}

/// Returns the period that an entry is the account of: a budget's is the one before it.
fn subject(entry: &Entry, months: u32) -> Option<(Day, Day)> {
    let period = entry.parts.period?;
    match looks_ahead(entry) {
        true => period_of(period.from.plus_days(-1), months),
        false => period_of(period.to, months),
    }
}

fn covers(entry: &Entry, (from, to): (Day, Day), months: u32) -> bool {
    let Some(period) = entry.parts.period else {
        return false;
    };
    if looks_ahead(entry) {
        return subject(entry, months) == Some((from, to));
    }
    let holds = period.from <= from && to <= period.to;
    let ends = period.to == to && period.from >= from;
    holds || ends
}
