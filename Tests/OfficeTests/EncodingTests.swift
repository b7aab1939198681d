import Content
import CredentialStore
import Glibc
import Accounts
import Testing
import TestAccounts
import World
import TypedInput

@testable import Office

@Suite("What a file's bytes are read as") struct EncodingTests {
    private let accounts: TestAccounts
    private static let header = "user_id,symbol,number,name,birthdate,mail,account\r\n"

    init() throws { accounts = try TestAccounts() }

    private func rows(_ names: [String]) -> String {
        Self.header + names.enumerated().map { "\($0 + 1),12,\($0 + 1),\($1),1950-03-04,,new\r\n" }.joined()
    }

    /// A text in another encoding; what it has no letters for is a fault of the test.
    private func bytes(_ text: String, in label: String) throws -> [UInt8] {
        let converter = iconv_open(label, "UTF-8")
        defer { iconv_close(converter) }
        var source = Array(text.utf8)
        var target = [UInt8](repeating: 0, count: 4 * source.count + 8)
        var (left, room) = (source.count, target.count)
        let result = source.withUnsafeMutableBytes { source in
            target.withUnsafeMutableBytes { target in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var into = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                return iconv(converter, &from, &left, &into, &room)
            }
        }
        try #require(result == 0)
        return Array(target.dropLast(room))
    }

    private func take(_ bytes: [UInt8], as encoding: MemberFileEncoding? = nil) throws -> ImportReport {
        var rest = bytes[...]
        var options = ImportOptions(isComplete: false)
        options.encoding = encoding
        return try MemberImport(services: accounts.services, world: accounts.clock.world) { _ in true }.run(options) {
            defer { rest = rest.dropFirst(100) }
            return rest.isEmpty ? nil : Array(rest.prefix(100))
        }
    }

    private func name(of userID: String) throws -> String? {
        let id = try #require(UserID(typed: userID))
        return try accounts.store.read { try $0.member(id) }?.name
    }

    private func faults(_ bytes: [UInt8], as encoding: MemberFileEncoding? = nil) throws -> [String] {
        do {
            _ = try take(bytes, as: encoding)
            return []
        } catch OfficeError.fileRefused(let faults) {
            #expect(try accounts.store.read { try $0.userIDs() }.isEmpty)
            return faults.shown.map { $0.told(in: Words(.english)) }
        }
    }

    @Test("Half-width kana of CP932 whose bytes are UTF-8 as well are kana, never Ŷ з")
    func lookalike() throws {
        let file = try bytes(rows(["ﾅｶ ﾐｷ", "ﾅｶ ﾏｷ"]), in: "CP932")
        try #require(String(validating: file, as: UTF8.self)?.contains("Ŷ з") == true)
        let report = try take(file)
        #expect(report.encoding == .cp932 && report.told(in: Words(.english)).contains("read as CP932"))
        #expect(try name(of: "1") == "ﾅｶ ﾐｷ")
    }

    @Test(
        "Each encoding is known by its bytes, and said",
        arguments: [
            ("CP932", "", MemberFileEncoding.cp932), ("UTF-8", "", .utf8), ("UTF-8", "\u{FEFF}", .utf8),
            ("UTF-16LE", "\u{FEFF}", .utf16LittleEndian), ("UTF-16BE", "\u{FEFF}", .utf16BigEndian),
            ("UTF-16LE", "", .utf16LittleEndian), ("UTF-16BE", "", .utf16BigEndian),
        ]) func known(label: String, mark: String, encoding: MemberFileEncoding) throws
    {
        let file = try bytes(mark + rows(["髙﨑 ダイワ", "ﾐﾄﾞﾘ ﾊﾅｺ", "①㈱ 能登"]), in: label)
        #expect(try take(file).encoding == encoding)
        #expect(try name(of: "1") == "髙﨑 ダイワ" && name(of: "2") == "ﾐﾄﾞﾘ ﾊﾅｺ")
    }

