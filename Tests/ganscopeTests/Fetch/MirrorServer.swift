import Foundation

@testable import ganscope

/// A web server on this machine whose folders are good and bad mirrors of the same files.
final class MirrorServer: Sendable {
  /// The ways to serve, which are the folders' names.
  enum Manner: String, CaseIterable {
    case good, ignoresRange, slow, drops, dropsAtTheSamePlace, resets, missing, broken
    case recovers, page, truncated, wrongBytes, hangs, wrongPart, endless
  }

  private let process = Process()
  private let base: String
  private let log: String

  init(serving folder: String) throws {
    log = folder + "/requests.log"
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, folder]
    process.standardOutput = output
    try process.run()
    let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    base = "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))"
  }

  deinit {
    // A child of a worker thread has inherited that its signals are blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func mirror(_ manner: Manner) -> Mirror {
    Mirror("\(base)/\(manner.rawValue)") ?? Mirror.mnist[0]
  }

  /// A line a request: manner, file and the first byte asked for.
  var requests: [String] {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  private static let script = #"""
    import http.server, os, socket, struct, sys, threading, time

    folder = sys.argv[1]
    counts = {}
    lock = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *arguments):
            pass

        def begin(self, code, length, start=0, total=0, kind="application/x-gzip"):
            self.send_response(code)
            self.send_header("Content-Type", kind)
            if length is not None:
                self.send_header("Content-Length", str(length))
            if code == 206:
                self.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True

        def reset(self):
            option = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)
            self.connection.close()

        def do_GET(self):
            _, manner, name = self.path.split("/")
            start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
            with lock:
                counts[manner] = count = counts.get(manner, 0) + 1
                with open(folder + "/requests.log", "a") as log:
                    log.write(f"{manner} {name} {start}\n")
            try:
                self.answer(manner, name, start, count)
            except (BrokenPipeError, ConnectionResetError):
                pass

        def answer(self, manner, name, start, count):
            data = open(os.path.join(folder, name), "rb").read()
            if manner == "resets":
                return self.reset()
            if manner == "missing":
                return self.send_error(404)
            if manner == "broken" or manner == "recovers" and count < 3:
                return self.send_error(500)
            if manner == "page":
                page = b"<!DOCTYPE html>\n<html><title>Sign in</title></html>"
                self.begin(200, len(page), kind="text/html")
                return self.wfile.write(page)
            if manner == "endless":
                self.begin(200, None)
                while True:
                    self.wfile.write(data)
                    time.sleep(0.005)
            if manner == "wrongBytes":
                data = data[:30] + bytes(byte ^ 1 for byte in data[30:])
            if manner == "truncated":
                data = data[:len(data) // 2]
            if manner in ("ignoresRange", "dropsAtTheSamePlace"):
                start = 0
            if start >= len(data):
                return self.send_error(416)
            asked = 0 if manner == "wrongPart" else start
            self.begin(206 if start else 200, len(data) - asked, asked, len(data))
            body = data[asked:]
            if manner == "slow":
                for first in range(0, len(body), 2000):
                    self.wfile.write(body[first:first + 2000])
                    self.wfile.flush()
                    time.sleep(0.01)
            elif manner == "drops":
                self.wfile.write(body[:6000])
            elif manner in ("dropsAtTheSamePlace", "hangs"):
                self.wfile.write(body[:5000])
                self.wfile.flush()
                if manner == "hangs":
                    time.sleep(3)
            else:
                self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """#
}
