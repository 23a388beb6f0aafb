//! Reads a ledger, its lines perhaps from a CSV file.

use crate::model::ledger::{Ledger, carries_balance};
use crate::model::money::Fen;
use crate::parse::beside::Beside;
use crate::parse::encoding::text_of;
use crate::parse::fields::Fields;
use crate::parse::fund::{ACCOUNT, BANK, BUILDING, read_bank, read_building, read_holder};
use crate::parse::line::{LINE, read_line};
use crate::parse::schema::{Field, FieldKind};
use crate::parse::table;
use crate::parse::validate::{check_row, tell_missing};
use crate::parse::value::Shape;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Spanned;

/// The books there are; also the topics of disclosures.
pub const BOOKS: FieldKind = FieldKind::Choice(&[
    "common_income",
    "maintenance_fund",
    "service_fee",
    "utilities",
    "project",
    "committee",
    "other",
]);

/// The keys of `previous`, where the digest is given too.
pub const PREVIOUS: &[Field] = &[
    Field::required(
        "id",
        FieldKind::Id,
        "编号：上一期的编号",
        "Its id",
        "dis-2025-ci-q4",
    ),
    Field::required(
        "digest",
        FieldKind::Text,
        "摘要：上一期封存时的摘要，64位",
        "The digest of its sealed document, 64 digits",
        "\"9f2c…\"",
    ),
];

/// The keys of a ledger.
pub const LEDGER: &[Field] = &[
    Field::required(
        "book",
        BOOKS,
        "账本：公共收益、维修资金……",
        "Which book",
        "common_income",
    ),
    Field::optional(
        "opening",
        FieldKind::Amount,
        "期初：期初余额；物业费、公共能耗、工程项目可以不写",
        "The opening balance; fees, utilities and projects may have none",
        "\"186420.35\"",
    ),
    Field::required(
        "lines",
        FieldKind::Lines(LINE),
        "明细：逐笔列出，或写旁边的 CSV 文件名",
        "The lines, or a CSV file beside this one",
        "dis-2026-ci-q1.csv",
    ),
    Field::optional(
        "closing",
        FieldKind::Amount,
        "期末：期末余额；物业费、公共能耗、工程项目可以不写",
        "The closing balance; fees, utilities and projects may have none",
        "\"193936.58\"",
    ),
    Field::optional(
        "previous",
        FieldKind::Named(PREVIOUS),
        "上期：期末就是本期期初的那一份；可以连摘要一起写",
        "The one whose closing is this opening, perhaps with its digest",
        "dis-2025-ci-q4",
    ),
    Field::optional(
        "account",
        FieldKind::Map(ACCOUNT),
        "账户：钱在谁的账户里；不写账号",
        "Whose account the money is in; never its number",
        "{holder: 松荫里小区业主大会, name: 维修资金专户}",
    ),
    Field::optional(
        "bank",
        FieldKind::Map(BANK),
        "银行：对账单上的余额，和差额的说明",
        "The balance of the bank's statement, and what explains a difference",
        "{date: 2026-06-30, balance: \"2519609.58\"}",
    ),
    Field::optional(
        "buildings",
        FieldKind::Lines(BUILDING),
        "分楼：每幢楼一行，或写旁边的 CSV 文件名",
        "A row for each building, or a CSV file beside this one",
        "dis-2026-fund-h1-buildings.csv",
    ),
];

/// Reads a ledger; `None` if it has no book, or no balances where its book needs them.
pub fn read_ledger(fields: &Fields<'_>, beside: Beside<'_>, faults: &mut Faults) -> Option<Ledger> {
    let (lines, file) = read_rows(fields, "lines", LINE, read_line, beside, faults);
    let (buildings, buildings_file) = read_rows(fields, "buildings", BUILDING, read_building, beside, faults);
    let (previous, previous_digest) = read_previous(fields);
    let balances = read_balances(fields, faults);
    fields.get("lines")?;
    let mut ledger = Ledger {
        book: fields.spanned("book")?,
        opening: balances.0?,
        lines,
        closing: balances.1?,
        previous,
        previous_digest,
        account: fields.map("account").and_then(|keys| read_holder(&keys)),
        bank: fields.map("bank").and_then(|keys| read_bank(&keys)),
        buildings,
        file,
        buildings_file,
        span: fields.span,
    };
    if fields.get("closing").is_none() {
        ledger.closing.value = ledger.computed_closing()?;
    }
    Some(ledger)
}

type Balance = Option<Spanned<Fen>>;

/// Returns opening and closing: nothing where they may be left out and are.
fn read_balances(fields: &Fields<'_>, faults: &mut Faults) -> (Balance, Balance) {
    let book = fields.text("book").unwrap_or_default();
    let nothing = Spanned {
        value: Fen(0),
        span: fields.span,
    };
    let mut read = |key: &str| match fields.get(key) {
        Some(_) => fields.amount(key),
        None if !carries_balance(book) => Some(nothing),
        // One that was written and says nothing was told already.
        None if fields.spans().any(|(name, _)| name == key) => None,
        None => {
            if let Some(field) = LEDGER.iter().find(|field| field.name == key) {
                tell_missing(field, fields.opening(), faults);
            }
            None
        }
    };
    (read("opening"), read("closing"))
}

/// Returns the account before, by id or by id and digest.
fn read_previous(fields: &Fields<'_>) -> (Option<Spanned<String>>, Option<Spanned<String>>) {
    match fields.map("previous") {
        Some(keys) => (keys.spanned("id"), keys.spanned("digest")),
        None => (fields.spanned("previous"), None),
    }
}

/// Returns the rows under a key, from the entry itself or from the file that it names, and that file.
fn read_rows<T>(
    fields: &Fields<'_>,
    key: &str,
    schema: &[Field],
    read: fn(&Fields<'_>) -> Option<T>,
    beside: Beside<'_>,
    faults: &mut Faults,
) -> (Vec<T>, Option<String>) {
    match fields.get(key).map(|value| &value.shape) {
        Some(Shape::Text(_)) => match fields.spanned(key) {
            Some(name) => read_table(&name, schema, read, beside, faults),
            None => (Vec::new(), None),
        },
        _ => (fields.maps(key).filter_map(|keys| read(&keys)).collect(), None),
    }
}

fn read_table<T>(
    name: &Spanned<String>,
    schema: &[Field],
    read: fn(&Fields<'_>) -> Option<T>,
    beside: Beside<'_>,
    faults: &mut Faults,
) -> (Vec<T>, Option<String>) {
    if !name.value.ends_with(".csv") {
        tell_not_csv(name, faults);
        return (Vec::new(), None);
    }
    let Some((id, file)) = beside.find(name, faults) else {
        return (Vec::new(), None);
    };
    let path = Some(file.path.clone());
    let Some(text) = text_of(beside.sources, id, faults) else {
        return (Vec::new(), path);
    };
    let mut rows = Vec::new();
    for row in table::read(text, id, schema, faults) {
        check_row(&row, schema, faults);
        rows.extend(read(&Fields::of(&row)));
    }
    (rows, path)
}

fn tell_not_csv(name: &Spanned<String>, faults: &mut Faults) {
    let written = &name.value;
    faults
        .error(
            "wrong-path",
            name.span,
            say!(
                "表格只能放在 `.csv` 文件里，`{written}` 不是",
                "a table can only stand in a `.csv` file; `{written}` is none"
            ),
        )
        .mend(say!(
            "在 Excel 或 WPS 里“另存为”，类型选“CSV UTF-8（逗号分隔）”，扩展名小写",
            "in Excel or WPS, save as “CSV UTF-8 (comma delimited)”, the extension in small letters"
        ));
}
