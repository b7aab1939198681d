extension Schema {
    /// Until schema 10 a place and a branch stood there as the manual's numbers of that time. What is no such number stays
    /// as it is: reading that one journey fails, as it did, and no other.
    static let eleventh = """
        CREATE TABLE stored_name (number TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        INSERT INTO stored_name (number, name) VALUES
            ('0.1', 'overview.notice'), ('0.2', 'overview.firstLogin'), ('0.3', 'overview.setUp'),
            ('0.4', 'overview.done'),
            ('1.1', 'openPortal'), ('1.2', 'initialLogin'), ('1.3', 'birthdate'), ('1.4', 'terms'),
            ('1.5', 'mailAddress'), ('1.6', 'mailConfirmation'), ('1.7', 'mailConfirmation.refresh'),
            ('1.8', 'chooseMethod'), ('1.9', 'newPassword'), ('1.10', 'firstLoginDone'), ('1.11', 'logOutForSetUp'),
            ('2-1.1', 'passkeyOnPC.login'), ('2-1.2', 'passkeyOnPC.openInBrowser'), ('2-1.3', 'passkeyOnPC.register'),
            ('2-1.4', 'passkeyOnPC.acknowledge'), ('2-1.5', 'passkeyOnPC.acknowledgeAgain'),
            ('2-1.6', 'passkeyOnPC.nameDevice'), ('2-1.7', 'passkeyOnPC.next'), ('2-1.8', 'passkeyOnPC.signIn'),
            ('2-2.1', 'passkeyOnPhone.login'), ('2-2.2', 'passkeyOnPhone.openInBrowser'),
            ('2-2.3', 'passkeyOnPhone.register'), ('2-2.4', 'passkeyOnPhone.nameDevice'),
            ('2-2.5', 'passkeyOnPhone.signIn'),
            ('2-2*.1', 'phoneForPC.login'), ('2-2*.2', 'phoneForPC.useBiometrics'),
            ('2-2*.3', 'phoneForPC.choosePhone'), ('2-2*.4', 'phoneForPC.scanCode'), ('2-2*.5', 'phoneForPC.topPage'),
            ('2-3.1', 'appOnPhone.findApp'), ('2-3.2', 'appOnPhone.installApp'), ('2-3.3', 'appOnPhone.login'),
            ('2-3.4', 'appOnPhone.beginSetUp'), ('2-3.5', 'appOnPhone.copyKey'), ('2-3.6', 'appOnPhone.enterKey'),
            ('2-3.7', 'appOnPhone.showCode'), ('2-3.8', 'appOnPhone.enterCode'),
            ('2-4.1', 'appBesidePC.findApp'), ('2-4.2', 'appBesidePC.installApp'), ('2-4.3', 'appBesidePC.login'),
            ('2-4.4', 'appBesidePC.beginSetUp'), ('2-4.5', 'appBesidePC.openScanner'),
            ('2-4.6', 'appBesidePC.scanKey'), ('2-4.7', 'appBesidePC.enterCode'),
            ('2-5c.1', 'chromeExtension.install'), ('2-5c.2', 'chromeExtension.allowAccess'),
            ('2-5c.3', 'chromeExtension.login'), ('2-5c.4', 'chromeExtension.enterKey'),
            ('2-5c.5', 'chromeExtension.enterCode'), ('2-5c.6', 'chromeExtension.topPage'),
            ('2-5e.1', 'edgeExtension.install'), ('2-5e.2', 'edgeExtension.checkInstalled'),
            ('2-5e.3', 'edgeExtension.login'), ('2-5e.4', 'edgeExtension.savePicture'),
            ('2-5e.5', 'edgeExtension.open'), ('2-5e.6', 'edgeExtension.choosePicture'),
            ('2-5e.7', 'edgeExtension.setMasterPassword'), ('2-5e.8', 'edgeExtension.enterMasterPassword'),
            ('2-5e.9', 'edgeExtension.showCode'), ('2-5e.10', 'edgeExtension.enterCode'),
            ('2-5e.11', 'edgeExtension.topPage'),
            ('2-6.1', 'mailCode.openPortal'), ('2-6.2', 'mailCode.login'), ('2-6.3', 'mailCode.enterCode'),
            ('2-6.4', 'mailCode.topPage'),
            ('1.4+declined', 'terms.declined'), ('1.5+desk', 'mailAddress.desk'),
            ('1.8+devices', 'chooseMethod.devices'), ('1.8+biometrics', 'chooseMethod.biometrics'),
            ('1.8+browser', 'chooseMethod.browser'), ('login+method', 'secondFactor'), ('top', 'topPage'),
            ('2-1', 'passkeyOnPC'), ('2-2', 'passkeyOnPhone'), ('2-2*', 'phoneForPC'), ('2-3', 'appOnPhone'),
            ('2-4', 'appBesidePC'), ('2-5c', 'chromeExtension'), ('2-5e', 'edgeExtension'), ('2-6', 'mailCode');
        UPDATE journey SET standing = n.name FROM stored_name n WHERE n.number = standing;
        UPDATE journey SET facts = json_replace(facts, '$.standing', n.name)
            FROM stored_name n WHERE n.number = json_extract(facts, '$.standing');
        UPDATE journey SET facts = json_replace(facts, '$.branch', n.name)
            FROM stored_name n WHERE n.number = json_extract(facts, '$.branch');
        DROP TABLE stored_name;
        """
}
