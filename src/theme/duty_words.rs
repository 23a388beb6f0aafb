//! Duties of disclosure worded for pages and for the terminal.

use crate::model::date::Day;
use crate::model::duty_state::{Reason, State};
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::law::LawRef;
use crate::model::rules::{Display, Due, Duty, Rhythm, Ruled};
use crate::model::site::Site;
use crate::model::working_days;
use crate::theme::fact_words::FactWords;
use crate::theme::files::Theme;
use crate::theme::view_shapes::ValueView;

/// Words duties of one site in one language.
#[derive(Clone, Copy)]
pub struct DutyWords<'s> {
    pub site: &'s Site,
    pub theme: &'s Theme,
    pub lang: Lang,
}

impl DutyWords<'_> {
    fn word(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.theme.fill(self.lang, key, values)
    }

    /// Returns one of two texts, by language.
    pub fn of<'t>(&self, both: &'t (String, String)) -> &'t str {
        match self.lang {
            Lang::Zh => &both.0,
            Lang::En => &both.1,
        }
    }

    /// Returns a state in words: `✔ 已公布`, `还有5天`, `晚了36天`.
    pub fn state(&self, state: &State) -> String {
        let counted = |key: &str, days: &i64| self.word(key, &[("days", &days.to_string())]);
        match state {
            State::Met => self.word("duty.met", &[]),
            State::DueIn(days) => counted("duty.due-in", days),
            State::Late(days) => counted("duty.late", days),
            State::Missing(Some(days)) => counted("duty.missing-for", days),
            State::Missing(None) => self.word("duty.missing", &[]),
            State::NotApplicable(_) => self.word("duty.not-applicable", &[]),
        }
    }

    /// Returns why a duty does not hold; empty of other states.
    pub fn reason(&self, state: &State) -> String {
        let State::NotApplicable(reason) = state else {
            return String::new();
        };
        match reason {
            Reason::Told(zh, en) => match self.lang {
                Lang::Zh => zh.clone(),
                Lang::En => en.clone(),
            },
            Reason::NotSo(what) => {
                let what = self.word(&format!("duty.circumstance.{}", what.name()), &[]);
                self.word("duty.not-so", &[("what", &what)])
            }
            Reason::NotYet => self.word("duty.not-happened", &[]),
        }
    }

    /// Returns who lays it open.
    pub fn who(&self, duty: &Duty) -> String {
        self.word(&format!("duty.of.{}", duty.duty_of.name()), &[])
    }

    /// Returns how often, and who says so.
    pub fn rhythm(&self, duty: &Duty) -> String {
        let name = self.word(&format!("duty.rhythm.{}", duty.rhythm.value.name()), &[]);
        match duty.rhythm.value.months() {
            Some(_) => self.asked(&name, &duty.rhythm.basis),
            None => name,
        }
    }

    /// Returns by when, and who says so; empty if there is no day.
    pub fn due(&self, duty: &Duty) -> String {
        let mut texts = Vec::new();
        for (key, due) in [("", &duty.due), ("-extraordinary", &duty.due_extraordinary)] {
            let Some(due) = due else { continue };
            let in_periods = duty.rhythm.value.months().is_some();
            let term = match due.value {
                Due::After(days) if in_periods => {
                    self.word("duty.term.period", &[("days", &days.to_string())])
                }
                Due::After(days) => self.word("duty.term.after", &[("days", &days.to_string())]),
                Due::Before(days) => self.word("duty.term.before", &[("days", &days.to_string())]),
                Due::On { month, day } => {
                    let on = Day::of(2024, month, day)
                        .map(|day| day.short(self.lang))
                        .unwrap_or_default();
                    self.word("duty.term.on", &[("day", &on)])
                }
            };
            let term = match key {
                "" => term,
                _ => self.word("duty.term.extraordinary", &[("term", &term)]),
            };
            texts.push(self.asked(&term, &due.basis));
        }
        texts.join(self.comma())
    }

    /// Returns for how long it hangs, and who says so; empty if there is no number.
    pub fn display(&self, duty: &Duty) -> String {
        let Some(Ruled { value, basis }) = &duty.display else {
            return String::new();
        };
        let days = self.days(value.days, value.working);
        self.asked(&self.word("duty.shown-for", &[("days", &days)]), basis)
    }

    fn days(&self, days: i64, working: bool) -> String {
        let key = if working {
            "duty.days.working"
        } else {
            "duty.days.calendar"
        };
        self.word(key, &[("days", &days.to_string())])
    }

    fn asked(&self, text: &str, basis: &[LawRef]) -> String {
        let by = match basis.is_empty() {
            true => self.word("duty.own", &[]),
            false => {
                let laws: Vec<String> = basis.iter().map(|law| self.law(law).text).collect();
                laws.join(self.comma())
            }
        };
        self.word("duty.asked", &[("what", text), ("by", &by)])
    }

    fn comma(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        }
    }

    /// Returns an article, linked where the site holds its text, else in words.
    pub fn law(&self, law: &LawRef) -> ValueView {
        let facts = FactWords {
            site: self.site,
            theme: self.theme,
            lang: self.lang,
        };
        let article = law.article.as_deref().unwrap_or_default();
        if let Some(held) = self.site.entry(&law.statute) {
            let mut articles = held.parts.statute.iter().flat_map(|text| &text.articles);
            if articles.any(|known| known.number == article) {
                return facts.law(law);
            }
        }
        let named = self.site.rules.texts.get(&law.statute);
        let name = named.map_or(law.statute.as_str(), |both| self.of(both));
        ValueView {
            text: self.word("duty.article", &[("text", name), ("article", article)]),
            ..ValueView::default()
        }
    }

    /// Returns how a period is called: `2026年第二季度`, `2026年上半年`.
    pub fn period(&self, (from, to): (Day, Day)) -> String {
        let year = from.year().to_string();
        let months = to.month() - from.month() + 1;
        let (key, number) = match months {
            12 => ("duty.period.year", 1),
            6 => ("duty.period.half", from.month().div_ceil(6)),
            3 => ("duty.period.quarter", from.month().div_ceil(3)),
            _ => ("duty.period.month", from.month()),
        };
        let number = match (months, self.lang) {
            (6, Lang::Zh) if number == 1 => "上".to_owned(),
            (6, Lang::Zh) => "下".to_owned(),
            (3, Lang::Zh) => ["一", "二", "三", "四"]
                .get(number as usize - 1)
                .map_or_else(String::new, |name| (*name).to_owned()),
            _ => number.to_string(),
        };
        self.word(key, &[("year", &year), ("number", &number)])
    }

    /// Returns on which boards something hangs and for how many days, counted as the duty asks.
    pub fn boards(&self, duty: &Duty, entry: &Entry) -> String {
        let Some(display) = &entry.parts.display else {
            return String::new();
        };
        let (Some(from), Some(to)) = (display.from, display.to) else {
            return String::new();
        };
        let wanted: Option<Display> = duty.display.as_ref().map(|ruled| ruled.value);
        let working = wanted.is_some_and(|wanted| wanted.working);
        let days = working_days::count(&self.site.holidays, from, to, working);
        let days = self.days(days, working);
        let name = |id: &str| {
            let board = self.site.community.boards.iter().find(|board| board.id == id);
            board.map_or(id.to_owned(), |board| board.name.clone())
        };
        let boards: Vec<String> = display.boards.iter().map(|id| name(&id.value)).collect();
        let boards = boards.join(self.comma());
        let (from, to) = (from.short(self.lang), to.short(self.lang));
        self.word(
            "duty.boards",
            &[("boards", &boards), ("from", &from), ("to", &to), ("days", &days)],
        )
    }

    /// Returns whether a duty comes in periods, so that each time has a name.
    pub fn is_periodic(duty: &Duty) -> bool {
        !matches!(duty.rhythm.value, Rhythm::Event | Rhythm::Permanent)
    }
}
