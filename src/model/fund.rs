//! A fund by building, and what the bank says of it.

use crate::model::date::Day;
use crate::model::money::Fen;
use crate::source::span::{Span, Spanned};

/// Whose account the money is in; never its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub holder: String,
    /// How the account is called.
    pub name: Option<String>,
}

/// A balance as the bank states it, and what explains a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    pub date: Option<Day>,
    pub balance: Spanned<Fen>,
    pub explained: Vec<Explained>,
}

/// Something the bank has not booked yet, or only the bank has: to be added to its balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub item: String,
    pub amount: Spanned<Fen>,
}

/// A building's part of a fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildingRow {
    /// Its number, as in `community.yaml`.
    pub building: Spanned<String>,
    pub opening: Spanned<Fen>,
    pub deposit: Spanned<Fen>,
    pub transferred: Spanned<Fen>,
    pub gain: Spanned<Fen>,
    pub other: Spanned<Fen>,
    pub spent: Spanned<Fen>,
    pub closing: Spanned<Fen>,
    /// What its owners paid in at first, if it was written.
    pub first_deposit: Option<Spanned<Fen>>,
    /// The whole row in its file.
    pub span: Span,
}

/// A column of money that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Deposit,
    Transferred,
    Gain,
    Other,
    Spent,
}

impl Column {
    /// Every column with its key in content files and its Chinese name.
    pub const NAMES: [(&'static str, &'static str, Column); 5] = [
        ("deposit", "交存", Column::Deposit),
        ("from_common_income", "公共收益转入", Column::Transferred),
        ("gain", "增值", Column::Gain),
        ("other", "其他", Column::Other),
        ("spent", "支出", Column::Spent),
    ];

    /// Returns its Chinese name.
    pub fn zh(self) -> &'static str {
        let named = Column::NAMES.iter().find(|(.., known)| *known == self);
        named.map_or("", |(_, zh, _)| zh)
    }

    /// Returns its key in content files.
    pub fn key(self) -> &'static str {
        let named = Column::NAMES.iter().find(|(.., known)| *known == self);
        named.map_or("", |(key, ..)| key)
    }
}

impl BuildingRow {
    /// Returns the amount of a column.
    pub fn column(&self, column: Column) -> Spanned<Fen> {
        match column {
            Column::Deposit => self.deposit,
            Column::Transferred => self.transferred,
            Column::Gain => self.gain,
            Column::Other => self.other,
            Column::Spent => self.spent,
        }
    }

    /// Returns opening + what came in − spent; `None` if it leaves the range of `i64`.
    pub fn computed_closing(&self) -> Option<Fen> {
        let taken = Fen(self.spent.value.0.checked_neg()?);
        let parts = [
            self.opening,
            self.deposit,
            self.transferred,
            self.gain,
            self.other,
        ];
        Fen::sum(parts.iter().map(|part| part.value).chain([taken]))
    }

    /// Returns the closing in tenths of a percent of the first deposit, rounded half up.
    pub fn permille(&self) -> Option<i64> {
        let first = self.first_deposit.filter(|first| first.value.0 > 0)?;
        let (closing, first) = (i128::from(self.closing.value.0), i128::from(first.value.0));
        i64::try_from((closing * 2000 + first).div_euclid(first * 2)).ok()
    }

    /// Returns whether less than three tenths of the first deposit are left.
    pub fn is_low(&self) -> bool {
        self.first_deposit
            .is_some_and(|first| i128::from(self.closing.value.0) * 10 < i128::from(first.value.0) * 3)
    }
}
