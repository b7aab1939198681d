import FlowEngine
import Content
import Accounts
import Screens
import Secrets
import TextUI
import World

extension Wizard {
    /// Seconds for which an answer is waited for before F10 leaves without it.
    private static let patienceSeconds = 2

    mutating func press(_ key: Key) -> [Command] {
        if key == .repaint { return [.repaint] }
        guard size.holdsPages else { return key == .interrupt || key == .function(10) ? leave() : [] }
        if let askedAt {
            // T18: what takes too long can be left; what it does is done or not, as a whole.
            let isWish = key == .interrupt || key == .function(10)
            if isWish, now >= askedAt.adding(seconds: Self.patienceSeconds) { return leave() }
            ahead.take(key)
            return []
        }
        let laidOut = seen
        let page = laidOut.page
        var draft = drafts[draftKey]
        let outcome = draft.take(key, on: page, view: laidOut.frame.view)
        isShown = false
        drafts[draftKey] = draft
        remark = nil
        return settle(outcome, of: key, on: page)
    }

    /// What she sees, and presses a key at.
    var seen: LaidOutPage { (isShown ? painted : nil) ?? layOut(after: nil) }

    /// What follows from what a key came to.
    private mutating func settle(_ outcome: KeyOutcome, of key: Key, on page: Page) -> [Command] {
        switch outcome {
        case .nothing: return []
        case .moved:
            // What no field is to blame for is settled as soon as she goes on.
            if formError?.control == nil { formError = nil }
            // What she was reading is at its end: the button below has become another one (T24).
            if key == .enter,
                page.readings.contains(where: { $0.enterReadsOn && drafts[draftKey].isReadToEnd($0.control) })
            {
                becomeQuiet(milliseconds: Self.readMilliseconds)
                remark = presentWords("key.atEnd")
            }
            return []
        case .missing(let control):
            if let hint = page.enterHint {
                remark = hint
                return []
            }
            let field = page.fields.first { $0.control == control }
            // What is said there already says more.
            if field?.error != nil { return [] }
            show(
                FormError(control, sentence: field?.complaint(in: drafts[draftKey]) ?? presentWords("choose.first")),
                by: .missing)
            return []
        case .edited(let control):
            let isElsewhere = page.fields.contains { $0.control == formError?.control } && formError?.control != control
            if isElsewhere { return [] }
            formError = nil
            return []
        case .barred:
            let sentence = BarredKey(key: key, page: page, focus: drafts[draftKey].focus).sentence(presentWords)
            // Beside what stands wrong at a field it is said for a moment.
            if formError?.control == nil { formError = FormError(nil, sentence: sentence) } else { remark = sentence }
            return []
        case .activated(let control), .pressed(let control):
            // What a key was barred for is settled.
            if formError?.control == nil, formError?.cause == nil { formError = nil }
            return act(on: control)
        }
    }

    mutating func act(on control: Control) -> [Command] {
        switch control {
        case .help: return overlay == .help ? close() : open(.help)
        case .language:
            turn(to: language.next(in: view.languages))
            return []
        case .leave:
            if case .leaving = overlay { return leave() }
            return open(.leaving(isWish: false))
        case .furigana:
            hasFurigana.toggle()
            return []
        case .refresh: return ask(.refresh, then: .stay)
        case .back:
            guard let act = screen.back(in: view) else { return [] }
            if case .window(let key) = overlay { windows.first { $0.key == key }?.pressed(control, over: screenState) }
            return perform(act, on: control)
        default: break
        }
        if let window = windows.first(where: { control.name == "window.\($0.key)" }) {
            if overlay == .window(window.key) { return close() }
            window.willOpen()
            return open(.window(window.key))
        }
        if case .window(let key) = overlay, let window = windows.first(where: { $0.key == key }) {
            let act = screen.press(control, in: view)
            window.pressed(control, over: screenState)
            return act.map { perform($0, on: control) } ?? []
        }
        return screen.press(control, in: view).map { perform($0, on: control) } ?? []
    }

    private mutating func perform(_ act: ScreenAction, on control: Control) -> [Command] {
        switch act {
        case .stay:
            comeBack()
            return []
        case .ask(let request, let navigation): return ask(request, then: navigation)
        case .refuse(let formError):
            show(formError, by: .pressed(control))
            return []
        case .open(let overlay): return open(overlay)
        case .close: return close()
        case .fill(let texts, let revealed, let focus, let remark):
            if isWindowOpen { _ = close() }
            self.remark = remark
            let secrets = Set(page.fields.filter { $0.kind == .secret }.map(\.control))
            drafts.fill(texts, secrets: secrets, revealed: revealed, at: draftKey)
            formError = nil
            if let focus { drafts[draftKey].focus(on: focus, of: page) } else { focusAhead() }
            if let body = painted?.frame.body {
                for control in texts.keys { drafts[draftKey].show(control, in: body) }
                drafts[draftKey].show(in: body)
            }
            return []
        case .copy(let text):
            formError = nil
            remark = presentWords("key.copied")
            comeBack()
            return [.copy(text)]
        case .save(let picture, let name):
            comeBack()
            return [.savePicture(picture, name: name)]
        case .changeShape:
            let next = page.nextShape(draft, in: size, isColourless: isColourless)
            if next == page.symbol?.shape { formError = FormError(nil, sentence: presentWords("qr.noOtherShape")) }
            drafts[draftKey].symbolShape = next
            comeBack()
            return []
        case .leave: return leave()
        // No page of a member's leads there.
        case .staff: return []
        }
    }