    @Test("A file that was opened in the wrong encoding and saved so is known by its header, and refused")
    func openedWrongly() throws {
        let said = try faults(Array("user_id,險伜捷,逡ｪ蜿ｷ,name,birthdate\n1,12,1,A B,1950-03-04\n".utf8))
        #expect(
            said == [
                "line 1: this file was opened in the wrong encoding and saved so: use the file that it was made from"
            ])
    }

    @Test("A name of Latin letters in UTF-8 is one, and plain ASCII is UTF-8")
    func latin() throws {
        #expect(try take(Array(rows(["José Núñez", "Örn Ångström"]).utf8)).encoding == .utf8)
        #expect(try name(of: "1") == "José Núñez")
        #expect(try EncodingEvidence.of(bytes(rows(["A B"]), in: "CP932")) == .encoding(.utf8))
    }

    @Test("EUC-JP is never taken for kana of half width, nor those for it")
    func eucJP() throws {
        let file = try bytes(rows(["能登 花子"]), in: "EUC-JP")
        let said = try faults(file)
        #expect(said.count == 1 && said[0].contains("'能登 花子' in EUC-JP") && said[0].contains("--encoding euc-jp"))
        #expect(try take(file, as: .eucJP).encoding == .eucJP && name(of: "1") == "能登 花子")
        // 翠 has a byte that no letter of CP932 has.
        #expect(try EncodingEvidence.of(bytes(rows(["翠 華子"]), in: "EUC-JP")) == .encoding(.eucJP))
        let kana = try bytes(rows(["ﾔﾏﾄ ﾀﾛｳ", "ﾐﾄﾞﾘ ﾊﾅｺ", "ﾉﾄ ｲﾁﾛｳ"]), in: "CP932")
        #expect(EncodingEvidence.of(kana) == .encoding(.cp932))
    }

    @Test("Where nothing speaks for one of two, the office is asked, and both readings are shown; its word counts")
    func unclear() throws {
        let file = try bytes(rows(["A B", "Aﾅｶ ﾐｷ"]), in: "CP932")
        let said = try faults(file)
        #expect(said.count == 1 && said[0].hasPrefix("line 3: this is 'AŶ з' in UTF-8 and 'Aﾅｶ ﾐｷ' in CP932"))
        #expect(said[0].contains("--encoding cp932"))
        #expect(try take(file, as: .cp932).encoding == .cp932)
        #expect(try name(of: "2")?.hasSuffix("ﾅｶ ﾐｷ") == true)
    }

    @Test("A byte that is none of the encoding's letters is named with its line, and nobody is added")
    func undecodable() throws {
        var file = try bytes(rows(["髙﨑 ダイワ", "能登 ハナコ", "山田 タロウ"]), in: "CP932")
        let place = try #require(file.lastIndex(of: UInt8(ascii: " ")))
        file[place] = 0xFD
        #expect(
            try faults(file).contains { $0.hasPrefix("line 4: byte \(place) of the file is no letter of CP932") })
        // Two files joined: most of it is UTF-8, and one line is not.
        let joined = try Array(rows(["ダイワ タロウ"]).utf8) + bytes("2,12,2,ﾐﾄﾞﾘ ﾊﾅｺ,1950-03-04,,new\r\n", in: "CP932")
        #expect(try faults(joined) == ["line 3, name: this is not UTF-8; in Excel save it as 'CSV UTF-8'"])
    }

    @Test("Letters that a host has made for itself are taken, and remarked on with their place")
    func privateUse() throws {
        var file = try bytes(rows(["山■ タロウ"]), in: "CP932")
        let place = try #require(file.firstRange(of: try bytes("■", in: "CP932")))
        file.replaceSubrange(place, with: [0xF0, 0x40])
        let report = try take(file, as: .cp932)
        #expect(report.remarks.shown.map(\.line) == [2])
        #expect(
            report.told(in: Words(.english)).contains(
                "line 2, name: taken as it stands; \\u{E000} are letters of your host alone"))
    }
}
