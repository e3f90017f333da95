import Foundation
public import GANEngine

extension Preset {
  /// Reads a recipe: networks as lists of layers or in a perceptron's short form, and settings by the
  /// names of `--set`; what is not told has its initial value, and what is not known is refused.
  /// Seed, precision and threads are the caller's to set. A name that a preset has goes to that
  /// preset alone: another recipe is called as its file.
  /// - Throws: `RecipeError`.
  public init(recipe path: String) throws(RecipeError) {
    let bytes: [UInt8]
    do {
      bytes = Array(TextLines.withoutMark(try InputFile.contents(of: path, limit: 1 << 20)))
    } catch let error as FileError {
      throw RecipeError(error)
    } catch {
      throw RecipeError(path, "\(error)")
    }
    do {
      self = try RecipeReader(bytes).preset(fileName: Self.word(path))
    } catch let flaw as RecipeReader.Flaw {
      throw RecipeError(path, flaw.words)
    } catch {
      throw RecipeError(path, "\(error)")
    }
  }

  // The file's name without folders and ending, as a recipe may be called.
  private static func word(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? ""
    if name.hasSuffix(".json") { name.removeLast(5) }
    let safe = name.prefix(40).map { $0.isRecipeName ? $0 : "-" }
    return safe.isEmpty ? "recipe" : String(safe)
  }
}

extension Character {
  /// Whether the name of a recipe, and of a run's folder, may have it.
  var isRecipeName: Bool {
    isASCII && (isLetter || isNumber || self == "-" || self == "_" || self == ".")
  }
}

/// The members of a recipe's file.
struct RecipeReader {
  /// What is wrong, where and what was expected.
  struct Flaw: Error {
    let words: String
    init(_ words: String) { self.words = words }
  }

  private let bytes: [UInt8]
  private let members: [String: JSONValue]

  init(_ bytes: [UInt8]) throws {
    let kind = FileKind(bytes)
    guard !bytes.allSatisfy(JSONParser.isBlank) else {
      throw Flaw("an empty file; expected a recipe, as 'ganscope presets NAME --json' prints")
    }
    if kind == .wideText { throw Flaw("\(kind.words); save it as UTF-8") }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let words = kind.isSomethingElse ? kind.words : "not UTF-8"
      throw Flaw("\(words); expected a recipe, as 'ganscope presets NAME --json' prints")
    }
    do {
      guard case .object(let members) = try JSONParser.value(bytes) else {
        throw Flaw("expected an object in { }, as 'ganscope presets NAME --json' prints")
      }
      (self.bytes, self.members) = (bytes, members)
    } catch let flaw as JSONParser.Flaw {
      throw Flaw("line \(flaw.line), column \(flaw.column): \(flaw.words)")
    }
  }

  /// The recipe; `fileName` is its name where it has none of its own.
  func preset(fileName: String) throws -> Preset {
    try check(
      members, at: "", known: ["name", "summary", "generator", "discriminator", "settings"])
    let summary = try text("summary") ?? ""
    let networks = try self.networks()
    var configuration = Configuration(
      preset: fileName, seed: 0, batch: 128, generator: networks.generator,
      discriminator: networks.discriminator, precision: .auto, threads: 1,
      hyperparameters: Hyperparameters())
    try RecipeSettings(members["settings"] ?? .object([:])).apply(to: &configuration)
    do {
      try configuration.checkRanges()
    } catch {
      throw Flaw("\(error)")
    }
    configuration.preset = try name(of: configuration, fileName: fileName)
    return Preset(name: configuration.preset, summary: summary, configuration: configuration)
  }

  private func name(of configuration: Configuration, fileName: String) throws -> String {
    let told = try text("name")
    if let told {
      guard (1...40).contains(told.count), told.allSatisfy(\.isRecipeName) else {
        throw Flaw(
          "name is “\(told.prefix(60))”, expected 1 to 40 of the letters A to Z, digits, -, _ and ."
        )
      }
    }
    // Runs are told apart by the name: a preset's means that preset.
    let names = [told, fileName].compactMap(\.self)
    let free = names.first { name in
      Preset.named(name).map { $0.configuration.recipe == configuration.recipe } ?? true
    }
    return free ?? "own-\(fileName)"
  }

  private func text(_ member: String) throws -> String? {
    guard let value = members[member] else { return nil }
    guard case .string(let text) = value, text.utf8.count <= 400 else {
      throw Flaw("\(member) is \(value.excerpt), expected a text of at most 400 bytes")
    }
    return text
  }

  private struct Networks: Decodable {
    let generator: NetworkShape
    let discriminator: NetworkShape
  }

  private func networks() throws -> Networks {
    for name in ["generator", "discriminator"] {
      guard case .object(let network)? = members[name] else {
        let found = members[name].map { "is \($0.excerpt)" } ?? "is missing"
        throw Flaw("\(name) \(found), expected an object with input and layers")
      }
      try checkMembers(of: network, named: name)
      try RecipeNumbers(.object(members)).check(.object(network), at: [RecipeKey(name)])
    }
    do {
      return try JSONDecoder().decode(Networks.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw Flaw(RecipeFlawWords(error, in: .object(members)).text)
    }
  }

  private func checkMembers(of network: [String: JSONValue], named name: String) throws {
    if network["widths"] != nil, network["layers"] != nil {
      throw Flaw("\(name) has widths and layers; expected one of them")
    }
    if network["widths"] != nil {
      try check(
        network, at: name,
        known: [
          "widths", "hidden", "output", "slope", "pieces", "batchNorm", "normAfterActivation",
          "normEpsilon", "normMomentum", "dropout", "minibatchDeviation", "initialization",
        ])
      return
    }
    try check(network, at: name, known: ["input", "layers", "initialization"])
    guard network["layers"] != nil else { throw Flaw("\(name): layers are missing") }
    if case .object(let input)? = network["input"] {
      try check(input, at: "\(name), input", known: ["channels", "height", "width"])
    }
  }

  private func check(_ members: [String: JSONValue], at place: String, known: [String]) throws {
    guard let odd = members.keys.sorted().first(where: { !known.contains($0) }) else { return }
    let name = String(odd.prefix(60))
    throw Flaw(
      (place.isEmpty ? "" : "\(place): ")
        + "there is no member “\(name)”; \(NearestName.hint(name, among: known))")
  }
}

extension FileKind {
  // Whether it is known for what it is, and that is no text.
  fileprivate var isSomethingElse: Bool {
    if case .unknown = self { return false }
    if case .text = self { return false }
    return self != .json
  }
}

extension JSONValue {
  /// What was found, short enough for a sentence.
  var excerpt: String {
    let text = if case .string(let text) = self { "“\(text)”" } else { self.text }
    return text.count > 60 ? text.prefix(60) + "…" : text
  }
}
