import TextUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How colours are seen: contrast after WCAG 2, and what is left of a difference without one kind of
/// cone, after Machado, Oliveira and Fernandes (2009).
struct ColorVision {
  let name: String
  /// From linear red, green and blue to what is seen of them.
  let matrix: [[Double]]

  static let all = [
    ColorVision(name: "usual", matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    ColorVision(
      name: "protanopia",
      matrix: [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]),
    ColorVision(
      name: "deuteranopia",
      matrix: [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]),
  ]

  /// Relative luminance, 0…1.
  static func luminance(_ color: [Double]) -> Double {
    zip([0.2126, 0.7152, 0.0722], linear(color)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// 1…21.
  static func contrast(_ first: [Double], _ second: [Double]) -> Double {
    let (one, other) = (luminance(first) + 0.05, luminance(second) + 0.05)
    return max(one, other) / min(one, other)
  }

  /// The difference of two colours as they are seen: Euclid's in CIELAB (CIE 1976).
  func difference(_ first: [Double], _ second: [Double]) -> Double {
    zip(lab(first), lab(second)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private func lab(_ color: [Double]) -> [Double] {
    let seen = Self.product(matrix, Self.linear(color)).map { min(max($0, 0), 1) }
    let toXYZ = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ]
    let white = [0.95047, 1, 1.08883]
    let xyz = zip(Self.product(toXYZ, seen), white).map { value, white in
      let share = value / white
      return share > 216 / 24389 ? cbrt(share) : (24389 / 27 * share + 16) / 116
    }
    return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func linear(_ color: [Double]) -> [Double] {
    color.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
  }
}

extension Color {
  /// Red, green and blue, 0…1.
  var shares: [Double]? {
    components.map { [$0.red, $0.green, $0.blue].map { Double($0) / 255 } }
  }
}
