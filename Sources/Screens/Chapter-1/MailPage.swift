import Accounts
import Content
import CredentialStore
import FlowEngine
import TextUI
import TypedInput
import World

/// What the pages that wait for a mail have in common: 1【6】, 2-6【3】, later logins, the top page.
struct MailPage {
    let context: ScreenContext

    /// The mail that the page waits for.
    var expected: ExpectedMail {
        context.screenState.expectedMail
            ?? ExpectedMail(
                address: context.screenState.registeredMail ?? "", purpose: .login, sentAt: nil, validUntil: nil,
                resendAt: context.now,
                fate: .waiting)
    }

    /// A code to log in with; or one that confirms an address, which the mail calls by another name.
    func mailCodeBody(confirming: Bool = false, submit: Phrase = "app.submit") -> [Block] {
        [
            .text(sentLine(expected)),
            .text(context.words("1.6.sender", ["subject": subject(of: expected)])), .blank,
            .text(codeLead(expected, confirming ? "1.6.lead" : "2-6.3.lead")), .blank,
            .field(context.codeEntry.codeField(label: context.words(confirming ? "1.6.code" : "app.code"))), .blank,
            .buttons([Button(.submit, label: context.words(submit))]), .blank,
            .text(context.words("1.6.notArrived")),
        ]
    }

    /// Its subject as it stands in the mailbox; in kana its name alone, which is in kanji there.
    func subject(of mail: ExpectedMail) -> String {
        context.words.language == .kana
            ? context.words(Phrase("mail.\(mail.purpose.rawValue).subject")) : mail.subject
    }

    /// `ta****@example.jp へ、メールをお送りしました。（10時32分）`, or how far the mail has come instead.
    func sentLine(_ mail: ExpectedMail) -> String {
        guard let sentAt = mail.sentAt else {
            return context.words(
                isLongUntilNext(mail) ? "mail.notSentForLong" : "mail.notSent",
                [
                    "address": mail.address,
                    "span": context.span(context.now.secondsRemaining(until: mail.resendAt)),
                ])
        }
        let phrase: Phrase =
            switch mail.fate {
            case .waiting: "mail.sending"
            case .sent: "mail.sent"
            case .retrying: "mail.delayed"
            case .refused, .givenUp: "mail.failed"
            }
        return context.words(phrase, ["address": mail.address, "time": context.clockAndDay(sentAt)])
    }

    /// Until when the code counts; or that it no longer does.
    func codeLead(_ mail: ExpectedMail, _ lead: Phrase) -> String {
        guard let end = mail.validUntil, end > context.now, !mail.isCodeSpent else {
            // S21: then the button that sends another is not ready either, and the line above says so.
            guard mail.sentAt != nil else { return "" }
            return context.words(
                isLongUntilNext(mail) ? "mail.codeIsOldForLong" : "mail.codeIsOld",
                ["span": context.span(context.now.secondsRemaining(until: mail.resendAt))])
        }
        return context.words(lead, ["until": context.clockAndDay(end)])
    }

    /// Whether the next mail may be sent so late that nobody should wait for it.
    private func isLongUntilNext(_ mail: ExpectedMail) -> Bool {
        context.now.secondsRemaining(until: mail.resendAt) >= ScreenContext.longWaitSeconds
    }

    /// `［ もう一度送る ］ あと18秒で押せます`.
    func resendButton(_ mail: ExpectedMail) -> Button {
        let left = context.now.secondsRemaining(until: mail.resendAt)
        return Button(
            .resend, label: context.words("mail.resend"),
            note: left > 0 ? context.words("mail.resend.wait", ["span": context.span(left)]) : "")
    }

    /// The button is never dead: pressed too early it says when.
    func resend(then navigation: Navigation = .closeAll) -> ScreenAction {
        guard let mail = context.screenState.expectedMail else { return .stay }
        let left = context.now.secondsRemaining(until: mail.resendAt)
        guard left == 0 else {
            let phrase: Phrase = isLongUntilNext(mail) ? "trouble.resendCall" : "trouble.resendLater"
            return .refuse(FormError(nil, sentence: context.words(phrase)))
        }
        return .ask(.resendMail, then: navigation)
    }

    /// What is being waited for, or how the mail fared; where it was refused, what this page lets her do.
    func mailStatus(_ mail: ExpectedMail, waiting: Phrase, refused: Phrase = "mail.refusedLater") -> Status? {
        switch mail.fate {
        case .refused: return .wrong(context.words(refused))
        case .givenUp: return .wrong(context.words("mail.givenUp"))
        // It has arrived: its code stands here.
        case _ where !context.text(.code).isEmpty: return context.codeEntry.status
        case .retrying(let at):
            let left = context.now.secondsRemaining(until: at)
            return .waiting(
                context.words(left > 0 ? "mail.retrying" : "mail.retryingNow", ["span": context.span(left)]))
        case .waiting, .sent:
            // Nothing is on its way, or what comes counts no longer.
            guard let sentAt = mail.sentAt, let end = mail.validUntil, end > context.now,
                !mail.isCodeSpent || mail.hasLink
            else { return nil }
            return .waiting(
                context.words(waiting, ["span": context.span(sentAt.secondsRemaining(until: context.now))]))
        }
    }
}

extension ScreenContext {
    var mailPage: MailPage { MailPage(context: self) }
}
