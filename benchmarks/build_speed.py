"""How long a build takes: a made-up site of N articles of some 450 words, cold, and again with nothing changed.

    python benchmarks/build_speed.py [N] [--jobs J] [--runs R]

Each figure is that of the whole process, as the operating system accounts for it: wall seconds, CPU seconds, and the peak
memory of the largest process. The median of the runs is printed. Articles differ in every figure, name and day, and are the
same on every machine.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLACES = "Linmouth,Halden Cross,Calder Bay,Tarrenfield,Port Adrin,Whitmere,Sable Point,Castrey".split(",")
PEOPLE = "Adela Farrow,Davor Brennick,Mirela Hollin,Ilse Okonte,Niklas Rosvall,Zélie Ulvang,Greta Lindqvord".split(",")
ROLES = "mayor,harbour master,chief engineer,union leader,head of the clinic,opposition lawmaker".split(",")
DAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday".split(",")
SENTENCES = """At least {n} people were hurt on {day} when a ferry struck the pier in {place}, police said.
"We heard the noise from the market, and then {n} people came running up the steps," said {person}, the {role}.
The council will pay ${m} million for the repair, {p} per cent more than it planned, {person} told reporters on {day}.
Nearly {n} residents of {place} were without water until late on {day}, according to the town's water office.
{person} denied that the warning of {year} had been ignored.
The work will take {k} weeks and is expected to end by September this year.
More than {n} ships call at {place} each year, and about {p} per cent of them carry grain.
The court in {place} fined the operator ${m} million in {year} after {k} similar cases.
"Nobody asked us," {person} said. "We would have told them that the tide turns at noon."
A report that was published on {day} put the cost at between ${m} million and ${m2} million.
The ministry claimed that all {k} lights on the pier had been checked in the last 24 hours.
Shops around the harbour stayed shut on {day}, and {n} workers were sent home.""".split("\n")


def make_article(number: int) -> tuple[str, str]:
    """The path and text of one article."""
    rng = random.Random(number)
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.choice((2021, 2022, 2023))

    def fill(sentence: str) -> str:
        numbers = {"n": rng.randint(12, 9000), "k": rng.randint(3, 90), "p": rng.randint(2, 95), "year": rng.randint(1990, 2020)}
        money = {"m": rng.randint(2, 400), "m2": rng.randint(401, 900)}
        who = {"person": rng.choice(PEOPLE), "role": rng.choice(ROLES), "place": rng.choice(PLACES), "day": rng.choice(DAYS)}
        return sentence.format(**numbers, **money, **who)

    paragraphs = [" ".join(fill(s) for s in rng.sample(SENTENCES, 3)) for _ in range(8)]
    title = f"{rng.choice(PLACES)} counts the cost of case {number}"
    head = f"title: {title}\ndate: {year}-{month:02d}-{day:02d}T{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:00Z\n"
    head += f"section: {rng.choice(('Local', 'Business', 'World'))}\ntags: [harbour, {rng.choice(DAYS).lower()}]\n"
    return f"{year}/{month:02d}/case-{number}.md", f"---\n{head}---\n\n" + "\n\n".join(paragraphs) + "\n"


def make_site(root: Path, articles: int) -> int:
    """Write the site; gives the number of words."""
    (root / "digest.yml").write_text("title: Benchmark\nbase_url: https://bench.example/\n", encoding="utf-8")
    words = 0
    for number in range(articles):
        path, text = make_article(number)
        target = root / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def run(root: Path, jobs: int | None) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak MiB of one build."""
    command = [sys.executable, "-m", "digest", "build", "-q", "-C", str(root), "--clock", "2030-01-01"]
    command += ["--jobs", str(jobs)] if jobs else []
    began = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"the build failed with status {child.returncode}")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        words = make_site(root, asked.articles)
        per_article = f"{asked.articles} articles, {words / asked.articles:.0f} words each"
        print(f"{per_article}, {os.cpu_count()} processors, median of {asked.runs}")
        for what in ("cold", "nothing changed"):
            results = []
            for _ in range(asked.runs):
                if what == "cold":
                    subprocess.run(["rm", "-rf", str(root / "site")], check=True)
                results.append(run(root, asked.jobs))
            wall, cpu, memory = (statistics.median(column) for column in zip(*results, strict=True))
            each = f"{1000 * cpu / asked.articles:.2f} ms an article"
            print(f"{what:<16} wall {wall:7.2f} s   CPU {cpu:7.2f} s   peak {memory:6.0f} MiB   {each}")


if __name__ == "__main__":
    main()
