/// One setting: where it stands in the file, and all that settings.md says of it. The only list of them.
struct Setting {
    /// Its key in the file: `smtp.host` stands in the object `smtp`.
    let key: String
    /// What holds where nothing is set; nil for what has to be set.
    let fallback: String?
    /// What it is for, in one line.
    let meaning: String

    /// What settings were called before, by what they are called now; the old names are still read.
    static let formerKeys = ["limits.browserTaskSeconds": "limits.errandSeconds"]

    /// The key as components.
    var path: [String] { Self.path(of: key) }

    static func path(of key: String) -> [String] { key.split(separator: ".").map(String.init) }

    static let product = Setting(
        key: "product", fallback: nil, meaning: "The portal's name, as headings and mails say it.")
    static let societyName = Setting(key: "society.name", fallback: nil, meaning: "The society's name.")
    static let societyNameInEnglish = Setting(
        key: "society.nameInEnglish", fallback: "the society's name", meaning: "The society's name in English.")
    static let societyNameInKana = Setting(
        key: "society.nameInKana", fallback: "the society's name",
        meaning: "The society's name in kana, as plain text in kana says it. (T10)")
    static let telephone = Setting(
        key: "society.telephone", fallback: nil, meaning: "The telephone that every page names.")
    static let hours = Setting(key: "society.hours", fallback: nil, meaning: "When somebody answers it, in Japanese.")
    static let hoursInEnglish = Setting(
        key: "society.hoursInEnglish", fallback: nil, meaning: "When somebody answers it, in English.")
    static let hoursInKana = Setting(
        key: "society.hoursInKana", fallback: "`society.hours`", meaning: "When somebody answers it, in kana. (T10)")
    static let issuer = Setting(
        key: "issuer", fallback: nil,
        meaning: "The name that an authenticator app shows: ASCII, no `:` and no `+`, short enough for the QR code.")

    static let senderAddress = Setting(
        key: "sender.address", fallback: nil, meaning: "The address that mails come from.")
    static let senderName = Setting(
        key: "sender.name", fallback: "the society's name", meaning: "The name that mails come from.")
    static let mailFolder = Setting(
        key: "mail.folder", fallback: "`mail` beside the store",
        meaning: "Where mails are laid as `.eml` files while no `smtp.host` is set.")
    static let smtpHost = Setting(
        key: "smtp.host", fallback: "none: mails go into the folder", meaning: "The mail server that takes our mails.")
    static let smtpPort = Setting(
        key: "smtp.port", fallback: "587, 465 or 25, as `smtp.security` says", meaning: "Its port.")
    static let smtpSecurity = Setting(
        key: "smtp.security", fallback: "`startTLS`",
        meaning: "`startTLS`, `implicitTLS`, or `none` (only to this very host).")
    static let smtpUsername = Setting(
        key: "smtp.username", fallback: "none: no login", meaning: "The name to log in with there.")
    static let smtpPassword = Setting(
        key: "smtp.password", fallback: "none", meaning: "Its password; better in a file of its own.")
    static let smtpPasswordFile = Setting(
        key: "smtp.passwordFile", fallback: "none",
        meaning: "The file whose first line is the password, readable by this user alone; read anew for each mail.")
    static let smtpMechanism = Setting(
        key: "smtp.mechanism", fallback: "`PLAIN`, then `LOGIN`",
        meaning: "The one way to log in there, where the server names one that does not work: `PLAIN`, `LOGIN`.")
    static let smtpAuthorityFile = Setting(
        key: "smtp.authorityFile", fallback: "the system's",
        meaning: "A PEM file of certificate authorities to trust instead.")
    static let smtpHelloName = Setting(
        key: "smtp.helloName", fallback: "the host's name", meaning: "How we call ourselves there.")

