import GANEngine
import Testing

@testable import Dashboard

@Suite struct CommandLineTests {
  private func run(_ command: String, _ model: inout Model) -> [Effect] {
    model.type(":")
    return model.type(command) + model.hit(.enter)
  }

  private func said(_ command: String) -> String {
    var model = Specimen.model()
    _ = run(command, &model)
    return model.notice?.text ?? ""
  }

  @Test(
    arguments: [
      ("set lr.d 1.5e-4", .send(.set(.discriminatorLearningRate, to: 1.5e-4))),
      ("set discriminator.learningRate 3e-4", .send(.set(.discriminatorLearningRate, to: 3e-4))),
      ("set loss hin", .send(.set(.loss, to: 3))), ("save", .send(.save)),
      ("save good-one", .send(.saveAs("good-one"))), ("goto 4000", .send(.goTo(.step(4000)))),
      ("goto 10k", .send(.goTo(.step(10_000)))), ("goto best", .send(.goTo(.saved("best")))),
      ("preset r1", .send(.adopt(preset: "r1"))), ("run 250", .send(.step(count: 250))),
      ("until epoch 30", .send(.runUntil(.step(30 * 468)))),
      ("until frechet 12.5", .send(.runUntil(.frechet(12.5)))),
      ("until off", .send(.runUntil(nil))), ("slow 2", .send(.slowDown(stepsPerSecond: 2))),
      ("slow off", .send(.slowDown(stepsPerSecond: nil))),
      ("train g", .send(.set(.discriminatorSteps, to: 0))),
      ("latents", .send(.newLatents)), ("pause", .send(.pause)),
      ("quit discard", .quit(saving: false)), ("back halving", nil),
    ] as [(String, Effect?)])
  func everythingHasAName(command: String, effect: Effect?) {
    var model = Specimen.model()
    #expect(run(command, &model) == (effect.map { [$0] } ?? []))
    #expect(model.focus.dialog == nil)
  }

  @Test func timeIsCountedFromNow() {
    var model = Specimen.model()
    let now = model.frame.now
    for (text, seconds) in [("90", 90.0), ("90s", 90), ("10m", 600), ("2h", 7200)] {
      #expect(
        run("until time \(text)", &model) == [.send(.runUntil(.moment(now + seconds)))])
    }
  }

  @Test(arguments: [
    ("st 3", "“st” is no command"), ("s 3", "“s” is short for set, slow, save, smooth"),
    ("set", ":set <setting> <value>"), ("set lr 3", "“lr” is short for lr.g, lr.d"),
    ("set learningrate 3", "did you mean lr.g?"), ("set lr.d x", "“x” is not a number"),
    ("set batch 3", "batch is fixed"), ("goto -3", "back to -3"),
    ("run 0", ":run <steps>"), ("run 99999999999999999999", ":run <steps>"),
    ("until step 5", "is done already"), ("until step", ":until step <n>"),
    ("slow 1e9", ":slow"), ("slow nan", ":slow"), ("preset r9", "“r9” is no preset"),
    ("save a/b", "cannot be a name"), ("layout diagonal", ":layout watch | balance"),
    ("plot scores", "Scores: how real"), ("explain nothing", "is no setting"),
  ])
  func mistakesAreNamed(command: String, words: String) {
    #expect(said(command).contains(words), "\(said(command))")
  }

  @Test func tabCompletes() {
    #expect(CommandCompletion("pres").text == "preset ")
    #expect(CommandCompletion("s").text == "s")
    #expect(CommandCompletion("s").candidates == ["set", "slow", "save", "smooth"])
    #expect(CommandCompletion("set lr").text == "set lr.")
    #expect(CommandCompletion("set LR.D").text == "set lr.d ")
    #expect(CommandCompletion("set loss ").candidates.first == "nonSaturating")
    #expect(CommandCompletion("set loss w").text == "set loss wasserstein ")
    #expect(CommandCompletion("until fre").text == "until frechet ")
    #expect(CommandCompletion("nothing here").candidates.isEmpty)
    #expect(CommandCompletion("").candidates.count == CommandVerb.table.count)
    var model = Specimen.model()
    model.type(":unt")
    model.hit(.tab)
    #expect(model.screen().contains(":until"))
    #expect(model.screen().contains("step epoch time frechet off"))
  }

  @Test func arrowsRecallAndEdit() {
    var model = Specimen.model()
    _ = run("run 100", &model)
    _ = run("save", &model)
    model.type(":wi")
    model.hit(.up)
    #expect(model.focus.dialog.line == "save")
    model.hit(.up, .up)
    #expect(model.focus.dialog.line == "run 100")
    model.hit(.down, .down)
    #expect(model.focus.dialog.line == "wi")
    model.hit(.left, .character("a"), .home, .character("b"), .end, .character("c"))
    #expect(model.focus.dialog.line == "bwaic")
    model.hit(.backspace, .escape)
    #expect(model.focus.dialog == nil)
    // An empty line is left by deleting on.
    model.type(":")
    model.hit(.backspace)
    #expect(model.focus.dialog == nil)
  }

  @Test func theLineIsSeenOnEveryScreen() {
    for (columns, rows) in [(20, 6), (80, 24), (120, 36), (1, 1)] {
      var frame = Specimen.frame()
      (frame.columns, frame.rows) = (columns, rows)
      var model = Model(frame: frame)
      model.type(":set lr")
      let screen = model.screen(columns, rows)
      #expect(columns < 20 || screen.contains(":set lr"))
      model.type(String(repeating: "x", count: LineEditor.limit + 100))
      _ = model.screen(columns, rows)
      #expect(model.focus.dialog.line?.count == LineEditor.limit)
    }
  }

  @Test func namesOfCommandsAndSettingsAreTheirOwn() {
    #expect(Set(CommandVerb.table.map(\.name)).count == CommandVerb.table.count)
    #expect(Set(SettingRow.allNames).count == SettingRow.all.count)
    for (index, row) in SettingRow.all.enumerated() {
      #expect(SettingRow.named(row.alias) == .row(index))
      #expect(SettingRow.named(row.name) == .row(index))
    }
  }

  @Test(arguments: ["weightClip", "spectralNorm", "GRADIENTPENALTY", "beta1", "packing", "classes"])
  func anEndThatOneNameHasIsThatName(_ end: String) throws {
    guard case .row(let index) = SettingRow.named(end) else {
      Issue.record("\(end) is not known")
      return
    }
    #expect(SettingRow.all[index].name.lowercased().hasSuffix("." + end.lowercased()))
  }

  @Test(arguments: ["learningRate", "steps", "hidden"])
  func anEndThatSeveralNamesHaveIsNone(_ end: String) {
    if case .row = SettingRow.named(end) { Issue.record("\(end) is taken for one of several") }
  }
}

extension Focus.Dialog? {
  fileprivate var line: String? {
    if case .command(let line) = self { line.text } else { nil }
  }
}
