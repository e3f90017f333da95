#!/usr/bin/env python3
"""Records the screen of a real run as an animated SVG:

    python3 Tests/Scripts/record_screen.py --ganscope .build/release/ganscope --out Assets/ganscope.svg

Runs the program in a terminal of its own (pty, 24-bit colour), takes pictures that lie ever further
apart, and writes them as one SVG without scripts: what does not change between pictures is there once.
Where nothing moves, the last picture stands. Needs pyte (pip install pyte).
"""

import argparse
import codecs
import fcntl
import html
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time

try:
    import pyte
except ImportError:
    sys.exit("record_screen: the terminal is pyte's: pip install pyte")

CELL = (9, 18)
MARGIN = 10
FONT_SIZE = 15
BASELINE = 14
GROUND, INK = "#15151a", "#d2d2d2"
EIGHTHS_UP, EIGHTHS_RIGHT = " ▁▂▃▄▅▆▇█", " ▏▎▍▌▋▊▉█"
QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
# Arms of lines by direction: left, right, up, down.
LINES = {"─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud",
         "┬": "lrd", "┴": "lru", "┼": "lrud"}


class Program:
    """The program in a terminal of its own, with a picture of its screen."""

    def __init__(self, command, folder, columns, rows):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            # Of all descriptions with 256 colours the one that asks least of pyte.
            os.environ.update(TERM="tmux-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
            os.environ["XDG_CONFIG_HOME"] = folder
            os.environ.pop("NO_COLOR", None)
            os.execvp(command[0], command)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def follow(self, seconds):
        """Keeps the picture up to date for a while; false once the program has ended."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self.terminal], [], [], left)
            if not ready:
                break
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                return False
            if not data:
                return False
            self.stream.feed(self.decoder.decode(data))
        return True

    def press(self, keys):
        os.write(self.terminal, keys.encode())

    def text(self):
        return "\n".join(self.screen.display)

    def picture(self):
        """Rows of cells: character, its colour, the colour behind it, whether it is bold."""
        return [[self.cell(self.screen.buffer[y][x]) for x in range(self.screen.columns)]
                for y in range(self.screen.lines)]

    @staticmethod
    def cell(char):
        front = INK if char.fg == "default" else "#" + char.fg
        back = None if char.bg == "default" else "#" + char.bg
        if char.reverse:
            front, back = back or GROUND, front
        return (char.data, front, back, bool(char.bold))

    def end(self):
        self.press("q")
        self.follow(1)
        self.press("d")
        deadline = time.monotonic() + 20
        while self.follow(0.2) and time.monotonic() < deadline:
            pass
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def record(options):
    command = [os.path.abspath(options.ganscope), "--seed", "7", "--preset", options.preset]
    if options.data:
        command += ["--data", os.path.abspath(options.data)]
    pictures = []
    with tempfile.TemporaryDirectory(prefix="ganscope-recording-") as folder:
        program = Program(command, folder, options.columns, options.rows)
        try:
            while not re.search(r"step [1-9]", program.text()):
                if not program.follow(0.1):
                    sys.exit(f"record_screen: the program ended:\n{program.text()}")
            started = time.monotonic()
            ratio = (options.seconds / options.first) ** (1 / max(options.pictures - 1, 1))
            for number in range(options.pictures):
                moment = options.first * ratio ** number
                if not program.follow(max(started + moment - time.monotonic(), 0)):
                    sys.exit(f"record_screen: the program ended:\n{program.text()}")
                pictures.append(program.picture())
                step = re.search(r"step ([\d,]+)", program.text())
                print(f"{moment:6.1f} s: step {step.group(1) if step else '?'}", flush=True)
        finally:
            program.end()
    return pictures


def stretches(pictures):
    """For each place how long its cell stays as it is: {(first, last): {(y, x): cell}}."""
    found = {}
    last = len(pictures) - 1
    for y, row in enumerate(pictures[0]):
        for x in range(len(row)):
            first = 0
            for number in range(1, last + 2):
                if number <= last and pictures[number][y][x] == pictures[first][y][x]:
                    continue
                cell = pictures[first][y][x]
                if cell[0] != " " or cell[2]:
                    found.setdefault((first, number - 1), {})[y, x] = cell
                first = number
    return found


class Drawing:
    """Shapes by colour, and text, of cells that come and go together."""

    def __init__(self):
        self.fills, self.halves, self.strokes, self.dots, self.shades = {}, {}, {}, {}, {}
        self.texts = []

    def rectangle(self, x, y, width, height, color, kind=None):
        shapes = self.fills if kind is None else kind
        shapes.setdefault(color, []).append(f"M{number(x)} {number(y)}h{number(width)}"
                                            f"v{number(height)}h-{number(width)}z")

    def add(self, cells):
        for (y, x), (char, front, back, _) in sorted(cells.items()):
            if char in "▀▄":
                self.add_half(x, y, "▀▄".index(char), front)
                self.add_half(x, y, "▄▀".index(char), back)
            elif back:
                self.rectangle(x * CELL[0], y * CELL[1], *CELL, back)
        run = []
        for place, cell in sorted(cells.items()):
            is_next = run and place == (run[-1][0][0], run[-1][0][1] + 1)
            if run and not (is_next and cell[1::2] == run[0][1][1::2]):
                self.add_text(run)
                run = []
            if not self.add_shape(place[1] * CELL[0], place[0] * CELL[1], cell):
                run.append((place, cell))
            elif run:
                self.add_text(run)
                run = []
        self.add_text(run)

    def add_half(self, x, y, lower, color):
        """A line as thick as it is long: the shortest way to say a square."""
        if color:
            place = f"M{x * CELL[0]} {number(y * CELL[1] + (1 + 2 * lower) * CELL[1] / 4)}h{CELL[0]}"
            self.halves.setdefault(color, []).append(place)

    def add_text(self, run):
        text = "".join(cell[0] for _, cell in run)
        if not text.strip():
            return
        (y, x), (_, color, _, bold) = run[0]
        size = f' textLength="{len(text) * CELL[0]}"' if len(text) > 1 else ""
        weight = ' class="b"' if bold else ""
        fill = "" if color == INK else f' fill="{color}"'
        self.texts.append(f'<text x="{x * CELL[0]}" y="{y * CELL[1] + BASELINE}"{size}{weight}{fill}>'
                          f"{html.escape(text, quote=False)}</text>")

    def add_shape(self, x, y, cell):
        """Draws what a font would leave gaps in; false for what is text."""
        char, color = cell[0], cell[1]
        width, height = CELL
        if char in "▀▄":
            return True
        if char in LINES:
            self.add_lines(x, y, LINES[char], color)
        elif char != " " and char in QUADRANTS:
            mask = QUADRANTS.index(char)
            for bit in range(4):
                if mask >> bit & 1:
                    self.rectangle(x + bit % 2 * width / 2, y + bit // 2 * height / 2,
                                   width / 2, height / 2, color)
        elif char != " " and char in EIGHTHS_UP:
            tall = EIGHTHS_UP.index(char) * height / 8
            self.rectangle(x, y + height - tall, width, tall, color)
        elif char != " " and char in EIGHTHS_RIGHT:
            self.rectangle(x, y, EIGHTHS_RIGHT.index(char) * width / 8, height, color)
        elif char == "▕":
            self.rectangle(x + width * 7 / 8, y, width / 8, height, color)
        elif char == "░":
            self.rectangle(x, y, width, height, color, self.shades)
        elif char in "━╍":
            for start, length in [(0, width)] if char == "━" else [(0, 3.5), (5, 3.5)]:
                self.rectangle(x + start, y + height / 2 - 1, length, 2, color)
        elif "⠀" <= char <= "⣿":
            self.add_braille(x, y, ord(char) - 0x2800, color)
        else:
            return False
        return True

    def add_lines(self, x, y, arms, color):
        middle = (x + CELL[0] / 2, y + CELL[1] / 2)
        ends = {"l": (x, middle[1]), "r": (x + CELL[0], middle[1]), "u": (middle[0], y),
                "d": (middle[0], y + CELL[1])}
        path = self.strokes.setdefault(color, [])
        if arms in ("lr", "ud"):
            start, end = ends[arms[0]], ends[arms[1]]
            path.append(f"M{number(start[0])} {number(start[1])}L{number(end[0])} {number(end[1])}")
            return
        for arm in arms:
            path.append(f"M{number(middle[0])} {number(middle[1])}"
                        f"L{number(ends[arm][0])} {number(ends[arm][1])}")

    def add_braille(self, x, y, mask, color):
        places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
        for bit, (column, row) in enumerate(places):
            if mask >> bit & 1:
                self.dots.setdefault(color, []).append(
                    f"M{number(x + 2.25 + 4.5 * column)} {number(y + 2.25 + 4.5 * row)}h0")

    def svg(self):
        parts = [f'<path fill="{color}" d="{"".join(path)}"/>' for color, path in self.fills.items()]
        parts += [f'<path class="h" stroke="{color}" d="{"".join(path)}"/>'
                  for color, path in self.halves.items()]
        parts += [f'<path fill="{color}" opacity=".4" d="{"".join(path)}"/>'
                  for color, path in self.shades.items()]
        parts += [f'<path class="l" stroke="{color}" d="{"".join(path)}"/>'
                  for color, path in self.strokes.items()]
        parts += [f'<path class="d" stroke="{color}" d="{"".join(path)}"/>'
                  for color, path in self.dots.items()]
        return "".join(parts + self.texts)


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def keyframes(first, last, moments):
    """Seen from the first picture to the last, in per cent of the whole."""
    total = moments[-1]
    begin, end = 100 * moments[first] / total, 100 * moments[last + 1] / total
    frames = [f"{number(begin)}%{{visibility:visible}}"]
    if first > 0:
        frames.insert(0, "0%{visibility:hidden}")
    if end < 100:
        frames.append(f"{number(end)}%{{visibility:hidden}}")
    return f"@keyframes p{first}-{last}{{{''.join(frames)}}}"


def write(pictures, options):
    width = options.columns * CELL[0] + 2 * MARGIN
    height = options.rows * CELL[1] + 2 * MARGIN
    count = len(pictures)
    # When each picture comes; the last one stays for longer.
    moments = [number * options.pause for number in range(count)]
    moments.append(moments[-1] + 4 * options.pause)
    style = ["text{white-space:pre}.b{font-weight:bold}", f".h{{stroke-width:{CELL[1] / 2}}}",
             ".l{stroke-width:1.2;fill:none}",
             ".d{stroke-width:3;stroke-linecap:round;fill:none}"]
    groups = []
    for (first, last), cells in sorted(stretches(pictures).items()):
        drawing = Drawing()
        drawing.add(cells)
        if (first, last) == (0, count - 1):
            groups.insert(0, f"<g>{drawing.svg()}</g>")
            continue
        name = f"p{first}-{last}"
        shown = "visible" if last == count - 1 else "hidden"
        style.append(f".{name}{{visibility:{shown};"
                     f"animation:{name} {number(moments[-1])}s step-end infinite}}")
        style.append(keyframes(first, last, moments))
        groups.append(f'<g class="{name}">{drawing.svg()}</g>')
    style.append("@media(prefers-reduced-motion:reduce){g{animation:none!important}}")
    document = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="ui-monospace,\'DejaVu Sans Mono\',Menlo,Consolas,monospace"'
        f' font-size="{FONT_SIZE}"><title>ganscope, a run on its screen</title>'
        f"<style>{''.join(style)}</style>"
        f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>'
        f'<g transform="translate({MARGIN} {MARGIN})" fill="{INK}">'
        f"{''.join(groups)}</g></svg>\n")
    with open(options.out, "w", encoding="utf-8") as file:
        file.write(document)
    print(f"{options.out}: {len(document.encode()) / 1000:.0f} kB, {count} pictures")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--ganscope", required=True, help="the program")
    parser.add_argument("--out", default="Assets/ganscope.svg")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--data", help="a folder of IDX files, or digits; else what the program finds")
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--rows", type=int, default=36)
    parser.add_argument("--seconds", type=float, default=120, help="from the first step to the last picture")
    parser.add_argument("--first", type=float, default=1.5, help="from the first step to the first picture")
    parser.add_argument("--pictures", type=int, default=10, help="1 for a still")
    parser.add_argument("--pause", type=float, default=0.9, help="seconds a picture stands")
    options = parser.parse_args()
    if options.pictures == 1:
        options.first = options.seconds
    write(record(options), options)


if __name__ == "__main__":
    main()
