import CredentialStore
public import Portal
import World
import Writing

// What the office's commands say of their results. Staff read them in a terminal, so they stand in English alone.

extension AuditVerdict: CustomStringConvertible {
    /// `The record is whole: 12 entries.`
    public var description: String {
        switch result {
        case .success(let end): "The record is whole: \(end.sequence) entries."
        case .failure(let fault): Self.sentence(fault)
        }
    }

    private static func sentence(_ fault: AuditChain.Fault) -> String {
        switch fault {
        case .gap(let expected, let found): "Entry \(expected) is missing: \(found) stands in its place."
        case .changed(let sequence): "Entry \(sequence) was changed."
        case .unlinked(let sequence): "Entry \(sequence) does not follow from the one before it."
        case .anchorMissing(let sequence): "The record does not go through the anchor at entry \(sequence)."
        }
    }
}

extension ImportFault: CustomStringConvertible {
    /// `line 3, birthdate: the month has no such day`.
    public var description: String {
        "line \(line)\(column.map { ", \(PrintableText.escaped($0))" } ?? ""): \(sentence)"
    }

    /// What is wrong, without the place.
    public var sentence: String {
        switch reason {
        case .noMembers: "there are no members in this file"
        case .notUTF8: "this is no UTF-8; in Excel save it as 'CSV UTF-8'"
        case .undecodable(let encoding, let byte):
            "byte \(byte) of the file is no letter of \(encoding.name); --encoding says which it is"
        case .encodingUnclear(let asUTF8, let asCP932):
            "this is '\(PrintableText.escaped(asUTF8))' in UTF-8 and '\(PrintableText.escaped(asCP932))' in CP932: say "
                + "--encoding utf-8 or --encoding cp932"
        case .fileTooLong: "the file has more than \(MemberFile.largest >> 20) MiB"
        case .strayQuote: "a quotation mark stands where none may; within quotation marks it is written twice"
        case .openQuote: "the quotation mark that begins here is never closed"
        case .rowTooLong: "the row has more than \(CSVReader.largestRow) bytes"
        case .columnMissing: "the header has not this column; columns are parted by commas"
        case .columnUnknown: "there is no such column; they are \(Self.columns)"
        case .columnTwice: "the header has this column twice"
        case .fields(let count, let expected): "the row has \(count) fields, and the header \(expected)"
        case .outsideColumns(let field): "something stands in field \(field), and the header has no name for it"
        case .empty: "nothing stands here"
        case .tooLong(let limit): "more than \(limit) characters"
        case .controlCharacter: "a line break or another control character stands here"
        case .noUserID: "a user ID has up to 32 letters and digits"
        case .userIDTooLong: "with this user ID the QR code would not fit the screen"
        case .userIDTwice(let line): "the same user ID stands in line \(line)"
        case .userIDTaken: "there is a member with this user ID already"
        case .notDigits: "an earlier account's initial password is made of digits, and this has others"
        case .birthdate(let reason): Self.sentence(reason)
        case .mail(let reason): Self.sentence(reason)
        case .account: "it is either new or earlier"
        case .mailMayBeSlip(let meant): "taken as it stands; was \(meant.domain) meant?"
        case .userIDShort(let usual):
            "taken as it stands; most have \(usual) characters: did a spreadsheet take zeros from its front?"
        case .privateUse(let letters):
            "taken as it stands; \(letters) are letters of your host alone (外字), which no other can draw"
        }
    }

    private static var columns: String { MemberColumn.allCases.map(\.rawValue).joined(separator: ",") }

    private static func sentence(_ reason: Birthdate.Reason) -> String {
        switch reason {
        case .notADate: "this is no date; write it as 1950-03-04"
        case .eraMissing: "the era is missing, or the year has not four digits"
        case .noSuchDay: "there is no such day"
        case .eraHasNoSuchDay: "the era had no such day"
        case .inFuture: "the day is still to come"
        case .tooOld: "that is more than \(Birthdate.oldestAge) years ago"
        }
    }

    private static func sentence(_ reason: MailAddress.Reason) -> String {
        switch reason {
        case .empty: "nothing stands here"
        case .noAt: "a mail address has an @"
        case .noDomainDot, .emptyPart: "a part of the mail address is missing"
        case .space: "a space stands in the mail address"
        case .nonASCII: "the mail address has letters that mail servers here do not take"
        case .quoted, .literal: "mail addresses of this kind are not taken"
        case .tooLong: "the mail address is too long"
        case .mixedScripts: "the domain mixes letters of scripts that do not belong together, some of which look alike"
        case .severalAddresses: "these are several mail addresses"
        case .forbiddenCharacter(let character):
            "no mail address has '\(PrintableText.escaped(String(character)))' there"
        case .controlCharacter: "a character that cannot be seen stands in the mail address"
        }
    }
}

extension ImportFaults: CustomStringConvertible {
    /// A line each, and how many more there are.
    public var description: String {
        let more = count > shown.count ? ["... and \(count - shown.count) more"] : []
        return (shown.map(\.description) + more).joined(separator: "\n")
    }
}

extension ImportReport: CustomStringConvertible {
    /// What was added, and what to do next.
    public var description: String {
        var lines = [
            "Added \(new + earlier): \(new) new, \(earlier) with an earlier account. The file was read as \(encoding.name)."
        ]
        if remarks.count > 0 { lines += ["Please look at:", remarks.description] }
        if new > 0 { lines.append("Each new one needs a notice: firstlogin office notice USER_ID") }
        return lines.joined(separator: "\n")
    }
}

extension OfficeError: CustomStringConvertible {
    /// What was refused and why.
    public var description: String {
        switch self {
        case .fileRefused(let faults):
            "nobody was added; \(faults.count == 1 ? "there is 1 fault" : "there are \(faults.count) faults"):\n\(faults)"
        }
    }
}

extension TroubledMail: CustomStringConvertible {
    /// `2026-11-24 10:32  01234567  taro@example.jp  confirmation  refused after 1 try: 550 no such user`.
    public var description: String {
        let time = JapanTime(unixSeconds: writtenAt.unixSeconds)
        let clock = "\(time.hour < 10 ? "0" : "")\(time.hour):\(time.minuteDigits)"
        let tries = attempts == 1 ? "1 try" : "\(attempts) tries"
        return
            "\(time.date.iso) \(clock)  \(userID.text)  \(PrintableText.escaped(recipient))  \(purpose.rawValue)  \(fate) after \(tries): \(PrintableText.escaped(reason))"
    }

    /// What became of it, in a word or two.
    var fate: String {
        switch state {
        case .refused: "refused"
        case .givenUp: "given up"
        case .waiting: "still waiting"
        case .sent: "sent"
        }
    }
}
