import Hummingbird
import Content

/// Which language a browser's pages are in: the one that was switched to, or the one that the browser prefers.
enum BrowserLanguage {
    /// RFC 6265bis §4.1.3.2: with the prefix no other host, and no page without TLS, can set it.
    static func cookie(isSecure: Bool) -> String { isSecure ? "__Host-language" : "language" }

    static func of(_ request: Request) -> Language {
        for isSecure in [true, false] {
            let chosen = request.cookies[cookie(isSecure: isSecure)].flatMap { named($0.value) }
            if let chosen { return chosen }
        }
        return preferred(in: request.headers[.acceptLanguage] ?? "")
    }

    /// The language of that name, if pages are offered in it.
    static func named(_ name: String) -> Language? {
        Language(rawValue: name).flatMap { Language.inBrowser.contains($0) ? $0 : nil }
    }

    /// The first of our languages in the order that the browser gives (RFC 9110 §12.5.4); Japanese where it names none.
    static func preferred(in header: String) -> Language {
        let ranked = header.prefix(500).split(separator: ",").enumerated().map { index, item in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (tag: parts.first ?? "", weight: weight, index: index)
        }.sorted { ($0.weight, $1.index) > ($1.weight, $0.index) }
        for item in ranked where item.weight > 0 {
            if let language = named(String(item.tag.prefix(2)).lowercased()) { return language }
        }
        return .japanese
    }
}
