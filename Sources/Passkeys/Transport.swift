/// How a browser reaches an authenticator (WebAuthn L3 §5.8.4). Names of later years are kept as they come.
public struct Transport: RawRepresentable, Hashable, Codable, Sendable {
    /// Its name.
    public let rawValue: String

    /// By its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Built into the very device.
    public static let `internal` = Transport(rawValue: "internal")
    /// Another device, found by a QR code and nearness.
    public static let hybrid = Transport(rawValue: "hybrid")
    /// USB.
    public static let usb = Transport(rawValue: "usb")
    /// NFC.
    public static let nfc = Transport(rawValue: "nfc")
    /// Bluetooth.
    public static let ble = Transport(rawValue: "ble")
    /// A smart card with contacts.
    public static let smartCard = Transport(rawValue: "smart-card")
}
