import Foundation
import Testing

@testable import RunStore
@testable import ganscope

@Suite struct RunComparisonTests {
  private func metrics(_ loss: String) -> String {
    "step,discriminatorLoss,generatorLoss\n" + (1...200).map { "\($0),\(loss),0.75\n" }.joined()
  }

  @Test func tellsWhatDiffers() throws {
    let change =
      #"{"step":5,"time":"x","event":"set","name":"adam.beta1","from":0,"to":0.25}"# + "\n"
    let runs = [
      try RunFolder(metrics: metrics("1.5")),
      try RunFolder(
        settings: ["run.batch=96", "loss.kind=hinge"], metrics: metrics("0.125"), journal: change),
    ]
    let comparison = RunComparison(runs.map { RunSummary($0.directory) })
    #expect(
      comparison.differing
        == ["adam.beta1", "loss.kind", "run.batch"].sorted {
          // The order of the settings, which presets list.
          let names = RunSettings(RunSummary(runs[0].directory)).values.map(\.0)
          return (names.firstIndex(of: $0) ?? 0) < (names.firstIndex(of: $1) ?? 0)
        })
    #expect(comparison.runs[1].settings["adam.beta1"] == "0 → 0.25")
    #expect(comparison.runs[1].settings["loss.kind"] == "hinge")
    #expect(comparison.runs.map { $0.metrics["discriminatorLoss"] } == [1.5, 0.125])
    #expect(comparison.text.contains("run.batch          64"))
    #expect(try JSONWriter.text(comparison).contains("\"differing\""))
  }

  @Test func aMeaningHasOneRow() throws {
    let header =
      "step,steps,epoch,time,stepsPerSecond,discriminatorLoss,discriminatorLoss_min,"
      + "discriminatorLoss_max"
    let run = try RunFolder(metrics: header + "\n10,10,1,2026-01-01T00:00:00Z,50,1,0.5,2\n")
    let comparison = RunComparison([RunSummary(run.directory), RunSummary(run.directory)])
    let names = comparison.text.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map { String($0) }
    }
    #expect(names.count { $0 == "steps" } == 1)
    #expect(!names.contains { $0.hasSuffix("_min") || $0.hasSuffix("_max") })
    #expect(comparison.runs.first?.metrics == ["stepsPerSecond": 50, "discriminatorLoss": 1])
  }

  @Test func sameRunsAreSaidToBe() throws {
    let run = try RunFolder()
    let comparison = RunComparison([RunSummary(run.directory), RunSummary(run.directory)])
    #expect(comparison.differing.isEmpty)
    #expect(comparison.text.hasSuffix("all settings are the same; no measurements yet"))
  }

  @Test(arguments: [true, false])
  func lossesAreDrawnWithALetterARun(braille: Bool) throws {
    let runs = try ["0.5", "1.5"].map { try RunFolder(metrics: metrics($0)) }
    let plot = withExtendedLifetime(runs) {
      LossPlot(runs.map { RunSummary($0.directory) }, usesBraille: braille)
    }
    let text = plot.text(width: 60)
    #expect(text.contains("Loss of the discriminator"))
    #expect(text.contains("Loss of the generator"))
    #expect(text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) } == braille)
    #expect(braille || text.allSatisfy(\.isASCII))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    let letters = ["A", "B"].map { letter in rows.firstIndex { $0.hasSuffix(letter) } ?? -1 }
    // The second run's loss is the larger one, so it lies above.
    #expect(letters[1] > 0 && letters[1] < letters[0])
  }

  @Test func withoutMeasurementsThereIsNoPlot() throws {
    let run = RunSummary(try RunFolder().directory)
    #expect(LossPlot([run, run], usesBraille: true).text(width: 60) == "")
  }
}
