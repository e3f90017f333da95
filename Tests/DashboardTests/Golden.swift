/// What the specimen looks like; replaced only after looking at the new one.
enum Golden {
  static let wide = #"""
     ganscope  balanced · MNIST 60,000 · bf16    RUNNING   step 12,431  epoch 27/100  ▕████▏           ▏   187/s  ETA 3:03
    ┌─ Loss · EMA 0.99 ────────────────── D ━ 0.854   G ╍ 1.486 ─┐┌─ Samples ──────────────── fixed latents · EMA weights ─┐
    │  1.5┤⢢                                                     ││      ::                                        ::      │
    │      ⠈⢣                ⢀⣀ ⣀⣀ ⣀⣀ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠢ ⠤⠤ ⠔⠔ ⠒⠂G   ││    =%%%%=           **         ####%%        =%%%%=    │
    │       ⠈⠣⡀   ⢀ ⠤⠤ ⠒⠒ ⠉⠉ ⠁                                   ││   -@-  -@-         -@-            =@=       -@-  -@-   │
    │         ⠈⢢⢄⡊⠉                                              ││   +#    #+         ##            =@=        +#    #+   │
    │         ⠔⠁ ⠈⠉⠒⠢⠤⠤⣀⣀⣀⣀                                      ││   -@-  -@-        -@-           =@=         -@-  -@-   │
    │  1.0┤ ⢠              ⠉⠉⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠢⠔⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠄D   ││    =%%%%=         **           :#=           =%%%%=    │
    │       ⡸                                                    ││      ::                                        ::      │
    │      ⢠⠃                                                    ││                                  ::                    │
    │      ⠊                                                     ││       **         ####%%        =%%%%=           **     │
    │  0.5┤                                                      ││      -@-            =@=       -@-  -@-         -@-     │
    └──────────────────────▲──┴5k─────────▲───────┴10k───────────┘│      ##            =@=        +#    #+         ##      │
    ┌─ Scores · EMA 0.99 ───────── D(x) ━ 0.59   D(G(z)) ╍ 0.39 ─┐│     -@-           =@=         -@-  -@-        -@-      │
    │  1.0┤                                                      ││     **           :#=           =%%%%=         **       │
    │                                                            ││                                  ::                    │
    │                                                            ││                    ::                                  │
    │        ⢀⣀⣀⣀⠤⠤⠤⠤⠤⠤⠤⠤⠤⠔⠤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠂x   ││    ####%%        =%%%%=           **         ####%%    │
    │  0.5┤⠶⣊⠉                                                   ││       =@=       -@-  -@-         -@-            =@=    │
    │         ⠉⠑ ⠒⠒ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⡀z   ││      =@=        +#    #+         ##            =@=     │
    │                                                            ││     =@=         -@-  -@-        -@-           =@=      │
    │                                                            ││    :#=           =%%%%=         **           :#=       │
    │  0.0┤                                                      ││                    ::                                  │
    └──────────────────────▲──┴5k─────────▲───────┴10k───────────┘└────────────────────────────────────────────────────────┘
    ┌─ Hyperparameters ───────────── ↑↓  1/60 ─┐┌─ Reading the curves ───────────┐┌─ Events ───────────────────────────────┐
    │ generator                                ││ D ━ tells real from generated  ││  0:00  start balanced, seed 7        0 │
    │ ▸ lr G            2.00e-4       now      ││ G ╍ makes digits that fool it  ││  0:22  smoothing 0.05 → 0.10     4,210 │
    │   optimizer G     adam          now      ││ even match: D 1.39, G 0.69,    ││  0:43  lr D 2.00e-4 → 1.00e-4    8,004 │
    │   G steps         1             now      ││ both scores near 0.5           ││  0:45  saved step-00008400       8,400 │
    │   dropout G       0.00          now      ││ scores far apart: D is winning ││                                        │
    │   EMA decay       0.999         now      ││                                ││                                        │
    │   latents         normal        now      ││ now: an even match             ││                                        │
    │   latent mean     0.00          now      ││ D puts 64 % on the truth       ││                                        │
    └─ learning rate of the generator ─────────┘└─ the first scores come soon ───┘└────────────────────────────────────────┘
    space pause . step ↑↓ change PgDn group ←→ change ⏎ type ⇥ plot z zoom u undo s save b back r new g glyphs ? help q quit
     runs/2026-11-21-1041-balanced                                     open for 1:06       peak 142 MB       saved 0:21 ago
    """#

  static let small = #"""
    ganscope balanced·MNIST·bf16 RUNNING  step 12,431 epoch 27/100   187/s ETA 3:03
    ┌─ Loss · EMA 0.99 ─── D ━ 0.85  G ╍ 1.49 ─┐┌─ Samples ────────── EMA weights ─┐
    │  1.5┤⡀                                   ││        ::                        │
    │      ⠈⡆       ⢀⣀ ⣀⠤ ⠤⠤ ⠤⠤ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ G  ││      =%%%%=             **       │
    │       ⠘⢄ ⢀ ⠔⠉ ⠁                          ││     -@-  -@-           -@-       │
    │        ⠈⠟⠣⣀⡀                             ││     +#    #+           ##        │
    │  1.0┤ ⢠    ⠈⠑⠒⠒⠢⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀         ││     -@-  -@-          -@-        │
    │       ⡇                         ⠉⠉⠉⠉⠉⠉D  ││      =%%%%=           **         │
    │      ⠐⠁                                  ││        ::                        │
    │                                          ││                        ::        │
    │  0.5┤                                    ││      ####%%          =%%%%=      │
    └─────────────────▲─┴5k─────▲────┴10k──────┘│         =@=         -@-  -@-     │
    ┌─ Scores ── D(x) ━ 0.59   D(G(z)) ╍ 0.39 ─┐│        =@=          +#    #+     │
    │  1.0┤                                    ││       =@=           -@-  -@-     │
    │      ⠰⠶⠒⣒⣒⠉⣉⣉⠉⣉⣉⠉⣉⣉⠉⣉⣉⠉⣉⣉⠉⣉⣉⠉⣉⣉⠉⣉⣉⠉⣉⣉⠉x  ││      :#=             =%%%%=      │
    │  0.0┤                                 z  ││                        ::        │
    └─────────────────▲─┴5k─────▲────┴10k──────┘└──────────────────────────────────┘
    ┌─ Hyperparameters ────── generator  1/60 ─┐┌─ Events ─────────────────────────┐
    │ ▸ lr G            2.00e-4       now      ││ start balanced, seed 7         0 │
    │   optimizer G     adam          now      ││ smoothing 0.05 → 0.10      4,210 │
    │   G steps         1             now      ││ lr D 2.00e-4 → 1.00e-4     8,004 │
    │   dropout G       0.00          now      ││ saved step-00008400        8,400 │
    └─ learning rate of the generator ─────────┘└──────────────────────────────────┘
    space pause . step ↑↓←→ change ⏎ type ⇥ plot u undo s save b back ? help q quit
    """#

  static let labelled = #"""
    ┌─ Samples ──────────────── fixed latents · EMA weights ─┐
    │     ++:     ++:     ++:        -===    -===    -===    │
    │    #:.*    #:.*    #:.*         .*=     .*=     .*=    │
    │0   #:.*    #:.*    #:.*    5    *=      *=      *=     │
    │     ++:     ++:     ++:         -       -       -      │
    │      -       -       -          ++:     ++:     ++:    │
    │     :#      :#      :#         #:.*    #:.*    #:.*    │
    │1    *-      *-      *-     6   #:.*    #:.*    #:.*    │
    │     -       -       -           ++:     ++:     ++:    │
    │                                                        │
    │    -===    -===    -===          -       -       -     │
    │     .*=     .*=     .*=         :#      :#      :#     │
    │2    *=      *=      *=     7    *-      *-      *-     │
    │     -       -       -           -       -       -      │
    │     ++:     ++:     ++:        -===    -===    -===    │
    │    #:.*    #:.*    #:.*         .*=     .*=     .*=    │
    │3   #:.*    #:.*    #:.*    8    *=      *=      *=     │
    │     ++:     ++:     ++:         -       -       -      │
    │      -       -       -          ++:     ++:     ++:    │
    │     :#      :#      :#         #:.*    #:.*    #:.*    │
    │4    *-      *-      *-     9   #:.*    #:.*    #:.*    │
    │     -       -       -           ++:     ++:     ++:    │
    │                                                        │
    └────────────────────────────────────────────────────────┘
    """#
}
