private import Foundation

extension MailAddress {
    /// What was understood of a typed address.
    public enum Reading: Hashable, Sendable {
        /// An address; `legacy` when only docomo or au ever issued such a one.
        case address(MailAddress, legacy: Bool)
        /// An address, but it looks like a slip in a well-known domain: `gmial.com`. To be offered, never forced.
        case suggestion(MailAddress, typed: MailAddress)
        /// It was typed in full width or with other dashes or dots; this is the address it would be. To be offered.
        case offerCorrection(MailAddress)
        /// No address that mail could be sent to from here, and why.
        case refused(Reason)
    }

    /// Why an address is refused.
    public enum Reason: Hashable, Sendable {
        /// Nothing was typed.
        case empty
        /// No `@`.
        case noAt
        /// The domain has no dot.
        case noDomainDot
        /// Nothing before or behind the `@`, or nothing between two dots or at a dot's side.
        case emptyPart
        /// A space inside.
        case space
        /// Other than ASCII before the `@`; relays here do not take it (RFC 6531).
        case nonASCII
        /// A domain of scripts that do not belong together, as one that is made to look like another has.
        case mixedScripts
        /// Quotation marks: allowed by RFC 5321, in nobody's real address.
        case quoted
        /// A host's number instead of a name.
        case literal
        /// More than 64 bytes before the `@`, 63 in a label or 254 in all (RFC 5321 §4.5.3.1).
        case tooLong
        /// More than one address.
        case severalAddresses
        /// A character that no address has there.
        case forbiddenCharacter(Character)
        /// A line break or another control character.
        case controlCharacter
    }

    /// Reads an address. Spaces at its ends are dropped.
    public static func read(_ typed: String) -> Reading {
        let trimmed = Folding.trimmed(typed)
        if trimmed.isEmpty { return .refused(.empty) }
        if trimmed.utf8.count > 2048 { return .refused(.tooLong) }
        if trimmed.unicodeScalars.contains(where: Folding.isInvisible) { return .refused(.controlCharacter) }
        let plain = plain(trimmed)
        switch parts(of: plain) {
        case .failure(let refusal): return .refused(refusal.reason)
        case .success(let address):
            if plain != trimmed { return .offerCorrection(address) }
            if let known = KnownDomains.correction(of: address.domain) {
                return .suggestion(MailAddress(local: address.local, domain: known), typed: address)
            }
            return .address(address, legacy: address.isLegacy)
        }
    }

    /// In one width. Dashes and dots of kana mode are changed only where nothing but ASCII is left by that, so that
    /// サーバー.jp keeps its long vowels.
    private static func plain(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        let compatible = Folding.compatible(text).replacing("。", with: ".")
        return compatible.split(separator: "@", omittingEmptySubsequences: false).map { half in
            half.split(separator: ".", omittingEmptySubsequences: false).map { label in
                let dashed = String(
                    String.UnicodeScalarView(label.unicodeScalars.map { Folding.isDash($0) ? "-" : $0 }))
                return dashed.utf8.allSatisfy { $0 < 0x80 } ? dashed : String(label)
            }.joined(separator: ".")
        }.joined(separator: "@")
    }

    private struct Refusal: Error { let reason: Reason }

    private static func parts(of text: String) -> Result<MailAddress, Refusal> {
        func refuse(_ reason: Reason) -> Result<MailAddress, Refusal> { .failure(Refusal(reason: reason)) }
        if text.contains("\"") { return refuse(.quoted) }
        if text.unicodeScalars.contains(where: Folding.isSpace) { return refuse(.space) }
        let halves = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        if halves.count < 2 { return refuse(.noAt) }
        if let separator = text.first(where: { ",;、".contains($0) }) {
            return refuse(halves.count > 2 ? .severalAddresses : .forbiddenCharacter(separator))
        }
        if halves.count > 2 { return refuse(.forbiddenCharacter("@")) }
        if let reason = fault(inLocal: halves[0]) { return refuse(reason) }
        if halves[1].isEmpty { return refuse(.emptyPart) }
        if halves[1].hasPrefix("[") { return refuse(.literal) }
        let domain: String
        switch MailDomain.read(halves[1]) {
        case .failure(let fault): return refuse(fault.reason)
        case .success(let read): domain = read
        }
        let address = MailAddress(local: halves[0], domain: domain)
        if address.smtpPath.utf8.count > 254 { return refuse(.tooLong) }
        if address.isLegacy && !KnownDomains.issuedLegacy.contains(domain) { return refuse(.emptyPart) }
        return .success(address)
    }

    /// RFC 5322 §3.2.3 dot-atom, with dots doubled or at the end let through for the domain to decide.
    private static func fault(inLocal local: String) -> Reason? {
        if local.isEmpty || local.hasPrefix(".") { return .emptyPart }
        if !local.utf8.allSatisfy({ $0 < 0x80 }) { return .nonASCII }
        if local.utf8.count > 64 { return .tooLong }
        let allowed = "!#$%&'*+-/=?^_`{|}~."
        return local.first { !$0.isLetter && !$0.isNumber && !allowed.contains($0) }.map(Reason.forbiddenCharacter)
    }
}
