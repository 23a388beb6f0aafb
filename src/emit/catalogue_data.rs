//! The catalogue of disclosure as data.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::emit::emitter::Emitter;
use crate::model::duty_state::{Reason, Standing, State, Time, has_catalogue, standings};
use crate::model::lang::Lang;
use crate::model::law::LawRef;
use crate::model::output::{Before, Output};
use crate::model::pages;
use crate::model::rules::{Display, Due, Ruled};
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Makes `catalogue.json`.
pub struct CatalogueData;

impl Emitter for CatalogueData {
    fn name(&self) -> &'static str {
        "catalogue"
    }

    fn plan(&self, site: &Arc<Site>, _theme: &Arc<Theme>, _before: &Arc<Before>) -> Vec<Output> {
        if !has_catalogue(site) {
            return Vec::new();
        }
        let site = Arc::clone(site);
        vec![Output::make(pages::catalogue_data(), move |_| {
            let mut bytes = format!("{:#}", document(&site)).into_bytes();
            bytes.push(b'\n');
            Ok(bytes)
        })]
    }
}

/// Returns every duty and how it stands.
pub fn document(site: &Site) -> Value {
    let rules = &site.rules;
    let duties: Vec<Value> = standings(site)
        .iter()
        .map(|standing| duty(site, standing))
        .collect();
    json!({
        "format": 1,
        "title": "公开目录",
        "homepage": pages::home(Lang::Zh).absolute(&site.config.base_url),
        "rules": {"name": rules.name.0, "name_en": rules.name.1, "packs": rules.codes, "strictest": rules.strictest},
        "verified_on": rules.verified_on.map(|day| day.iso()),
        "disclaimer": "不是法律意见 · not legal advice",
        "as_of": site.now.iso(),
        "duties": duties,
    })
}

fn duty(site: &Site, standing: &Standing<'_>) -> Value {
    let duty = standing.duty;
    json!({
        "id": duty.id,
        "item": duty.item.0,
        "item_en": duty.item.1,
        "duty_of": duty.duty_of.name(),
        "period": duty.rhythm.value.name(),
        "period_basis": laws(&duty.rhythm.basis),
        "due": duty.due.as_ref().map(due),
        "due_extraordinary": duty.due_extraordinary.as_ref().map(due),
        "display": duty.display.as_ref().map(display),
        "columns": duty.columns,
        "basis": laws(&duty.basis),
        "condition": duty.condition.map(|condition| condition.name()),
        "source_note": duty.note,
        "verified_on": duty.verified_on.map(|day| day.iso()),
        "state": standing.state.name(),
        "days": days(&standing.state),
        "reason": reason(&standing.state),
        "times": standing.times.iter().map(|it| time(site, it)).collect::<Vec<Value>>(),
    })
}

fn laws(basis: &[LawRef]) -> Vec<String> {
    basis.iter().map(LawRef::to_string).collect()
}

/// A figure without an article is the site's own.
fn due(ruled: &Ruled<Due>) -> Value {
    let mut value = match ruled.value {
        Due::After(days) => json!({"after_days": days}),
        Due::Before(days) => json!({"before_days": days}),
        Due::On { month, day } => json!({"on": format!("{month:02}-{day:02}")}),
    };
    if let Some(keys) = value.as_object_mut() {
        keys.insert("basis".to_owned(), json!(laws(&ruled.basis)));
    }
    value
}

fn display(ruled: &Ruled<Display>) -> Value {
    json!({"days": ruled.value.days, "working": ruled.value.working, "basis": laws(&ruled.basis)})
}

fn days(state: &State) -> Option<i64> {
    match state {
        State::DueIn(days) | State::Late(days) => Some(*days),
        State::Missing(days) => *days,
        State::Met | State::NotApplicable(_) => None,
    }
}

fn reason(state: &State) -> Value {
    match state {
        State::NotApplicable(Reason::Told(zh, en)) => json!({"zh": zh, "en": en}),
        State::NotApplicable(Reason::NotSo(what)) => json!({"not": what.name()}),
        State::NotApplicable(Reason::NotYet) => json!("has-not-happened"),
        _ => Value::Null,
    }
}

fn time(site: &Site, time: &Time<'_>) -> Value {
    let entries: Vec<Value> = time
        .entries
        .iter()
        .map(|entry| {
            let display = entry.parts.display.as_ref();
            json!({
                "id": entry.meta.id,
                "title": entry.meta.title,
                "url": entry.path(Lang::Zh).absolute(&site.config.base_url),
                "boards": display.map(|display| display.boards.iter().map(|board| board.value.clone()).collect::<Vec<String>>()),
                "shown_from": display.and_then(|display| display.from).map(|day| day.iso()),
                "shown_to": display.and_then(|display| display.to).map(|day| day.iso()),
            })
        })
        .collect();
    json!({
        "from": time.period.map(|(from, _)| from.iso()),
        "to": time.period.map(|(_, to)| to.iso()),
        "due": time.due.map(|day| day.iso()),
        "issued": time.issued.map(|day| day.iso()),
        "state": time.state.name(),
        "days": days(&time.state),
        "shown_too_short": time.short.map(|short| json!({"days": short.days, "wanted": short.wanted.days, "working": short.wanted.working})),
        "entries": entries,
    })
}
