//! The cards of the overview: organisations, branches, members, members admitted.

use crate::analysis::{Sum, Target, TargetKind, Totals};
use crate::app::State;
use crate::domain::{Measure, Rating, Share, Status};
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::card::Card;
use crate::ui::widgets::text::{fit, pad};
use crate::words::{self, Noun};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

/// The rows of a card as a box.
pub const CARD_HEIGHT: u16 = 7;

/// The cards, for a body of `width` columns.
#[must_use]
pub fn cards(state: &State, theme: Theme, width: usize) -> Vec<Card> {
    let lang = state.lang;
    let (now, _) = state.lists.figures.now;
    let before = state.lists.figures.before;
    let [of_organisations, of_branches] = state.lists.figures.broken;
    let organisations = ShareCard {
        name: words::base_organisations(lang),
        short_name: words::organisations(lang),
        noun: Noun::Organisation,
        now: now.organisations,
        before: before.map(|b| b.0.organisations),
        broken: of_organisations,
    };
    let branches = ShareCard {
        name: words::branches_under(lang),
        short_name: words::branches(lang),
        noun: Noun::Branch,
        now: now.branches,
        before: before.map(|b| b.0.branches),
        broken: of_branches,
    };
    let members = ShareCard {
        name: words::members(lang),
        short_name: words::members(lang),
        noun: Noun::Member,
        now: now.members,
        before: before.map(|b| b.0.members),
        broken: of_organisations + of_branches,
    };
    let inner = (width / 4).saturating_sub(2);
    let mut cards: Vec<Card> =
        [organisations, branches, members].map(|card| card.card(state, theme, inner)).into();
    cards.extend(AdmittedCard::new(state).map(|card| card.card(theme, inner)));
    cards
}

/// True if a card with this many columns inside has no room for long texts.
const fn is_narrow(inner: usize) -> bool {
    inner < 24
}

/// The columns of a window from which the line of the members admitted names the scope.
const SCOPED: u16 = 30;

/// The columns of the name of a measure in one line: its share has seven behind it.
fn name_width(state: &State) -> usize {
    usize::from(state.size.0).saturating_sub(8).min(15)
}

/// The card of a measure.
struct ShareCard {
    name: &'static str,
    short_name: &'static str,
    noun: Noun,
    now: Measure,
    before: Option<Measure>,
    /// Rows that could not be read and are in no sum.
    broken: u64,
}

impl ShareCard {
    fn card(&self, state: &State, theme: Theme, inner: usize) -> Card {
        let (lang, now) = (state.lang, &self.now);
        let n = |v| words::whole(lang, v);
        let narrow = is_narrow(inner);
        let status = now.status();
        let style = theme.status(status);
        let percent = words::percent(lang, now.share, now.threshold);
        let counts = format!("{}/{}", n(now.share.met), n(now.share.of));
        let gap = self.gap(state, narrow);
        let change =
            self.before.and_then(|b| words::share_change(lang, now.share, b.share, now.threshold));
        let change = change.map(|change| words::since_year(lang, state.year.before(), &change));
        let change = change.unwrap_or_default();
        let head = format!("{} {percent}{}", mark(status), if narrow { "" } else { " %" });
        let room = inner.saturating_sub(head.chars().count() + 1);
        // Half a count would be a wrong one.
        let counts_that_fit = if counts.chars().count() <= room { counts.as_str() } else { "" };
        let note = fit(&self.note(state, narrow), inner);
        let note_style = if self.broken > 0 { theme.warning() } else { theme.faint() };
        let broken =
            if self.broken > 0 { format!("✖ {} ", n(self.broken)) } else { String::new() };
        Card {
            title: self.title(inner),
            lines: vec![
                Line::from(vec![
                    Span::styled(head, style.add_modifier(Modifier::BOLD)),
                    Span::raw(" "),
                    Span::raw(pad(counts_that_fit, room, true)),
                ]),
                Line::styled(bar(Some(now.share), now.threshold, inner), theme.faint()),
                Line::raw(fit(&gap, inner)),
                Line::styled(note, note_style),
                Line::styled(fit(&change, inner), theme.faint()),
            ],
            compact: Line::from(vec![
                Span::styled(
                    pad(&format!("{} {}", mark(status), self.short_name), name_width(state), false),
                    style,
                ),
                Span::styled(format!("{percent:>5} % "), style),
                Span::styled(broken, theme.warning()),
                Span::raw(gap),
            ]),
            beside: Span::styled(format!("  {counts}  {change}"), theme.faint()),
        }
    }

