import CCompute

/// Counter-based random numbers (Philox4x32-10; Salmon et al. 2011, "Parallel random numbers: as easy
/// as 1, 2, 3"). A stream is named by seed, purpose and step, so that nothing but the step is saved
/// with a run and no number depends on the order in which streams are read.
public struct Philox: Sendable {
  /// What a stream is used for; its number is part of every result and never changes.
  public enum Purpose: UInt32, Sendable {
    case generatorInitialization = 1
    case discriminatorInitialization = 2
    case latents = 3
    case shuffle = 4
    case dropout = 5
    case dropoutInGeneratorStep = 6
    case sampleLatents = 7
    case digits = 8
    case singularVectors = 9
    case instanceNoise = 10
    case instanceNoiseInGeneratorStep = 11
    case mixing = 12
    case inputDropout = 13
    case inputDropoutInGeneratorStep = 14
    case generatorDropout = 15
    case scoreLatents = 16
    case translation = 17
    case translationInGeneratorStep = 18
    case latentDirections = 19
  }

  /// The key of all streams.
  public let seed: UInt64

  /// Randomness keyed by `seed`, of which any value is as good as another.
  public init(seed: UInt64) { self.seed = seed }

  /// Words of one stream in order: a `RandomNumberGenerator`.
  public struct Stream: RandomNumberGenerator, Sendable {
    private let key: (UInt32, UInt32)
    private let purpose: UInt32
    private let step: UInt64
    private var block: UInt32 = 0
    private var words: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    private var used = 4

    init(seed: UInt64, purpose: UInt32, step: UInt64) {
      key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
      self.purpose = purpose
      self.step = step
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
      if used == 4 { refill() }
      defer { used += 2 }
      let (low, high) = used == 0 ? (words.0, words.1) : (words.2, words.3)
      return UInt64(high) << 32 | UInt64(low)
    }

    private mutating func refill() {
      words = Philox.block(
        counter: (
          block, purpose, UInt32(truncatingIfNeeded: step), UInt32(truncatingIfNeeded: step >> 32)
        ),
        key: key)
      block &+= 1
      used = 0
    }
  }

  /// The stream for `purpose` at `step`.
  public func stream(_ purpose: Purpose, step: UInt64 = 0) -> Stream {
    Stream(seed: seed, purpose: purpose.rawValue, step: step)
  }

  /// One block of four words: the function itself, the same for the same counter and key.
  public static func block(
    counter: (UInt32, UInt32, UInt32, UInt32), key: (UInt32, UInt32)
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    let counter = [counter.0, counter.1, counter.2, counter.3]
    let key = [key.0, key.1]
    var out: [UInt32] = [0, 0, 0, 0]
    cc_philox(counter, key, &out)
    return (out[0], out[1], out[2], out[3])
  }

  /// The randomness of one use at one step, for every layer a stream of its own.
  struct Draw {
    let philox: Philox
    let purpose: Purpose
    let step: UInt64

    /// Eight bits of the layer in the stream's step: no two layers share their draws.
    func stream(part: Int) -> cc_stream {
      philox.code(purpose, step: step << 8 | UInt64(part & 0xFF))
    }
  }

  func draw(_ purpose: Purpose, _ step: Int) -> Draw {
    Draw(philox: self, purpose: purpose, step: UInt64(step))
  }

  func code(_ purpose: Purpose, step: UInt64) -> cc_stream {
    cc_stream(seed: seed, purpose: purpose.rawValue, step: step)
  }
}

extension Philox {
  /// `count` of the numbers below `total` in ascending order, any as likely as any other, or all of
  /// them. By chance, since every n-th of images whose classes come in turn would miss classes.
  public func choice(_ count: Int, of total: Int) -> [Int] {
    guard count < total else { return Array(0..<max(total, 0)) }
    var stream = stream(.shuffle)
    return (0..<total).shuffled(using: &stream).prefix(max(count, 0)).sorted()
  }
}
