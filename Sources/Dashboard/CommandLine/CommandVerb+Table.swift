import GANEngine

extension CommandVerb {
  /// Every command, those that steer training first.
  static let table: [CommandVerb] =
    training + states + samples + view + [
      CommandVerb("help", "keys, and what the screen shows") { $0.openHelp() },
      CommandVerb("layers", "both networks layer by layer: extents, weights, multiply-adds") {
        $0.openLayers()
      },
      CommandVerb(
        "explain", "<setting>", "what a setting does, and what to expect of more or less",
        [.settings]
      ) { model, words in
        guard words.count == 1 else { return nil }
        return Outcome(model.explain(words[0]))
      },
      CommandVerb(
        "quit", "[save|discard]", "end the run", [.words(["save", "discard"])]
      ) { model, words in
        switch words {
        case []: Outcome(model.askQuit())
        case ["save"]: Outcome(.quit(saving: true))
        case ["discard"]: Outcome(.quit(saving: false))
        default: nil
        }
      },
    ]

  private static let training: [CommandVerb] = [
    CommandVerb(
      "set", "<setting> <value>", "change a setting at the next step", [.liveSettings, .value]
    ) { model, words in
      guard let typed = TypedSetting(words.joined(separator: " ")) else { return nil }
      return Outcome(model.set(typed.name, typed.value))
    },
    CommandVerb(
      "preset", "<name>", "take over a preset's settings; networks and batch stay",
      [.words(Preset.all.map(\.name))]
    ) { model, words in
      guard words.count == 1 else { return nil }
      return Outcome(model.adopt(words[0]))
    },
    CommandVerb("heed", "take the doctor's advice, as ! does") { $0.takeAdvice() },
    CommandVerb("undo", "undo the last change") { $0.undo() },
    CommandVerb("pause", "pause after this step") { $0.isRunning ? $0.togglePause() : nil },
    CommandVerb("resume", "go on") { $0.isRunning ? nil : $0.togglePause() },
    CommandVerb("run", "<steps>", "so many steps, then pause") { model, words in
      guard words.count == 1, let count = steps(words[0]), count > 0 else { return nil }
      return Outcome(model.run(count))
    },
    CommandVerb(
      "until", "step <n> | epoch <n> | time <90s, 10m, 2h> | frechet <d> | off",
      "go on until then, and pause", [.words(["step", "epoch", "time", "frechet", "off"])]
    ) { model, words in
      guard let goal = RunGoal(words, model) else {
        return words == ["off"] ? Outcome(model.runUntil(nil)) : nil
      }
      return Outcome(model.runUntil(goal))
    },
    CommandVerb(
      "slow", "<steps a second> | off", "slow motion", [.words(["off", "10", "2", "0.5"])]
    ) { model, words in
      guard words.count == 1 else { return nil }
      if words[0] == "off" { return Outcome(model.slowDown(to: nil)) }
      guard let rate = Double(words[0]), rate >= 0.02, rate <= 1000 else { return nil }
      return Outcome(model.slowDown(to: rate))
    },
    CommandVerb(
      "train", "g | d | both", "update one of the two only", [.words(["g", "d", "both"])]
    ) { model, words in
      switch words.map({ $0.lowercased() }) {
      case ["g"]: Outcome(model.train(only: .generator))
      case ["d"]: Outcome(model.train(only: .discriminator))
      case ["both"]: Outcome(model.train(only: nil))
      default: nil
      }
    },
  ]

  private static let states: [CommandVerb] = [
    CommandVerb("save", "[name]", "save a checkpoint, under a name as well") { model, words in
      switch words.count {
      case 0: Outcome(model.save())
      case 1: Outcome(model.save(as: words[0]))
      default: nil
      }
    },
    CommandVerb(
      "goto", "<step> | best | last | <name>", "to a step, or back to what was saved; then pause",
      [.words(["best", "last"])]
    ) { model, words in
      guard words.count == 1 else { return nil }
      let place = steps(words[0]).map(StatePlace.step) ?? .saved(words[0])
      return Outcome(model.go(to: place))
    },
    CommandVerb(
      "back", "[halving]", "back some hundred steps, with halved rates if wanted",
      [.words(["halving"])]
    ) { model, words in
      guard words.isEmpty || words == ["halving"] else { return nil }
      return Outcome(model.goBack(halvingRates: !words.isEmpty))
    },
  ]

  private static let view: [CommandVerb] =
    [
      CommandVerb("freeze", "hold the picture still while training goes on") { $0.toggleFreeze() },
      CommandVerb(
        "plot", "<name>", "the plot below the losses", [.words(Plot.allCases.map(\.word))]
      ) { model, words in
        guard words.count == 1, let plot = Plot.allCases.first(where: { $0.word == words[0] })
        else {
          return nil
        }
        return Outcome(model.show(plot))
      },
      CommandVerb("log", "the plot's scale: logarithmic or linear") { $0.toggleScale() },
    ]
    + Preference.all.map { preference in
      CommandVerb(
        preference.name, preference.choices.joined(separator: " | "), preference.explanation,
        [.words(preference.choices)]
      ) { model, words in
        guard words.count == 1, preference.set(&model, words[0]) else { return nil }
        model.say("\(preference.name): \(words[0])")
        return Outcome()
      }
    }

  /// A count of steps, as it is written: `4000`, `4,000`, `10k`.
  static func steps(_ text: String) -> Int? {
    guard let number = TypedNumber.count(text), (0...1_000_000_000_000).contains(number) else {
      return nil
    }
    return number
  }
}
