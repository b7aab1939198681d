private import CPNG

extension QRSymbol {
    /// Pixels of one module in a picture: large enough for every reader, small enough for a dialogue.
    private static let pixelsPerModule = 8
    /// Modules of quiet zone on each side (ISO/IEC 18004).
    private static let quietZone = 4

    /// The code as a PNG picture, black on white with its quiet zone; empty when libpng refuses.
    public var png: [UInt8] {
        let modules = side + 2 * Self.quietZone
        let width = modules * Self.pixelsPerModule
        var pixels = [UInt8](repeating: 255, count: width * width)
        for row in 0..<width {
            for column in 0..<width {
                let (y, x) = (
                    row / Self.pixelsPerModule - Self.quietZone, column / Self.pixelsPerModule - Self.quietZone
                )
                guard (0..<side).contains(y), (0..<side).contains(x), isDark(row: y, column: x) else { continue }
                pixels[row * width + column] = 0
            }
        }
        let size = cpng_write_grey(pixels, UInt32(width), nil, 0)
        var picture = [UInt8](repeating: 0, count: size)
        let written = picture.withUnsafeMutableBytes {
            cpng_write_grey(pixels, UInt32(width), $0.baseAddress, size)
        }
        return Array(picture.prefix(written))
    }
}
