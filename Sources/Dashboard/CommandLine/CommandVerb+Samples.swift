import GANEngine

extension CommandVerb {
  /// What is done with the digits.
  static let samples: [CommandVerb] = [
    CommandVerb(
      "latents", "[own]", "new latents: other digits; own: those the run began with",
      [.words(["own"])]
    ) { model, words in
      switch words {
      case []: Outcome(model.newLatents())
      case ["own"]: Outcome(model.ownLatents())
      default: nil
      }
    },
    CommandVerb(
      "digits", "larger | smaller", "their size", [.words(["larger", "smaller"])]
    ) { model, words in
      switch words {
      case ["larger"]: Outcome(model.resizeDigits(1))
      case ["smaller"]: Outcome(model.resizeDigits(-1))
      default: nil
      }
    },
    CommandVerb("order", "the digits by D's score, or in their own order") { $0.toggleSorting() },
    CommandVerb(
      "weights", "ema | raw", "what draws the digits", [.words(["ema", "raw"])]
    ) { model, words in
      switch words {
      case ["ema"]: Outcome(model.samplesView.drawsRaw ? model.toggleWeights() : nil)
      case ["raw"]: Outcome(model.samplesView.drawsRaw ? nil : model.toggleWeights())
      default: nil
      }
    },
    CommandVerb("changes", "what changed in the digits since an earlier grid") {
      $0.toggleDifference()
    },
    CommandVerb("walk", "latent explorer: from one digit to another") { $0.startExplorer() },
  ]
}