    static let store = Setting(
        key: "store", fallback: "`$XDG_DATA_HOME/firstlogin/store.sqlite`, or below `~/.local/share`",
        meaning: "The store's file; never on a network file system.")
    static let keys = Setting(
        key: "keys", fallback: "`keys` beside the store",
        meaning: "The key file, made when absent. Without it nothing in the store opens: keep a copy elsewhere.")
    static let terminalName = Setting(
        key: "terminal.name", fallback: "the host's name", meaning: "What this terminal is called in records.")
    static let terminalKind = Setting(
        key: "terminal.kind", fallback: "`own`",
        meaning: "`own`; `phone` where the terminal is the member's smartphone itself; `kiosk` in the office.")
    static let theme = Setting(
        key: "terminal.theme", fallback: "`light`",
        meaning: "`light`; `dark`; `contrast`: black, white, yellow and cyan; `terminal`: its own colours. (T12)")
    static let spacing = Setting(
        key: "terminal.spacing", fallback: "`normal`",
        meaning: "`normal`; `wide` for an empty row between two wherever the page fits. (T12)")
    static let touch = Setting(
        key: "terminal.touch", fallback: "`false`",
        meaning: "Whether members only touch or point: keys are drawn below each field, and targets are larger. (T03)")
    static let furigana = Setting(
        key: "terminal.furigana", fallback: "`false`",
        meaning: "Whether Japanese begins with readings behind words with kanji; F11 turns them on and off. (T11)")
    static let counter = Setting(
        key: "terminal.counter", fallback: "none",
        meaning: "Who is at a kiosk's counter today: shown before each member begins. (T21)")
    static let staffPIN = Setting(
        key: "terminal.staffPIN", fallback: "none: accounts of staff alone open a kiosk's staff page",
        meaning: "What opens it while staff has no accounts: the line that `firstlogin terminal pin` prints. (T21)")
    static let staffKey = Setting(
        key: "terminal.staffKey", fallback: "`alt-f12`",
        meaning: "The key that asks for the staff page, named nowhere to members: `alt-f12`; `f12`; `none`. (T21)")
    static let importColumns = Setting(
        key: "import.columns", fallback: "usual Japanese and English headings",
        meaning: "What columns of members' files are called besides: a list such as `name=被保険者漢字名`.")
    static let operators = Setting(
        key: "office.operators", fallback: "none",
        meaning: "Users of the system, by commas, who look after the program besides root and the store's owner. (S32)")
    static let offersMailCode = Setting(
        key: "policy.mailCode", fallback: "`true`", meaning: "Whether 1【8】 offers the code by mail.")
    static let mailMayBeWaived = Setting(
        key: "policy.mailMayBeWaived", fallback: "`true`",
        meaning: "Whether a member without mail may go on to the authenticator app.")
    static let browserExtensions = Setting(
        key: "policy.browserExtensions", fallback: "`true`",
        meaning: "Whether 1【8】 offers the extensions of Chrome and Edge (2-5); at a kiosk only to go on at home.")
    static let pictures = Setting(
        key: "pictures", fallback: "the folder for downloads, or the home",
        meaning: "Where the picture of a QR code is saved (2-5②); never at a kiosk or over ssh.")
    static let hashMemory = Setting(
        key: "hash.memory", fallback: "`19456`", meaning: "KiB of memory that hashing a password takes; not less. (S07)"
    )
    static let hashPasses = Setting(
        key: "hash.passes", fallback: "`2`", meaning: "Passes over that memory; not less. (S07)")

    static let companionAddress = Setting(
        key: "companion.address", fallback: "none: passkeys are not offered",
        meaning: "Where browsers reach the companion (`firstlogin serve`): `https://login.kenpo.example.jp`.")
    static let companionParty = Setting(
        key: "companion.party", fallback: "the host of `companion.address`",
        meaning: "The domain that passkeys are made for (RP ID): that host, or one above it. It can never change.")
    static let companionHost = Setting(
        key: "companion.host", fallback: "`127.0.0.1`", meaning: "The address that the companion listens at.")
    static let companionPort = Setting(
        key: "companion.port", fallback: "443 with a certificate, else 8080", meaning: "Its port.")
    static let companionCertificate = Setting(
        key: "companion.certificateFile", fallback: "none", meaning: "Its certificate with those above it, as PEM.")
    static let companionKey = Setting(
        key: "companion.keyFile", fallback: "none",
        meaning: "The certificate's key, in a file readable by this user alone.")
    static let companionProxies = Setting(
        key: "companion.proxies", fallback: "none",
        meaning: "Addresses of proxies that do TLS for it and whose `X-Forwarded-For` is believed: a list.")
    static let companionAttestation = Setting(
        key: "companion.acceptUnverified", fallback: "`true`",
        meaning: "Whether a passkey counts whose maker's attestation is of a kind that is not verified here.")

    /// Whether there is one of that key, or was. Limits are looked through only for what is called like one: a start
    /// would spend a hundredth on their words (P01).
    static func isKnown(_ key: String) -> Bool {
        if allButLimits.contains(where: { $0.key == key }) || formerKeys.values.contains(key) { return true }
        return key.hasPrefix(LimitSetting.prefix) && all.contains { $0.key == key }
    }

    /// All of them, in the order of settings.md.
    static let all: [Setting] = allButLimits + [LimitSetting.firstWaits] + LimitSetting.all.map(\.setting)

    private static let allButLimits: [Setting] =
        [
            product, societyName, societyNameInEnglish, societyNameInKana, telephone, hours, hoursInEnglish,
            hoursInKana, issuer, senderAddress,
            senderName,
        ]
        + [smtpHost, smtpPort, smtpSecurity, smtpUsername, smtpPassword, smtpPasswordFile, smtpMechanism]
        + [
            smtpAuthorityFile, smtpHelloName, mailFolder, store, keys, terminalName, terminalKind, theme, spacing,
            touch, furigana, counter, staffPIN, staffKey, importColumns, operators, offersMailCode, mailMayBeWaived,
        ]
        + [browserExtensions, pictures]
        + [companionAddress, companionParty, companionHost, companionPort, companionCertificate, companionKey]
        + [companionProxies, companionAttestation]
        + [hashMemory, hashPasses]
}
