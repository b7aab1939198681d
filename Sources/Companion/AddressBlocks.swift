/// Who asks, as rates and waits count: an address of IPv4 for itself, one of IPv6 together with those around it.
///
/// A household or a firm has a whole /64 of IPv6, a /56 or a /48 (RFC 6177 §2), and can be as many addresses as it
/// likes. So each of the three is counted, and each has a bound: one counted as narrowly as a /64 alone would let in
/// 65,536 of whoever has a /48, and one as widely as a /48 would take a whole street for one (S39).
struct AddressBlocks: Hashable, Sendable {
    /// Addresses that are counted together.
    struct Block: Hashable, Sendable {
        let name: String
        /// How often the bound of a single address goes into its own.
        let share: Int
    }

    /// From the narrowest to the widest.
    let all: [Block]

    /// What it is called in the log and in counts of wrong letters.
    var name: String { all.first?.name ?? "" }

    /// Of an address, or of what stands where one was expected.
    init(_ text: String) {
        self.init(NetworkAddress(text), otherwise: text)
    }

    init(_ address: NetworkAddress?, otherwise text: String = "") {
        guard let address else {
            all = [Block(name: text, share: 1)]
            return
        }
        guard !address.isIPv4 else {
            all = [Block(name: address.description, share: 1)]
            return
        }
        all = [(64, 1), (56, 2), (48, 4)].map { bits, share in
            Block(name: "\(address.block(ofBits: bits))/\(bits)", share: share)
        }
    }
}
