/// Text that somebody else has written and that is shown to people: the name of a member, of a device.
public enum DisplayText {
    /// Whether it can be shown as it is: something is to be seen, and nothing in it is a command to a terminal, turns
    /// the direction of what stands around it, or hides (Unicode's Cc, Cf, Zl and Zp).
    ///
    /// Joiners may stand between two characters, where scripts and pictures need them.
    public static func isFit(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        if !scalars.isEmpty, scalars.allSatisfy(Folding.isCommon) { return true }
        guard scalars.contains(where: isSeen) else { return false }
        return scalars.indices.allSatisfy { index in
            guard isJoiner(scalars[index]) else { return !Folding.isInvisible(scalars[index]) }
            guard index > 0, index + 1 < scalars.count else { return false }
            return !isJoiner(scalars[index - 1]) && isPart(scalars[index - 1]) && isPart(scalars[index + 1])
        }
    }

    /// ZWNJ and ZWJ.
    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        !Folding.isSpace(scalar) && !Folding.isInvisible(scalar)
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        if Folding.isCommon(scalar) { return true }
        // Hangul's fillers and the blank of braille count as letters and signs, and show nothing.
        let blanks: Set<UInt32> = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0]
        return isPart(scalar) && !scalar.properties.isDefaultIgnorableCodePoint && !blanks.contains(scalar.value)
    }
}
