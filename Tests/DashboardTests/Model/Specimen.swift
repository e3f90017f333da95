import Dashboard
import TextUI

@testable import GANEngine

/// A run made by hand, the same every time.
enum Specimen {
  static let start = 1_795_000_000.0

  static let info = RunInfo(
    preset: "balanced", dataName: "MNIST", dataCount: 60_000, precision: "bf16",
    runPath: "runs/2026-11-21-1041-balanced")

  /// 12,431 steps of 46,800: curves that settle, two changes, a checkpoint.
  static func frame(steps: Int = 12_431, state: RunState = .running) -> Frame {
    var snapshot = Snapshot()
    snapshot.progress.state = state
    snapshot.progress.step = steps
    snapshot.progress.totalSteps = 46_800
    snapshot.progress.stepsPerEpoch = 468
    snapshot.progress.stepsPerSecond = state == .running ? 187 : 0
    snapshot.progress.startTime = start
    snapshot.measurements.history = history(steps: steps)
    var newest = metrics(steps)
    newest[.generatorGradient] = 0.84
    newest[.discriminatorGradient] = 0.31
    snapshot.measurements.metrics = newest
    snapshot.samples.images = SampleImages(
      pixels: (0..<36).flatMap { digit($0) }, height: 28, width: 28)
    snapshot.settings.configuration = Preset.all[1].configuration
    snapshot.settings.hyperparameters = snapshot.settings.configuration.hyperparameters
    snapshot.settings.hyperparameters[.discriminatorLearningRate] = 1e-4
    snapshot.measurements.scoreDistribution = ScoreDistribution(
      scale: .probability, range: 0...1,
      real: [0, 0, 1, 2, 3, 5, 8, 12, 16, 20, 22, 18, 11, 6, 3, 1],
      fake: [3, 9, 16, 22, 24, 19, 13, 9, 6, 4, 2, 1, 0, 0, 0, 0])
    snapshot.journal.events = events
    snapshot.measurements.changes = events.filter {
      if case .set = $0.kind { true } else { false }
    }
    return Frame(info: info, snapshot: snapshot, now: start + 66, peakMegabytes: 142)
  }

  static func model(steps: Int = 12_431, state: RunState = .running) -> Model {
    Model(frame: frame(steps: steps, state: state))
  }

  /// A model on a screen of that size.
  static func model(_ frame: Frame, _ columns: Int = 120, _ rows: Int = 36) -> Model {
    var frame = frame
    (frame.columns, frame.rows) = (columns, rows)
    return Model(frame: frame)
  }

  /// Eight images of each of ten digits, in turn.
  static var labelledFrame: Frame {
    var frame = frame(steps: 300)
    frame.snapshot.samples.images = SampleImages(
      pixels: (0..<80).flatMap { digit($0 % 10) }, height: 28, width: 28,
      labels: (0..<80).map { $0 % 10 })
    return frame
  }

  /// The same run with scores from ten evaluations and what the doctor says to them.
  static func scored(_ report: DoctorReport, missing: [Int] = []) -> Frame {
    var frame = frame()
    let distances = [94.2, 61.5, 48.3, 40.1, 36.9, 33.4, 32.0, 31.1, 30.2, 29.6]
    for (index, distance) in distances.enumerated() {
      frame.snapshot.quality.add(
        scores(distance, count: 2_000, missing: missing), step: index * 1_250, isFull: false)
    }
    frame.snapshot.quality.add(scores(28.4, count: 10_000), step: 9_380, isFull: true)
    frame.snapshot.quality.add(
      scores(29.1, count: 2_000, missing: missing), step: 12_300, isFull: false)
    frame.snapshot.doctor = report
    return frame
  }

