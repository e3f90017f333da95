import Testing

@testable import GANEngine

struct FixedSettingTests {
  @Test(arguments: Preset.all.filter { $0.configuration.generator.perceptron != nil }.map(\.name))
  func readsWhatItWrites(_ name: String) throws {
    let original = try #require(Preset.named(name)).configuration
    let other = Preset.all.first { $0.name != name }?.configuration
    // From another preset, text by text, to this one.
    var copy = try #require(other)
    if original.generator.perceptron == nil {
      (copy.generator, copy.discriminator) = (original.generator, original.discriminator)
    }
    for setting in FixedSetting.all {
      let text = setting.text(original)
      // What a list of layers has not is not set.
      #expect(setting.set(text, in: &copy) == (text != FixedSetting.absent), "\(setting.name)")
      #expect(setting.text(copy) == text)
    }
    copy.preset = original.preset
    copy.hyperparameters = original.hyperparameters
    #expect(copy == original)
  }

  @Test func refusesWhatMakesNoSense() {
    let original = Preset.standard.configuration
    for setting in FixedSetting.all {
      for text in ["", " ", "nan", "inf", "-1", "1e99", "99999999999999999999", "bla", "1-0", "--"]
      {
        var copy = original
        if !setting.set(text, in: &copy) {
          #expect(copy == original, "\(setting.name) \(text)")
        } else {
          Issue.record("\(setting.name) takes \"\(text)\"")
        }
      }
    }
  }

  @Test func namesAndLabelsAreUniqueAndFit() {
    let settings = FixedSetting.all
    let names = settings.map(\.name) + Hyperparameter.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    let labels = settings.map(\.label) + Hyperparameter.allCases.map(\.label)
    #expect(Set(labels).count == labels.count)
    #expect(labels.allSatisfy { (1...15).contains($0.count) })
    #expect(settings.allSatisfy { !$0.explanation.isEmpty && !$0.expectation.isEmpty })
  }

  @Test func widthsAreReadStrictly() {
    #expect(Perceptron.widths("100-256-784") == [100, 256, 784])
    for text in ["", "100", "100-", "-100", "100--784", "100-0", "100-x", "1.5-2"] {
      #expect(Perceptron.widths(text) == nil)
    }
  }
}
