//! Facts worded as labelled rows, in the language of the page.

use crate::model::address::encode_path;
use crate::model::audience::Audience;
use crate::model::community::Channel;
use crate::model::date::{Day, Moment, When};
use crate::model::entry::Entry;
use crate::model::fact::{Fact, FactValue};
use crate::model::lang::Lang;
use crate::model::law::LawRef;
use crate::model::parts::Window;
use crate::model::site::Site;
use crate::theme::files::Theme;
use crate::theme::hours;
use crate::theme::time_words;
use crate::theme::view_shapes::{ContactView, FactView, ValueView};

/// Words facts of one site in one language.
#[derive(Clone, Copy)]
pub struct FactWords<'s> {
    pub site: &'s Site,
    pub theme: &'s Theme,
    pub lang: Lang,
}

impl FactWords<'_> {
    /// Returns every fact of an entry: what its kind tells, then what all kinds have.
    pub fn of(&self, entry: &Entry) -> Vec<FactView> {
        let core = self.core(entry);
        // A translated body says in English what these say in Chinese.
        let translated = self.lang == Lang::En && entry.translation.is_some();
        let is_prose = |fact: &&Fact| matches!(fact.value, FactValue::Text(_) | FactValue::Lines(_));
        let shown = entry.facts.iter().filter(|fact| !(translated && is_prose(fact)));
        let mut rows: Vec<FactView> = shown.map(|fact| self.row(fact)).collect();
        for fact in core {
            if rows.iter().all(|row| row.name != fact.label) {
                rows.push(self.row(&fact));
            }
        }
        rows.retain(|row| !row.values.is_empty());
        rows
    }

    fn core(&self, entry: &Entry) -> Vec<Fact> {
        let meta = &entry.meta;
        let everyone = meta.audience == Audience::default();
        let mut facts = Vec::new();
        let mut add = |label: &'static str, value: Option<FactValue>| {
            facts.extend(value.map(|value| Fact { label, value }));
        };
        let audience = (meta.date.is_some() || !everyone).then(|| meta.audience.clone());
        add("audience", audience.map(FactValue::Audience));
        let basis: Vec<LawRef> = meta.basis.iter().map(|law| law.value.clone()).collect();
        add("basis", (!basis.is_empty()).then_some(FactValue::Laws(basis)));
        add(
            "issuer",
            meta.date
                .map(|_| FactValue::Word(format!("issuer.{}", meta.issuer.name()))),
        );
        add("issued", meta.date.map(FactValue::Day));
        add("expires", meta.expires.map(until));
        add("review-by", meta.review_by.map(FactValue::Day));
        let role = meta.owner_role.as_ref().map(|role| role.value.clone());
        add("owner-role", role.map(FactValue::Role));
        facts
    }

    /// Returns one fact as a row.
    pub fn row(&self, fact: &Fact) -> FactView {
        let key = format!("fact.{}", fact.label);
        FactView {
            name: fact.label,
            label: self.theme.word(self.lang, &key).to_owned(),
            values: self.values(&fact.value),
        }
    }

    fn values(&self, value: &FactValue) -> Vec<ValueView> {
        let (lang, now) = (self.lang, self.site.now);
        match value {
            FactValue::Text(value) => vec![self.written(value)],
            FactValue::Lines(lines) => lines.iter().map(|line| self.written(line)).collect(),
            FactValue::Word(key) => vec![text(self.theme.word(lang, key))],
            FactValue::Number(number) => vec![text(&number.to_string())],
            FactValue::Day(day) => vec![dated(&day.long(lang), &day.iso())],
            FactValue::When(When::Day(day)) => vec![dated(&day.long(lang), &day.iso())],
            FactValue::When(When::Moment(at)) => {
                vec![dated(&time_words::moment_view(*at, lang).long, &at.iso())]
            }
            FactValue::Window(starts, ends) => {
                vec![dated(
                    &time_words::span(*starts, *ends, now, lang),
                    &iso_of(*starts),
                )]
            }
            FactValue::Windows(windows) => windows.iter().map(|window| self.part(window)).collect(),
            FactValue::Period(from, to) => {
                vec![dated(
                    &time_words::period(*from, *to, lang),
                    &span_iso(*from, *to),
                )]
            }
            FactValue::Audience(audience) => vec![text(&self.audience(audience))],
            FactValue::Role(id) => self.role(id),
            FactValue::Place(id) => vec![self.place(id)],
            FactValue::Boards(ids) => ids.iter().map(|id| text(self.board(id))).collect(),
            FactValue::Laws(laws) => laws.iter().map(|law| self.law(law)).collect(),
            FactValue::Entry(id) => self.entry(id).into_iter().collect(),
        }
    }

    /// Returns a part of a schedule, noting for whom it is where that is not everyone.
    fn part(&self, window: &Window) -> ValueView {
        let when = time_words::span(window.starts, Some(window.ends), self.site.now, self.lang);
        let mut value = dated(&when, &iso_of(window.starts));
        if window.audience != Audience::default() {
            value.note = self.audience(&window.audience);
        }
        value
    }

    /// Returns `3、4号楼`, `全小区`, `业主、租户`.
    pub fn audience(&self, audience: &Audience) -> String {
        let word = |key: &str| self.theme.word(self.lang, key).to_owned();
        let comma = word("list-comma");
        let groups: Vec<String> = audience
            .groups
            .iter()
            .map(|group| word(&format!("group.{}", group.name())))
            .collect();
        let groups = groups.join(&comma);
        let mut places = Vec::new();
        if !audience.buildings.is_empty() {
            let key = match audience.buildings.len() {
                1 => "audience.building",
                _ => "audience.buildings",
            };
            let numbers = audience.buildings.join(&comma);
            places.push(self.theme.fill(self.lang, key, &[("buildings", &numbers)]));
        }
        for unit in &audience.units {
            let (building, unit) = unit.split_once('-').unwrap_or((unit, ""));
            let values = [("building", building), ("unit", unit)];
            places.push(self.theme.fill(self.lang, "audience.unit", &values));
        }
        let place = places.join(&comma);
        match (place.is_empty(), groups.is_empty()) {
            (true, true) => word("audience.everyone"),
            (true, false) => groups,
            (false, true) => place,
            (false, false) => {
                let values = [("place", place.as_str()), ("groups", &groups)];
                self.theme.fill(self.lang, "audience.groups-of", &values)
            }
        }
    }

    /// Returns the name of a notice board, or its id if the community has none of it.
    fn board<'f>(&'f self, id: &'f str) -> &'f str {
        let boards = &self.site.community.boards;
        boards
            .iter()
            .find(|board| board.id == id)
            .map_or(id, |board| &board.name)
    }

    fn role(&self, id: &str) -> Vec<ValueView> {
        let Some(role) = self.site.community.role(id) else {
            return vec![text(id)];
        };
        let english = role.title_en.as_deref().filter(|_| self.lang == Lang::En);
        let mut values = vec![match english {
            Some(english) => text(english),
            None => self.written(&role.title),
        }];
        values.extend(role.phone.as_ref().map(|phone| ValueView {
            text: phone.clone(),
            href: telephone(phone),
            ..ValueView::default()
        }));
        values.extend(role.mail.as_ref().map(|mail| ValueView {
            text: mail.clone(),
            href: format!("mailto:{mail}"),
            ..ValueView::default()
        }));
        values
    }

    fn place(&self, id: &str) -> ValueView {
        let place = self.site.community.places.iter().find(|place| place.id == id);
        let Some(place) = place else {
            return self.written(id);
        };
        let notes: Vec<&str> = place
            .hours
            .iter()
            .chain(&place.access)
            .map(String::as_str)
            .collect();
        ValueView {
            note: notes.join(match self.lang {
                Lang::Zh => "；",
                Lang::En => "; ",
            }),
            ..self.written(&place.name)
        }
    }

    /// Returns a text as it was written, marked where it is Chinese on an English page.
    fn written(&self, words: &str) -> ValueView {
        ValueView {
            lang: self.lang_of(words).to_owned(),
            ..text(words)
        }
    }

    /// Returns the language of a text where it is not the page's; else nothing.
    pub fn lang_of(&self, words: &str) -> &'static str {
        let is_han = |sign: char| matches!(sign, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
        match self.lang == Lang::En && words.contains(is_han) {
            true => Lang::Zh.tag(),
            false => "",
        }
    }

    /// Returns the telephones of the community beside its hotline.
    pub fn phones(&self) -> Vec<ContactView> {
        let community = &self.site.community;
        let phone = |channel: &Channel| {
            let role = community.role(channel.role.as_deref()?)?;
            let number = role
                .phone
                .as_ref()
                .filter(|it| **it != community.hotline.number)?;
            let english = role.title_en.as_ref().filter(|_| self.lang == Lang::En);
            let label = match english {
                Some(english) => english.clone(),
                None => channel.name.replace(number.as_str(), "").trim().to_owned(),
            };
            let hours = hours::worded(channel.hours.as_deref().unwrap_or_default(), self.lang);
            Some(ContactView {
                label_lang: self.lang_of(&label).to_owned(),
                label,
                number: number.clone(),
                href: telephone(number),
                hours_lang: self.lang_of(&hours).to_owned(),
                hours,
            })
        };
        let channels = community.channels.iter();
        channels
            .filter(|channel| channel.kind == "phone")
            .filter_map(phone)
            .collect()
    }

    /// Returns the name of a place by its id, or what was written.
    pub fn place_name(&self, id: &str) -> String {
        self.place(id).text
    }

    /// Returns `《民法典》第二百七十八条`, linked to the article.
    pub fn law(&self, law: &LawRef) -> ValueView {
        let Some(statute) = self.site.entry(&law.statute) else {
            return text(&law.to_string());
        };
        let parts = statute.parts.statute.as_ref();
        let short = parts.and_then(|parts| parts.short_title.as_deref());
        let english = statute.speaks(Lang::En) && self.lang == Lang::En;
        let article = law.article.as_deref();
        let label = article.and_then(|number| {
            let found = parts?.articles.iter().find(|article| article.number == number);
            found.map(|article| article.label.clone())
        });
        let title = match english {
            true => {
                let title = statute.title(Lang::En);
                article.map_or(title.to_owned(), |number| format!("{title}, Article {number}"))
            }
            false => {
                let title = short.unwrap_or(statute.title(Lang::Zh));
                let label = label.or(article.map(|number| format!("第{number}条")));
                format!("《{title}》{}", label.unwrap_or_default())
            }
        };
        let anchor = article.map(|number| format!("#{number}")).unwrap_or_default();
        ValueView {
            path: format!("{}{anchor}", self.path_of(statute)),
            ..self.written(&title)
        }
    }

    /// Returns a link to an entry; nothing of one that is not visible.
    fn entry(&self, id: &str) -> Option<ValueView> {
        let entry = self.site.entry(id)?;
        Some(ValueView {
            path: self.path_of(entry),
            ..self.written(entry.title(self.lang))
        })
    }

    /// Returns the address of an entry's page in this language, or in Chinese.
    pub fn path_of(&self, entry: &Entry) -> String {
        let lang = match entry.speaks(self.lang) {
            true => self.lang,
            false => Lang::Zh,
        };
        encode_path(entry.path(lang).as_str())
    }
}

/// Returns `tel:` and the digits of a number.
pub fn telephone(number: &str) -> String {
    let digits: String = number
        .chars()
        .filter(|sign| sign.is_ascii_digit() || *sign == '+')
        .collect();
    format!("tel:{digits}")
}

/// Returns the last day, or the moment, until which something holds.
fn until(end: Moment) -> FactValue {
    match end.is_midnight() {
        true => FactValue::Day(time_words::last_day(end)),
        false => FactValue::When(When::Moment(end)),
    }
}

fn iso_of(moment: Moment) -> String {
    match moment.is_midnight() {
        true => moment.day().iso(),
        false => moment.iso(),
    }
}

/// A span of days has no form in a `time` element; its first day stands for it if it is one.
fn span_iso(from: Day, to: Day) -> String {
    match from == to {
        true => from.iso(),
        false => String::new(),
    }
}

fn text(text: &str) -> ValueView {
    ValueView {
        text: text.to_owned(),
        ..ValueView::default()
    }
}

fn dated(words: &str, iso: &str) -> ValueView {
    ValueView {
        iso: iso.to_owned(),
        ..text(words)
    }
}
