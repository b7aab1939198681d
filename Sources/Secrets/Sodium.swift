private import CSodium

/// libsodium, made ready once before anything of it is used.
enum Sodium {
    private static let isReady = sodium_init() >= 0

    static func prepare() { precondition(isReady, "libsodium could not be made ready") }

    /// Base64 in one of libsodium's variants.
    static func base64(_ bytes: UnsafeRawBufferPointer, variant: Int32) -> String {
        prepare()
        let size = sodium_base64_encoded_len(bytes.count, variant)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
            let source = bytes.bindMemory(to: UInt8.self).baseAddress
            // An empty source may have no address; libsodium then reads nothing from it.
            guard let target = buffer.baseAddress, let source else { return "" }
            sodium_bin2base64(target, size, source, bytes.count, variant)
            return String(cString: target)
        }
    }
}

/// Shuts this process against core dumps and debuggers; false when the system refused.
@discardableResult
public func hardenProcess() -> Bool { csodium_forbid_dumps() == 0 }
