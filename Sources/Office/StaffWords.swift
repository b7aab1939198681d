public import Content

/// What the office's commands say of a result: in the words of whoever reads it. Programs read JSON instead.
public protocol Told {
    /// The sentences, in a language.
    func told(in words: Words) -> String
}
