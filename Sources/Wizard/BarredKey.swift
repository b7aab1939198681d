import Content
import TextUI

/// A key that does nothing where the focus is.
struct BarredKey {
    let key: Key
    let page: Page
    let focus: Control?

    /// Why: letters have their place in a field, if the page has one.
    func sentence(_ words: Words) -> String {
        // The app's digits have their field on the next page.
        if page.symbol != nil, case .character(let character) = key, character.isNumber {
            return words("key.barred.code")
        }
        guard case .character = key, let first = page.fields.first else { return words("key.barred") }
        if page.fields.contains(where: { $0.control == focus }) { return words("key.barred.digits") }
        let stops = page.stops
        let isBelow = focus.flatMap(stops.firstIndex) ?? 0 > stops.firstIndex(of: first.control) ?? 0
        return words("key.barred.letters", ["arrow": isBelow ? "↑" : "↓"])
    }
}
