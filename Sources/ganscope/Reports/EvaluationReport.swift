import GANEngine
import RunStore
import TextUI

/// An evaluation for people and for scripts.
struct EvaluationReport {
  /// Members of the JSON that only a judge can fill.
  static let judgedNames = [
    "frechet", "frechetRaw", "frechetFloor", "score", "kid", "precision", "recall", "density",
    "coverage", "classHistogram", "klToPrior", "entropy", "confidence", "withinClassRatios",
    "spreadRatio",
  ]

  let evaluation: Evaluation
  let seconds: Double

  /// All members whatever is known, `null` where a score could not be taken.
  var json: String {
    get throws {
      let examined = evaluation.examined
      var members = Self.members(evaluation.scores)
      if !evaluation.isJudged {
        members["judge"] = .null
        members["reference"] = .null
      }
      members["source"] = .string(examined.name)
      members["data"] = examined.data.map { .string($0) } ?? .null
      members["weights"] = examined.weights.map { .string($0.rawValue) } ?? .null
      members["seconds"] = .number(seconds)
      var reasons: [String: JSONValue] = [:]
      for (names, reason) in evaluation.skipped {
        for name in names { reasons[name] = .string(reason) }
      }
      members["skipped"] = .object(reasons)
      return try JSONWriter.text(JSONValue.object(members))
    }
  }

  /// Scores as members of an object.
  static func members(_ scores: Scores) -> [String: JSONValue] {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    let ratios = scores.withinClassRatios?.map(number)
    let counts = scores.classHistogram?.counts.map { JSONValue.integer($0) }
    return [
      "frechet": number(scores.frechet), "frechetRaw": number(scores.frechetRaw),
      "frechetFloor": number(scores.frechetFloor), "score": number(scores.score),
      "kid": number(scores.kid), "precision": number(scores.precision),
      "recall": number(scores.recall), "density": number(scores.density),
      "coverage": number(scores.coverage), "classHistogram": counts.map { .array($0) } ?? .null,
      "klToPrior": number(scores.klToPrior), "entropy": number(scores.entropy),
      "confidence": number(scores.confidence), "judge": .string(scores.judge),
      "count": .integer(scores.count), "reference": .string(scores.reference),
      "step": scores.step.map { .integer($0) } ?? .null,
      "withinClassRatios": ratios.map { .array($0) } ?? .null,
      "isolatedShare": number(scores.isolatedShare), "spreadRatio": number(scores.spreadRatio),
      "memorising": scores.memorising.map(members) ?? .null,
      "labelAccuracy": number(scores.labelAccuracy),
      "trainedOnGenerated": number(scores.trainedOnGenerated),
      "twoSample": number(scores.twoSample), "twoSampleFloor": number(scores.twoSampleFloor),
    ]
  }

  private static func members(_ check: MemorisingCheck) -> JSONValue {
    .object([
      "generated": .number(check.generated), "test": .number(check.test),
      "ratio": .number(check.ratio), "copiedShare": .number(check.copiedShare),
    ])
  }

  /// A head with all that a number depends on, and a line a score.
  var text: String {
    let scores = evaluation.scores
    let table = TextTable(header: [], rows: rows(scores), numeric: [1]).text
    let reasons = evaluation.skipped.map { names, reason in
      let needsJudge = names == Self.judgedNames
      let what = needsJudge ? "all that takes a judge" : names.joined(separator: ", ")
      return "not told: \(what): \(reason)"
    }
    let end = "\(NumberText.fixed(seconds, decimals: 1)) s"
    return ([head, table] + reasons + [end]).joined(separator: "\n")
  }

  private var head: String {
    let examined = evaluation.examined
    var parts = [examined.name.asShown]
    if let step = examined.step { parts.append("step \(NumberText.grouped(step))") }
    if let weights = examined.weights { parts.append("\(weights.rawValue) weights") }
    let scores = evaluation.scores
    let source = evaluation.isJudged ? scores.provenance : "no judge N=\(scores.count)"
    return parts.joined(separator: ", ") + "\n\(source)"
  }

  private func rows(_ scores: Scores) -> [[String]] {
    var rows: [[String]] = []
    func add(_ name: String, _ value: Double?, _ decimals: Int, _ meaning: String) {
      guard let value else { return }
      rows.append([name, NumberText.fixed(value, decimals: decimals), meaning])
    }
    func percent(_ name: String, _ value: Double?, _ meaning: String) {
      guard let value else { return }
      rows.append([name, NumberText.fixed(100 * value, decimals: 1) + " %", meaning])
    }
    add("Fréchet distance", scores.frechet, 2, "smaller is better, 0 is real; less its floor")
    add("  with its floor", scores.frechetRaw, 2, "as others print it")
    add("  the floor", scores.frechetFloor, 2, "what so many real digits would have by chance")
    add("classifier score", scores.score, 2, "1…10, larger is better")
    if let kid = scores.kid {
      let value = NumberText.significant(kid, digits: 5)
      rows.append(["KID", value, "smaller is better, 0 is real; a little less is chance"])
    }
    percent("precision", scores.precision, "generated digits that look real")
    percent("recall", scores.recall, "real digits that the generator might draw")
    add("density", scores.density, 3, "1 is real; as precision, outliers weigh less")
    percent("coverage", scores.coverage, "real digits with a generated one near; real: 97 %")
    percent("confidence", scores.confidence, "the judge's, in its own answer")
    rows += histogramRows(scores)
    add("KL to the prior", scores.klToPrior, 4, "0: the classes come as often as in MNIST")
    add("entropy", scores.entropy, 3, "of the classes, in nats; ln 10 = 2.303 at most")
    rows += ratioRows(scores)
    percent("isolated pixels", scores.isolatedShare, "bright pixels that stand alone; real: 0 %")
    add("pixel variety", scores.spreadRatio, 3, "1 is real, 0 where all images are one")
    if let check = scores.memorising {
      let test = NumberText.fixed(check.test, decimals: 2)
      add("nearest training digit", check.generated, 2, "test digits: \(test); near 0 is copying")
      percent("copied", check.copiedShare, "nearer than 99 % of test digits; honest: 1 %")
    }
    percent("label accuracy", scores.labelAccuracy, "digits judged to be what was asked for")
    percent("trained on generated", scores.trainedOnGenerated, "right on real test digits")
    if let floor = scores.twoSampleFloor {
      let real = NumberText.fixed(100 * floor, decimals: 1)
      percent(
        "told apart", scores.twoSample,
        "unseen ones, by a net that learnt to; real from real: \(real) %, 50 % is not at all")
    }
    return rows
  }

  private func histogramRows(_ scores: Scores) -> [[String]] {
    guard let histogram = scores.classHistogram else { return [] }
    let shares = histogram.shares.enumerated().map { label, share in
      "\(label): \(NumberText.fixed(100 * share, decimals: 1))"
    }
    let missing = histogram.missing.map(String.init).joined(separator: " ")
    let told = histogram.missing.isEmpty ? "all there" : "missing \(missing)"
    return [["classes, in %", told, shares.joined(separator: "  ")]]
  }

  private func ratioRows(_ scores: Scores) -> [[String]] {
    guard let ratios = scores.withinClassRatios, let least = scores.smallestClassRatio else {
      return []
    }
    let words = ratios.enumerated().map { label, ratio in
      "\(label): \(ratio.map { NumberText.fixed($0, decimals: 2) } ?? "–")"
    }
    let value = NumberText.fixed(least, decimals: 2)
    return [["variety within a class", value, words.joined(separator: "  ")]]
  }
}
