/// A digit under the glass; replaced only after looking at the new one.
enum CloseupGolden {
  static let wide = #"""
     ganscope  balanced · MNIST 60,000 · bf16    RUNNING   step 12,431  epoch 27/100  ▕████▏           ▏   187/s  ETA 3:03
    ┌─ Digit 2 of 36 ───────────────── generated · nearest real ─┐┌─ Samples ──────────────── fixed latents · EMA weights ─┐
    │                                                            ││      ::      ┌────────────┐                    ::      │
    │ generated at step 12,400       nearest training digit      ││    =%%%%=    │      **    │    ####%%        =%%%%=    │
    │                                                            ││   -@-  -@-   │     -@-    │       =@=       -@-  -@-   │
    │                                                            ││   +#    #+   │     ##     │      =@=        +#    #+   │
    │              -**=                     ############         ││   -@-  -@-   │    -@-     │     =@=         -@-  -@-   │
    │              #@@=                     #########@@%:        ││    =%%%%=    │    **      │    :#=           =%%%%=    │
    │             =@@#                             :%@%:         ││      ::      └────────────┘                    ::      │
    │             #@@=                            :%@%:          ││                                  ::                    │
    │            =@@#                            :%@%:           ││       **         ####%%        =%%%%=           **     │
    │            #@@=                           :%@%:            ││      -@-            =@=       -@-  -@-         -@-     │
    │           =@@#                           :%@%:             ││      ##            =@=        +#    #+         ##      │
    │           #@@=                          :%@%:              ││     -@-           =@=         -@-  -@-        -@-      │
    │          =@@#                          :%@%:               ││     **           :#=           =%%%%=         **       │
    │          =**-                          =*+:                ││                                  ::                    │
    │                                                            ││                    ::                                  │
    │                                                            ││    ####%%        =%%%%=           **         ####%%    │
    │ judge: 1  75.0 %               no. 31,415, label 7         ││       =@=       -@-  -@-         -@-            =@=    │
    │ 0▁1▇2▁3▁4▁5▁6▁7▂8▁9▁           distance 6.42               ││      =@=        +#    #+         ##            =@=     │
    │ D(G(z)) 0.43                   D(x) 0.81                   ││     =@=         -@-  -@-        -@-           =@=      │
    │                                                            ││    :#=           =%%%%=         **           :#=       │
    │ distance: root of summed squared differences; a copy has 0 ││                    ::                                  │
    └────────────────────────────────────────────────────────────┘└────────────────────────────────────────────────────────┘
    ┌─ Hyperparameters ───────────── ↑↓  1/63 ─┐┌─ Quality ── best 28.4 @ 9,380 ─┐┌─ Events ───────────────────────────────┐
    │ generator                                ││ Fréchet   29.1 ↓ better █▆▄▃▁▁ ││  0:00  start balanced, seed 7        0 │
    │ ▸ lr G            2.00e-4       now      ││ score     8.47 → steady ▃▄▅▅▅▆ ││  0:22  smoothing 0.05 → 0.10     4,210 │
    │   optimizer G     adam          now      ││ precision 0.81    recall 0.63  ││  0:43  lr D 2.00e-4 → 1.00e-4    8,004 │
    │   G steps         1             now      ││ 0▄1▃2▄3▄4▃5▅6▄7▄8▃9▆  KL 0.021 ││  0:45  saved step-00008400       8,400 │
    │   dropout G       0.00          now      ││ grad G    0.84    grad D 0.31  ││                                        │
    │   EMA decay       0.999         now      ││ G and D are in balance: D(x)   ││                                        │
    │   latents         normal        now      ││ 0.59, D(G(z)) 0.39, accuracy   ││                                        │
    │   latent mean     0.00          now      ││ 0.71                           ││                                        │
    └─ learning rate of the generator ─────────┘└─ 1a2b3c N=2000 test10k ────────┘└────────────────────────────────────────┘
     ←→↑↓ digit   i back   space pause   . step   g glyphs   r new   s save   ? help   q quit
     runs/2026-11-21-1041-balanced                                     open for 1:06       peak 142 MB       saved 0:21 ago
    """#
  static let small = #"""
    ganscope balanced·MNIST·bf16 RUNNING  step 12,431 epoch 27/100   187/s ETA 3:03
    ┌─ Digit 2 of 36 ──────────────────────────┐┌─ Samples ────────── EMA weights ─┐
    │generated             nearest real digit  ││        ::        ┌────────────┐  │
    │                                          ││      =%%%%=      │      **    │  │
    │                            ::::::::.     ││     -@-  -@-     │     -@-    │  │
    │          *@#               %%%%%%@@*     ││     +#    #+     │     ##     │  │
    │         -@@=                    =@#      ││     -@-  -@-     │    -@-     │  │
    │         *@#                    #@*       ││      =%%%%=      │    **      │  │
    │         %@=                   +@%.       ││        ::        └────────────┘  │
    │        +@*                   =@#:        ││                        ::        │
    │       :%%:                  =@*          ││      ####%%          =%%%%=      │
    │       :=-                   ==           ││         =@=         -@-  -@-     │
    │                                          ││        =@=          +#    #+     │
    │judge: 1  75.0 %      no. 31,415, label 7 ││       =@=           -@-  -@-     │
    │0▁1▇2▁3▁4▁5▁6▁7▂8▁9▁  distance 6.42       ││      :#=             =%%%%=      │
    │D(G(z)) 0.43          D(x) 0.81           ││                        ::        │
    └──────────────────────────────────────────┘└─ Fréchet 29.1 ↓ better ──────────┘
    ┌─ Hyperparameters ────── generator  1/63 ─┐┌─ Events ─────────────────────────┐
    │ ▸ lr G            2.00e-4       now      ││ start balanced, seed 7         0 │
    │   optimizer G     adam          now      ││ smoothing 0.05 → 0.10      4,210 │
    │   G steps         1             now      ││ lr D 2.00e-4 → 1.00e-4     8,004 │
    │   dropout G       0.00          now      ││ saved step-00008400        8,400 │
    └─ learning rate of the generator ─────────┘└──────────────────────────────────┘
    ←→↑↓ digit i back space pause . step g glyphs r new s save ? help q quit
    """#
  static let batch = #"""
    └─────────────────▲─┴5k─────▲────┴10k──────┘
    ┌─ Batch ───────────── x ━ real  z ░ fake ─┐
    │        ⢐⢔⢔⢕⢕⢅⢄⢄       ⢠⠤⠤⠒⠒⢆⣀⣀           │
    │   ⢀⢀⢀⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢔⢔⢤⢤⢤⠋⠉⠁      ⠘⠤⠤⡄        │
    │ ⢄⢄⢔⢕⢕⣕⣕⣕⣕⣕⢵⢵⢕⢗⢗⢝⢝⢕⢕⢕⢔⢔⢄⢄⢄⢀⢀⢀⢀⢀  ⠑⠒⠒⠤⠤⢄⣀⣀ │
    """#
}
