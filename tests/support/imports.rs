//! The import graph of `src`, read off the source text: which file uses an item of which file.
//!
//! A name that a `mod.rs` only passes on (`pub use state::State`) belongs to the file that defines
//! it, so an index of a folder makes no edge of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One source file of the crate.
pub struct SourceFile {
    /// Its path below `src`, with `/`.
    pub path: String,
    /// Its text as it is in the file, without the module of its tests.
    pub text: String,
    /// Its module: `["app", "state"]` for `app/state.rs`, `["app"]` for `app/mod.rs`.
    module: Vec<String>,
    /// The code in tokens, without comments, strings and `use` declarations.
    tokens: Vec<String>,
    uses: Vec<Use>,
}

/// One name that a `use` declaration brings in.
struct Use {
    name: String,
    /// The path as it is written: `["super", "state", "State"]`.
    path: Vec<String>,
    /// True for `pub use`.
    is_public: bool,
}

/// All source files of the crate.
pub struct Sources(pub Vec<SourceFile>);

/// Paths of all Rust files below a folder.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

impl Sources {
    /// Reads `src`, without the files that are tests as a whole.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = rust_files(&root).into_iter().map(|path| {
            let below = path.strip_prefix(&root).unwrap();
            SourceFile::new(
                below.to_str().unwrap().replace('\\', "/"),
                &fs::read_to_string(&path).unwrap(),
            )
        });
        Self(files.filter(|file| !file.path.ends_with("tests.rs")).collect())
    }

    /// Pairs of positions in the list: the first file uses an item of the second.
    pub fn edges(&self) -> BTreeSet<(usize, usize)> {
        let mut edges = BTreeSet::new();
        for (at, file) in self.0.iter().enumerate() {
            let used = file.uses.iter().filter(|u| !u.is_public || file.mentions(&u.name));
            // In a module inside the file, `super` is the file.
            let used = used.filter(|u| {
                u.path[0] != "super"
                    || !file.uses.iter().any(|own| own.name == u.name && own.path != u.path)
            });
            let paths = used.map(|u| u.path.clone()).chain(file.inline_paths());
            edges.extend(
                paths
                    .filter_map(|path| self.definition(&file.module, &path, 0))
                    .filter(|to| *to != at)
                    .map(|to| (at, to)),
            );
        }
        edges
    }

    fn file_of(&self, module: &[String]) -> Option<usize> {
        self.0.iter().position(|file| file.module == module && file.path != "main.rs")
    }

    /// The file that defines what a path names, as it is written in `module`. `None` for other
    /// crates and locals.
    fn definition(&self, module: &[String], path: &[String], depth: usize) -> Option<usize> {
        let mut module = module.to_vec();
        for (at, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" => module.clear(),
                "super" => drop(module.pop()),
                "self" | "*" => {}
                name => {
                    module.push(name.to_owned());
                    if self.file_of(&module).is_some() {
                        continue;
                    }
                    module.pop();
                    let file = self.file_of(&module)?;
                    let used = self.0[file].uses.iter().find(|u| u.name == name);
                    let is_local = at > 0 && ["crate", "super", "self"].contains(&&*path[0]);
                    return match used {
                        Some(used) if depth < 8 => self.definition(&module, &used.path, depth + 1),
                        _ if is_local || depth > 0 || at > 0 => Some(file),
                        _ => None,
                    };
                }
            }
        }
        self.file_of(&module)
    }

    /// Groups of entries of one folder that import each other, by the folder's path. An entry is a
    /// file or a folder in it.
    pub fn cycles(&self) -> BTreeMap<String, Vec<BTreeSet<String>>> {
        let mut folders: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
        for (from, to) in self.edges() {
            let (from, to) = (&self.0[from].path, &self.0[to].path);
            let mut shared = 0;
            while let Some(end) = from[shared..].find('/')
                && to.get(shared..=shared + end) == from.get(shared..=shared + end)
            {
                shared += end + 1;
            }
            let entry = |path: &str| path[shared..].split('/').next().unwrap().to_owned();
            let folder = from[..shared].trim_end_matches('/').to_owned();
            folders.entry(folder).or_default().insert((entry(from), entry(to)));
        }
        // The layers have a test of their own.
        folders.remove("");
        folders.retain(|_, edges| {
            let before = edges.clone();
            edges.retain(|(from, to)| reaches(&before, to, from));
            !edges.is_empty()
        });
        folders.into_iter().map(|(folder, edges)| (folder, groups(edges))).collect()
    }
}

/// True if a path of edges leads from one entry to another.
fn reaches(edges: &BTreeSet<(String, String)>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        let next = edges.iter().filter(|(from, _)| from == at).map(|(_, to)| to.as_str());
        open.extend(next.filter(|to| seen.insert(to)));
    }
    false
}

