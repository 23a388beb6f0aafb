//! Ledgers with their sums, groups and months.

use crate::emit::html::card::card;
use crate::emit::html::edition::Edition;
use crate::emit::html::files;
use crate::emit::html::fund;
use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::ledger::{Ledger, Line, Side};
use crate::model::money::Fen;
use crate::model::output::Receipts;
use crate::theme::time_words;
use crate::theme::view::MoneyView;
use crate::theme::view_ledger::{LedgerGroupView, LedgerMonthView, LedgerView, LineView};
use crate::theme::view_shapes::{FileView, LinkView};

/// Returns every ledger of an entry.
pub fn views(edition: &Edition, entry: &Entry, receipts: &Receipts) -> Vec<LedgerView> {
    let ledgers = entry.parts.ledgers.iter();
    ledgers
        .map(|ledger| view(edition, entry, ledger, receipts))
        .collect()
}

fn view(edition: &Edition, entry: &Entry, ledger: &Ledger, receipts: &Receipts) -> LedgerView {
    let book = ledger.book.value.as_str();
    let next = edition.catalogue.carried_to(&edition.site, &entry.meta.id, book);
    let sides = [Side::In, Side::Out];
    LedgerView {
        book: book.to_owned(),
        book_title: book_title(edition, book),
        period: period(edition, entry),
        opening: ledger.opening.value.grouped(),
        total_in: ledger.total(Side::In).unwrap_or_default().grouped(),
        total_out: ledger.total(Side::Out).unwrap_or_default().grouped(),
        closing: ledger.closing.value.grouped(),
        change: change(ledger),
        count: ledger.lines.len(),
        groups: sides
            .into_iter()
            .flat_map(|side| groups(edition, ledger, side))
            .collect(),
        months: months(edition, ledger),
        previous: ledger.previous.as_ref().and_then(|id| link(edition, &id.value)),
        next: next.map(|entry| edition.link_to(entry)),
        downloads: downloads(edition, entry, book, receipts),
        vouchers: ledger.lines.iter().filter(|line| line.voucher.is_some()).count(),
        means: known_word(edition, &format!("ledger.means.{book}")),
        fund: fund::view(edition, ledger),
        bank: fund::bank(edition, ledger),
    }
}

/// Returns a word that a theme may not have; empty then.
fn known_word(edition: &Edition, key: &str) -> String {
    let word = edition.theme.find_word(edition.lang, key);
    word.unwrap_or_default().to_owned()
}

/// Returns what the period added or took, with its sign.
fn change(ledger: &Ledger) -> String {
    let taken = Fen(ledger.opening.value.0.saturating_neg());
    let change = Fen::sum([ledger.closing.value, taken]).unwrap_or_default();
    match change.0 {
        0.. => format!("+{}", change.grouped()),
        _ => format!("−{}", Fen(change.0.saturating_neg()).grouped()),
    }
}

/// Returns how a book is called.
pub fn book_title(edition: &Edition, book: &str) -> String {
    let key = format!("book.{book}");
    edition
        .theme
        .find_word(edition.lang, &key)
        .unwrap_or(book)
        .to_owned()
}

/// Returns the days an account is about, in words.
pub fn period(edition: &Edition, entry: &Entry) -> String {
    entry.parts.period.map_or(String::new(), |period| {
        time_words::period(period.from, period.to, edition.lang)
    })
}

fn groups(edition: &Edition, ledger: &Ledger, side: Side) -> Vec<LedgerGroupView> {
    let mut groups: Vec<(&str, Vec<&Line>)> = Vec::new();
    for line in ledger.lines.iter().filter(|line| line.side == side) {
        let category = line.category.as_deref().unwrap_or_default();
        match groups.iter_mut().find(|(name, _)| *name == category) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((category, vec![line])),
        }
    }
    let whole = ledger.total(side).unwrap_or_default();
    groups
        .into_iter()
        .map(|(category, lines)| {
            let total = Fen::sum(lines.iter().map(|line| line.amount.value)).unwrap_or_default();
            LedgerGroupView {
                side: side.name(),
                category: match category.is_empty() {
                    true => edition.word("no-category").to_owned(),
                    false => category.to_owned(),
                },
                total: total.grouped(),
                permille: permille(total, whole),
                lines: lines.into_iter().map(|line| line_view(edition, line)).collect(),
            }
        })
        .collect()
}

fn line_view(edition: &Edition, line: &Line) -> LineView {
    let linked = line.link.as_ref().or(line.decision.as_ref());
    let linked_entry = linked.and_then(|id| link(edition, &id.value));
    LineView {
        date: line.date.map(|day| day.iso()).unwrap_or_default(),
        day: line.date.map(|day| day.short(edition.lang)).unwrap_or_default(),
        item: line.item.clone(),
        quantity: line.quantity.map(|it| it.to_string()).unwrap_or_default(),
        unit_price: line.unit_price.map(|it| it.to_string()).unwrap_or_default(),
        amount: line.amount.value.grouped(),
        voucher: line.voucher.clone().unwrap_or_default(),
        decision: line
            .decision
            .as_ref()
            .filter(|_| linked_entry.is_none())
            .map(|it| it.value.clone())
            .unwrap_or_default(),
        notes: notes(edition, line),
        link: linked_entry,
    }
}

