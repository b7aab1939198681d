private import CQRencode
private import Glibc

/// A QR code as a square of dark and light modules, without its quiet zone (which must be 4 modules wide).
public struct QRSymbol: Hashable, Sendable {
    /// How much of it may be damaged.
    public enum Level: Hashable, Sendable {
        /// About 7 %.
        case low
        /// About 15 %.
        case medium
        /// About 25 %.
        case quartile
        /// About 30 %.
        case high
    }

    /// Bytes that version 5 holds at level L whatever they are (ISO/IEC 18004, table of capacities); mixing modes only
    /// ever makes a code smaller.
    public static let bytesInVersion5 = 106

    /// 1 to 40.
    public let version: Int
    /// Modules on each side: 17 + 4 x version.
    public let side: Int
    /// True for dark, row by row from the top left.
    public let modules: [Bool]

    /// Whether this host has the library that encodes.
    public static var isAvailable: Bool { cqrencode_is_there() != 0 }

    /// Encodes a text in the smallest version that holds it, mixing modes (ISO/IEC 18004). Throws `doesNotFit` when
    /// that would be more than `maximumVersion`, and `noLibrary` where libqrencode cannot be loaded.
    public init(text: String, level: Level = .low, maximumVersion: Int = 40) throws(OneTimeCodesError) {
        let correction =
            switch level {
            case .low: QR_ECLEVEL_L
            case .medium: QR_ECLEVEL_M
            case .quartile: QR_ECLEVEL_Q
            case .high: QR_ECLEVEL_H
            }
        // A zero byte would end the text for the library without a word.
        guard !text.isEmpty, !text.utf8.contains(0) else { throw .doesNotFit(version: maximumVersion) }
        guard Self.isAvailable else { throw .noLibrary }
        guard let code = cqrencode_encode(text, correction) else { throw .doesNotFit(version: maximumVersion) }
        let width = Int(code.pointee.width)
        let cells = UnsafeMutableBufferPointer(start: code.pointee.data, count: width * width)
        version = Int(code.pointee.version)
        side = width
        modules = cells.map { $0 & 1 == 1 }
        // The picture is as secret as its text, and the library frees it as it is.
        explicit_bzero(code.pointee.data, cells.count)
        cqrencode_free(code)
        guard version <= maximumVersion else { throw .doesNotFit(version: maximumVersion) }
    }

    /// Whether a module is dark; light outside the symbol, as its quiet zone is.
    public func isDark(row: Int, column: Int) -> Bool {
        guard (0..<side).contains(row), (0..<side).contains(column) else { return false }
        return modules[row * side + column]
    }
}
