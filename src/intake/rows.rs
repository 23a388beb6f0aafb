//! Rows become lines, or are left with a reason.

use crate::intake::cells::{self, Wrong};
use crate::intake::grid::{Address, Cell, Grid};
use crate::intake::head::Head;
use crate::intake::labels::{Role, Special, special};
use crate::model::date::Day;
use crate::model::ledger::Side;
use crate::model::money::{Decimal, Fen};
use crate::report::words::Words;
use crate::say;

/// What was read of a sheet, and what was not.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    pub lines: Vec<TakenLine>,
    pub opening: Option<Fen>,
    /// As the sheet has it; the draft reckons its own.
    pub closing: Option<(Address, Fen)>,
    /// Rows that are no lines, counted from nothing, and why.
    pub left: Vec<(usize, Words)>,
    /// What cannot be taken until it is mended.
    pub wrong: Vec<Remark>,
    /// What was taken, and should be looked at.
    pub doubts: Vec<Remark>,
}

/// Something about a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub at: Address,
    pub what: Words,
    pub mend: Words,
}

/// A line of the ledger to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenLine {
    pub row: usize,
    pub date: Option<Day>,
    pub side: Side,
    pub category: String,
    pub item: String,
    pub quantity: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    pub amount: Fen,
    pub voucher: String,
    pub decision: String,
}

/// Which way 借 and 贷 go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// 借 is in: the books of a company.
    Books,
    /// 借 is out: the statement of a bank.
    Bank,
}

/// What is known besides the sheet.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// For days without one.
    pub year: Option<i32>,
    pub ways: Ways,
}

/// Reads every row under the head.
pub fn read(grid: &Grid, head: &Head, given: Given) -> Taken {
    let mut taken = Taken::default();
    for row in 0..head.row {
        if !grid.row_is_empty(row) {
            taken
                .left
                .push((row, say!("列名以上的标题", "a title above the columns")));
        }
    }
    let mut reading = Reading {
        grid,
        head,
        given,
        since: 0,
        year: given.year,
    };
    for row in head.last + 1..grid.rows.len() {
        if !grid.row_is_empty(row) {
            reading.read_row(row, &mut taken);
        }
    }
    if taken.opening.is_none() {
        taken.opening = reading.opening_before(taken.lines.first());
    }
    taken
}

struct Reading<'g> {
    grid: &'g Grid,
    head: &'g Head,
    given: Given,
    /// Lines that were there at the last sum.
    since: usize,
    year: Option<i32>,
}

/// An amount, the side it is on, and its cell.
type Sum = (Side, Fen, Address);