/// Returns what allowed a line, whom it was paid to and on which homes it was spent.
fn notes(edition: &Edition, line: &Line) -> Vec<String> {
    let approval = line
        .approval
        .map(|it| edition.word(&format!("approval.{}", it.name())).to_owned());
    let places = match line.scope.is_everywhere() {
        true => None,
        false => Some(edition.facts().audience(&line.scope)),
    };
    let said = [approval, line.contract.clone(), line.payee.clone(), places];
    said.into_iter().flatten().collect()
}

/// Returns the sums of each month, if any line has a day.
fn months(edition: &Edition, ledger: &Ledger) -> Vec<LedgerMonthView> {
    let mut months: Vec<((i32, u32), Vec<&Line>)> = Vec::new();
    for line in &ledger.lines {
        let Some(day) = line.date else { continue };
        let month = (day.year(), day.month());
        match months.iter_mut().find(|(known, _)| *known == month) {
            Some((_, lines)) => lines.push(line),
            None => months.push((month, vec![line])),
        }
    }
    months.sort_by_key(|(month, _)| *month);
    let sum = |lines: &[&Line], side: Side| {
        let of_side = lines.iter().filter(|line| line.side == side);
        Fen::sum(of_side.map(|line| line.amount.value)).unwrap_or_default()
    };
    let sums: Vec<((i32, u32), Fen, Fen)> = months
        .into_iter()
        .map(|(month, lines)| (month, sum(&lines, Side::In), sum(&lines, Side::Out)))
        .collect();
    let largest = sums
        .iter()
        .flat_map(|(_, into, out)| [*into, *out])
        .max()
        .unwrap_or_default();
    sums.into_iter()
        .map(|((year, month), into, out)| LedgerMonthView {
            month: Day::of(year, month, 1).map_or(String::new(), |day| edition.month(day)),
            total_in: into.grouped(),
            total_out: out.grouped(),
            in_permille: permille(into, largest),
            out_permille: permille(out, largest),
        })
        .collect()
}

/// Returns a share in tenths of a percent; negative amounts have none.
fn permille(part: Fen, whole: Fen) -> u32 {
    if whole.0 <= 0 || part.0 <= 0 {
        return 0;
    }
    let share = i128::from(part.0) * 1000 / i128::from(whole.0);
    u32::try_from(share).unwrap_or(1000).min(1000)
}

fn link(edition: &Edition, id: &str) -> Option<LinkView> {
    edition.site.entry(id).map(|entry| edition.link_to(entry))
}

fn downloads(edition: &Edition, entry: &Entry, book: &str, receipts: &Receipts) -> Vec<FileView> {
    let title = book_title(edition, book);
    files::data(edition, entry)
        .iter()
        .map(|path| {
            let key = match path.as_str().ends_with(".csv") {
                true => "download.csv",
                false => "download.json",
            };
            files::file_view(path, edition.fill(key, &[("book", &title)]), receipts)
        })
        .collect()
}

/// Returns the newest ledger of each book among entries, in order of their first appearance.
pub fn newest<'s>(edition: &Edition, entries: impl Iterator<Item = &'s Entry>) -> Vec<MoneyView> {
    let mut books: Vec<(&Entry, &Ledger)> = Vec::new();
    for (entry, ledger) in entries.flat_map(|entry| entry.parts.ledgers.iter().map(move |it| (entry, it))) {
        let ends = |entry: &Entry| entry.parts.period.map(|period| period.to);
        match books
            .iter_mut()
            .find(|(_, known)| known.book.value == ledger.book.value)
        {
            Some(known) if ends(entry) > ends(known.0) => *known = (entry, ledger),
            Some(_) => {}
            None => books.push((entry, ledger)),
        }
    }
    let books = books.into_iter();
    books
        .map(|(entry, ledger)| money(edition, entry, ledger))
        .collect()
}

/// Returns every ledger of entries, as they come.
pub fn all<'s>(edition: &Edition, entries: impl Iterator<Item = &'s Entry>) -> Vec<MoneyView> {
    entries
        .flat_map(|entry| entry.parts.ledgers.iter().map(move |ledger| (entry, ledger)))
        .map(|(entry, ledger)| money(edition, entry, ledger))
        .collect()
}

/// Returns day n of m on the notice boards: 0 before, more than m after, 0 of 0 if it never hangs.
pub fn display(edition: &Edition, entry: &Entry) -> (i64, i64) {
    let today = edition.site.now.day();
    let shown = entry.parts.display.as_ref();
    let days = shown.and_then(|display| Some((display.from?, display.to?)));
    days.map_or((0, 0), |(from, to)| {
        let all = to.days_since(from).max(0) + 1;
        (today.days_since(from).saturating_add(1).clamp(0, all + 1), all)
    })
}

fn money(edition: &Edition, entry: &Entry, ledger: &Ledger) -> MoneyView {
    let (display_day, display_days) = display(edition, entry);
    MoneyView {
        card: card(edition, entry),
        ledger: view(edition, entry, ledger, &Receipts::default()),
        display_day,
        display_days,
    }
}
