//! The entries of a section as data.

use serde_json::{Value, json};

use crate::emit::print::ledger;
use crate::emit::print::tree::Tree;
use crate::emit::print::whole;
use crate::model::audience::Audience;
use crate::model::date::Moment;
use crate::model::entry::{Entry, Phase};
use crate::model::lang::Lang;
use crate::model::parts::{Section, Show};
use crate::theme::fact_words::FactWords;

/// Facts that tell what an entry is about; the rest is for those who keep the site.
const SHOWN: [&str; 7] = [
    "mode", "when", "windows", "place", "audience", "effect", "affects",
];

/// Facts that are of use only until something is over.
const SHOWN_AHEAD: [&str; 4] = ["sign-up", "sign-up-window", "sign-up-until", "cost"];

/// Returns a section; `closed` is when the period was over.
pub fn data<'s>(tree: &mut Tree<'s>, section: &'s Section, closed: Moment) -> Value {
    let picked = tree.site.picked(&section.pick);
    let items: Vec<Value> = picked
        .into_iter()
        .map(|entry| match section.show {
            Show::Full => full(tree, entry, closed),
            Show::Summary => summary(tree, entry),
            Show::Table => table(tree, entry),
        })
        .collect();
    let show = match section.show {
        Show::Full => "full",
        Show::Summary => "summary",
        Show::Table => "table",
    };
    json!({"title": section.title, "show": show, "items": items})
}

fn full<'s>(tree: &mut Tree<'s>, entry: &'s Entry, closed: Moment) -> Value {
    let is_over = entry.phase(closed) == Some(Phase::Ended);
    let mut item = summary(tree, entry);
    let lead = entry.meta.image.as_ref();
    let picture = lead.and_then(|lead| {
        tree.pictures
            .take(tree.site, &entry.links, &lead.file.value, &lead.alt)
    });
    let bulletin = entry.parts.bulletin.as_ref();
    let here = bulletin.and_then(|bulletin| bulletin.here.as_deref());
    let actions: Vec<Value> = match is_over {
        true => Vec::new(),
        false => entry
            .parts
            .actions
            .iter()
            .map(|action| whole::line(action).into())
            .collect(),
    };
    if let Some(item) = item.as_object_mut() {
        item.insert("facts".to_owned(), facts(tree, entry, is_over).into());
        item.insert("actions".to_owned(), actions.into());
        item.insert("here".to_owned(), json!(here.map(whole::line)));
        item.insert("picture".to_owned(), json!(picture));
        let body = tree.body(&entry.meta.title, &entry.body, &entry.links);
        item.insert("body".to_owned(), body.into());
    }
    item
}

fn summary(tree: &Tree<'_>, entry: &Entry) -> Value {
    let words = words(tree);
    let audience = &entry.meta.audience;
    let for_some = *audience != Audience::default();
    json!({
        "title": entry.meta.title,
        "date": entry.meta.date.map(|day| day.short(Lang::Zh)),
        "audience": for_some.then(|| words.audience(audience)),
        "summary": whole::line(&entry.meta.summary),
        "result": entry
            .parts
            .follow_up
            .as_ref()
            .and_then(|follow_up| follow_up.result.as_deref())
            .map(whole::line),
    })
}

fn table(tree: &Tree<'_>, entry: &Entry) -> Value {
    let mut item = summary(tree, entry);
    if let Some(item) = item.as_object_mut() {
        item.insert("ledgers".to_owned(), ledger::of(tree.theme, entry).into());
    }
    item
}

/// Returns the rows of an entry's fact box, shorter than on screen.
pub fn facts(tree: &Tree<'_>, entry: &Entry, is_over: bool) -> Vec<Value> {
    let everyone = entry.meta.audience == Audience::default();
    words(tree)
        .of(entry)
        .into_iter()
        .filter(|fact| SHOWN.contains(&fact.name) || (!is_over && SHOWN_AHEAD.contains(&fact.name)))
        .filter(|fact| fact.name != "audience" || !everyone)
        .map(|fact| {
            let values = fact.values.iter().map(|value| match value.note.as_str() {
                // Of a place, hours and access stand on the last page.
                _ if fact.name == "place" => value.text.clone(),
                "" => value.text.clone(),
                note => format!("{}（{note}）", value.text),
            });
            let values: Vec<String> = values.collect();
            let has_marks = values
                .iter()
                .any(|value| value.contains(['，', '；', '。', '、']));
            let between = if has_marks { "；" } else { "、" };
            json!({"label": fact.label, "value": whole::line(&values.join(between))})
        })
        .collect()
}

fn words<'t>(tree: &'t Tree<'_>) -> FactWords<'t> {
    FactWords {
        site: tree.site,
        theme: tree.theme,
        lang: Lang::Zh,
    }
}