impl Reading<'_> {
    fn at(&self, row: usize, role: Role) -> Option<Address> {
        let column = self.head.column(role)?;
        Some(Address { row, column })
    }

    fn text(&self, row: usize, role: Role) -> String {
        let at = self.at(row, role);
        at.map(|at| self.grid.cell(at).text()).unwrap_or_default()
    }

    /// Returns what was there before the first line, by the balance beside it.
    fn opening_before(&self, first: Option<&TakenLine>) -> Option<Fen> {
        let first = first?;
        let balance = self.grid.cell(self.at(first.row, Role::Balance)?);
        let moved = match first.side {
            Side::In => Fen(-first.amount.0),
            Side::Out => first.amount,
        };
        Fen::sum([cells::amount(balance).ok().flatten()?, moved])
    }

    fn read_row(&mut self, row: usize, taken: &mut Taken) {
        let words = self.grid.first_words(row);
        let kind = words.as_ref().and_then(|(_, words)| special(words)).or_else(|| {
            let item = self.text(row, Role::Item);
            special(&item)
        });
        let mut wrong = Vec::new();
        let sums = self.sums(row, &mut wrong);
        if let Some(kind) = kind {
            self.read_special(row, kind, &sums, taken);
            return;
        }
        if sums.is_empty() && wrong.is_empty() {
            let words = words.map(|(_, words)| shortened(&words)).unwrap_or_default();
            let why = say!("没有金额：{words}", "no amount: {words}");
            taken.left.push((row, why));
            return;
        }
        taken.wrong.extend(wrong);
        self.read_line(row, &sums, taken);
    }

    fn read_line(&mut self, row: usize, sums: &[Sum], taken: &mut Taken) {
        let date = self.day(row, taken);
        if let Some(date) = date {
            self.year = Some(date.year());
        }
        let [(side, amount, at)] = sums else {
            if let [(.., first), ..] = sums {
                taken.wrong.push(Remark {
                    at: *first,
                    what: say!("这一行又有收入又有支出", "this row has money in and money out"),
                    mend: say!("分成两行，一行一笔", "make two rows of it"),
                });
            }
            return;
        };
        let category = self.text(row, Role::Category);
        let item = match self.text(row, Role::Item) {
            item if item.is_empty() => category.clone(),
            item => item,
        };
        if item.is_empty() {
            taken.wrong.push(Remark {
                at: *at,
                what: say!("有金额，没有写是什么", "there is an amount, but not what for"),
                mend: say!("在摘要里写明这一笔是什么", "say in words what it is"),
            });
            return;
        }
        if amount.0 < 0 {
            taken.doubts.push(Remark {
                at: *at,
                what: say!("金额是负数（红字）", "the amount is negative"),
                mend: say!(
                    "冲账就这样；不是冲账，改到另一边",
                    "right for a reversal; else move it to the other side"
                ),
            });
        }
        let decimal = |role| {
            self.at(row, role)
                .and_then(|at| cells::decimal(self.grid.cell(at)))
        };
        taken.lines.push(TakenLine {
            row,
            date,
            side: *side,
            category,
            item,
            quantity: decimal(Role::Quantity),
            unit_price: decimal(Role::UnitPrice),
            amount: *amount,
            voucher: self.text(row, Role::Voucher),
            decision: self.text(row, Role::Decision),
        });
    }

    fn day(&self, row: usize, taken: &mut Taken) -> Option<Day> {
        let (at, read) = match (self.at(row, Role::Month), self.at(row, Role::Day)) {
            (Some(month), Some(day)) if self.head.column(Role::Date).is_none() => {
                (month, self.day_of_parts(month, day))
            }
            _ => {
                let at = self.at(row, Role::Date)?;
                (at, cells::day(self.grid.cell(at), self.year.or(self.given.year)))
            }
        };
        match read {
            Ok(day) => day,
            Err(wrong) => {
                taken.wrong.push(remark(at, wrong));
                None
            }
        }
    }

    fn day_of_parts(&self, month: Address, day: Address) -> cells::Read<Day> {
        let (month, day) = (self.grid.cell(month).text(), self.grid.cell(day).text());
        let written = format!("{month}月{day}日");
        match (
            cells::numbers_of(&month).as_slice(),
            cells::numbers_of(&day).as_slice(),
        ) {
            ([month], [day]) => match self.given.year {
                Some(year) => cells::of_parts(year, *month, *day, &written),
                None => cells::day(&Cell::Text(written), None),
            },
            ([], []) => Ok(None),
            _ => cells::of_parts(0, 0, 0, &written),
        }
    }

    /// Returns what stands in the columns of amounts.
    fn sums(&self, row: usize, wrong: &mut Vec<Remark>) -> Vec<Sum> {
        let (debit, credit) = match self.given.ways {
            Ways::Books => (Side::In, Side::Out),
            Ways::Bank => (Side::Out, Side::In),
        };
        let sides = [
            (Role::In, Side::In),
            (Role::Out, Side::Out),
            (Role::Debit, debit),
            (Role::Credit, credit),
        ];
        let mut sums = Vec::new();
        for (role, side) in sides {
            let Some(at) = self.at(row, role) else { continue };
            match cells::amount(self.grid.cell(at)) {
                // A nought beside the other side's amount is an empty cell.
                Ok(None | Some(Fen(0))) => {}
                Ok(Some(amount)) => sums.push((side, amount, at)),
                Err(why) => wrong.push(remark(at, why)),
            }
        }
        if let Some(at) = self.at(row, Role::Amount).filter(|_| sums.is_empty()) {
            match cells::amount(self.grid.cell(at)) {
                Ok(None) => {}
                Ok(Some(amount)) => match self.side(row, amount) {
                    Some((side, amount)) => sums.push((side, amount, at)),
                    None => wrong.push(Remark {
                        at,
                        what: say!("看不出是收入还是支出", "neither in nor out can be told"),
                        mend: say!("加一列“收支”，写 收 或 支", "add a column “收支” with 收 or 支"),
                    }),
                },
                Err(why) => wrong.push(remark(at, why)),
            }
        }
        sums
    }

    /// Of one column of amounts, the side is said in words; without such a column, by the sign.
    fn side(&self, row: usize, amount: Fen) -> Option<(Side, Fen)> {
        let Some(at) = self.at(row, Role::Side) else {
            return Some(match amount.0 < 0 {
                true => (Side::Out, Fen(-amount.0)),
                false => (Side::In, amount),
            });
        };
        let words = self.grid.cell(at).text();
        let books = self.given.ways == Ways::Books;
        let side = match words.chars().next()? {
            '收' | '进' | '入' | 'i' | 'I' => Side::In,
            '支' | '付' | '出' | 'o' | 'O' => Side::Out,
            '借' if books => Side::In,
            '借' => Side::Out,
            '贷' if books => Side::Out,
            '贷' => Side::In,
            _ => return None,
        };
        Some((side, amount))
    }

    fn read_special(&mut self, row: usize, kind: Special, sums: &[Sum], taken: &mut Taken) {
        let balance = self
            .at(row, Role::Balance)
            .filter(|at| !self.grid.cell(*at).is_empty())
            .and_then(|at| {
                cells::amount(self.grid.cell(at))
                    .ok()
                    .flatten()
                    .map(|amount| (at, amount))
            });
        let only = balance.or_else(|| sums.first().map(|(_, amount, at)| (*at, *amount)));
        match kind {
            Special::Opening if taken.lines.is_empty() && taken.opening.is_none() => {
                taken.opening = only.map(|(_, amount)| amount);
                taken.left.push((row, say!("期初余额", "the opening balance")));
            }
            Special::Closing => {
                taken.closing = only.or(taken.closing);
                taken.left.push((row, say!("期末余额", "the closing balance")));
            }
            Special::Sum => self.read_sum(row, sums, taken),
            Special::Opening | Special::Foot => {
                taken
                    .left
                    .push((row, say!("转页的行", "a row that carries over")));
            }
        }
    }

    /// A sum is of all lines, or of those since the last sum; one that is neither is told.
    fn read_sum(&mut self, row: usize, sums: &[Sum], taken: &mut Taken) {
        let since = taken.lines.get(self.since..).unwrap_or_default();
        let total = |lines: &[TakenLine], side: Side| {
            let own = lines.iter().filter(|line| line.side == side);
            Fen::sum(own.map(|line| line.amount)).unwrap_or_default()
        };
        let unsure = self.head.column(Role::Amount).is_some() && self.head.column(Role::Side).is_some();
        let mut differing = Vec::new();
        for (side, written, at) in sums.iter().filter(|_| !unsure) {
            let (all, part) = (total(&taken.lines, *side), total(since, *side));
            if *written != all && *written != part {
                differing.push(Remark {
                    at: *at,
                    what: say!(
                        "表里的合计是 {written}，取到的各行加起来是 {all}",
                        "the sheet's sum is {written}; the rows add up to {all}"
                    ),
                    mend: say!(
                        "看看是漏了行，还是合计的公式少选了行",
                        "see whether a row was missed or the sum's formula leaves one out"
                    ),
                });
            }
        }
        let why = match (differing.is_empty(), unsure || sums.is_empty()) {
            (true, false) => say!("合计，与取到的相符", "a sum; the rows taken agree"),
            (true, true) => say!("合计", "a sum"),
            (false, _) => say!("合计，与取到的不符", "a sum; the rows taken differ"),
        };
        taken.left.push((row, why));
        taken.doubts.extend(differing);
        self.since = taken.lines.len();
    }
}

