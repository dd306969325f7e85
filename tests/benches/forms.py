#!/usr/bin/env python3
"""Times `dangbo report --format json` on tables of national size in every form, in turn with Polars on the tidy form.

    forms.py PROGRAM FOLDER [RUNS]

FOLDER is made where it is not there: the examples `national` and `saved_as` write the tables into FOLDER/tidy and save
them in every form beside it (1.7 GB). Polars 2.1 does the same work on FOLDER/tidy by `forms.py --polars FOLDER/tidy`;
without it only the program's own figures are printed. For each form: the median wall and processor time in seconds, the
most memory in MB, and their ratio to Polars in the same turn.
"""
import os, statistics, subprocess, sys, time


def polars_work(folder):
    import polars as pl
    tables = [pl.read_csv(f"{folder}/{name}.csv") for name in ("organisations", "branches")]
    organisations, branches = tables
    met = pl.col("rating").is_in(["excellent", "good"]).sum().alias("met")
    rated = pl.col("rating").is_not_null().sum().alias("of")
    counts = [pl.col(name).sum() for name in ("members_rated", "members_excellent", "members_good")]
    placed = branches.join(organisations.select("year", "id", "zone"), left_on=["year", "parent"], right_on=["year", "id"], how="left")
    by_zone = [table.group_by("year", "zone").agg(met, rated, *counts).height for table in (placed, organisations)]
    sums = branches.group_by("year", "parent").agg(met, rated, pl.col("members").sum())
    sums = sums.join(organisations.select("year", "id", "members"), left_on=["year", "parent"], right_on=["year", "id"])
    differ = sums.filter(pl.col("members") != pl.col("members_right")).height
    checks = []
    for table in tables:
        levels = sum(pl.col(f"members_{level}") for level in ("excellent", "good", "satisfactory", "unsatisfactory"))
        good = pl.col("members_excellent") + pl.col("members_good")
        checks.append((table.select(pl.struct("year", "id").n_unique()).item(), table.filter(pl.col("members_rated") > pl.col("members")).height,
                       table.filter(levels != pl.col("members_rated")).height, table.filter(good * 100 < 85 * pl.col("members_rated")).height))
    print(by_zone, differ, checks)


def run(command):
    """Wall and processor time in seconds, memory in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def make(folder):
    """Writes the tables in every form."""
    example = ["cargo", "run", "--release", "--quiet", "--example"]
    tidy = f"{folder}/tidy"
    os.makedirs(tidy)
    subprocess.run([*example, "national", "--", tidy], check=True)
    subprocess.run([*example, "saved_as", "--", tidy, folder], check=True)


def main():
    if sys.argv[1:2] == ["--polars"]:
        return polars_work(sys.argv[2])
    program, folder, runs = sys.argv[1], sys.argv[2], int((sys.argv[3:] or ["5"])[0])
    if not os.path.isdir(folder):
        make(folder)
    try:
        import polars
        beside = [sys.executable, __file__, "--polars", f"{folder}/tidy"]
        print(f"Polars {polars.__version__}")
    except ImportError:
        beside = None
    for form in sorted(os.listdir(folder)):
        turns = [(run([program, "report", "--format", "json", f"{folder}/{form}"]), beside and run(beside)) for _ in range(runs)]
        own = [statistics.median(turn[0][at] for turn in turns) for at in range(3)]
        line = f"{form:14} {own[0]:6.2f} s wall {own[1]:6.2f} s processor {own[2]:6.0f} MB"
        if beside:
            ratios = [statistics.median(turn[0][at] / turn[1][at] for turn in turns) for at in range(3)]
            line += "   to Polars {:.2f} {:.2f} {:.2f}".format(*ratios)
        print(line, flush=True)


main()