/// Entries that are joined by edges, in groups.
fn groups(edges: BTreeSet<(String, String)>) -> Vec<BTreeSet<String>> {
    let mut groups: Vec<BTreeSet<String>> = Vec::new();
    for (from, to) in edges {
        let (joined, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.contains(&from) || group.contains(&to));
        let mut group: BTreeSet<String> = joined.into_iter().flatten().collect();
        group.extend([from, to]);
        rest.push(group);
        groups = rest;
    }
    groups
}

impl SourceFile {
    fn new(path: String, text: &str) -> Self {
        // The attribute in front may name a system too: `#[cfg(all(test, unix))]`.
        let text = text.split("\nmod tests {").next().unwrap_or_default().to_owned();
        let mut module: Vec<String> =
            path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|name| ["mod", "lib"].contains(&name.as_str())) {
            module.pop();
        }
        let mut tokens = Vec::new();
        let mut uses = Vec::new();
        let all = tokenize(&without_literals(&text, false));
        let mut at = 0;
        while at < all.len() {
            if all[at] == "use" && all.get(at + 1).is_some_and(|next| next != "<") {
                let end = at + all[at..].iter().position(|t| t == ";").unwrap();
                let is_public = at > 0 && (all[at - 1] == "pub" || all[at - 1] == ")");
                flatten(&all[at + 1..end], &[], is_public, &mut uses);
                at = end;
            } else {
                tokens.push(all[at].clone());
            }
            at += 1;
        }
        Self { path, text, module, tokens, uses }
    }

    fn mentions(&self, name: &str) -> bool {
        self.tokens.iter().any(|token| token == name)
    }

    /// Paths of two or more names in the code outside `use` declarations.
    fn inline_paths(&self) -> impl Iterator<Item = Vec<String>> {
        let is_path = |at: usize| self.tokens.get(at).is_some_and(|t| t == "::");
        let starts = (0..self.tokens.len()).filter(move |&at| {
            is_path(at + 1) && !(at > 0 && ["::", "in"].contains(&&*self.tokens[at - 1]))
        });
        starts.map(move |start| {
            let names = (start..).step_by(2);
            let count = names.take_while(|&at| at == start || is_path(at - 1)).count();
            (0..count).filter_map(|n| self.tokens.get(start + 2 * n).cloned()).collect()
        })
    }
}

/// Lists the names of a `use` tree, given as its tokens.
fn flatten(tree: &[String], before: &[String], is_public: bool, uses: &mut Vec<Use>) {
    let mut path = before.to_vec();
    let mut rest = tree.iter().enumerate();
    while let Some((at, token)) = rest.next() {
        match token.as_str() {
            "::" => {}
            "as" => {
                let name = rest.next().unwrap().1.clone();
                uses.push(Use { name, path, is_public });
                return;
            }
            "{" => {
                for part in split_at_commas(&tree[at + 1..tree.len() - 1]) {
                    flatten(part, &path, is_public, uses);
                }
                return;
            }
            name => path.push(name.to_owned()),
        }
    }
    if path.last().is_some_and(|name| name == "self") {
        path.pop();
    }
    if let Some(name) = path.last() {
        uses.push(Use { name: name.clone(), path, is_public });
    }
}

/// Splits tokens at the commas that are in no braces.
fn split_at_commas(tokens: &[String]) -> Vec<&[String]> {
    let mut depth = 0;
    tokens
        .split(|token| {
            depth += i32::from(token == "{") - i32::from(token == "}");
            depth == 0 && token == ","
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// Splits code into identifiers, `::` and single characters, without blanks.
fn tokenize(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match first {
            first if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            first => first.len_utf8(),
        };
        if !first.is_whitespace() {
            tokens.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

/// The code with every string and character as one blank, line by line, with or without comments.
pub fn without_literals(text: &str, keeps_comments: bool) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            code += if keeps_comments { &rest[..length] } else { "" };
            length
        } else if let Some(length) = literal(rest, code.chars().last()) {
            code.push(' ');
            code.extend(rest[..length].chars().filter(|c| *c == '\n'));
            length
        } else {
            code.push(first);
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    code
}

/// The length of the string or character that a text begins with.
fn literal(text: &str, before: Option<char>) -> Option<usize> {
    let raw = text.strip_prefix('r').map(|rest| rest.trim_start_matches('#'));
    if let Some(opened) = raw.filter(|rest| rest.starts_with('"'))
        && before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    {
        let hashes = text.len() - 1 - opened.len();
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(hashes + 2 + opened[1..].find(&end)? + end.len());
    }
    let quote = text.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let mut characters = text.char_indices().skip(1);
    let (_, first) = characters.next()?;
    // A lifetime has no second quote after one character.
    if quote == '\'' && first != '\\' && text.chars().nth(2) != Some('\'') {
        return None;
    }
    let mut characters = text.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' => drop(characters.next()),
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}