    /// Shows and says everything in a language from now on.
    mutating func turn(to language: Language) {
        self.language = language
        tellErrorAnew()
    }

    /// In another language, what stands wrong is told in that one, as it was found out.
    private mutating func tellErrorAnew() {
        guard let told = formError, let cause = told.cause else { return formError = nil }
        formError = nil
        switch cause {
        case .answered(let problem): formError = screen.formError(for: problem, in: view)
        case .pressed(let control):
            if case .refuse(let anew)? = screen.press(control, in: view) { formError = anew }
        case .missing:
            let field = page.fields.first { $0.control == told.control }
            formError = FormError(
                told.control, sentence: field?.complaint(in: drafts[draftKey]) ?? presentWords("choose.first"))
        }
        formError?.cause = cause
    }

    private mutating func ask(_ request: Request, then navigation: Navigation) -> [Command] {
        askedAt = now
        asked = (request, navigation)
        formError = nil
        return isLooking ? [] : [ask(question: request)]
    }

    /// What she wished while a look at the store was under way is asked only now, of what the look has found: a sign-in
    /// is told once, and an answer that is not heard would lose it.
    mutating func askAfterLook(_ reply: Reply) -> [Command] {
        guard let asked else { return hear(reply) }
        guard reply.problem == nil, reply.screenState.place == screenState.place,
            reply.session.authenticationLevel == session.authenticationLevel
        else {
            // It was meant for the page before.
            self.asked = nil
            askedAt = nil
            _ = ahead.end()
            return hear(reply)
        }
        session = reply.session
        screenState = reply.screenState
        return [ask(question: asked.request)]
    }

    /// The page below keeps what was typed there, secrets too: she is still at it.
    private mutating func open(_ next: Overlay) -> [Command] {
        if next.coversAnyPage, overlay?.coversAnyPage != true { coveredError = formError }
        formError = nil
        // Whoever is asked again has not answered yet.
        for left in overlays where left == next || left == next.question {
            drafts.enterAnew(DraftKey(place: screenState.place, overlay: left))
        }
        overlays.removeAll { $0 == next || $0 == next.question }
        overlays.append(next)
        let texts = screen.initialTexts(in: view).filter { drafts[draftKey].isEmpty($0.key) }
        if !texts.isEmpty {
            drafts.fill(texts, secrets: [], at: draftKey)
            drafts[draftKey].keepText()
        }
        return []
    }

    private mutating func close() -> [Command] {
        drafts.leave(draftKey, page)
        formError = nil
        let closed = overlays.popLast()
        // What lies over any page leaves her where she was, with what was said there.
        if closed?.coversAnyPage != true {
            comeBack()
        } else if overlay?.coversAnyPage != true {
            formError = coveredError
            coveredError = nil
        }
        return []
    }

    /// The page's button has done its work: what leads on has the focus (T24).
    mutating func focusAhead() {
        drafts[draftKey].focusAhead(on: page)
    }

    /// A page beside this one was left: whoever was typing goes on typing, any other stands where it leads on (T24).
    mutating func comeBack() {
        if !page.fields.contains(where: { $0.control == drafts[draftKey].focus }) { focusAhead() }
    }

    mutating func leave() -> [Command] {
        let ending: Ending =
            switch session.authenticationLevel {
            case _ where overlays.contains(where: \.isTooLate): .tooLate
            case .signedIn: screenState.previousLogin == nil ? .done : .loggedOut
            case .outside where session.member == nil: .nothingDone
            case .initialPasswordProved: .nothingDone
            case .outside, .identified, .confirmingAgain, .passwordProved: .stopped
            }
        drafts.forgetAll()
        painted = nil
        return [.end(ending)]
    }

    /// Says what is wrong, and puts the focus where it is mended.
    mutating func show(_ formError: FormError, by cause: FormError.Cause) {
        self.formError = formError
        self.formError?.cause = formError.cause ?? cause
        var draft = drafts[draftKey]
        if case .answered(.noMatch) = cause { draft.wasRefused = true }
        for control in formError.erases { draft.erase(control) }
        // What was refused gives way to what she types next; whoever moves the cursor mends it.
        if !formError.isUnfinished { draft.keepText() }
        let page = page
        if let control = formError.erases.first ?? formError.control,
            page.fields.contains(where: { $0.control == control })
        {
            draft.focus(on: formError.leadsTo ?? control, of: page)
        } else if let field = page.fields.last(where: { $0.error != nil }) {
            draft.focus(on: field.control, of: page)
        }
        if let body = painted?.frame.body { draft.show(in: body) }
        drafts[draftKey] = draft
    }
}
