import Testing
import VectorFile
import TypedInput

private func day(_ iso: String) throws -> Birthdate { try #require(Birthdate(iso: iso)) }

private func word(for reading: Birthdate.Reading) -> String {
    switch reading {
    case .empty: "empty"
    case .date(let date): date.iso
    case .impossible(.notADate): "not-a-date"
    case .impossible(.eraMissing): "era-missing"
    case .impossible(.noSuchDay): "no-such-day"
    case .impossible(.eraHasNoSuchDay): "era-has-no-such-day"
    case .impossible(.inFuture): "in-future"
    case .impossible(.tooOld): "too-old"
    }
}

@Suite struct BirthdateTests {
    @Test("T07 the birthdate in any usual form, T06 in any width") func table() throws {
        let rows = try VectorFile.rows("birthdates.tsv", columns: ["typed", "expected"])
        #expect(rows.count >= 200)
        let today = try day("2026-11-24")
        for row in rows {
            let typed = try #require(row["typed"])
            #expect(word(for: Birthdate.read(typed, today: today)) == row["expected"], "typed '\(typed)'")
        }
    }

    @Test("T07 a reason carries what a screen needs to say it") func reasons() throws {
        let today = try day("2026-11-24")
        #expect(
            Birthdate.read("S25.2.30", today: today)
                == .impossible(.noSuchDay(era: .showa, year: 25, month: 2, day: 30)))
        #expect(
            Birthdate.read("昭和64年1月8日", today: today)
                == .impossible(
                    .eraHasNoSuchDay(era: .showa, year: 64, month: 1, day: 8, meant: try day("1989-01-08"))))
        #expect(
            Birthdate.read("H99.1.8", today: today)
                == .impossible(.eraHasNoSuchDay(era: .heisei, year: 99, month: 1, day: 8, meant: nil)))
        #expect(Birthdate.read("R9.1.1", today: today) == .impossible(.inFuture(try day("2027-01-01"))))
    }

    @Test("S33 what is typed is bounded: long input is read quickly and refused") func bounded() throws {
        let today = try day("2026-11-24")
        for piece in ["1", "昭", "-", "十", "年", " 1", "a"] {
            let reading = Birthdate.read("1" + String(repeating: piece, count: 20_000), today: today)
            #expect(reading == .impossible(.notADate), "20,000 times '\(piece)'")
        }
    }

    @Test("Every day of 400 years: numbers, days and eras fit together") func everyDay() throws {
        var date = try day("1700-01-01")
        let last = try day("2100-12-31")
        while date < last {
            let next = date.adding(days: 1)
            #expect(date < next)
            #expect(Birthdate(dayNumber: date.dayNumber) == date)
            #expect(Birthdate(year: next.year, month: next.month, day: next.day) == next)
            #expect((date.era == nil) == (date.iso < "1868-10-23"))
            date = next
        }
        #expect(try day("1970-01-01").dayNumber == 0)
        #expect(try day("2000-03-01").dayNumber == 11_017)
        #expect(try day("1900-02-28").adding(days: 1) == day("1900-03-01"))
        #expect(try day("2026-11-24").dayNumber - day("1950-03-04").dayNumber == 28_024)
    }

    @Test("Eras meet without a gap") func erasMeet() throws {
        for (old, new) in zip(JapaneseEra.allCases, JapaneseEra.allCases.dropFirst()) {
            let end = try #require(old.lastDay)
            #expect([0, 1].contains(new.firstDay.dayNumber - end.dayNumber))
        }
        #expect(try day("1926-12-25").era == .showa)
        #expect(try day("1926-12-25").yearInEra == 1)
        #expect(try day("1989-01-07").yearInEra == 64)
        #expect(try day("1950-03-04").era?.kanji == "昭和")
        #expect(JapaneseEra.reiwa.letter == "R" && JapaneseEra.taisho.romanName == "Taisho")
    }

    @Test(
        "Age in completed years",
        arguments: [
            ("1950-03-04", "2026-03-03", 75), ("1950-03-04", "2026-03-04", 76), ("1948-02-29", "2026-02-28", 77),
            ("1948-02-29", "2026-03-01", 78), ("2026-11-24", "2026-11-24", 0), ("2026-11-25", "2026-11-24", -1),
        ]) func age(born: String, on: String, years: Int) throws
    {
        #expect(try day(born).age(on: day(on)) == years)
    }

    @Test("ISO form, both ways, and nothing else") func iso() {
        #expect(Birthdate(iso: "1950-03-04")?.iso == "1950-03-04")
        for wrong in [
            "1950-3-4", "1950-02-30", "1950/03/04", "+950-03-04", "1950-03-04 ", "１９５０-03-04", "", "0000-01-01",
        ] {
            #expect(Birthdate(iso: wrong) == nil, "'\(wrong)'")
        }
    }

    @Test(
        "The clock of Japan",
        arguments: [
            (Int64(0), "1970-01-01", 9, 0, 0), (1_795_478_400, "2026-11-24", 9, 0, 0),
            (1_795_532_399, "2026-11-24", 23, 59, 59), (1_795_532_400, "2026-11-25", 0, 0, 0),
            (-1, "1970-01-01", 8, 59, 59), (-32_401, "1969-12-31", 23, 59, 59),
        ]) func japanTime(seconds: Int64, date: String, hour: Int, minute: Int, second: Int)
    {
        let time = JapanTime(unixSeconds: seconds)
        #expect(time.date.iso == date)
        #expect([time.hour, time.minute, time.second] == [hour, minute, second])
        #expect(Birthdate(unixSeconds: seconds).iso == date)
        // Any number of seconds is survived.
        #expect(JapanTime(unixSeconds: .max).year == 9999 && JapanTime(unixSeconds: .min).year == 1)
    }
}
