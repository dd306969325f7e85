//! The slow path: one row, what kind of row it is and what its cells contain.

use super::FileReader;
use super::error_cells::{EmptiedCells, set_error};
use crate::domain::{
    Count, CountField, Date, EnterpriseRow, Field, FindingKind, HIDDEN_CELL, Kind, LeftOut,
    Meaning, Ownership, Ragged, Rating, Table, Text, TextPool, UnitRow, Year, YesNo, clean, fold,
    has_control, is_dash,
};
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::cells::{self, person_name};
use crate::ingest::link::stated_percents;
use crate::ingest::row::classify::{self, Class};
use crate::ingest::row::group::{self, Group};
use crate::ingest::row::numbering::{self, NumberingStyle};
use crate::ingest::row::records::{self, Form};
use crate::ingest::row::{figures, signature};
use std::borrow::Cow;

impl FileReader<'_, '_> {
    pub(super) fn row(&mut self, line: u32, form: Form, record: &[&str]) {
        if self.is_other_table {
            return self.draft.facts.left_out.push((line, LeftOut::OtherTable));
        }
        if self.layout.is_people_list {
            return self.person(line, form, record);
        }
        let kept =
            |m: &Meaning| !matches!(m, Meaning::Personal | Meaning::Unused | Meaning::Unknown);
        // Personal and unknown cells are dropped here, before anything else sees them.
        let mut row: Vec<Cow<'_, str>> = record
            .iter()
            .enumerate()
            .map(|(c, &cell)| {
                if self.layout.columns.get(c).is_none_or(kept) {
                    clean(cell)
                } else {
                    Cow::Borrowed("")
                }
            })
            .collect();
        if form == Form::OpenQuote {
            self.draft.facts.left_out.push((line, LeftOut::Broken));
            return self.push(FindingKind::RaggedRow(Ragged::OpenQuote), line, None, "", None);
        }
        let emptied = self.empty_cells_without_value(&mut row);
        let class = match classify::classify(&self.layout, &row) {
            Class::TextOnly | Class::Section(_) | Class::LeftOut(_)
                if self.is_cut(record, &row) =>
            {
                Class::Data
            }
            Class::TextOnly | Class::Data if self.join_name(&row) => {
                Class::LeftOut(LeftOut::Continuation)
            }
            Class::Data | Class::Total { .. } if self.is_labelled_rates(record, &row) => {
                Class::Rates
            }
            Class::Data if self.is_sub_committee(&row) => {
                self.sub_committee(&row);
                Class::LeftOut(LeftOut::SubCommittee)
            }
            class => class,
        };
        if class != Class::Data {
            for (column, text) in &emptied.errors {
                self.push(FindingKind::SpreadsheetError, line, Some(*column), text, None);
            }
            self.last_unit = self.last_unit.filter(|_| matches!(class, Class::LeftOut(_)));
        }
        self.classified(line, class, (record, &row), &emptied);
    }

