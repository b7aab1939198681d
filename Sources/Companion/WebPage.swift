import Content

/// What a page of the companion shows: one task, in words of one language. The template draws it.
struct WebPage {
    /// A line of the box at the top.
    struct Fact {
        let name: String
        let value: String
    }

    /// A field with its label and its example.
    struct Field {
        let name: String
        let label: String
        let hint: String
        var value = ""
        var length: Int
        /// Which keys a phone shows: `text` or `numeric`.
        var mode = "text"
        var capitals = "off"
        var isRequired = true
        /// `text`, or `password`.
        var type = "text"
        /// What a browser may fill in of itself (HTML, autofill): `username`, `current-password`.
        var autofill = "off"
    }

    /// Something to be sent, with a button.
    struct Form {
        let action: String
        let button: String
        var fields: [Field] = []
        var hidden: [Fact] = []
        var rank = Rank.main
    }

    /// How a button looks.
    enum Rank: String {
        /// What the page is for.
        case main
        /// As big, and another choice: declining, copying (S27).
        case second
        /// A way back.
        case quiet
    }

    /// A page of somebody else, which opens beside this one.
    struct Link {
        let address: String
        let text: String
    }

    /// A ceremony of WebAuthn, which the page's script calls.
    struct Ceremony {
        /// `create` or `get`.
        let kind: String
        let begin: String
        let finish: String
        let button: String
        /// What each failure is called by the script, and what it is called in words.
        let failures: [Fact]
    }

    /// A key for an authenticator app.
    struct Key {
        /// Opens the app, where there may be one.
        let link: String?
        let linkText: String
        /// Where the QR code is, where another device or an extension takes it.
        let picture: String?
        let pictureText: String
        /// What it is called when it is saved.
        let file: String
        let saveText: String?
        let letters: String
        let lettersText: String
        let copyText: String
        let copiedText: String
    }

    /// A number that is to be typed at the terminal, and the wait for it (S38).
    struct Waiting {
        let number: String
        let text: String
        let next: String
    }

    let heading: String
    var waiting: Waiting?
    var alert: String?
    var paragraphs: [String] = []
    var facts: [Fact] = []
    var warning: String?
    var ceremony: Ceremony?
    var key: Key?
    var link: Link?
    var closing: String?
    var forms: [Form] = []

    init(_ heading: String) { self.heading = heading }
}

extension WebPage.Form {
    /// A form of a step: it says which, so that a second press is not the next step's.
    init(action: String, button: String, step: Step) {
        self.init(action: action, button: button, hidden: [WebPage.Fact(name: "step", value: step.rawValue)])
    }
}