  private static func scores(_ distance: Double, count: Int, missing: [Int] = []) -> Scores {
    var scores = Scores(judge: "1a2b3c4d", count: count, reference: "test10k")
    scores.frechet = distance
    scores.score = 9.2 - distance / 40
    scores.precision = 0.81
    scores.recall = 0.63
    scores.klToPrior = missing.isEmpty ? 0.021 : 0.412
    let usual = [220, 160, 190, 210, 170, 240, 180, 200, 150, 280]
    scores.classHistogram = ClassHistogram(
      counts: usual.enumerated().map { missing.contains($0.offset) ? 3 : $0.element })
    return scores
  }

  static let balanced = report([])

  static let collapsed = report([collapse])

  /// Two lesser findings behind it.
  static let collapsedAndMore = report([
    collapse, finding(.discriminatorAhead, "D is far ahead"),
    finding(.stalled, "learning has stopped"),
  ])

  static func report(_ findings: [DoctorFinding]) -> DoctorReport {
    DoctorReport(
      findings,
      balance: DoctorFinding(
        diagnosis: .balanced, since: 0, state: "G and D are in balance",
        evidence: "D(x) 0.59, D(G(z)) 0.39, accuracy 0.71", missing: [], remedy: .none))
  }

  static func finding(
    _ diagnosis: Diagnosis, _ state: String, _ remedy: Remedy = .none
  ) -> DoctorFinding {
    DoctorFinding(
      diagnosis: diagnosis, since: 11_000, state: state, evidence: "", missing: [],
      remedy: remedy)
  }

  private static let collapse = DoctorFinding(
    diagnosis: .modeCollapse, since: 11_000, state: "mode collapse: no 2, 5 and 6",
    evidence: "KL to real digits 0.41, largest share 0.22, least variance in a class 0.12",
    missing: [2, 5, 6],
    remedy: Remedy(.goBack(halvingRates: true), "goes back and halves the rates"))

  private static let events = [
    RunEvent(step: 0, time: start, kind: .start(preset: "balanced", seed: 7)),
    RunEvent(
      step: 4_210, time: start + 22, kind: .set(.labelSmoothing, from: 0.05, to: 0.1)),
    RunEvent(
      step: 8_004, time: start + 43,
      kind: .set(.discriminatorLearningRate, from: 2e-4, to: 1e-4)),
    RunEvent(
      step: 8_400, time: start + 45,
      kind: .save(
        path: "runs/2026-11-21-1041-balanced/checkpoints/step-00008400.safetensors", weights: "")),
  ]

  private static func history(steps: Int) -> History {
    var history = History()
    for step in 0..<steps { history.append(metrics(step), step: step) }
    for event in events where event.isChange { history.noteChange(at: event.step) }
    return history
  }

  /// A run with all that plots can show: a spike, a step without numbers, a part that was left
  /// behind, rates that change, scores.
  static var plotted: Frame {
    var frame = scored(balanced)
    var history = History()
    for step in 0..<12_431 {
      var metrics = metrics(step)
      if step == 6_000 { metrics[.discriminatorLoss] = 400 }
      if step > 11_500 { metrics[.generatorLoss] += Float(step - 11_500) / 1000 }
      history.append(metrics, step: step, stepsPerSecond: 187 + Double(step % 31) / 4)
      if step == 9_000 { history.noteFailure(broken, step: 9_001) }
    }
    history.noteChange(at: 4_210)
    history.noteChange(at: 8_004)
    history.branch(at: 11_500)
    for step in 11_501..<12_000 { history.append(metrics(step), step: step, stepsPerSecond: 190) }
    frame.snapshot.measurements.history = history
    frame.snapshot.measurements.layers = layers(steps: 11_999)
    frame.snapshot.progress.step = 11_999
    frame.snapshot.measurements.learningRates = LearningRates(
      frame.snapshot.settings.hyperparameters, at: 11_999, after: events)
    return frame
  }

