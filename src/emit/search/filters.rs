//! By what a list of hits may be narrowed.

use crate::emit::search::bytes::{put_text, put_varint};
use crate::emit::search::document::Document;
use crate::model::date::Day;

/// Section, buildings and day of every document.
#[derive(Default)]
pub struct Filters {
    pub sections: Vec<String>,
    /// Numbers of buildings, in the order of the site.
    pub buildings: Vec<String>,
    /// Different sets of buildings, by their places; the first is empty: meant for everybody.
    pub sets: Vec<Vec<usize>>,
    pub rows: Vec<Row>,
}

/// What is known of one document.
#[derive(Clone, Copy)]
pub struct Row {
    pub section: usize,
    pub set: usize,
    pub day: Option<Day>,
}

/// What a list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A section by its name.
    pub kind: Option<String>,
    /// A building by its number.
    pub building: Option<String>,
    pub year: Option<i32>,
}

impl Filters {
    /// Returns what is known of the documents.
    pub fn of(documents: &[Document]) -> Filters {
        let mut filters = Filters {
            sets: vec![Vec::new()],
            ..Filters::default()
        };
        for document in documents {
            let set = document
                .buildings
                .iter()
                .map(|number| place_of(number.as_str(), &mut filters.buildings))
                .collect();
            let row = Row {
                section: place_of(document.section.as_str(), &mut filters.sections),
                set: place_of_set(set, &mut filters.sets),
                day: document.day,
            };
            filters.rows.push(row);
        }
        filters
    }

    /// Returns whether a document is among those that are wanted.
    pub fn allow(&self, document: usize, wanted: &Wanted) -> bool {
        let Some(row) = self.rows.get(document) else {
            return false;
        };
        let named = |list: &[String], place: usize, name: &String| list.get(place) == Some(name);
        let set = self.sets.get(row.set).map_or(&[][..], Vec::as_slice);
        let in_building = |number: &String| {
            set.is_empty() || set.iter().any(|place| named(&self.buildings, *place, number))
        };
        let in_section = |name: &String| named(&self.sections, row.section, name);
        wanted.kind.as_ref().is_none_or(in_section)
            && wanted.building.as_ref().is_none_or(in_building)
            && wanted
                .year
                .is_none_or(|year| row.day.is_some_and(|day| day.year() == year))
    }

    /// Returns the bytes of the file before packing.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_varint(&mut out, self.buildings.len());
        for number in &self.buildings {
            put_text(&mut out, number);
        }
        put_varint(&mut out, self.sets.len());
        for set in &self.sets {
            put_varint(&mut out, set.len());
            set.iter().for_each(|place| put_varint(&mut out, *place));
        }
        self.rows.iter().for_each(|row| put_varint(&mut out, row.section));
        self.rows.iter().for_each(|row| put_varint(&mut out, row.set));
        let mut before = 0;
        for row in &self.rows {
            // Days since 1970; nought is no day.
            let day = row.day.map_or(0, days_since_1970);
            put_varint(&mut out, day.saturating_sub(before));
            before = day.max(before);
        }
        out
    }
}

fn days_since_1970(day: Day) -> usize {
    let days = Day::of(1970, 1, 1).map_or(0, |first| day.days_since(first));
    usize::try_from(days).unwrap_or(0)
}

fn place_of(name: &str, names: &mut Vec<String>) -> usize {
    let known = names.iter().position(|known| known == name);
    known.unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

fn place_of_set(set: Vec<usize>, sets: &mut Vec<Vec<usize>>) -> usize {
    let known = sets.iter().position(|known| *known == set);
    known.unwrap_or_else(|| {
        sets.push(set);
        sets.len() - 1
    })
}
