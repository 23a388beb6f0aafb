//! Traditional characters as simplified ones.

/// Every traditional character of the table with its simplified one; for matching, never for display.
pub struct Simplified {
    /// From U+4E00 on: the simplified character, or zero where there is none.
    table: Vec<u16>,
}

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

impl Default for Simplified {
    fn default() -> Self {
        let mut table = vec![0_u16; (LAST - FIRST + 1) as usize];
        for (simplified, traditional) in groups() {
            for sign in traditional.chars() {
                let place = (sign as u32).checked_sub(FIRST);
                if let Some(place) = place.and_then(|place| table.get_mut(place as usize)) {
                    *place = u16::try_from(simplified as u32).unwrap_or_default();
                }
            }
        }
        Simplified { table }
    }
}

impl Simplified {
    /// Returns the simplified character of a traditional one; any other sign as it is.
    pub fn of(&self, sign: char) -> char {
        let place = (sign as u32).checked_sub(FIRST);
        match place.and_then(|place| self.table.get(place as usize)) {
            Some(0) | None => sign,
            Some(simple) => char::from_u32(u32::from(*simple)).unwrap_or(sign),
        }
    }

    /// Returns a text in simplified characters.
    pub fn text(&self, text: &str) -> String {
        text.chars().map(|sign| self.of(sign)).collect()
    }
}

/// Returns each simplified character of the table with the traditional ones that it stands for.
pub fn groups() -> impl Iterator<Item = (char, &'static str)> {
    include_str!("tables/simplified.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let simplified = line.chars().next()?;
            Some((simplified, line.get(simplified.len_utf8()..)?))
        })
}
