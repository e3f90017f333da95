import GANEngine

/// A walk through the latents, from the choice of its ends on.
struct Explorer: Equatable, Sendable {
  enum Stage: Equatable, Sendable { case choosingFirst, choosingSecond, walking }

  private(set) var stage = Stage.choosingFirst
  /// The sample that the arrows have moved to.
  var mark: Int
  /// Both ends, as far as they are chosen, and where between them one is.
  private(set) var walk: LatentWalk
  private(set) var isPlaying = false
  /// What was asked for last, and when.
  private var asked: LatentWalk?
  private var askedTime = 0.0
  /// How far there and back in a loop: 0…1 there, 1…2 back.
  private var phase = 0.0
  private var lastFrame = 0.0

  init(mark: Int) {
    self.mark = mark
    walk = LatentWalk(from: mark, to: mark)
  }

  /// The samples to be marked on the sheet.
  var marks: [Int] {
    switch stage {
    case .choosingFirst: [mark]
    case .choosingSecond: [walk.from, mark]
    case .walking: [walk.from, walk.to]
    }
  }

  /// Takes the marked sample as the next end.
  mutating func take() {
    if stage == .choosingFirst {
      walk = LatentWalk(from: mark, to: mark)
      stage = .choosingSecond
    } else {
      walk.to = mark
      stage = .walking
    }
  }

  /// Back to the choice of the first end.
  mutating func chooseAgain() {
    stage = .choosingFirst
    isPlaying = false
    mark = walk.from
  }

  /// Along the way, by a part of it; a loop stops there.
  mutating func move(by part: Double) {
    isPlaying = false
    walk.position = Self.rounded(min(max(walk.position + part, 0), 1))
  }

  /// Off the way, by a part of its direction.
  mutating func moveAside(by part: Double) {
    walk.offset = Self.rounded(min(max(walk.offset + part, -Self.reach), Self.reach))
  }

  /// Off the way in another direction, from the way on.
  mutating func turn() {
    walk.direction += 1
    if walk.offset == 0 { walk.offset = 0.5 }
  }

  mutating func ask(for label: Int) { walk.label = label }

  mutating func draw(stops: Int) { walk.stops = stops }

  mutating func togglePlaying(at time: Double) {
    isPlaying.toggle()
    phase = walk.position
    lastFrame = time
  }

  /// Goes on in the loop, there and back in twice four seconds.
  mutating func play(at time: Double) {
    guard isPlaying else { return }
    let passed = min(max(time - lastFrame, 0), 0.5)
    lastFrame = time
    phase = (phase + passed / 4).truncatingRemainder(dividingBy: 2)
    walk.position = phase <= 1 ? phase : 2 - phase
  }

  /// The walk, if it is to be asked for now: `answered` is the newest that was drawn. One is under way
  /// at a time, so that slow steps are not behind.
  mutating func request(answered: LatentWalk?, at time: Double) -> LatentWalk? {
    guard stage == .walking, asked != walk else { return nil }
    let passed = time - askedTime
    let waits = asked != nil && passed >= 0 && passed < (answered == asked ? pause : 1)
    guard !waits else { return nil }
    asked = walk
    askedTime = time
    return walk
  }

  // A loop is smooth enough at half the rate of frames.
  private var pause: Double { isPlaying ? 0.06 : 0 }

  private static let reach = 1.5

  // Sums of twentieths, without what binary fractions leave.
  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
