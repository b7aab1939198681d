/// Keys held down with another, as xterm and kitty count them: the parameter less one.
struct KeyModifiers: OptionSet, Sendable {
    let rawValue: Int

    static let shift = KeyModifiers(rawValue: 1)
    static let alt = KeyModifiers(rawValue: 2)
    static let control = KeyModifiers(rawValue: 4)
    /// Super, hyper, meta: nothing here.
    static let foreign = KeyModifiers(rawValue: 8 | 16 | 32)
    static let capsLock = KeyModifiers(rawValue: 64)
    static let numLock = KeyModifiers(rawValue: 128)

    /// Whether one is held down, and not only a lock set.
    var areHeld: Bool { !subtracting([.capsLock, .numLock]).isEmpty }

    /// Whether Alt is held down, and nothing else.
    var areAlt: Bool { subtracting([.capsLock, .numLock]) == .alt }

    init(rawValue: Int) { self.rawValue = rawValue }

    init(parameter: Int?) { self.init(rawValue: max(0, (parameter ?? 1) - 1)) }
}
