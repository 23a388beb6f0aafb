//! Money in whole fen; other decimals as whole millionths.

use std::fmt;

/// An amount in whole fen (0.01 元). Never a float, from file to page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(pub i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAmount {
    /// Digits, but not exactly two decimals: `78.4`, `78`.
    Decimals,
    /// Thousands separators: `1,234.50`.
    Separators,
    /// Full-width digits or point.
    FullWidth,
    /// In 万 or 亿.
    TenThousands,
    /// With a currency sign or unit: `￥78.40`, `78.40元`.
    Currency,
    /// More than 13 digits before the point.
    TooLarge,
    /// Anything else.
    Other,
}

impl Fen {
    /// Reads `^-?\d{1,13}\.\d{2}$` and nothing else.
    pub fn parse(text: &str) -> Result<Fen, NotAmount> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let Some((whole, cents)) = digits.split_once('.') else {
            return Err(why_not(text));
        };
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(cents) || cents.len() != 2 {
            return Err(why_not(text));
        }
        if whole.len() > 13 {
            return Err(NotAmount::TooLarge);
        }
        let value: i64 = format!("{whole}{cents}").parse().map_err(|_| NotAmount::Other)?;
        Ok(Fen(sign * value))
    }

    /// Returns the amount a wrong text likely means, if there is no doubt: `1,234.50` → 1234.50.
    pub fn guess(text: &str) -> Option<Fen> {
        let mut plain = String::new();
        for sign in text.trim().chars() {
            match sign {
                '０'..='９' => plain.push(char::from_u32(sign as u32 - '０' as u32 + '0' as u32)?),
                '．' => plain.push('.'),
                ',' | '，' | ' ' | '_' | '￥' | '¥' | '元' => {}
                _ => plain.push(sign),
            }
        }
        let (plain, zeros) = match plain.strip_suffix('万') {
            Some(rest) => (rest.to_owned(), 4),
            None => (plain, 0),
        };
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = whole.strip_prefix('-').unwrap_or(whole);
        if unsigned.is_empty()
            || unsigned.len() > 13
            || !digits(unsigned)
            || !digits(part)
            || part.len() > 2 + zeros
        {
            return None;
        }
        let padded = format!("{whole}{part:0<width$}", width = 2 + zeros);
        padded.parse().ok().map(Fen)
    }

    /// Returns `1,234.50`, with a hyphen before negative amounts.
    pub fn grouped(self) -> String {
        let digits = (self.0.unsigned_abs() / 100).to_string();
        let mut out = String::new();
        if self.0 < 0 {
            out.push('-');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out.push_str(&format!(".{:02}", self.0.unsigned_abs() % 100));
        out
    }

    /// Returns the sum, exact; `None` if it leaves the range of `i64`.
    pub fn sum(amounts: impl IntoIterator<Item = Fen>) -> Option<Fen> {
        let total: i128 = amounts.into_iter().map(|amount| i128::from(amount.0)).sum();
        i64::try_from(total).ok().map(Fen)
    }
}

/// Writes `1234.50`, the form of files and data.
impl fmt::Display for Fen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let amount = self.0.unsigned_abs();
        write!(out, "{sign}{}.{:02}", amount / 100, amount % 100)
    }
}

fn why_not(text: &str) -> NotAmount {
    if text.chars().any(|sign| matches!(sign, '０'..='９' | '．')) {
        return NotAmount::FullWidth;
    }
    if text.contains(['万', '亿']) {
        return NotAmount::TenThousands;
    }
    if text.contains(['¥', '￥', '元', '$']) {
        return NotAmount::Currency;
    }
    if text.contains([',', '，', ' ', '_']) {
        return NotAmount::Separators;
    }
    let body = text.strip_prefix('-').unwrap_or(text);
    let numeric = !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if numeric && body.matches('.').count() <= 1 && body != "." {
        return NotAmount::Decimals;
    }
    NotAmount::Other
}

/// A quantity or unit price in whole millionths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    pub millionths: i64,
    /// Decimals as written, so that `0.53` is shown as it was.
    places: u8,
}

impl Decimal {
    /// Reads up to nine digits and up to six decimals: `64`, `0.53`, `-1.5`.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (sign, body) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = body.split_once('.').map_or((body, None), |(w, p)| (w, Some(p)));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || whole.len() > 9 || part.is_some_and(|p| !digits(p) || p.len() > 6) {
            return None;
        }
        let part = part.unwrap_or_default();
        let value: i64 = format!("{whole}{part:0<6}").parse().ok()?;
        Some(Decimal {
            millionths: sign * value,
            places: part.len() as u8,
        })
    }

    /// Returns a quantity with as many decimals as it needs.
    pub fn of_millionths(millionths: i64) -> Decimal {
        let mut places = 6;
        let mut rest = millionths;
        while places > 0 && rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        Decimal { millionths, places }
    }

    /// Returns the product with a unit price in 元, in fen, rounded half away from zero.
    pub fn times(self, price: Decimal) -> Option<Fen> {
        let product = i128::from(self.millionths) * i128::from(price.millionths);
        let unit = 10_i128.pow(10);
        let half = if product < 0 { -unit / 2 } else { unit / 2 };
        i64::try_from((product + half) / unit).ok().map(Fen)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.millionths < 0 { "-" } else { "" };
        let amount = self.millionths.unsigned_abs();
        let part = format!("{:06}", amount % 1_000_000);
        let part = part.get(..self.places as usize).unwrap_or_default();
        let point = if part.is_empty() { "" } else { "." };
        write!(out, "{sign}{}{point}{part}", amount / 1_000_000)
    }
}

/// An area in whole 0.01 m².
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area(pub i64);

impl Area {
    /// Reads an area with exactly two decimals: `89.60`.
    pub fn parse(text: &str) -> Option<Area> {
        Fen::parse(text)
            .ok()
            .filter(|area| area.0 > 0)
            .map(|area| Area(area.0))
    }
}

impl fmt::Display for Area {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        Fen(self.0).fmt(out)
    }
}
