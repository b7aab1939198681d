/// Why a terminal is not taken in, or not taken away.
enum TerminalError: Error, CustomStringConvertible {
    case notAKey
    case nameTaken(String)
    case keyTaken(by: String)
    case noSuchTerminal(String)
    case spoiledFile(String)
    case noHostKey(String)
    case unwritablePath(String)
    case noPIN
    case pinNotDigits
    case pinLength(ClosedRange<Int>)
    case pinGuessable
    case pinsDiffer

    var description: String {
        switch self {
        case .notAKey: "this is no public key of the kind \(SSHPublicKey.kind): the kiosk's setup prints one"
        case .nameTaken(let name): "there is a terminal \(name) already: remove it first, or take another name"
        case .keyTaken(let name): "this is the key of the terminal \(name): every terminal has one of its own"
        case .noSuchTerminal(let name): "there is no terminal \(name)"
        case .spoiledFile(let path):
            "\(path) is not as `terminal add` writes it: take it away, and add the terminal anew"
        case .noHostKey(let path): "\(path) is not there: install openssh-server first"
        case .unwritablePath(let path): "\(path) cannot stand in sshd's command: give it a path of plain characters"
        case .noPIN: "no PIN was typed"
        case .pinNotDigits: "a PIN has digits alone, which every kiosk can type"
        case .pinLength(let length): "a PIN has \(length.lowerBound) to \(length.upperBound) digits"
        case .pinGuessable: "this PIN is a run or a repetition, which is tried first: take another one"
        case .pinsDiffer: "the two are not the same: nothing was made of them"
        }
    }
}
