"""An import of a million members beside sqlite3's own, and the generator of such a file.

By itself it writes a file of members: python3 Tests/Bench/members.py 1000000 > members.csv
"""

import random
import sqlite3
import subprocess
import sys
import time

ROWS = 1_000_000
COLUMNS = [
    "user_id", "symbol", "number", "branch_number", "name", "kana", "birthdate", "mail", "relation", "workplace",
    "postal_code", "address", "acquired_on", "lost_on",
]
HEADER = "ユーザID,記号,番号,枝番,氏名,カナ氏名,生年月日,メール,本人・家族,事業所,郵便番号,住所,資格取得日,資格喪失日"
FAMILIES = "佐藤/サトウ 鈴木/スズキ 高橋/タカハシ 田中/タナカ 渡邊/ワタナベ 髙﨑/タカサキ 山本/ヤマモト 吉田/ヨシダ".split()
GIVEN = "花子/ハナコ 太郎/タロウ 一郎/イチロウ 和子/カズコ 健/ケン 美咲/ミサキ".split()


def write(file, count):
    chance = random.Random(7)
    file.write(HEADER + "\r\n")
    for number in range(count):
        family, given = (chance.choice(names).split("/") for names in (FAMILIES, GIVEN))
        file.write(
            f"{10_000_000 + number},{12 + number % 40},{number % 9000},00,{family[0]}　{given[0]},{family[1]} {given[1]},"
            f"{1930 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02},m{number}@example.jp,"
            f"{'本人' if number % 3 else '家族'},事業所{number % 50},{100 + number % 800}-{number % 10000:04},"
            f"東京都千代田区千代田{number % 30}-{number % 9},{1980 + number % 40}-04-01,\r\n")


def timed(command, **more):
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, **more)
    return time.perf_counter() - began


def plain_import(home, store):
    """The same file into the same tables and indexes, with nothing checked."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as found:
        tables = [sql for (sql,) in found.execute(
            "SELECT sql FROM sqlite_master WHERE name IN ('member', 'journey') ORDER BY name DESC")]
    names = ", ".join(COLUMNS)
    values = names.replace("relation", "iif(relation = '本人', 'insured', 'family')").replace(
        "lost_on", "nullif(lost_on, '')")
    script = f"""
        PRAGMA journal_mode = WAL;
        {";".join(tables)};
        CREATE TEMP TABLE read_in ({names});
        .mode csv
        .import --skip 1 {home}/members.csv read_in
        INSERT INTO member (id, {names}, typist) SELECT lower(hex(randomblob(16))), {values}, 'member' FROM read_in;
        INSERT INTO journey SELECT id, 'login.idPassword', '{{}}', 0 FROM member;
        """
    lines = "\n".join(line.strip() for line in script.splitlines())
    return timed(["sqlite3", f"{home}/plain.sqlite"], input=lines, text=True)


def measure(wizard, home, row):
    """`wizard` is a society's, whose store is beside its settings."""
    with open(f"{home}/members.csv", "w") as file:
        write(file, ROWS)
    command = [wizard[0], "office", "import", f"{home}/members.csv", *wizard[1:]]
    ours = timed([*command, "--delta"])
    again = timed([*command, "--complete", "--closing", "1000"])
    plain = plain_import(home, f"{home}/store.sqlite")
    row("P07", f"import of {ROWS:,} members, all checks on", f"{ours:.1f} s", f"`sqlite3 .import` {plain:.1f} s",
        f"{ours / plain:.2f}", "at most 3", ours <= 3 * plain)
    row("", "the same file once more, in which nothing is new", f"{again:.1f} s", "", f"{again / plain:.2f}", "", None)


if __name__ == "__main__":
    write(sys.stdout, int(sys.argv[1]))
