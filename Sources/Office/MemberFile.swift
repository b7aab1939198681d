/// The bytes of a file of members, whole: its encoding is known only when all of it was seen.
struct MemberFile {
    /// The most bytes that it may have: a hundred for each of two million.
    static let largest = 256 << 20

    let encoding: MemberFileEncoding
    private let bytes: [UInt8]

    /// Reads it, piece by piece until there is none. Throws `OfficeError.fileRefused` where it is too long, or where
    /// nothing says which of two encodings it has.
    init(named encoding: MemberFileEncoding?, _ nextPiece: () throws -> [UInt8]?) throws {
        var bytes: [UInt8] = []
        while let piece = try nextPiece() {
            guard bytes.count + piece.count <= Self.largest else {
                throw Self.refusal(line: EncodingEvidence.line(of: bytes.count, in: bytes), .fileTooLong)
            }
            bytes += piece
        }
        self.bytes = bytes
        if let encoding {
            self.encoding = encoding
            return
        }
        switch EncodingEvidence.of(bytes) {
        case .encoding(let found): self.encoding = found
        case .either(let line, let other, let text, let asCP932):
            throw Self.refusal(line: line, .encodingUnclear(other, text: text, asCP932: asCP932))
        }
    }

    /// Hands it over in UTF-8, piece by piece; gives where it stops being of its encoding. What is no UTF-8 is handed
    /// over as it is: it is seen field by field.
    func read(_ take: (ArraySlice<UInt8>) throws -> Void) throws -> ImportError? {
        guard encoding != .utf8 else {
            try take(bytes[...])
            return nil
        }
        do {
            try EncodingConversion(encoding: encoding).run(bytes, take)
            return nil
        } catch let fault as EncodingConversion.Undecodable {
            return ImportError(
                line: EncodingEvidence.line(of: fault.place, in: bytes), column: nil,
                reason: .undecodable(encoding, byte: fault.place))
        }
    }

    private static func refusal(line: Int, _ reason: ImportError.Reason) -> OfficeError {
        var faults = ImportErrors()
        faults.append(ImportError(line: line, column: nil, reason: reason))
        return .fileRefused(faults)
    }
}