  /// Gradients that are smaller the further a layer is from the loss, and a layer whose units die.
  private static func layers(steps: Int) -> LayerHistory {
    var history = LayerHistory()
    for step in stride(from: 1, through: steps, by: 10) {
      let age = Float(step)
      func network(_ kinds: [String], _ falls: Float) -> [LayerVitals.Layer] {
        kinds.enumerated().map { place, kind in
          let distance = Float(kinds.count - 1 - place)
          return LayerVitals.Layer(
            name: "\(3 * place) \(kind)",
            gradient: (0.5 + 400 / (age + 400)) / (1 + falls * distance),
            deadShare: place == kinds.count - 1
              ? nil : 0.5 * distance * age / (age + 6000))
        }
      }
      history.append(
        LayerVitals(
          generator: network(["linear", "linear", "convTransposed"], 0.5),
          discriminator: network(["conv", "linear"], 3)),
        step: step)
    }
    return history
  }

  private static var broken: StepMetrics {
    var metrics = StepMetrics()
    metrics[.discriminatorLoss] = .nan
    return metrics
  }

  static func metrics(_ step: Int) -> StepMetrics {
    let age = Float(step)
    // A repeatable noise in −0.5…0.5.
    let noise = Float((step &* 7919) % 1000) / 1000 - 0.5
    var metrics = StepMetrics()
    metrics[.discriminatorLoss] = 0.9 + 0.6 * 800 / (age + 800) + 0.2 * noise
    metrics[.generatorLoss] = 1.4 - 0.8 * 600 / (age + 600) - 0.3 * noise
    metrics[.realScore] = 0.64 - 0.14 * 900 / (age + 900) + 0.1 * noise
    metrics[.fakeScore] = 0.34 + 0.16 * 900 / (age + 900) - 0.1 * noise
    metrics[.realAccuracy] = 0.72 - 0.2 * 900 / (age + 900) + 0.2 * noise
    metrics[.fakeAccuracy] = 0.81 - 0.3 * 900 / (age + 900) - 0.2 * noise
    metrics[.discriminatorGradient] = 0.3 + 2 * 400 / (age + 400) + 0.1 * noise
    metrics[.generatorGradient] = 0.8 + 5 * 400 / (age + 400) - 0.4 * noise
    return metrics
  }

  /// Digit 2 of the same run under the glass.
  static func inspected(judged: Bool = true, neighbour: Bool = true) -> Frame {
    var frame = scored(balanced)
    var probabilities = [Double](repeating: 0.004, count: 10)
    (probabilities[1], probabilities[7]) = (0.75, 0.218)
    frame.snapshot.closeups.inspection = Inspection(
      index: 1, step: 12_400, image: frame.snapshot.samples.images.images(at: [1]), score: 0.434,
      scale: .probability, probabilities: judged ? probabilities : [],
      neighbour: neighbour
        ? .init(
          index: 31_414,
          image: SampleImages(pixels: digit(2), height: 28, width: 28, labels: [7]),
          distance: 6.418, score: 0.809) : nil)
    return frame
  }

  /// The same run with the samples of earlier steps: each digit was another one before.
  static var remembered: Frame {
    var frame = frame()
    frame.snapshot.samples.step = 12_430
    for (number, step) in [0, 800, 1_600, 6_400, 11_776].enumerated() {
      let images = SampleImages(
        pixels: (0..<36).flatMap { digit($0 + number + 1) }, height: 28, width: 28)
      frame.snapshot.samples.album.add(.init(step: step, generation: 0, images: images))
    }
    return frame
  }

  /// A ring, a slanted bar, a hook: shapes that are known at a glance.
  static func digit(_ index: Int) -> [UInt8] {
    (0..<784).map { pixel in
      let x = Double(pixel % 28) - 13.5
      let y = Double(pixel / 28) - 13.5
      let distance: Double
      switch index % 3 {
      case 0: distance = (x * x / 36 + y * y / 81 - 1).magnitude * 4
      case 1: distance = y.magnitude > 9 ? 9 : (x + y / 4).magnitude
      default:
        let top = x.magnitude > 6 ? 9 : (y + 8).magnitude
        let stem = y < -8 || y > 9 ? 9 : (x - 5 + (y + 8) / 2).magnitude
        distance = min(top, stem)
      }
      return UInt8(min(max((2.2 - distance) * 160, 0), 255))
    }
  }
}
