# uses attention initializers
class MultiHeadAttention(Module):
  __parameters__ = ["inside", "inside_bias", "outside", "outside_bias", ]
  __buffers__ = []
  training : bool
  inside : Tensor
  inside_bias : Tensor
  outside : Tensor
  outside_bias : Tensor
  heads : int
  causal : bool
  dropout : float
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    features = self.input_shape[1]
    self.inside = __torch__.initial_weight([features, 3 * features], features, 3 * features, "glorot_uniform", device, rng)
    self.inside_bias = __torch__.initial_bias(3 * features, features, "glorot_uniform", device, rng)
    self.outside = __torch__.initial_weight([features, features], features, features, "pytorch", device, rng)
    self.outside_bias = __torch__.initial_bias(features, features, "glorot_uniform", device, rng)

  def weights(self) -> List[Tensor]:
    return [self.inside, self.outside]

  def biases(self) -> List[Tensor]:
    return [self.inside_bias, self.outside_bias]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    return __torch__.attention(x, mask, self.inside, self.inside_bias, self.outside, self.outside_bias, self.heads, self.causal, self.dropout, rng)
