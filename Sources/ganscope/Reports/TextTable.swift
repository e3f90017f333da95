import GANEngine

/// Rows of text in aligned columns.
struct TextTable {
  var header: [String]
  var rows: [[String]]
  /// Columns whose text ends at a common edge, as numbers do.
  var numeric: Set<Int> = []

  /// The lines; the last column is not padded.
  var text: String {
    let all = (header.isEmpty ? rows : [header] + rows).map { $0.map(\.asShown) }
    let count = all.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      all.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return numeric.contains(column) ? blank + cell : cell + blank
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
