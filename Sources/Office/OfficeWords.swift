import CredentialStore
public import Content
public import Accounts
import World
import TypedInput

// What the office's commands say of their results.

extension AuditVerdict: Told {
    /// `The audit record is complete and unchanged: 12 entries.`
    public func told(in words: Words) -> String {
        switch result {
        case .success(let end): words("office.audit.whole", ["count": "\(end.sequence)"])
        case .failure(.gap(let expected, let found)):
            words("office.audit.gap", ["expected": "\(expected)", "found": "\(found)"])
        case .failure(.changed(let number)): words("office.audit.changed", ["number": "\(number)"])
        case .failure(.unlinked(let number)): words("office.audit.unlinked", ["number": "\(number)"])
        case .failure(.anchorMissing(let number)): words("office.audit.anchorMissing", ["number": "\(number)"])
        }
    }
}

extension ImportError: Told {
    /// `line 3, birthdate: there is no such day`.
    public func told(in words: Words) -> String {
        guard let column else { return words("office.fault", ["line": "\(line)", "what": sentence(in: words)]) }
        let place = words(
            "office.fault.column",
            ["line": "\(line)", "column": PrintableText.escaped(column), "what": sentence(in: words)])
        return found.map { words("office.fault.found", ["fault": place, "found": PrintableText.escaped($0)]) } ?? place
    }

    /// What is wrong, without the place.
    public func sentence(in words: Words) -> String {
        switch reason {
        case .noMembers: words("office.fault.noMembers")
        case .notUTF8: words("office.fault.notUTF8")
        case .undecodable(let encoding, let byte):
            words("office.fault.undecodable", ["byte": "\(byte)", "encoding": encoding.name])
        case .encodingUnclear(let encoding, let text, let asCP932):
            Self.sentence(either: encoding, text, asCP932: asCP932, in: words)
        case .fileTooLong: words("office.fault.fileTooLong", ["limit": "\(MemberFile.largest >> 20)"])
        case .strayQuote: words("office.fault.strayQuote")
        case .openQuote: words("office.fault.openQuote")
        case .rowTooLong: words("office.fault.rowTooLong", ["limit": "\(CSVReader.largestRow)"])
        case .columnMissing: words("office.fault.columnMissing")
        case .columnUnknown: words("office.fault.columnUnknown")
        case .openedWrongly: words("office.fault.openedWrongly")
        case .myNumber: words("office.fault.myNumber")
        case .columnTwice: words("office.fault.columnTwice")
        case .fields(let count, let expected):
            words("office.fault.fields", ["count": "\(count)", "expected": "\(expected)"])
        case .outsideColumns(let field): words("office.fault.outsideColumns", ["field": "\(field)"])
        case .empty: words("office.fault.empty")
        case .tooLong(let limit): words("office.fault.tooLong", ["limit": "\(limit)"])
        case .controlCharacter: words("office.fault.controlCharacter")
        case .noUserID: words("office.fault.noUserID")
        case .userIDTooLong: words("office.fault.userIDTooLong")
        case .userIDTwice(let line): words("office.fault.userIDTwice", ["line": "\(line)"])
        case .notDigits: words("office.fault.notDigits")
        case .birthdate(let reason): Self.sentence(reason, in: words)
        case .era(let reason): Self.sentence(reason, in: words)
        case .mail(let reason): Self.sentence(reason, in: words)
        case .account: words("office.fault.account")
        case .relation: words("office.fault.relation")
        case .postalCode: words("office.fault.postalCode")
        case .lostBeforeAcquired: words("office.fault.lostBeforeAcquired")
        case .mailMayBeSlip(let meant): words("office.fault.mailMayBeSlip", ["domain": meant.domain])
        case .userIDShort(let usual): words("office.fault.userIDShort", ["usual": "\(usual)"])
        case .digitsLost: words("office.fault.digitsLost")
        case .placeholder(let sign): words("office.fault.placeholder", ["sign": sign])
        case .trailer(let said, let found):
            words("office.fault.trailer", ["said": "\(said)", "found": "\(found)"])
        case .privateUse(let letters): words("office.fault.privateUse", ["letters": letters])
        }
    }

