import ArgumentParser
import GANEngine
import Testing

@testable import ganscope

@Suite struct SettingTests {
  private func message(_ text: String) -> String {
    do {
      _ = try Setting(parsing: text)
      return "accepted"
    } catch { return "\(error)" }
  }

  @Test(
    arguments: [
      ("generator.learningRate=1e-4", .generatorLearningRate, 1e-4), ("loss.kind=hinge", .loss, 3),
      ("loss.kind=w", .loss, 4), ("loss.kind=HINGE", .loss, 3), ("regularization.r1=off", .r1, 0),
      ("regularization.spectralNorm=on", .spectralNorm, 1),
      ("discriminator.steps=5.0", .discriminatorSteps, 5),
      ("lr.d=1e-4", .discriminatorLearningRate, 1e-4),
      ("lr G = 1e-3", .generatorLearningRate, 1e-3),
      ("lr.d 2e-4", .discriminatorLearningRate, 2e-4),
      ("schedule.length=10k", .scheduleLength, 10_000),
      ("regularization.spectralNorm=yes", .spectralNorm, 1),
    ] as [(String, Hyperparameter, Double)])
  func whatIsLiveIsRead(text: String, parameter: Hyperparameter, value: Double) throws {
    let change = try #require(try Setting(parsing: text).change)
    #expect(change.parameter == parameter)
    #expect(change.value == value)
  }

  @Test(
    arguments: [
      ("run.batch=64", "64"), ("generator.widths=100-32-784", "100-32-784"),
      ("generator.batchNorm=1, 3", "1,3"), ("discriminator.hidden=max", "maxout"),
      ("generator.slope=0.25", "0.25"),
    ])
  func whatIsFixedIsRead(text: String, value: String) throws {
    var configuration = Preset.standard.configuration
    let setting = try Setting(parsing: text)
    #expect(setting.change == nil)
    try setting.apply(to: &configuration)
    let name = String(text.prefix { $0 != "=" })
    #expect(FixedSetting.all.first { $0.name == name }?.text(configuration) == value)
  }

  @Test(arguments: [
    ("adam.beta1", "should read name=value"),
    ("adam.beta1=2", "adam.beta1 takes a number from 0 to 0.999, not '2' (Adam: memory"),
    ("adam.beta1=nan", "adam.beta1 takes a number from 0 to 0.999, not 'nan'"),
    ("discriminator.steps=1.5", "takes a whole number from 0 to 20, not '1.5'"),
    (
      "loss.kind=gan",
      "takes one of nonSaturating, minimax, leastSquares, hinge, wasserstein, relativistic, not 'gan'"
    ),
    ("schedule.kind=c", "takes one of constant, linear, cosine, not 'c'"),
    ("run.batch=0", "run.batch takes a whole number from 1 to 65536, not '0' (real images a step)"),
    ("generator.widths=100--1", "takes widths such as 100-256-784, not '100--1'"),
    ("adam.beta=0.5", "did you mean 'adam.beta1'?"),
    ("run.bach=64", "did you mean 'run.batch'?"),
    ("regularization.r1=1e-400", "not '1e-400', which is too small to be told from 0"),
    ("lr=1", "did you mean 'generator.learningRate' or 'discriminator.learningRate'?"),
    ("LearningRate=1", "did you mean 'generator.learningRate' or 'discriminator.learningRate'?"),
    ("xyzzy=1", "there is no setting 'xyzzy'; 'ganscope presets balanced' lists all of them"),
    ("=1", "there is no setting ''"),
  ])
  func whatMakesNoSenseIsSaid(text: String, part: String) {
    #expect(message(text).contains(part), "\(message(text))")
  }

  @Test(arguments: ["", "100", "100-", "abc", "100-0-784", "99999999999999999999-1"])
  func impossibleWidthsNameTheirOption(text: String) {
    #expect {
      try Setting(option: "--generator", name: "generator.widths", text)
    } throws: {
      "\($0)".contains("--generator takes widths such as 100-256-784, not '\(text)'")
    }
  }
}
