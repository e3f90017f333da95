import Foundation
import GANEngine
import Testing

@testable import RunStore

/// Every 16-bit float and hard 64-bit ones, as NumPy has them in 32 bits; bfloat16, of which NumPy has no
/// type, is the upper half of a 32-bit float.
@Suite(.enabled(if: Python.isWanted, "\(Python.missing)"))
struct WideningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["F16", "BF16", "F64"]) func isExact(type: String) throws {
    _ = try Python.run(Self.script, folder.path, type)
    let tensors = try SafeTensors(contentsOf: folder.file("t.safetensors")).tensors
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("expected")))
    let expected = bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    guard case .float32(let found)? = tensors.first?.values else {
      Issue.record("\(tensors)")
      return
    }
    #expect(found.count == expected.count && found.count >= 60_000)
    let wrong = zip(found, expected).enumerated().filter { _, pair in
      !(pair.0.isNaN && pair.1.isNaN) && pair.0.bitPattern != pair.1.bitPattern
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  private static let script = """
    import json, struct, sys, numpy as np
    from safetensors.numpy import save_file

    folder, kind = sys.argv[1:]
    np.seterr(all="ignore")
    words = np.arange(1 << 16, dtype="uint16")
    if kind == "BF16":
        header = json.dumps(
            {"x": {"dtype": "BF16", "shape": [1 << 16], "data_offsets": [0, 1 << 17]}}).encode()
        with open(folder + "/t.safetensors", "wb") as file:
            file.write(struct.pack("<Q", len(header)) + header + words.tobytes())
        expected = (words.astype("uint32") << 16).view("float32")
    else:
        if kind == "F16":
            values = words.view("float16")
        else:
            # Around every 65,536th 32-bit float: itself, halfway to the next, and a little beside that.
            low = (words.astype("uint32") << 16 | 0x7FFF).view("float32")
            high = np.nextafter(low, np.float32(np.inf))
            half = (low.astype("float64") + high.astype("float64")) / 2
            values = np.concatenate(
                [low, half, np.nextafter(half, np.inf), np.nextafter(half, -np.inf), [5e-324, 1e300]])
        save_file({"x": values}, folder + "/t.safetensors")
        expected = values.astype("float32")
    expected.tofile(folder + "/expected")
    """
}