/// Tells which way 借 and 贷 go by the column of balances; nothing if it cannot be told.
pub fn ways(grid: &Grid, head: &Head) -> Option<Ways> {
    let [debit, credit, balance] = [Role::Debit, Role::Credit, Role::Balance].map(|role| head.column(role));
    let (debit, credit, balance) = (debit?, credit?, balance?);
    let amount = |row: usize, column: usize| {
        let cell = grid.cell(Address { row, column });
        cells::amount(cell).ok().flatten()
    };
    let (mut books, mut bank) = (0, 0);
    let mut last: Option<Fen> = None;
    for row in head.last + 1..grid.rows.len() {
        let Some(now) = amount(row, balance) else { continue };
        let moved = amount(row, debit).unwrap_or_default().0 - amount(row, credit).unwrap_or_default().0;
        if let Some(last) = last.filter(|_| moved != 0) {
            books += usize::from(last.0 + moved == now.0);
            bank += usize::from(last.0 - moved == now.0);
        }
        last = Some(now);
    }
    match books.cmp(&bank) {
        std::cmp::Ordering::Greater => Some(Ways::Books),
        std::cmp::Ordering::Less => Some(Ways::Bank),
        std::cmp::Ordering::Equal => None,
    }
}

fn remark(at: Address, wrong: Wrong) -> Remark {
    Remark {
        at,
        what: wrong.what,
        mend: wrong.mend,
    }
}

fn shortened(words: &str) -> String {
    words.chars().take(20).collect()
}
