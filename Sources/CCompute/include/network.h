/// What the layers of a network do beside products, forwards and backwards, and how their
/// parameters and inputs move: fused loops on the context's thread pool.
#ifndef CCOMPUTE_NETWORK_H
#define CCOMPUTE_NETWORK_H

#include "product.h"

/// out = gradient ∘ f′, f′ recovered from the outputs `y` of the activation and of inverted dropout
/// that kept a share `keep` (1: no dropout; an output of exactly 0 is then a dropped one).
/// rows × columns. `out` may be `gradient`. Column sums go to `bias_gradient` unless it is NULL.
void cc_activation_backward(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, const float *gradient, const void *y, cc_type y_type, void *out, cc_type out_type,
    float *bias_gradient);

/// y = activation(x), n numbers.
void cc_activate_all(
    cc_context *context, int64_t n, cc_activation activation, float slope, const float *x, void *y,
    cc_type type);

/// Batch normalisation of x (rows × columns) with the batch's own mean and biased variance, then
/// the activation. Keeps mean and 1/√(var + ε) (columns each) for the backward pass and moves the
/// running mean and unbiased variance by `momentum`.
void cc_batchnorm_forward(
    cc_context *context, int64_t rows, int64_t columns, float epsilon, float momentum,
    cc_activation activation, float slope, const float *x, const float *gamma, const float *beta,
    float *mean, float *inverse_deviation, float *running_mean, float *running_variance, void *y,
    cc_type y_type);

/// The same with running statistics, as a network is used outside training.
void cc_batchnorm_apply(
    cc_context *context, int64_t rows, int64_t columns, float epsilon, cc_activation activation,
    float slope, const float *x, const float *gamma, const float *beta, const float *running_mean,
    const float *running_variance, void *y, cc_type y_type);

/// From the gradient of y to that of x, through dropout (as in cc_activation_backward), activation,
/// affine part, mean and variance (Ioffe & Szegedy 2015, section 3). `gradient` is overwritten.
/// `out` may be `gradient` where out_type is CC_F32. The gradients of γ and β (columns each) are
/// added to what is there where it `accumulates`, else they replace it.
void cc_batchnorm_backward(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, float *gradient, const void *y, cc_type y_type, const float *x, const float *gamma,
    const float *mean, const float *inverse_deviation, float *gamma_gradient, float *beta_gradient,
    bool accumulates, void *out, cc_type out_type);

/// y = max over the `pieces` of a unit, which lie side by side in x (rows × units·pieces);
/// y is rows × units (Goodfellow et al. 2013). A NaN is larger than any number.
void cc_maxout_forward(
    cc_context *context, int64_t rows, int64_t units, int64_t pieces, const float *x, void *y,
    cc_type y_type);

/// From the gradient of y (rows × units) to that of x: it goes to the first largest piece, through
/// dropout as in cc_activation_backward; the other pieces get 0. Column sums (units·pieces) go to
/// `bias_gradient` unless it is NULL.
void cc_maxout_backward(
    cc_context *context, int64_t rows, int64_t units, int64_t pieces, float keep,
    const float *gradient, const float *x, const void *y, cc_type y_type, void *out,
    cc_type out_type, float *bias_gradient);

/// A step of a gated recurrent unit (Cho et al. 2014, in the form of PyTorch's GRU), rows × units:
/// r = σ(x_r + h_r), z = σ(x_z + h_z), n = tanh(x_n + r ∘ h_n), next = (1 − z) ∘ n + z ∘ state, where x
/// and h are what the input and the state give to the gates (rows × 3·units each). `gates` keeps r, z,
/// n and h_n (rows × 4·units); `next` goes to `operand` as well, in its format.
void cc_recurrent_step(
    cc_context *context, int64_t rows, int64_t units, const float *input_gates,
    const float *state_gates, const float *state, float *gates, float *next, void *operand,
    cc_type type);

/// From the gradient of `next` to those of x and h; what is left in `gradient` is that of the state
/// but for its way through the gates.
void cc_recurrent_back(
    cc_context *context, int64_t rows, int64_t units, const float *gates, const float *state,
    float *gradient, float *input_gates, float *state_gates);

/// Minibatch standard deviation (Karras et al. 2018, section 3), all rows one group: mean and
/// √(biased variance + 1e-8) of each column of y (rows × columns); gives the mean deviation.
float cc_deviation_forward(
    cc_context *context, int64_t rows, int64_t columns, const void *y, cc_type type, float *mean,
    float *deviation);

/// gradient (rows × columns) += factor · ∂(mean deviation)/∂y, with mean and deviation as
/// cc_deviation_forward left them.
void cc_deviation_backward(
    cc_context *context, int64_t rows, int64_t columns, const void *y, cc_type type,
    const float *mean, const float *deviation, float factor, float *gradient);

/// The share of channels (units) that no row raises above 0 at any of its pixels; rows × columns, a row
/// being pixels × channels. NaN when memory is short.
float cc_dead_share(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, const void *y,
    cc_type type);

typedef enum { CC_ADAM = 0, CC_SGD = 1, CC_RMSPROP = 2 } cc_optimizer;

