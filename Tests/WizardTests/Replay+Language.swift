import Content
import TextUI
import Wizard

extension Replay {
    /// Presses F2 until everything is in a language.
    mutating func turn(to language: Language) {
        for _ in Language.onScreen where wizard.language != language { press(.function(2)) }
    }
}