    /// What is counted and its threshold: the longest text that fits.
    fn title(&self, inner: usize) -> String {
        let threshold = self.now.threshold;
        let texts = [
            format!("{} ≥ {threshold} %", self.name),
            format!("{} ≥ {threshold} %", self.short_name),
            format!("{} ≥{threshold}", self.short_name),
        ];
        let fits = |text: &String| text.chars().count() + 2 <= inner;
        texts.into_iter().find(fits).unwrap_or_else(|| self.short_name.to_owned())
    }

    /// How many are missing to the threshold, or can be lost.
    fn gap(&self, state: &State, narrow: bool) -> String {
        let (lang, now) = (state.lang, &self.now);
        let n = |v| words::counted(lang, v, self.noun);
        match now.status() {
            // The title of a narrow card has the noun.
            Status::Below if narrow => {
                format!("{} {}", words::short_by(lang), words::whole(lang, now.shortfall()))
            }
            Status::Below => format!("{} {}", words::still_short(lang), n(now.shortfall())),
            Status::Meets => {
                let surplus = now.share.surplus(now.threshold);
                if narrow {
                    words::surplus_alone(lang, surplus)
                } else {
                    words::surplus(lang, surplus, self.noun)
                }
            }
            Status::Unrated if now.total == 0 => words::no_data_of_year(lang).to_owned(),
            Status::Unrated => words::unrated(lang).to_owned(),
        }
    }

    /// What is not in the share: broken rows, else rows that lack a figure, else the unrated.
    fn note(&self, state: &State, narrow: bool) -> String {
        let lang = state.lang;
        let n = |v| words::whole(lang, v);
        if self.broken > 0 {
            format!("✖ {}", words::counted(lang, self.broken, Noun::BrokenRow))
        } else if self.now.lacking > 0 {
            words::counted(lang, self.now.lacking, Noun::LackingRow)
        } else if narrow {
            format!("{} {}", n(self.now.unrated), words::rating_short(lang, Rating::Unrated))
        } else {
            format!("{} {}", n(self.now.unrated), words::unrated(lang))
        }
    }
}

/// The card of the members admitted in the year on the targets' scope.
struct AdmittedCard<'a> {
    state: &'a State,
    /// The sums on the scope.
    now: Totals,
    admitted: &'a Target,
    owners: &'a Target,
    founded: &'a Target,
    /// Under a filter and after the last year of the targets there are counts alone.
    is_unjudged: bool,
}

impl<'a> AdmittedCard<'a> {
    /// None before the first load.
    fn new(state: &'a State) -> Option<Self> {
        let figures = &state.lists.figures;
        let find = |kind| figures.targets.iter().find(|target| target.kind == kind);
        Some(Self {
            state,
            now: figures.scope.1,
            admitted: find(TargetKind::Admitted)?,
            owners: find(TargetKind::Owners)?,
            founded: find(TargetKind::Founded)?,
            is_unjudged: state.unjudged_targets().is_some(),
        })
    }

    fn card(&self, theme: Theme, inner: usize) -> Card {
        let lang = self.state.lang;
        let narrow = is_narrow(inner);
        let status = self.admitted.status;
        let sign = if self.is_unjudged { " " } else { mark(status) };
        let owners = format!(
            "{} {}",
            if narrow { words::owners_short(lang) } else { words::owners(lang) },
            self.count(self.owners, self.now.owners)
        );
        let founded = self.count(self.founded, self.now.founded);
        let founded = format!("{} {founded}", words::founded(lang));
        // The figure alone has the colour of its verdict.
        let of_target = |text: &str, target: &Target| {
            let text = fit(text, inner);
            let at = if self.is_unjudged { None } else { text.find(|c: char| c.is_ascii_digit()) };
            let (name, figure) = text.split_at(at.unwrap_or(text.len()));
            let figure = Span::styled(figure.to_owned(), theme.status(target.status));
            Line::from(vec![Span::raw(name.to_owned()), figure])
        };
        let value = format!("{sign} {}", self.figure(self.now.admitted));
        let value_style = if self.is_unjudged {
            theme.strong()
        } else {
            theme.status(status).add_modifier(Modifier::BOLD)
        };
        let all = self.of_all();
        let scope = words::scope_list(lang, &self.state.settings.scope);
        // The figure has its place in the narrowest window too.
        let name = match self.state.size.0 {
            ..SCOPED => format!("{sign} {} ", words::admitted(lang)),
            _ => format!("{sign} {} {scope} ", words::admitted(lang)),
        };
        let (title, is_named) = self.title(inner);
        // The scope is named in the title, or in place of the bar.
        let second = if is_named {
            self.bar(theme, inner)
        } else {
            Line::styled(fit(&scope, inner), theme.faint())
        };
        // The difference is that of the figure beside it.
        let change = self.change(inner.saturating_sub(value.chars().count() + 1));
        let beside = if all.is_empty() { String::new() } else { format!("· {all}") };
        Card {
            title,
            lines: vec![
                Line::from(vec![Span::styled(value, value_style), Span::raw(format!(" {change}"))]),
                second,
                Line::styled(fit(&all, inner), theme.faint()),
                of_target(&owners, self.owners),
                of_target(&founded, self.founded),
            ],
            compact: Line::from(vec![
                Span::styled(name, theme.status(status)),
                Span::styled(format!("{} ", self.figure(self.now.admitted)), value_style),
                Span::styled(beside, theme.faint()),
            ]),
            beside: Span::styled(format!("  {owners}  {founded}"), theme.faint()),
        }
    }

