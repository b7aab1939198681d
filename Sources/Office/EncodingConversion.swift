import Glibc

/// Bytes of any encoding as UTF-8, or the other way round, by the system's iconv.
struct EncodingConversion {
    /// The first byte that is none of the encoding's letters, or begins one that is cut off.
    struct Undecodable: Error {
        let place: Int
    }

    private static let pieceSize = 65_536

    private let source: String
    private let target: String

    /// From an encoding into UTF-8.
    init(encoding: MemberFileEncoding) { (source, target) = (encoding.label, MemberFileEncoding.utf8.label) }

    /// From UTF-8 into an encoding.
    init(into encoding: MemberFileEncoding) { (source, target) = (MemberFileEncoding.utf8.label, encoding.label) }

    /// Hands over the converted bytes, piece by piece. Throws `Undecodable`.
    func run(_ bytes: [UInt8], _ take: (ArraySlice<UInt8>) throws -> Void) throws {
        guard let converter = iconv_open(target, source), Int(bitPattern: converter) != -1 else {
            throw Undecodable(place: 0)
        }
        defer { iconv_close(converter) }
        var output = [UInt8](repeating: 0, count: Self.pieceSize)
        var done = 0
        while done < bytes.count {
            var left = bytes.count - done
            var room = output.count
            let result = bytes.withUnsafeBytes { source in
                output.withUnsafeMutableBytes { output in
                    // It is not written to, whatever its type says (iconv(3)).
                    let start = source.baseAddress?.advanced(by: done).assumingMemoryBound(to: CChar.self)
                    var from = UnsafeMutablePointer(mutating: start)
                    var into = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                    return iconv(converter, &from, &left, &into, &room)
                }
            }
            let code = errno
            done = bytes.count - left
            try take(output[..<(output.count - room)])
            // Full is no failure: the rest comes with the next piece.
            if result == -1, code != E2BIG { throw Undecodable(place: done) }
        }
    }

    /// Where the bytes stop being of the encoding; nil where they are of it to their end.
    func firstUndecodable(in bytes: [UInt8]) -> Int? {
        do {
            try run(bytes) { _ in }
            return nil
        } catch {
            return (error as? Undecodable)?.place
        }
    }
}
