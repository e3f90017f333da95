import GANEngine
import Testing

@testable import RunStore

@Suite struct JournalLineTests {
  private static let golden: [(RunEvent.Kind, String)] = [
    (
      .start(preset: "balanced", seed: .max),
      #""event":"start","preset":"balanced","seed":18446744073709551615}"#
    ),
    (
      .restore(
        checkpoint: "runs/a/checkpoints/step-00000500.safetensors", precision: .bf16, threads: 4),
      #""event":"restore","checkpoint":"runs/a/checkpoints/step-00000500.safetensors","#
        + #""precision":"bf16","threads":4}"#
    ),
    (.load(weights: "torch.safetensors"), #""event":"load","path":"torch.safetensors"}"#),
    (
      .set(.generatorLearningRate, from: 2e-4, to: 2.5e-4),
      #""event":"set","name":"generator.learningRate","from":0.0002,"to":0.00025}"#
    ),
    (
      .set(.beta1, from: 0.1 + 0.2, to: 1.0 / 3),
      #""event":"set","name":"adam.beta1","from":0.30000000000000004,"to":0.3333333333333333}"#
    ),
    (
      .set(.discriminatorSteps, from: 1, to: 1e-7),
      #""event":"set","name":"discriminator.steps","from":1.0,"to":1e-07}"#
    ),
    (
      .set(.loss, from: 0, to: 3),
      #""event":"set","name":"loss.kind","from":"nonSaturating","to":"hinge"}"#
    ),
    (
      .refused(.gradientPenalty, to: 10, reason: "batch norm in D"),
      #""event":"refused","name":"regularization.gradientPenalty","to":10.0,"#
        + #""reason":"batch norm in D"}"#
    ),
    (
      .refused(.generatorOptimizer, to: 2, reason: "-"),
      #""event":"refused","name":"generator.optimizer","to":"rmsprop","reason":"-"}"#
    ),
    (.caution("too \"fast\""), #""event":"caution","reason":"too \"fast\""}"#),
    (.pause, #""event":"pause"}"#),
    (.resume, #""event":"resume"}"#),
    (.newLatents, #""event":"newLatents"}"#),
    (.ownLatents, #""event":"ownLatents"}"#),
    (.latents(generation: 3), #""event":"latents","generation":3}"#),
    (
      .comeBack(to: 730, from: 500, departure: 2),
      #""event":"comeBack","toStep":730,"fromStep":500,"departure":2}"#
    ),
    (.saving, #""event":"saving"}"#),
    (
      .save(path: "a \"b\"\n", weights: "0f"),
      #""event":"save","path":"a \"b\"\n","weights":"0f"}"#
    ),
    (.discard(weights: "0f"), #""event":"discard","weights":"0f"}"#),
    (.named("good"), #""event":"named","name":"good"}"#),
    (.saveFailed(reason: "disk\u{1B}"), #""event":"saveFailed","reason":"disk\u001b"}"#),
    (.skip, #""event":"skip"}"#),
    (.diverged, #""event":"diverged"}"#),
    (
      .rollback(to: 4000, halvingRates: true),
      #""event":"rollback","toStep":4000,"halvingRates":true}"#
    ),
    (.rollbackFailed(reason: "none"), #""event":"rollbackFailed","reason":"none"}"#),
    (
      .alert(.modeCollapse, "no 3"),
      #""event":"alert","diagnosis":"modeCollapse","reason":"no 3"}"#
    ),
    (.finish, #""event":"finish"}"#),
    (.stop, #""event":"stop"}"#),
  ]

  @Test(arguments: [
    #"{"step":-1,"time":"2026-03-01T09:05:00.250Z","event":"pause"}"#,
    #"{"step":9223372036854775807,"time":"2026-03-01T09:05:00.250Z","event":"pause"}"#,
    #"{"step":5,"time":"2026-03-01T09:05:00.250Z","event":"rollback","toStep":-9}"#,
  ])
  func stepsThatNoRunTakesAreNotRead(line: String) {
    #expect(JournalLine(line) == nil)
  }

  @Test(arguments: golden)
  func isOneObjectInAFixedOrder(kind: RunEvent.Kind, members: String) {
    let event = RunEvent(step: 4120, time: 1_772_355_900.25, kind: kind, origin: .person)
    let text =
      #"{"step":4120,"time":"2026-03-01T09:05:00.250Z","# + members.dropLast()
      + #","origin":"person"}"#
    #expect(JournalLine(event).text == text)
    #expect(JournalLine(text)?.event == event)
  }

  @Test(arguments: Hyperparameter.allCases)
  func everyHyperparameterRoundTrips(parameter: Hyperparameter) {
    let event = RunEvent(
      step: 1, time: 2,
      kind: .set(parameter, from: parameter.range.upperBound, to: parameter.range.lowerBound))
    #expect(JournalLine(JournalLine(event).text)?.event == event)
  }

  @Test func journalsFromBeforeThereWereNamesAreRead() {
    let text =
      #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"set","name":"loss.kind","from":0,"to":3}"#
    #expect(JournalLine(text)?.event.kind == .set(.loss, from: 0, to: 3))
  }

  @Test func aLineThatIsTornIsNone() {
    let text = JournalLine(RunEvent(step: 1, time: 2, kind: .save(path: "é", weights: ""))).text
    for count in 0..<text.count { #expect(JournalLine(text.prefix(count)) == nil) }
  }

  @Test(arguments: [
    #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"teleport"}"#,
    #"{"step":1,"time":"noon","event":"pause"}"#,
    #"{"step":1.5,"time":"2026-03-01T09:05:00.250Z","event":"pause"}"#,
    #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"save"}"#,
    #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"set","name":"x","from":1,"to":2}"#,
    #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"set","name":"adam.beta1","from":1}"#,
    #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"refused","name":"adam.beta1","to":1}"#,
    #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"caution"}"#,
    #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"set","name":"loss.kind","from":"gan","to":"hinge"}"#,
  ])
  func anUnknownOrIncompleteEventIsNone(text: String) {
    #expect(JournalLine(text) == nil)
  }
}
