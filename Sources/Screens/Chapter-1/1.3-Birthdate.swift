import Content
import Accounts
import TextUI
import TypedInput

/// 1【3】: understood in every usual form, and read back in both calendars before it is sent.
struct BirthdateScreen: Screen {
    func page(in context: ScreenContext) -> Page {
        var page = context.page(.step1_3)
        let words = context.words
        page.body = [
            .text(words("1.3.lead")),
            .blank,
            .field(
                Field(
                    .birthdate, label: words("1.3.birthdate"),
                    error: context.error(under: .birthdate, or: .login, .wait), missing: words("1.3.empty"),
                    isProof: true, keyboard: .date)),
            .blank,
            .text(words("1.3.forms")),
            .blank,
        ]
        if case .date(let date) = reading(context) {
            page.body += [
                .text(words("1.3.understood")),
                .text(context.bothCalendars(date), indent: Layout.indent, tone: .strong), .blank,
            ]
            // What was refused is not right.
            page.body.append(.text(words(context.formError == nil ? "1.3.check" : "1.3.checkAgain")))
        } else {
            page.body.append(.text(words("1.3.whose")))
        }
        page.body += [.blank, .buttons([Button(.submit, label: words("1.3.submit"))])]
        page.primary = .submit
        page.keys = context.keys()
        return page
    }

    private func reading(_ context: ScreenContext) -> Birthdate.Reading {
        Birthdate.read(context.text(.birthdate), today: context.today)
    }

    enum Action: String, PageAction { case submit }

    func act(on action: Action, in context: ScreenContext) -> ScreenAction {
        // The date that was refused still stands there: once more it would be no less wrong, and be counted.
        if let formError = context.formError, formError.control == .login { return .refuse(formError) }
        switch reading(context) {
        case .date(let date): return .ask(.proveBirthdate(date))
        case .empty: return refuse(context.words("1.3.empty"))
        case .impossible(let reason): return refuse(sentence(reason, context))
        }
    }

    private func refuse(_ sentence: String) -> ScreenAction {
        .refuse(FormError(.birthdate, sentence: sentence))
    }

    private func sentence(_ reason: Birthdate.Reason, _ context: ScreenContext) -> String {
        let words = context.words
        switch reason {
        case .notADate: return words("1.3.notADate")
        case .eraMissing: return words("1.3.eraMissing")
        // Eight digits, but not in this order: 03041950.
        case .noSuchDay(nil, _, let month, _) where month > 12 && isEightDigits(context): return words("1.3.yearFirst")
        case .noSuchDay(let era, let year, let month, let day):
            return words(
                "1.3.noSuchDay", ["year": context.words.year(year, of: era), "month": "\(month)", "day": "\(day)"])
        case .eraHasNoSuchDay(let era, let year, let month, let day, _):
            return words(
                "1.3.noSuchEra", ["year": context.words.year(year, of: era), "month": "\(month)", "day": "\(day)"])
        case .inFuture: return words("1.3.inFuture")
        case .tooOld: return words("1.3.tooOld")
        }
    }

    private func isEightDigits(_ context: ScreenContext) -> Bool {
        let typed = Folding.bare(context.text(.birthdate))
        return typed.count == 8 && typed.allSatisfy(\.isNumber)
    }

    func back(in context: ScreenContext) -> ScreenAction? { .ask(.logOut) }

    func formError(for problem: Problem, in context: ScreenContext) -> FormError {
        switch problem {
        case .waitFirst: FormError(.wait, sentence: context.words("trouble.waited"))
        case .noMatch: FormError(.login, sentence: context.words("trouble.noMatch.again"))
        default: context.commonError(for: problem)
        }
    }
}

extension ScreenContext {
    /// `昭和25年（西暦1950年）3月4日生まれ    76歳`.
    func bothCalendars(_ date: Birthdate) -> String {
        let era = date.era.flatMap { era in date.yearInEra.map { words.year($0, of: era) } } ?? ""
        return words(
            "date.both",
            [
                "eraYear": era, "year": "\(date.year)", "month": words.monthName(date.month), "day": "\(date.day)",
                "age": "\(date.age(on: today))",
            ])
    }
}

extension Words {
    /// `昭和25年`, `1950年`; `Showa 25`, `1950`.
    func year(_ year: Int, of era: JapaneseEra?) -> String {
        guard let era else { return self("date.year", ["year": "\(year)"]) }
        let name =
            switch language {
            case .japanese, .easyJapanese: era.kanji
            case .english: era.romanName
            case .kana: era.kana
            }
        return self("date.eraYear", ["era": name, "year": "\(year)"])
    }
}
