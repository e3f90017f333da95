/// The latent explorer; replaced only after looking at the new one.
enum ExplorerGolden {
  static let wide = #"""
     ganscope  balanced · MNIST 60,000 · bf16    RUNNING   step 12,431  epoch 27/100  ▕████▏           ▏   187/s  ETA 3:03
    ┌─ Explorer ────────────────────────────────── digit 1 to 3 ─┐┌─ Samples ──────────────── fixed latents · EMA weights ─┐
    │    -=.                ::::       -=.                ::::   ││┌─────::─────┐              ┌────────────┐      ::      │
    │   #+=#-      .@=      ++*@-     #+=#-      .@=      ++*@-  │││   =%%%%=   │       **     │   ####%%   │    =%%%%=    │
    │  =+  :#      +%        :%-     =+  :#      +%        :%-   │││  -@-  -@-  │      -@-     │      =@=   │   -@-  -@-   │
    │  :#--*=      %:       :#-      :#--*=      %:       :#-    │││  +#    #+  │      ##      │     =@=    │   +#    #+   │
    │   .=+-       :        :.        .=+-       :        :.     │││  -@-  -@-  │     -@-      │    =@=     │   -@-  -@-   │
    │   1 ────────●────────────────────────────────────────── 3  │││   =%%%%=   │     **       │   :#=      │    =%%%%=    │
    │                                                            ││└─────::─────┘              └────────────┘      ::      │
    │                                                            ││                                  ::                    │
    │              -**=                                          ││       **         ####%%        =%%%%=           **     │
    │              #@@=                                          ││      -@-            =@=       -@-  -@-         -@-     │
    │             =@@#                                           ││      ##            =@=        +#    #+         ##      │
    │             #@@=             15 % of the way, digit 1 to 3 ││     -@-           =@=         -@-  -@-        -@-      │
    │            =@@#              0.1 aside, direction 1        ││     **           :#=           =%%%%=         **       │
    │            #@@=              on the sphere                 ││                                  ::                    │
    │           =@@#               step 12,431                   ││                    ::                                  │
    │           #@@=                                             ││    ####%%        =%%%%=           **         ####%%    │
    │          =@@#                                              ││       =@=       -@-  -@-         -@-            =@=    │
    │          =**-                                              ││      =@=        +#    #+         ##            =@=     │
    │                                                            ││     =@=         -@-  -@-        -@-           =@=      │
    │                                                            ││    :#=           =%%%%=         **           :#=       │
    │                                                            ││                    ::                                  │
    └────────────────────────────────────────────────────────────┘└────────────────────────────────────────────────────────┘
    ┌─ Hyperparameters ───────────── ↑↓  1/63 ─┐┌─ Reading the curves ───────────┐┌─ Events ───────────────────────────────┐
    │ generator                                ││ D ━ tells real from generated  ││  0:00  start balanced, seed 7        0 │
    │ ▸ lr G            2.00e-4       now      ││ G ╍ makes digits that fool it  ││  0:22  smoothing 0.05 → 0.10     4,210 │
    │   optimizer G     adam          now      ││ even match: D 1.39, G 0.69,    ││  0:43  lr D 2.00e-4 → 1.00e-4    8,004 │
    │   G steps         1             now      ││ both scores near 0.5           ││  0:45  saved step-00008400       8,400 │
    │   dropout G       0.00          now      ││ scores far apart: D is winning ││                                        │
    │   EMA decay       0.999         now      ││                                ││                                        │
    │   latents         normal        now      ││ now: an even match             ││                                        │
    │   latent mean     0.00          now      ││ D puts 64 % on the truth       ││                                        │
    └─ learning rate of the generator ─────────┘└─ the first scores come soon ───┘└────────────────────────────────────────┘
     ←→ along   ↑↓ off it   space play   d direction   ⏎ other ends   g glyphs   ? help   x leave   q quit
     runs/2026-11-21-1041-balanced                                     open for 1:15       peak 142 MB       saved 0:30 ago
    """#

  static let small = #"""
    ganscope balanced·MNIST·bf16 RUNNING  step 12,431 epoch 27/100   187/s ETA 3:03
    ┌─ Explorer ──────────────── digit 1 to 3 ─┐┌─ Samples ────────── EMA weights ─┐
    │    ++:      -     -===     ++:      -    ││  ┌─────::─────┐                  │
    │   #:.*     :#      .*=    #:.*     :#    ││  │   =%%%%=   │         **       │
    │   #:.*     *-      *=     #:.*     *-    ││  │  -@-  -@-  │        -@-       │
    │    ++:     -       -       ++:     -     ││  │  +#    #+  │        ##        │
    │   1 ●──────────────────────────────── 3  ││  │  -@-  -@-  │       -@-        │
    │                                          ││  │   =%%%%=   │       **         │
    │                                          ││  └─────::─────┘                  │
    │       **       0 % of the way            ││  ┌────────────┐        ::        │
    │      -@-       0.0 aside, direction 1    ││  │   ####%%   │      =%%%%=      │
    │      ##        on the sphere             ││  │      =@=   │     -@-  -@-     │
    │     -@-        step 12,431               ││  │     =@=    │     +#    #+     │
    │     **                                   ││  │    =@=     │     -@-  -@-     │
    │                                          ││  │   :#=      │      =%%%%=      │
    │                                          ││  └────────────┘        ::        │
    └──────────────────────────────────────────┘└──────────────────────────────────┘
    ┌─ Hyperparameters ────── generator  1/63 ─┐┌─ Events ─────────────────────────┐
    │ ▸ lr G            2.00e-4       now      ││ start balanced, seed 7         0 │
    │   optimizer G     adam          now      ││ smoothing 0.05 → 0.10      4,210 │
    │   G steps         1             now      ││ lr D 2.00e-4 → 1.00e-4     8,004 │
    │   dropout G       0.00          now      ││ saved step-00008400        8,400 │
    └─ learning rate of the generator ─────────┘└──────────────────────────────────┘
    ←→ along ↑↓ off it space play d direction ⏎ other ends g glyphs x leave q quit
    """#

  static let choosing = #"""
    ganscope balanced·MNIST·bf16 RUNNING  step 12,431 epoch 27/100   187/s ETA 3:03
    ┌─ Explorer ─ choose the digit to walk to ─┐┌─ Samples ────────── EMA weights ─┐
    │                                          ││  ┌─────::─────┐  ┌────────────┐  │
    │ from digit 1          to digit 2         ││  │   =%%%%=   │  │      **    │  │
    │                                          ││  │  -@-  -@-  │  │     -@-    │  │
    │        -+*+:                             ││  │  +#    #+  │  │     ##     │  │
    │      -%@###@#:                 *@#       ││  │  -@-  -@-  │  │    -@-     │  │
    │     =@#:   -%#                -@@=       ││  │   =%%%%=   │  │    **      │  │
    │     %@-     +@                *@#        ││  └─────::─────┘  └────────────┘  │
    │     @@-     =@                %@=        ││                        ::        │
    │     *@+    .#%               +@*         ││      ####%%          =%%%%=      │
    │      +@#==+%@-              :%%:         ││         =@=         -@-  -@-     │
    │       -*%%%+:               :=-          ││        =@=          +#    #+     │
    │                                          ││       =@=           -@-  -@-     │
    │                                          ││      :#=             =%%%%=      │
    │                                          ││                        ::        │
    └──────────────────────────────────────────┘└──────────────────────────────────┘
    ┌─ Hyperparameters ────── generator  1/63 ─┐┌─ Events ─────────────────────────┐
    │ ▸ lr G            2.00e-4       now      ││ start balanced, seed 7         0 │
    │   optimizer G     adam          now      ││ smoothing 0.05 → 0.10      4,210 │
    │   G steps         1             now      ││ lr D 2.00e-4 → 1.00e-4     8,004 │
    │   dropout G       0.00          now      ││ saved step-00008400        8,400 │
    └─ learning rate of the generator ─────────┘└──────────────────────────────────┘
    and the digit to walk to: arrows, ⏎ takes it
    """#
}
