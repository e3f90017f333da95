extension Doctor {
  /// The key that helps most often.
  var remedy: Remedy {
    switch diagnosis {
    case .balanced: Remedy(.none, nil, "")
    case .discriminatorAhead:
      Remedy(.lower, .discriminatorLearningRate, "← lowers D's learning rate")
    case .discriminatorSaturated:
      Remedy(.raise, .instanceNoise, "→ gives D's input noise")
    case .vanishingGradient:
      loss.kind == .minimax
        ? Remedy(.lower, .loss, "← changes the loss to nonSaturating")
        : Remedy(.goBackHalvingRates, nil, "B goes back and halves the rates")
    case .generatorAhead:
      Remedy(.raise, .discriminatorLearningRate, "→ raises D's learning rate")
    case .modeCollapse, .diverging:
      Remedy(.goBackHalvingRates, nil, "B goes back and halves the rates")
    case .oscillating: Remedy(.raise, .r1, "→ raises R1, which calms D")
    case .memorising: Remedy(.raise, .instanceNoise, "→ gives D's input noise")
    case .stalled:
      rateShare < thresholds.spentRate
        ? Remedy(.quit, nil, "its rates have run out: q ends it, best is kept")
        : Remedy(.lower, .generatorLearningRate, "← lowers G's learning rate")
    }
  }
}
