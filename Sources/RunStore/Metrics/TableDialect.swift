/// How the lines of a table are written: by this program, or by a spreadsheet that has saved it anew,
/// with semicolons or tabs, quotes, and decimal commas.
struct TableDialect: Equatable {
  private let separator: UInt8

  /// Of a table that begins with that line.
  init(header: ArraySlice<UInt8>) {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let counts = candidates.map { candidate in header.count { $0 == candidate } }
    let most = counts.max() ?? 0
    separator = zip(candidates, counts).first { $0.1 == most }?.0 ?? candidates[0]
  }

  /// What stands in the first `limit` cells, without quotes and blanks around it; a decimal comma is a
  /// point.
  func cells(_ line: ArraySlice<UInt8>, limit: Int = .max) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for byte in line where byte != UInt8(ascii: "\r") {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        cells.append(text(cell))
        guard cells.count < limit else { return cells }
        cell = []
      } else {
        cell.append(byte)
      }
    }
    return cells + [text(cell)]
  }

  private func text(_ cell: [UInt8]) -> String {
    let blank = UInt8(ascii: " ")
    let begin = cell.firstIndex { $0 != blank } ?? cell.endIndex
    let end = cell.lastIndex { $0 != blank }.map { $0 + 1 } ?? begin
    let trimmed = cell[begin..<end]
    guard separator != UInt8(ascii: ","), trimmed.count(where: { $0 == UInt8(ascii: ",") }) == 1
    else { return String(decoding: trimmed, as: UTF8.self) }
    let point = trimmed.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    return String(decoding: point, as: UTF8.self)
  }
}
