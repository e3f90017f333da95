/// What the quality panel looks like; replaced only after looking at the new one.
enum QualityGolden {
  static let balanced = #"""
    ┌─ Quality ── best 28.4 @ 9,380 ─┐
    │ Fréchet   29.1 ↓ better █▆▄▃▁▁ │
    │ score     8.47 → steady ▃▄▅▅▅▆ │
    │ precision 0.81    recall 0.63  │
    │ 0▄1▃2▄3▄4▃5▅6▄7▄8▃9▆  KL 0.021 │
    │ grad G    0.84    grad D 0.31  │
    │ G and D are in balance: D(x)   │
    │ 0.59, D(G(z)) 0.39, accuracy   │
    │ 0.71                           │
    └─ 1a2b3c N=2000 test10k ────────┘
    """#

  static let collapsed = #"""
    ┌─ Quality ── best 28.4 @ 9,380 ─┐
    │ Fréchet   29.1 ↓ better █▆▄▃▁▁ │
    │ score     8.47 → steady ▃▄▅▅▅▆ │
    │ precision 0.81    recall 0.63  │
    │ 0▆1▅2×3▆4▅5×6×7▆8▄9█  KL 0.412 │
    │ grad G    0.84    grad D 0.31  │
    │ mode collapse: no 2, 5 and 6;  │
    │ :back halving or ! goes back   │
    │ and halves the rates           │
    └─ 1a2b3c N=2000 test10k ────────┘
    """#

  static let ascii = #"""
    +- Quality -- best 28.4 @ 9,380 -+
    | Frechet   29.1 v better @*=-.. |
    | score     8.47 > steady -=+++* |
    | precision 0.81    recall 0.63  |
    | 0*1+2x3*4+5x6x7*8=9@  KL 0.412 |
    | grad G    0.84    grad D 0.31  |
    | mode collapse: no 2, 5 and 6;  |
    | :back halving or ! goes back   |
    | and halves the rates           |
    +- 1a2b3c N=2000 test10k --------+
    """#

  static let small = #"""
    └─ Fréchet 29.1 ↓  no 2 5 6 ───────┘
    ┌─ Events ─────────────────────────┐
    │ lr D 2.00e-4 → 1.00e-4     8,004 │
    │ saved step-00008400        8,400 │
    │ mode collapse; :back halving or  │
    │ ! goes back and halves the rates │
    └──────────────────────────────────┘
    """#

  static let wide = #"""
    ┌─ Quality ─────────────── best 28.4 @ 9,380 ─┐
    │ Fréchet   29.1 ↓ better █▄▃▂▁▁▁▁▁▁▁         │
    │ score     8.47 → steady ▁▅▆▇███████         │
    │ precision 0.81    recall 0.63               │
    │ 0▄1▃2▄3▄4▃5▅6▄7▄8▃9▆               KL 0.021 │
    │ grad G    0.84    grad D 0.31               │
    │ G and D are in balance: D(x) 0.59, D(G(z))  │
    │ 0.39, accuracy 0.71                         │
    │                                             │
    └─ judge=1a2b3c4d N=2000 ref=test10k ─────────┘
    """#

  static let early = #"""
    ┌─ Reading the curves ───────────┐
    │ D ━ tells real from generated  │
    │ G ╍ makes digits that fool it  │
    │ even match: D 1.39, G 0.69,    │
    │ both scores near 0.5           │
    │ scores far apart: D is winning │
    │ G and D are in balance: D(x)   │
    │ 0.59, D(G(z)) 0.39, accuracy   │
    │ 0.71                           │
    └─ the first scores come soon ───┘
    """#

  static let reason = #"""
    ┌─ Quality ──────────────────────┐
    │ no scores: the judge knows     │
    │ digits alone                   │
    │                                │
    │ grad G    0.84    grad D 0.31  │
    │ G and D are in balance: D(x)   │
    │ 0.59, D(G(z)) 0.39, accuracy   │
    │ 0.71                           │
    │                                │
    └────────────────────────────────┘
    """#
}