    /// Reads a row of a class.
    fn classified(
        &mut self,
        line: u32,
        class: Class,
        (record, row): (&[&str], &[Cow<'_, str>]),
        emptied: &EmptiedCells,
    ) {
        match class {
            Class::TextOnly => {
                self.signed |= signature::is_signature_row(row);
                if self.signed {
                    self.draft.facts.left_out.push((line, LeftOut::Footer));
                } else {
                    self.waiting.push(line);
                    self.doubt_group(line, row, &Group::Nothing, false);
                }
            }
            Class::Data if self.signed && !figures::has_figure_or_rating(&self.layout, row) => {
                self.draft.facts.left_out.push((line, LeftOut::Footer));
            }
            Class::LeftOut(why) => {
                // A header is printed again on each page: what follows it are rows.
                self.signed &= why != LeftOut::Header;
                self.draft.facts.left_out.push((line, why));
            }
            Class::OtherTable => {
                self.is_other_table = true;
                self.draft.facts.left_out.push((line, LeftOut::Broken));
                self.push(FindingKind::RaggedRow(Ragged::OtherTable), line, None, "", None);
            }
            Class::Total { of_group } => {
                self.draft.facts.left_out.push((line, LeftOut::Total));
                // A plain "Cộng" may be of a group as well.
                let label = row
                    .iter()
                    .find(|c| !c.is_empty())
                    .map(|c| c.to_lowercase())
                    .unwrap_or_default();
                let of_group = of_group || label.starts_with("cộng") || label.starts_with("cong");
                self.stated.add_total(line, &self.layout, row, of_group);
            }
            Class::Rates => {
                self.draft.facts.left_out.push((line, LeftOut::Rates));
                if !self.unit_rates(line, row) {
                    self.stated.add_rates(line, &self.layout, row);
                }
                self.last_unit = None;
            }
            Class::Section(group) => {
                self.signed = false;
                let style = classify::section_style(&self.layout, row);
                self.draft.facts.left_out.push((line, LeftOut::Section));
                self.stated.start_group(style, line, &self.layout, row);
                self.doubt_group(line, row, &group, true);
                self.section(style, group);
            }
            Class::Data => {
                self.signed = false;
                self.settle_waiting(LeftOut::Section);
                match self.ragged(row) {
                    Some(ragged) => {
                        self.draft.facts.left_out.push((line, LeftOut::Broken));
                        let name = self.name_of_ragged(row);
                        self.push(FindingKind::RaggedRow(ragged), line, None, name, None);
                    }
                    None => self.data(line, record, row, emptied),
                }
            }
        }
    }

    /// Whether a row that says too little to be one is a unit's that lacks cells: it has another
    /// delimiter, or ends after the name of a committee in a table of organisations.
    fn is_cut(&self, record: &[&str], row: &[Cow<'_, str>]) -> bool {
        let delimiter =
            self.draft.facts.delimiter.and_then(|d| u8::try_from(d).ok()).unwrap_or(b',');
        if records::is_parted_otherwise(record, delimiter, self.width) {
            return true;
        }
        let name = self.layout.column(Field::Name).and_then(|column| row.get(column));
        self.layout.table == Some(Table::Organisations)
            && row.len() < self.width
            && name.is_some_and(|name| matches!(group::group_of(name), Group::Committee(_)))
    }

    /// The name that a finding about a ragged row has. Where a column is hidden, a cell of a ragged
    /// row may be one of that column.
    fn name_of_ragged<'r>(&self, row: &'r [Cow<'_, str>]) -> &'r str {
        let is_hidden = |meaning: &Meaning| matches!(meaning, Meaning::Personal | Meaning::Unknown);
        if row.len() < 2 || self.layout.columns.iter().any(is_hidden) {
            return "";
        }
        self.layout.column(Field::Name).and_then(|c| row.get(c)).map_or("", AsRef::as_ref)
    }

    fn ragged(&self, row: &[Cow<'_, str>]) -> Option<Ragged> {
        let filled = row.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1);
        let expected = self.width;
        if row.len() < expected {
            return Some(Ragged::Cells { found: row.len(), expected });
        }
        if filled <= expected {
            return None;
        }
        let digits = |c: &str, n: std::ops::RangeInclusive<usize>| {
            n.contains(&c.len()) && c.bytes().all(|b| b.is_ascii_digit())
        };
        let cuts = row.windows(2).filter(|w| digits(&w[0], 1..=3) && digits(&w[1], 3..=3)).count();
        Some(if cuts > 0 {
            Ragged::CutNumber { found: filled, expected }
        } else {
            Ragged::Cells { found: filled, expected }
        })
    }

    pub(super) fn section(&mut self, style: NumberingStyle, group: Group) {
        if let Group::SubCommittee(name) = &group {
            return self.sub_committee_group(name);
        }
        // The open group of the same style ends, and those inside it. A year goes over all groups
        // below it, however they are numbered.
        let is_year = matches!(group, Group::Year(_));
        let ends = |(s, g): &(NumberingStyle, Group)| match g {
            Group::Year(_) => is_year,
            _ => *s == style,
        };
        if let Some(at) = self.groups.iter().position(ends) {
            let inside = self.groups.split_off(at);
            let years = inside.into_iter().filter(|(_, g)| matches!(g, Group::Year(_)) && !is_year);
            self.groups.extend(years);
        }
        self.committee = None;
        if let Group::Committee(name) = &group {
            self.committee = Some(self.shared.texts.intern(name));
            self.committee_style = NumberingStyle::Bare;
        }
        self.groups.push((style, group));
    }

    /// A value from the innermost group above that has one.
    pub(super) fn group<T>(&self, pick: impl Fn(&Group) -> Option<T>) -> Option<T> {
        self.groups.iter().rev().find_map(|(_, g)| pick(g))
    }

    /// Which table a row of a list of both belongs to.
    fn table_of(&mut self, row: &[Cow<'_, str>]) -> Table {
        let cell =
            |field| self.layout.column(field).and_then(|c| row.get(c)).map_or("", AsRef::as_ref);
        let name = cell(Field::Name);
        let numbering = self.layout.numbering(row);
        let (own_style, bare) = numbering::split_number(name);
        let folded = fold(if bare.is_empty() { name } else { bare });
        if self.layout.column(Field::Parent).is_some() && self.layout.column(Field::Kind).is_some()
        {
            let is_own = matches!(cells::kind(cell(Field::Kind)), Ok(Kind::BaseCommittee))
                || cell(Field::Parent).is_empty();
            let says_base =
                fold(cell(Field::Kind)).ends_with("co so") || fold(cell(Field::Kind)) == "cbcs";
            return if is_own || says_base { Table::Organisations } else { Table::Branches };
        }
        if self.layout.column(Field::Kind).is_some() {
            return if cells::is_branch_kind(cell(Field::Kind)) {
                Table::Branches
            } else {
                Table::Organisations
            };
        }
        let prefix = unit_name::prefix(&folded);
        let is_committee = prefix == Some(Prefix::Committee)
            || self.group(|g| if let Group::Kind(k) = g { Some(*k) } else { None })
                == Some(Kind::BaseCommittee)
                && prefix != Some(Prefix::Cell);
        if is_committee {
            return Table::Organisations;
        }
        let in_cells = self.group(|g| if let Group::Kind(k) = g { Some(*k) } else { None })
            == Some(Kind::BaseCell);
        let deep = |n: &str| {
            n.trim_matches(['.', ')']).contains('.')
                && n.bytes().next().is_some_and(|b| b.is_ascii_digit())
        };
        let number =
            if numbering.is_empty() { name.split(' ').next().unwrap_or("") } else { numbering };
        if self.committee.is_none() || (in_cells && !deep(number)) {
            return Table::Organisations;
        }
        let style = if numbering.is_empty() { own_style } else { number_style(numbering) };
        let is_branch = deep(number)
            || matches!(numbering, "-" | "+" | "–" | "*")
            || (style != self.committee_style)
            || (style == NumberingStyle::Bare
                && self.committee_style == NumberingStyle::Bare
                && !unit_name::names_enterprise(&folded));
        if is_branch { Table::Branches } else { Table::Organisations }
    }

    fn data(&mut self, line: u32, record: &[&str], row: &[Cow<'_, str>], emptied: &EmptiedCells) {
        let table = match self.layout.table {
            Some(table) => table,
            None => self.table_of(row),
        };
        for (column, &raw) in
            record.iter().enumerate().filter(|(column, _)| matches!(row[*column], Cow::Owned(_)))
        {
            let kept = self.layout.columns.get(column).is_some_and(|m| {
                !matches!(
                    m,
                    Meaning::Personal | Meaning::Unused | Meaning::Unknown | Meaning::Blank
                )
            });
            if kept && has_control(raw) {
                let at = self.draft.next_row(table);
                self.push(
                    FindingKind::ControlCharacters,
                    line,
                    Some(column),
                    &row[column],
                    Some((table, at)),
                );
            }
        }
        self.draft.facts.rows += 1;
        if table == Table::Enterprises {
            return self.enterprise(line, row, emptied);
        }
        let at = self.draft.next_row(table);
        let mut draft =
            UnitRow { year: self.year.unwrap_or(Year::UNKNOWN), line, ..UnitRow::default() };
        let mut problems: Vec<(FindingKind, usize)> = Vec::new();
        let mut levels_missing = false;
        let has_personal = self.layout.columns.contains(&Meaning::Personal);
        for column in 0..self.layout.columns.len() {
            let Meaning::Field(field) = self.layout.columns[column] else { continue };
            if !field.is_of(table) {
                continue;
            }
            let cell = row.get(column).map_or("", AsRef::as_ref);
            let mut bad = |what: FindingKind, texts: &mut TextPool| {
                let what =
                    if cells::has_lost_letters(cell) { FindingKind::LostLetters } else { what };
                problems.push((what, column));
                let may_be_birth = has_personal && field != Field::Established;
                draft.odd.push((field, texts.intern(shown_odd(cell, may_be_birth))));
            };
            let texts = &mut *self.shared.texts;
            if let Some((_, text)) = emptied.errors.iter().find(|(at, _)| *at == column) {
                set_error(&mut draft, field, texts.intern(text));
                continue;
            }
            if let Some(count) = CountField::of(field) {
                match cells::count(cell, field) {
                    Ok(value) => {
                        draft.counts[count as usize] = value;
                        if value == Count::MISSING {
                            levels_missing |= CountField::LEVELS.contains(&count);
                            problems.push((FindingKind::MissingCount, column));
                        }
                    }
                    Err(what) => {
                        draft.counts[count as usize] = Count::BAD;
                        bad(what, texts);
                    }
                }
                continue;
            }
            match field {
                // An empty cell is part of a merged one.
                Field::Year if cell.is_empty() && self.year.is_some() => {
                    self.draft.facts.is_filled_from_above(Field::Year);
                }
                Field::Year => match cells::year(cell) {
                    Ok(year) => draft.year = year,
                    Err(what) => {
                        draft.year = Year::UNKNOWN;
                        bad(what, texts);
                    }
                },
                Field::Id if cells::is_collapsed_id(cell) => bad(FindingKind::CollapsedId, texts),
                Field::Id => draft.id = texts.intern(cell),
                Field::Name => {
                    let is_of_both = self.layout.table.is_none();
                    let bare = if is_of_both { numbering::bare_name(cell) } else { cell };
                    let bare = if bare.len() == cell.len() { unmarked(cell) } else { bare };
                    draft.name = texts.intern(bare);
                    if cells::has_lost_letters(cell) {
                        problems.push((FindingKind::LostLetters, column));
                    }
                }
                Field::Parent => {
                    if cells::is_collapsed_id(cell) {
                        problems.push((FindingKind::CollapsedId, column));
                    }
                    draft.parent = texts.intern(cell);
                }
                Field::Zone | Field::District => {
                    if cells::has_lost_letters(cell) {
                        problems.push((FindingKind::LostLetters, column));
                    }
                    let text = texts.intern(cell);
                    match field {
                        Field::Zone => draft.zone_text = text,
                        _ => draft.district = text,
                    }
                }
                Field::Kind => match cells::kind(cell) {
                    Ok(kind) => draft.kind = kind,
                    Err(what) => bad(what, texts),
                },
                Field::Ownership => match cells::ownership(cell) {
                    Ok(ownership) => {
                        draft.ownership = ownership;
                        if ownership == Ownership::Missing && !cell.is_empty() {
                            self.without_value.push((table, at, Field::Ownership));
                        }
                    }
                    Err(what) => {
                        draft.ownership = Ownership::Bad;
                        bad(what, texts);
                    }
                },
                Field::Rating => match cells::rating(cell) {
                    Ok(rating) => {
                        draft.rating = rating;
                        draft.unrated_reason = cells::unrated_reason(cell);
                    }
                    Err(what) => {
                        draft.rating = Rating::Bad;
                        bad(what, texts);
                    }
                },
                Field::Established => match cells::date(cell) {
                    Ok(date) => draft.established = date,
                    Err(what) => {
                        draft.established = Date::BAD;
                        bad(what, texts);
                    }
                },
                Field::TradeUnion => draft.trade_union = cells::yes_no(cell),
                Field::YouthUnion => draft.youth_union = cells::yes_no(cell),
                Field::DataNote => self.draft.facts.illustrative |= says_invented(cell),
                _ => {}
            }
        }
        if self.layout.column(Field::Year).is_some() {
            self.year_is(Some(draft.year));
        }
        self.ticks(row, &mut draft, &mut problems);
        self.take_from_groups(table, &mut draft, row);
        self.separate_excellent(&mut draft, row, &mut problems);
        self.judge_counts(&mut draft, levels_missing, &mut problems);
        if table == Table::Organisations {
            self.judge_branch_counts(&mut draft, &mut problems);
        }
        problems.extend(stated_percents::percent_mismatches(&self.layout, row, &draft.counts));
        self.stated.add_row(&draft.counts, self.layout.table.is_none() && table == Table::Branches);
        self.last_unit = Some((table, at));
        self.keep_emptied(line, table, at, emptied);
        for (what, column) in problems {
            let cell = row.get(column).map_or("", AsRef::as_ref);
            self.push(what, line, Some(column), cell, Some((table, at)));
        }
        self.draft.push(table, &draft);
    }

    pub(super) fn ticks(
        &mut self,
        row: &[Cow<'_, str>],
        draft: &mut UnitRow,
        problems: &mut Vec<(FindingKind, usize)>,
    ) {
        let mut ticked = None;
        for (column, meaning) in self.layout.columns.iter().enumerate() {
            let Meaning::Tick(rating) = meaning else { continue };
            let cell = row.get(column).map_or("", AsRef::as_ref);
            if cell.is_empty() || is_dash(cell) || cell == "0" {
                continue;
            }
            if ticked.is_some() {
                draft.rating = Rating::Bad;
                draft.odd.push((Field::Rating, self.shared.texts.intern(shown_odd(cell, true))));
                problems.push((FindingKind::UnknownRating(None), column));
                return;
            }
            ticked = Some(*rating);
        }
        if let Some(rating) = ticked {
            draft.rating = rating;
        }
    }

    /// Fills the cells of columns that the table does not have, from the groups above the row and
    /// from the name.
    pub(super) fn take_from_groups(
        &mut self,
        table: Table,
        draft: &mut UnitRow,
        row: &[Cow<'_, str>],
    ) {
        if draft.zone_text.is_empty()
            && self.layout.column(Field::Zone).is_none()
            && let Some(zone) =
                self.group(|g| if let Group::Zone(z) = g { Some(z.clone()) } else { None })
        {
            draft.zone_text = self.shared.texts.intern(&zone);
        }
        if draft.zone_text.is_empty()
            && self.layout.column(Field::Zone).is_none()
            && let Some(zone) = self.zone
        {
            draft.zone_text = zone;
        }
        if self.layout.column(Field::District).is_none()
            && let Some(district) =
                self.group(|g| if let Group::District(d) = g { Some(d.clone()) } else { None })
        {
            draft.district = self.shared.texts.intern(&district);
        }
        if self.layout.column(Field::Year).is_none() {
            draft.year = self
                .group(|g| if let Group::Year(year) = g { Some(*year) } else { None })
                .unwrap_or(draft.year);
        }
        if self.layout.column(Field::Ownership).is_none() {
            draft.ownership = self
                .group(|g| if let Group::Ownership(o) = g { Some(*o) } else { None })
                .unwrap_or(draft.ownership);
        }
        if table == Table::Branches {
            // A committee that a lookup did not find is not the one above.
            if draft.parent.is_empty() && !draft.odd.iter().any(|(f, _)| *f == Field::Parent) {
                draft.parent = self
                    .committee
                    .or_else(|| {
                        self.group(
                            |g| if let Group::Committee(c) = g { Some(c.clone()) } else { None },
                        )
                        .map(|c| self.shared.texts.intern(&c))
                    })
                    .unwrap_or(Text::EMPTY);
            }
            return;
        }
        if self.layout.column(Field::Kind).is_none() {
            let by_name = fold(self.shared.texts.get(draft.name));
            let by_group = self.group(|g| if let Group::Kind(k) = g { Some(*k) } else { None });
            draft.kind = match unit_name::prefix(&by_name) {
                Some(Prefix::Cell) => Kind::BaseCell,
                Some(Prefix::Committee) => Kind::BaseCommittee,
                None => by_group.unwrap_or(Kind::Bad),
            };
        }
        if self.layout.table.is_none() && self.layout.column(Field::Parent).is_none() {
            if draft.kind == Kind::BaseCommittee {
                self.committee = Some(if draft.id.is_empty() { draft.name } else { draft.id });
                let numbering = self.layout.numbering(row);
                let raw_name = self
                    .layout
                    .column(Field::Name)
                    .and_then(|c| row.get(c))
                    .map_or("", AsRef::as_ref);
                self.committee_style = if numbering.is_empty() {
                    numbering::split_number(raw_name).0
                } else {
                    number_style(numbering)
                };
            } else {
                let may_go_on = self.committee_style != NumberingStyle::Arabic
                    && self.layout.column(Field::Kind).is_none();
                self.committee = self.committee.filter(|_| may_go_on);
            }
        }
    }

    /// Fills the rated from the levels, and lists the counts that contradict each other.
    fn judge_counts(
        &self,
        draft: &mut UnitRow,
        levels_missing: bool,
        problems: &mut Vec<(FindingKind, usize)>,
    ) {
        let value = |draft: &UnitRow, field: CountField| draft.counts[field as usize].get();
        let sum = CountField::LEVELS
            .iter()
            .try_fold(0u64, |sum, level| Some(sum + u64::from(value(draft, *level)?)));
        let column = |field: CountField| self.layout.column(field.field());
        let rated_column = column(CountField::MembersRated);
        let told = value(draft, CountField::MembersRated);
        // Where a level is not known the others may be less than the rated, never more.
        let known: u64 =
            CountField::LEVELS.iter().filter_map(|level| value(draft, *level)).map(u64::from).sum();
        if let (Some(rated), Some(at)) = (told, rated_column)
            && (known > u64::from(rated) || sum.is_some_and(|sum| sum != u64::from(rated)))
        {
            problems.push((FindingKind::LevelsMismatch { sum: known, rated }, at));
        }
        if draft.counts[CountField::MembersRated as usize] == Count::MISSING
            && !levels_missing
            && let Some(count) = sum.and_then(|s| u32::try_from(s).ok()).and_then(Count::new)
        {
            draft.counts[CountField::MembersRated as usize] = count;
            if let Some((what, _)) = problems
                .iter_mut()
                .find(|(what, at)| *what == FindingKind::MissingCount && Some(*at) == rated_column)
            {
                *what = FindingKind::RatedFromLevels(count.get().unwrap_or(0));
            }
        }
        if let (Some(rated), Some(members)) =
            (value(draft, CountField::MembersRated), value(draft, CountField::Members))
            && rated > members
            && let Some(at) = rated_column.or_else(|| column(CountField::Members))
        {
            problems.push((FindingKind::RatedOverMembers { rated, members }, at));
        }
        for part in [CountField::AdmittedOwners, CountField::AdmittedLeaders] {
            if let (Some(part_value), Some(admitted), Some(at)) =
                (value(draft, part), value(draft, CountField::Admitted), column(part))
                && part_value > admitted
            {
                problems.push((FindingKind::OwnersOverAdmitted { part: part_value, admitted }, at));
            }
        }
    }

    fn enterprise(&mut self, line: u32, row: &[Cow<'_, str>], emptied: &EmptiedCells) {
        let at = self.draft.next_row(Table::Enterprises);
        let cell =
            |field| self.layout.column(field).and_then(|c| row.get(c)).map_or("", AsRef::as_ref);
        let mut problems: Vec<(FindingKind, usize)> = Vec::new();
        let is_error = |field| {
            self.layout.column(field).is_some_and(|c| emptied.errors.iter().any(|(at, _)| *at == c))
        };
        let workers_column = self.layout.column(Field::Workers).unwrap_or(0);
        let workers = match cells::count(cell(Field::Workers), Field::Workers) {
            Ok(_) if is_error(Field::Workers) => Count::BAD,
            Ok(count) => {
                if count == Count::MISSING {
                    problems.push((FindingKind::MissingCount, workers_column));
                }
                count
            }
            Err(what) => {
                problems.push((what, workers_column));
                Count::BAD
            }
        };
        let ownership = match cells::ownership(cell(Field::Ownership)) {
            Ok(_) if is_error(Field::Ownership) => Ownership::Bad,
            Ok(ownership) => ownership,
            Err(what) => {
                problems.push((what, self.layout.column(Field::Ownership).unwrap_or(0)));
                Ownership::Bad
            }
        };
        if ownership == Ownership::Missing && !cell(Field::Ownership).is_empty() {
            self.without_value.push((Table::Enterprises, at, Field::Ownership));
        }
        for (column, meaning) in self.layout.columns.iter().enumerate() {
            let is_text = matches!(
                meaning,
                Meaning::Field(
                    Field::Enterprise | Field::Organisation | Field::Zone | Field::District
                )
            );
            if is_text && cells::has_lost_letters(row.get(column).map_or("", AsRef::as_ref)) {
                problems.push((FindingKind::LostLetters, column));
            }
        }
        let mut counts = [Count::MISSING; CountField::LEN];
        counts[CountField::Workers as usize] = workers;
        self.stated.add_row(&counts, false);
        let yes_no = |field| {
            if self.layout.column(field).is_some() {
                cells::yes_no(cell(field))
            } else {
                YesNo::Unknown
            }
        };
        let (trade_union, youth_union) = (yes_no(Field::TradeUnion), yes_no(Field::YouthUnion));
        let texts = &mut *self.shared.texts;
        self.draft.enterprises.push(&EnterpriseRow {
            id: texts.intern(cell(Field::Id)),
            name: texts.intern(cell(Field::Enterprise)),
            zone_text: self.zone.unwrap_or_else(|| texts.intern(cell(Field::Zone))),
            district: texts.intern(cell(Field::District)),
            ownership,
            workers,
            organisation: texts.intern(cells::organisation(cell(Field::Organisation))),
            trade_union,
            youth_union,
            line,
            ..EnterpriseRow::default()
        });
        let is_invented = says_invented(cell(Field::DataNote));
        self.draft.facts.illustrative |= is_invented;
        self.last_unit = Some((Table::Enterprises, at));
        for (what, column) in problems {
            let cell = row.get(column).map_or("", AsRef::as_ref);
            self.push(what, line, Some(column), cell, Some((Table::Enterprises, at)));
        }
        self.keep_emptied(line, Table::Enterprises, at, emptied);
    }
}

/// A cell that is not of its column's kind, as it is kept: without a person's name, nor a date that
/// may be one of birth.
fn shown_odd(cell: &str, may_be_birth: bool) -> &str {
    if person_name::is_personal(cell) || (may_be_birth && person_name::is_day(cell)) {
        HIDDEN_CELL
    } else {
        cell
    }
}

/// The signs before the names of a list.
const MARKS: [char; 6] = ['-', '+', '*', '–', '•', '·'];

/// A name without the sign of a list before it: `- Chi bộ Văn phòng`.
fn unmarked(name: &str) -> &str {
    let bare = name.trim_start_matches(MARKS).trim_start();
    if bare.is_empty() { name } else { bare }
}

/// Whether a note says that the figures are invented.
pub(super) fn says_invented(note: &str) -> bool {
    let folded = fold(note);
    folded.contains("minh hoa") || folded == "illustrative"
}

fn number_style(numbering: &str) -> NumberingStyle {
    match numbering::split_number(numbering).0 {
        NumberingStyle::Bare if numbering.bytes().next().is_some_and(|b| b.is_ascii_digit()) => {
            NumberingStyle::Arabic
        }
        style => style,
    }
}
