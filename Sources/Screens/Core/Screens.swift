public import FlowEngine
import Content
public import Accounts

/// Finds the screen of a place: by the manual's number where it has one.
public enum Screens {
    /// The screen of the page that she faces. 2-1 and 2-2 end on the page that awaited the sign-in.
    public static func of(_ screenState: ScreenState) -> any Screen {
        if screenState.authenticationLevel == .signedIn, case .step(let step) = screenState.place {
            return TopPageScreen(step: step)
        }
        if screenState.belongsAtHome, case .step(let step) = screenState.place, let branch = Branch.of(step) {
            // Nothing before the login is done here either: her PC is not.
            return screenState.authenticationLevel == .outside
                ? LoginScreen(step: branch.loginStep) : AtHomeScreen(step: step)
        }
        return of(screenState.place)
    }

    /// The screen of a standing.
    public static func of(_ saved: Location) -> any Screen {
        switch saved {
        case .step(let step): of(step)
        case .termsDeclined: TermsDeclinedScreen()
        case .mailDesk: MailDeskScreen()
        case .devices: DevicesScreen()
        case .biometrics: BiometricsScreen()
        case .browser: BrowserScreen()
        case .secondFactor: SecondFactorScreen()
        case .topPage: TopPageScreen(step: nil)
        }
    }

    /// The page beside a step; a window is not of this room.
    public static func of(
        _ overlay: Overlay, over below: any Screen, at saved: Location
    ) -> (any Screen)? {
        switch overlay {
        case .window: nil
        case .forgotten: AdviceScreen(text: "1.2.forgotten.text", topic: .forgotten, below: below)
        case .newMail: NewMailScreen(isReplacement: false)
        case .help: HelpScreen(below: below)
        case .leaving(let isWish): LeavingScreen(below: below, isWish: isWish)
        case .otherMethod: OtherMethodScreen(below: below)
        case .methodAnew: MethodScreen(isAnew: true)
        case .loginForOtherMethod:
            LoginScreen(
                step: saved.step.flatMap { Branch.of($0)?.loginStep } ?? .step1_2, isForOtherMethod: true)
        case .formerMember: AdviceScreen(text: "1.2.former.text", topic: .formerMember, below: below)
        case .lostMethod: LostMethodScreen(below: below)
        case .changePassword(let method): GuardedScreen(guarded: PasswordScreen(change: .init(beside: method)))
        case .longerPassword: LongerPasswordScreen()
        case .methods: GuardedScreen(guarded: MethodsScreen())
        case .method(let id): GuardedScreen(guarded: MethodDetailScreen(id: id))
        case .removeMethod(let id): GuardedScreen(guarded: RemoveMethodScreen(id: id))
        case .newPasskey(let known): GuardedScreen(guarded: NewPasskeyScreen(known: known))
        case .newAppInstalled: GuardedScreen(guarded: AppInstalledScreen())
        case .newApp: GuardedScreen(guarded: QRCodeScreen(step: .step2_4_6, isAddition: true))
        case .newAppCode: GuardedScreen(guarded: NewAppCodeScreen())
        case .newMailMethod: GuardedScreen(guarded: AddressCodeScreen(isReplacement: false))
        case .replaceMail: GuardedScreen(guarded: NewMailScreen(isReplacement: true))
        case .replacementCode: GuardedScreen(guarded: AddressCodeScreen(isReplacement: true))
        case .microsoft: AdviceScreen(text: "microsoft.text", topic: .microsoft, below: below)
        case .noMail: NoMailScreen()
        case .noDevice: NoDeviceScreen()
        case .tooLate(let isNotice): TooLateScreen(isNotice: isNotice, below: below)
        case .keyPage: KeyPageScreen(step: saved.step ?? .step2_5chrome_4)
        case .largeLetters: LargeLettersScreen(below: below)
        case .key: KeyScreen(step: saved.step ?? .step2_4_6)
        }
    }

    private static func of(_ step: Step) -> any Screen {
        switch step {
        case .step0_1, .step0_2, .step0_3, .step0_4: OverviewScreen()
        case .step1_1, .step1_2: LoginScreen(step: .step1_2)
        case .step1_3: BirthdateScreen()
        case .step1_4: TermsScreen()
        case .step1_5: MailScreen()
        case .step1_6, .step1_7: MailConfirmationScreen()
        case .step1_8: MethodScreen()
        case .step1_9: PasswordScreen()
        case .step1_10: ToldScreen(step: step)
        case .step1_11: LogOutScreen()
        case .step2_1_1, .step2_2_1, .step2_2star_1, .step2_3_3, .step2_4_3, .step2_5chrome_3, .step2_5edge_3,
            .step2_6_2:
            LoginScreen(step: step)
        case .step2_2star_2, .step2_2star_3, .step2_3_1, .step2_3_2, .step2_3_4, .step2_3_6, .step2_3_7, .step2_4_1,
            .step2_4_2, .step2_4_4,
            .step2_4_5, .step2_5chrome_1, .step2_5chrome_2, .step2_5edge_1, .step2_5edge_2, .step2_5edge_5,
            .step2_5edge_6, .step2_5edge_7, .step2_5edge_8, .step2_5edge_9, .step2_6_1:
            ToldScreen(step: step)
        case .step2_3_5, .step2_4_6: QRCodeScreen(step: step)
        case .step2_5chrome_4: ExtensionKeyScreen(step: step)
        case .step2_5edge_4: SavePictureScreen(step: step)
        case .step2_3_8, .step2_4_7, .step2_5chrome_5, .step2_5edge_10: AppCodeScreen(step: step)
        case .step2_6_3: MailCodeScreen(step: step)
        case .step2_2star_5, .step2_5chrome_6, .step2_5edge_11, .step2_6_4: TopPageScreen(step: step)
        case .step2_1_2, .step2_1_3, .step2_1_4, .step2_1_5, .step2_1_6, .step2_1_7, .step2_1_8, .step2_2_2,
            .step2_2_3, .step2_2_4, .step2_2_5:
            TicketScreen(step: step)
        case .step2_2star_4: PhoneForPCScreen()
        }
    }
}
