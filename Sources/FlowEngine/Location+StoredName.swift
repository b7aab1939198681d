internal import Content

// Where members stand is stored by these names, never by the manual's numbers, so that the paper can be numbered anew
// while journeys are under way. A name that was ever stored stays with its page; no other page takes it.

extension Location {
    /// The name under which the store keeps the place.
    public var storedName: String {
        switch self {
        case .step(let step): step.storedName
        case .termsDeclined: "terms.declined"
        case .mailDesk: "mailAddress.desk"
        case .devices: "chooseMethod.devices"
        case .biometrics: "chooseMethod.biometrics"
        case .browser: "chooseMethod.browser"
        case .secondFactor: "secondFactor"
        case .topPage: "topPage"
        }
    }

    /// The place of that name; `nil` where none has it.
    public init?(storedName: String) {
        guard let location = Self.byStoredName[storedName] else { return nil }
        self = location
    }

    private static let byStoredName = Dictionary(uniqueKeysWithValues: all.map { ($0.storedName, $0) })
}

extension Branch {
    /// The name under which the store keeps the branch; the names of its steps begin with it.
    public var storedName: String {
        switch self {
        case .passkeyOnPC: "passkeyOnPC"
        case .passkeyOnPhone: "passkeyOnPhone"
        case .phoneForPC: "phoneForPC"
        case .appOnPhone: "appOnPhone"
        case .appBesidePC: "appBesidePC"
        case .chromeExtension: "chromeExtension"
        case .edgeExtension: "edgeExtension"
        case .mailCode: "mailCode"
        }
    }

    /// The branch of that name; `nil` where none has it.
    public init?(storedName: String) {
        guard let branch = Self.allCases.first(where: { $0.storedName == storedName }) else { return nil }
        self = branch
    }
}

extension Step {
    /// There is no `default`, so that the compiler asks for a new step's name.
    fileprivate var storedName: String {
        switch self {
        case .step0_1: "overview.notice"
        case .step0_2: "overview.firstLogin"
        case .step0_3: "overview.setUp"
        case .step0_4: "overview.done"

        case .step1_1: "openPortal"
        case .step1_2: "initialLogin"
        case .step1_3: "birthdate"
        case .step1_4: "terms"
        case .step1_5: "mailAddress"
        case .step1_6: "mailConfirmation"
        case .step1_7: "mailConfirmation.refresh"
        case .step1_8: "chooseMethod"
        case .step1_9: "newPassword"
        case .step1_10: "firstLoginDone"
        case .step1_11: "logOutForSetUp"

        case .step2_1_1: "passkeyOnPC.login"
        case .step2_1_2: "passkeyOnPC.openInBrowser"
        case .step2_1_3: "passkeyOnPC.register"
        case .step2_1_4: "passkeyOnPC.acknowledge"
        case .step2_1_5: "passkeyOnPC.acknowledgeAgain"
        case .step2_1_6: "passkeyOnPC.nameDevice"
        case .step2_1_7: "passkeyOnPC.next"
        case .step2_1_8: "passkeyOnPC.signIn"

        case .step2_2_1: "passkeyOnPhone.login"
        case .step2_2_2: "passkeyOnPhone.openInBrowser"
        case .step2_2_3: "passkeyOnPhone.register"
        case .step2_2_4: "passkeyOnPhone.nameDevice"
        case .step2_2_5: "passkeyOnPhone.signIn"

        case .step2_2star_1: "phoneForPC.login"
        case .step2_2star_2: "phoneForPC.useBiometrics"
        case .step2_2star_3: "phoneForPC.choosePhone"
        case .step2_2star_4: "phoneForPC.scanCode"
        case .step2_2star_5: "phoneForPC.topPage"

        case .step2_3_1: "appOnPhone.findApp"
        case .step2_3_2: "appOnPhone.installApp"
        case .step2_3_3: "appOnPhone.login"
        case .step2_3_4: "appOnPhone.beginSetUp"
        case .step2_3_5: "appOnPhone.copyKey"
        case .step2_3_6: "appOnPhone.enterKey"
        case .step2_3_7: "appOnPhone.showCode"
        case .step2_3_8: "appOnPhone.enterCode"

        case .step2_4_1: "appBesidePC.findApp"
        case .step2_4_2: "appBesidePC.installApp"
        case .step2_4_3: "appBesidePC.login"
        case .step2_4_4: "appBesidePC.beginSetUp"
        case .step2_4_5: "appBesidePC.openScanner"
        case .step2_4_6: "appBesidePC.scanKey"
        case .step2_4_7: "appBesidePC.enterCode"

        case .step2_5chrome_1: "chromeExtension.install"
        case .step2_5chrome_2: "chromeExtension.allowAccess"
        case .step2_5chrome_3: "chromeExtension.login"
        case .step2_5chrome_4: "chromeExtension.enterKey"
        case .step2_5chrome_5: "chromeExtension.enterCode"
        case .step2_5chrome_6: "chromeExtension.topPage"

        case .step2_5edge_1: "edgeExtension.install"
        case .step2_5edge_2: "edgeExtension.checkInstalled"
        case .step2_5edge_3: "edgeExtension.login"
        case .step2_5edge_4: "edgeExtension.savePicture"
        case .step2_5edge_5: "edgeExtension.open"
        case .step2_5edge_6: "edgeExtension.choosePicture"
        case .step2_5edge_7: "edgeExtension.setMasterPassword"
        case .step2_5edge_8: "edgeExtension.enterMasterPassword"
        case .step2_5edge_9: "edgeExtension.showCode"
        case .step2_5edge_10: "edgeExtension.enterCode"
        case .step2_5edge_11: "edgeExtension.topPage"

        case .step2_6_1: "mailCode.openPortal"
        case .step2_6_2: "mailCode.login"
        case .step2_6_3: "mailCode.enterCode"
        case .step2_6_4: "mailCode.topPage"
        }
    }
}
