//! The name someone likely meant.

use crate::han::signs::is_han;

/// Returns the known name nearest to the one written, if near and no other is as near.
///
/// Near means that at least half of the characters match; of Chinese words, which are short and
/// share characters without meaning the same (漏水, 停水), at least two thirds.
pub fn nearest<'n>(written: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for name in known {
        let distance = distance(written, name);
        let length = written.chars().count().max(name.chars().count());
        let weight = if written.chars().any(is_han) { 3 } else { 2 };
        if distance * weight > length {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, held)) if distance == least => tied = tied || held != name,
            _ => {
                best = Some((distance, name));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, name)| name)
}

/// Returns how many characters must be changed, added, dropped or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(80).collect();
    let b: Vec<char> = b.chars().take(80).collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (row, sign) in a.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in b.iter().enumerate() {
            let at = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&last, column) + usize::from(sign != other);
            let dropped = at(&last, column + 1) + 1;
            let added = at(&current, column) + 1;
            let swapped = match (row.checked_sub(1), column.checked_sub(1)) {
                (Some(r), Some(c)) if a.get(r) == Some(other) && b.get(c) == Some(sign) => {
                    at(&before_last, c) + 1
                }
                _ => usize::MAX,
            };
            current.push(changed.min(dropped).min(added).min(swapped));
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or_default()
}
