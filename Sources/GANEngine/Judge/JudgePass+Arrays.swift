extension JudgePass {
  /// What numbers stand for background and full ink.
  public enum PixelRange: Sendable {
    /// 0…1.
    case unit
    /// −1…1, as tanh generators draw.
    case symmetric

    var scale: PixelScale { self == .unit ? .unit : .symmetric }
  }

  /// What the judge sees in images, row-major; a tail that is no whole image is left out.
  public func judgement(of pixels: [Float], range: PixelRange = .unit) -> Judgement {
    filled(count: pixels.count / (judge.side * judge.side)) { count, features, logits in
      pixels.withUnsafeBufferPointer {
        guard let first = $0.baseAddress else { return }
        look(at: first, count: count, scale: range.scale, features: features, logits: logits)
      }
    }
  }

  /// The same of bytes: 0 is background, 255 is ink.
  public func judgement(of pixels: [UInt8]) -> Judgement {
    filled(count: pixels.count / (judge.side * judge.side)) { count, features, logits in
      pixels.withUnsafeBufferPointer {
        guard let first = $0.baseAddress else { return }
        look(at: first, count: count, features: features, logits: logits)
      }
    }
  }

  private func filled(
    count: Int,
    _ look: (Int, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) -> Judgement {
    let features = Storage<Float>(count: count * judge.featureCount)
    let logits = Storage<Float>(count: count * judge.classCount)
    look(count, features.base, logits.base)
    return Judgement(
      count: count, features: Array(features.elements), logits: Array(logits.elements))
  }
}
