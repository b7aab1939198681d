/// The domains that most members have their mail at, and how they are mistyped.
enum KnownDomains {
    /// Carriers that issued addresses with dots doubled or at the end until 2009 (au.com took over ezweb's names).
    static let issuedLegacy: Set<String> = ["docomo.ne.jp", "ezweb.ne.jp", "au.com"]

    /// Those whose near misses are slips.
    private static let common = [
        "gmail.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "i.softbank.jp", "yahoo.co.jp", "icloud.com",
        "outlook.jp", "outlook.com", "hotmail.com", "hotmail.co.jp", "live.jp", "nifty.com", "ybb.ne.jp",
        "rakuten.jp", "ymobile.ne.jp", "yahoo.com", "au.com", "uqmobile.jp", "biglobe.ne.jp", "plala.or.jp",
    ]

    /// Real domains one slip away from a common one: never taken for a slip.
    /// `yahoo.ne.jp` is Y!mobile's.
    private static let realNeighbours: Set<String> = [
        "yahoo.ne.jp", "y-mobile.ne.jp",
        "ymail.com", "mail.com", "email.com", "ymobile1.ne.jp", "live.com", "me.com", "mac.com", "gmx.com",
        "outlook.fr",
        "ocn.ne.jp", "so-net.ne.jp", "softbank.co.jp", "hotmail.fr", "googlemail.com",
    ]

    /// Wrong endings that are further than one slip away.
    private static let wrong: [String: String] = [
        "gmail.co.jp": "gmail.com", "gmail.jp": "gmail.com", "gmail.ne.jp": "gmail.com", "gmai.co": "gmail.com",
        "g.mail.com": "gmail.com", "gimeil.com": "gmail.com", "jmail.com": "gmail.com",
        "docomo.co.jp": "docomo.ne.jp", "docomo.com": "docomo.ne.jp", "docomo.jp": "docomo.ne.jp",
        "ezweb.co.jp": "ezweb.ne.jp", "ezweb.jp": "ezweb.ne.jp", "ezweb.com": "ezweb.ne.jp",
        "softbank.jp": "softbank.ne.jp", "softbank.com": "softbank.ne.jp",
        "i.softbank.ne.jp": "i.softbank.jp", "i.softbank.co.jp": "i.softbank.jp", "isoftbank.jp": "i.softbank.jp",
        "yahoo.jp": "yahoo.co.jp", "yahoo.com.jp": "yahoo.co.jp",
        "icloud.co.jp": "icloud.com", "icloud.jp": "icloud.com", "icloud.ne.jp": "icloud.com",
        "outlook.co.jp": "outlook.jp", "hotmail.ne.jp": "hotmail.co.jp", "au.con": "au.com", "au.co.jp": "au.com",
    ]

    /// The domain that was probably meant; nil when this one can stand.
    static func correction(of domain: String) -> String? {
        if common.contains(domain) || realNeighbours.contains(domain) { return nil }
        if let meant = wrong[domain] { return meant }
        // Short names have real neighbours everywhere (`au.com`, `live.jp`): no guess about them.
        let near = common.filter { $0.count >= 9 && isOneSlip(from: Array($0.utf8), to: Array(domain.utf8)) }
        return near.first
    }

    /// One letter wrong, missing, too many, or two neighbours exchanged.
    private static func isOneSlip(from right: [UInt8], to typed: [UInt8]) -> Bool {
        var start = 0
        while start < min(right.count, typed.count), right[start] == typed[start] { start += 1 }
        var end = 0
        while end < min(right.count, typed.count) - start, right[right.count - 1 - end] == typed[typed.count - 1 - end]
        {
            end += 1
        }
        let (left, other) = (right[start..<(right.count - end)], typed[start..<(typed.count - end)])
        if max(left.count, other.count) == 1 { return true }
        return left.count == 2 && other.count == 2 && left.first == other.last && left.last == other.first
    }
}
