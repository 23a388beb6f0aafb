//! Makes the community's own numbers dial at a touch.

use crate::emit::html::escape::push_text;
use crate::model::community::Community;
use crate::theme::fact_words::telephone;

/// The numbers of a community, as they are written.
pub struct Phones {
    numbers: Vec<String>,
}

impl Phones {
    /// Returns the numbers of the hotline and of all roles.
    pub fn of(community: &Community) -> Phones {
        let roles = community.roles.iter().filter_map(|role| role.phone.as_ref());
        let mut numbers: Vec<String> = roles.chain([&community.hotline.number]).cloned().collect();
        // Shorter numbers are not whole numbers of this kind, and would be found in dates.
        let is_number = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        numbers.retain(|number| number.len() >= 7 && is_number(number));
        numbers.sort();
        numbers.dedup();
        Phones { numbers }
    }

    /// Appends text as HTML, each number in it as a link.
    pub fn push_linked(&self, text: &str, out: &mut String) {
        if !self.may_be_in(text) {
            push_text(text, out);
            return;
        }
        let mut rest = text;
        while let Some((before, number, after)) = self.first(rest) {
            push_text(before, out);
            out.push_str("<a class=\"phone\" href=\"");
            push_text(&telephone(number), out);
            out.push_str("\">");
            push_text(number, out);
            out.push_str("</a>");
            rest = after;
        }
        push_text(rest, out);
    }

    /// Returns whether the text has a run of digits and hyphens as long as the shortest number.
    fn may_be_in(&self, text: &str) -> bool {
        let Some(shortest) = self.numbers.iter().map(String::len).min() else {
            return false;
        };
        let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'-';
        // Counting takes many bytes at once; few texts have so many.
        if text.bytes().filter(is_part).count() < shortest {
            return false;
        }
        let runs = text.as_bytes().split(|byte| !is_part(byte));
        runs.map(<[u8]>::len).any(|length| length >= shortest)
    }

    /// Returns the first number that stands alone, with what is before and after it.
    fn first<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        let found = self.numbers.iter().filter_map(|number| {
            text.match_indices(number.as_str()).find_map(|(at, _)| {
                let before = text.get(..at)?;
                let number = text.get(at..at + number.len())?;
                let after = text.get(at + number.len()..)?;
                let goes_on = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
                let alone = !before.ends_with(goes_on) && !after.starts_with(goes_on);
                alone.then_some((before, number, after))
            })
        });
        found.min_by_key(|(before, ..)| before.len())
    }
}