    /// A sum; if no row has the figure there is none, which is not zero.
    fn figure(&self, sum: Sum) -> String {
        words::whole_or_dash(self.state.lang, self.now.known(sum))
    }

    /// A sum against its target: `3/5 ▼`; under a filter the sum alone.
    fn count(&self, target: &Target, sum: Sum) -> String {
        let figure = self.figure(sum);
        if self.is_unjudged {
            return figure;
        }
        let goal = words::whole(self.state.lang, target.target);
        format!("{figure}/{goal} {}", mark(target.status))
    }

    /// The members admitted over every ownership, named; empty if the scope has all of them.
    fn of_all(&self) -> String {
        let lang = self.state.lang;
        let whole = self.state.lists.figures.now.1;
        let all = whole.known(whole.admitted).filter(|_| whole.admitted != self.now.admitted);
        let Some(all) = all else { return String::new() };
        let name = if self.state.filter.is_whole() {
            words::all_ownerships(lang)
        } else {
            words::every_ownership(lang)
        };
        format!("{name} {}", words::whole(lang, all))
    }

    /// The difference from the year before, with the year where it fits into `room`, or how many
    /// rows lack the figure.
    fn change(&self, room: usize) -> String {
        let (lang, admitted) = (self.state.lang, self.now.admitted);
        let before = self.state.lists.figures.scope_before;
        let before = before.and_then(|before| before.known(before.admitted));
        match self.now.known(admitted).zip(before) {
            _ if admitted.lacking > 0 => words::counted(lang, admitted.lacking, Noun::LackingRow),
            Some((now, before)) => {
                let change = words::change(lang, now, before);
                let dated = words::since_year(lang, self.state.year.before(), &change);
                if dated.chars().count() <= room { dated } else { change }
            }
            None => String::new(),
        }
    }

    /// The bar of the members admitted; its whole is five fourths of the target.
    fn bar(&self, theme: Theme, inner: usize) -> Line<'static> {
        if self.is_unjudged {
            return Line::raw("");
        }
        let of = self.admitted.target * 5 / 4;
        let share = Share { met: self.now.admitted.value.min(of), of: of.max(1) };
        Line::styled(bar(Some(share), 80, inner), theme.faint())
    }

    /// What is counted, on which scope, and the target: the longest text that fits; and whether the
    /// scope is in it.
    fn title(&self, inner: usize) -> (String, bool) {
        let lang = self.state.lang;
        let name = words::admitted(lang);
        let scope = words::scope_list(lang, &self.state.settings.scope);
        let so_far = words::so_far(lang);
        let goal = if self.is_unjudged {
            String::new()
        } else {
            format!(" ≥ {}", words::whole(lang, self.admitted.target))
        };
        let is_under_way = self.state.year >= self.state.today;
        let name = if is_under_way { format!("{name} {so_far},") } else { name.to_owned() };
        let short = format!("{} {scope}{goal}", words::admitted_short(lang));
        let mut texts = vec![format!("{name} {scope}{goal}")];
        if !is_under_way {
            texts.extend([short, format!("{name} {scope}")]);
        }
        let fits = |text: &String| text.chars().count() + 2 <= inner;
        if let Some(text) = texts.into_iter().find(fits) {
            return (text, true);
        }
        // What is counted goes before how much is wanted: the lines below count it too.
        let name = name.trim_end_matches(',');
        let texts = [format!("{name}{goal}"), format!("{}{goal}", words::capital(so_far))];
        let last = if is_under_way { texts.len() - 1 } else { 0 };
        (texts.iter().find(|text| fits(text)).unwrap_or(&texts[last]).clone(), false)
    }
}
