import GANEngine
import TextUI

extension Model {
  mutating func resizeDigits(_ change: Int) -> Effect? {
    let room = samplesRoom
    let usual = SampleLayout(shownSamples.images, in: room, order: nil)
    guard !usual.places.isEmpty else {
      say("digits come with the first steps", .warning)
      return nil
    }
    guard samplesView.resize(change, in: room, usual: usual.width) else {
      say(change > 0 ? "that is the largest: one digit" : "that is the smallest that can be read")
      return nil
    }
    let sheet = sampleSheet(in: room)
    let size = sheet.places.first.map { "\($0.area.width)×\($0.area.height)" } ?? ""
    let (seen, all) = (sheet.places.count, shownSamples.images.count)
    say(seen == 1 ? "one digit of \(size)" : "\(seen) of \(all) digits, \(size) each")
    return nil
  }

  mutating func toggleSorting() -> Effect? {
    samplesView.isSorted.toggle()
    rankSamples()
    say(
      samplesView.isSorted
        ? "the digits that D finds most real first, its score below each"
        : "the digits in their order")
    return .send(.scoreSamples(samplesView.isSorted))
  }

  mutating func toggleWeights() -> Effect? {
    guard samplesView.drawsRaw || snapshot.settings.hyperparameters[.emaDecay] > 0 else {
      say("no average is kept (EMA decay 0): the newest weights draw", .warning)
      return nil
    }
    samplesView.drawsRaw.toggle()
    say(
      samplesView.drawsRaw
        ? "raw weights: G as it is trained" : "EMA weights: the moving average of G's")
    return .send(.drawSamples(with: samplesView.drawsRaw ? .trained : .average))
  }

  mutating func toggleDifference() -> Effect? {
    samplesView.showsDifference.toggle()
    guard samplesView.showsDifference else {
      say("the digits as they are")
      return nil
    }
    guard let page = comparedSamples else {
      say("no earlier grid of these latents is kept yet", .warning)
      return nil
    }
    say("+ is new ink, − is gone, since step \(NumberText.grouped(page.step))")
    return nil
  }

  mutating func ownLatents() -> Effect? {
    guard canChangeLatents() else { return nil }
    guard snapshot.samples.generation != 0 else {
      say("these are the run's own latents; r draws others")
      return nil
    }
    say("the latents that the run began with")
    return .send(.ownLatents)
  }

  mutating func newLatents() -> Effect? {
    guard canChangeLatents() else { return nil }
    say("new latents: other digits from the same weights; R goes back to the run's own")
    return .send(.newLatents)
  }

  private mutating func canChangeLatents() -> Bool {
    if snapshot.progress.state == .finished { say("the run has ended: its latents stay", .good) }
    return snapshot.progress.state != .finished
  }

  /// The room of the digits on this screen.
  var samplesRoom: Rect { SamplesPanel.inside(layout.samples) }

  /// Takes the newest scores of the digits, where their order is asked for.
  mutating func rankSamples() {
    samplesView.rank(
      snapshot.samples.scores, count: snapshot.samples.images.count, now: frame.now,
      isRunning: snapshot.progress.state == .running)
  }
}
