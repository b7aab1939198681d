private import Foundation

/// The part of an address behind the `@`.
enum MailDomain {
    struct Fault: Error { let reason: MailAddress.Reason }

    /// Lower-cased, with A-labels for other scripts; or why mail cannot go there.
    static func read(_ text: String) -> Result<String, Fault> {
        func refuse(_ reason: MailAddress.Reason) -> Result<String, Fault> { .failure(Fault(reason: reason)) }
        if text.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
            return refuse(.emptyPart)
        }
        guard text.utf8.contains(UInt8(ascii: ".")) else { return refuse(.noDomainDot) }
        var domain = text.lowercased()
        if let odd = domain.first(where: { $0.isASCII && !isLabelCharacter($0) && $0 != "." }) {
            return refuse(.forbiddenCharacter(odd))
        }
        if !domain.utf8.allSatisfy({ $0 < 0x80 }) {
            if Scripts.areMixed(in: domain) { return refuse(.mixedScripts) }
            guard let encoded = aLabels(domain) else { return refuse(.nonASCII) }
            domain = encoded
        }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        for label in labels {
            if label.utf8.count > 63 { return refuse(.tooLong) }
            if let odd = label.first(where: { !isLabelCharacter($0) }) { return refuse(.forbiddenCharacter(odd)) }
            if label.hasPrefix("-") || label.hasSuffix("-") { return refuse(.forbiddenCharacter("-")) }
        }
        if domain.utf8.count > 253 { return refuse(.tooLong) }
        if let last = labels.last, last.allSatisfy(\.isNumber) { return refuse(.literal) }
        return .success(domain)
    }

    private static func isLabelCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "-")
    }

    /// RFC 5891 by Foundation; nil when it finds no A-label.
    private static func aLabels(_ domain: String) -> String? {
        var components = URLComponents()
        components.scheme = "https"
        components.host = domain
        guard let encoded = components.encodedHost?.lowercased(), encoded.utf8.allSatisfy({ $0 < 0x80 }),
            !encoded.contains("%")
        else { return nil }
        return encoded
    }
}