/// The values of one update, of n parameters along their gradient g, as PyTorch computes it.
///
/// - Adam (Kingma & Ba 2015, algorithm 1): first = β1·first + (1 − β1)·g,
///   second = β2·second + (1 − β2)·g²,
///   p −= step_size · first / (√second · second_correction + ε).
/// - SGD: first = β1·first + g, p −= step_size · first. Leaves `second` alone.
/// - RMSprop: second = β2·second + (1 − β2)·g², p −= step_size · g / (√second + ε). Leaves `first`
///   alone.
typedef struct {
  cc_optimizer kind;
  /// The gradient is multiplied by gradient_scale, then held within ±gradient_limit.
  float gradient_scale, gradient_limit;
  /// New parameters are held within ±parameter_limit. INFINITY: no limit; NaN passes either.
  float parameter_limit;
  /// β1 is SGD's momentum, β2 RMSprop's smoothing.
  float beta1, beta2;
  /// The learning rate; Adam's is divided by 1 − β1ᵗ.
  float step_size;
  /// Adam's 1 / √(1 − β2ᵗ).
  float second_correction;
  float epsilon;
  /// Decay of the average of the parameters.
  float average_decay;
} cc_update;

/// One pass over memory: moments and parameters (n each) move; `shadow` receives the parameters as
/// bf16 and `average` moves towards them, unless NULL. A moment that is left alone may be NULL.
void cc_update_parameters(
    cc_context *context, int64_t n, const cc_update *update, const float *gradient,
    float *parameters, float *first, float *second, uint16_t *shadow, float *average);

/// Σ x² and Σ a·b: short runs in fp32, those in double, in an order that depends on n alone.
double cc_sum_of_squares(cc_context *context, int64_t n, const float *x);
double cc_dot(cc_context *context, int64_t n, const float *a, const float *b);

/// One power step towards the largest singular value of w (rows × columns; Miyato et al. 2018,
/// algorithm 1): u = W·v / ‖W·v‖ (rows), v = Wᵀ·u / ‖Wᵀ·u‖ (columns); gives uᵀ·W·v. Norms below
/// 1e-12 count as 1e-12. NaN when memory is short.
float cc_spectral_step(
    cc_context *context, int64_t rows, int64_t columns, const float *w, float *u, float *v);

/// uᵀ·W·v, without a step. NaN when memory is short.
float cc_spectral_value(
    cc_context *context, int64_t rows, int64_t columns, const float *w, const float *u,
    const float *v);

/// From the gradient of W/σ to that of W, in place, u and v being constants:
/// (gradient − ⟨gradient, W/σ⟩ · u·vᵀ) / σ.
void cc_spectral_gradient(
    cc_context *context, int64_t rows, int64_t columns, const float *w, float sigma,
    const float *u, const float *v, float *gradient);

/// target = factor · source, n numbers. `target` may be `source` where type is CC_F32.
void cc_scale(
    cc_context *context, int64_t n, float factor, const float *source, void *target,
    cc_type type);

/// rows × columns of bytes, picked by `index`, as scale · p + offset; a row of the target begins
/// `pitch` numbers behind the one before.
/// The caller has checked that every index lies inside `pixels`.
void cc_gather(
    cc_context *context, int64_t rows, int64_t columns, const uint8_t *pixels,
    const uint32_t *index, float scale, float offset, void *target, int64_t pitch, cc_type type);

/// Moves each image (height × width, rows of lines) by whole pixels in place: down by its first draw
/// less `reach`, right by its second less `reach`; `back` moves the other way. What comes in from
/// outside is `fill`. Images begin `pitch` numbers apart; `draws` has 2 · count bytes.
void cc_translate(
    cc_context *context, int64_t count, int64_t height, int64_t width, int reach,
    const uint8_t *draws, bool back, float fill, void *images, int64_t pitch, cc_type type);

/// rows × columns from one matrix into another; rows begin their pitch apart.
void cc_copy(
    cc_context *context, int64_t rows, int64_t columns, const float *source,
    int64_t source_pitch, void *target, int64_t target_pitch, cc_type type);

/// rows × classes, `pitch` apart: 1 at the row's label, else 0; nothing but 0 where the label is no
/// class.
void cc_one_hot(
    cc_context *context, int64_t rows, int64_t classes, const uint8_t *labels, void *target,
    int64_t pitch, cc_type type);

/// Row i of out = shares[i] · a_i + (1 − shares[i]) · b_i; all are rows × columns of `type`, and
/// out may be a or b.
void cc_mix(
    cc_context *context, int64_t rows, int64_t columns, const float *shares, const void *a,
    const void *b, void *out, cc_type type);

/// ‖x_i‖ of each of the rows.
void cc_row_norms(
    cc_context *context, int64_t rows, int64_t columns, const float *x, float *norms);

/// Row i of out = factors[i] · x_i. `out` may be `x` where out_type is CC_F32.
void cc_scale_rows(
    cc_context *context, int64_t rows, int64_t columns, const float *factors, const float *x,
    void *out, cc_type out_type);

/// out (columns) = Σ factors[i] · x_i over the rows.
void cc_weighted_sums(
    cc_context *context, int64_t rows, int64_t columns, const float *factors, const void *x,
    cc_type type, float *out);

/// One layer of the sweep that a gradient penalty's gradient takes upwards, all rows × columns:
/// q = p ∘ f′, f′ recovered from the outputs y as in cc_activation_backward, and row i of
/// h = factors[i] · y_i + q_i. `h` may be `y`. Where p is NULL, h = factors[i] · y_i, and q is left
/// alone. It is the whole gradient only where f″ is 0, that is, for piecewise linear f.
void cc_penalty_ascend(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, const float *factors, const float *p, const void *y, void *q, void *h,
    cc_type type);

#endif