    private static func sentence(
        either encoding: MemberFileEncoding, _ text: String, asCP932: String, in words: Words
    ) -> String {
        words(
            "office.fault.encodingUnclear",
            [
                "one": encoding.name, "asOne": PrintableText.escaped(text), "named": encoding.rawValue,
                "asOther": PrintableText.escaped(asCP932),
            ])
    }

    private static func sentence(_ reason: Era, in words: Words) -> String {
        switch reason {
        case .pastEnd(let date): words("office.fault.eraPastEnd", ["date": date.iso])
        case .proved(let numbering): words("office.fault.eraProved", ["numbering": numbering.rawValue])
        case .noSuchDay: words("office.fault.eraCode")
        case .unclear(let dates):
            words("office.fault.eraUnclear", ["one": dates.first?.iso ?? "", "other": dates.last?.iso ?? ""])
        case .contradiction(let line): words("office.fault.eraContradiction", ["line": "\(line)"])
        }
    }

    private static func sentence(_ reason: Birthdate.Reason, in words: Words) -> String {
        switch reason {
        case .notADate: words("office.fault.date.notADate")
        case .eraMissing: words("office.fault.date.eraMissing")
        case .noSuchDay: words("office.fault.date.noSuchDay")
        case .eraHasNoSuchDay: words("office.fault.date.eraHasNoSuchDay")
        case .inFuture: words("office.fault.date.inFuture")
        case .tooOld: words("office.fault.date.tooOld", ["years": "\(Birthdate.oldestAge)"])
        }
    }

    private static func sentence(_ reason: MailAddress.Reason, in words: Words) -> String {
        switch reason {
        case .empty: words("office.fault.empty")
        case .noAt: words("office.fault.mail.noAt")
        case .noDomainDot, .emptyPart: words("office.fault.mail.partMissing")
        case .space: words("office.fault.mail.space")
        case .nonASCII: words("office.fault.mail.nonASCII")
        case .quoted, .literal: words("office.fault.mail.kind")
        case .tooLong: words("office.fault.mail.tooLong")
        case .mixedScripts: words("office.fault.mail.mixedScripts")
        case .severalAddresses: words("office.fault.mail.several")
        case .forbiddenCharacter(let character):
            words("office.fault.mail.forbidden", ["character": PrintableText.escaped(String(character))])
        case .controlCharacter: words("office.fault.mail.controlCharacter")
        }
    }
}

extension ImportErrors: Told {
    /// A line each, and how many more there are.
    public func told(in words: Words) -> String {
        let more = count > shown.count ? [words("office.faults.more", ["count": "\(count - shown.count)"])] : []
        return (shown.map { $0.told(in: words) } + more).joined(separator: "\n")
    }
}

extension TroubledMail: Told {
    /// `2026-11-24 10:32  01234567  taro@example.jp  confirmation  refused after 1 try: 550 no such user`.
    public func told(in words: Words) -> String {
        let time = JapanTime(unixSeconds: writtenAt.unixSeconds)
        let clock = "\(time.hourDigits):\(time.minuteDigits)"
        return words(
            "office.mail.line",
            [
                "time": "\(time.date.iso) \(clock)", "userID": userID.text, "address": PrintableText.escaped(recipient),
                "purpose": words(Phrase("office.mail.purpose.\(purpose.rawValue)")), "fate": fate(in: words),
                "tries": attempts == 1
                    ? words("office.mail.tries.one") : words("office.mail.tries", ["count": "\(attempts)"]),
                "reason": PrintableText.escaped(reason),
            ])
    }

    /// What became of it, in a word or two.
    func fate(in words: Words) -> String {
        switch state {
        case .refused: words("office.mail.fate.refused")
        case .givenUp: words("office.mail.fate.givenUp")
        case .waiting: words("office.mail.fate.waiting")
        case .sent: words("office.mail.fate.sent")
        }
    }
}
