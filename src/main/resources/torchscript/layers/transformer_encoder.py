# uses attention initializers products masks
class TransformerEncoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  # four a layer: queries, keys and values; what heads saw; into the hidden units; out of them
  products : List[Tensor]
  # eight a layer: the four products' biases; scale and shift of both norms
  others : List[Tensor]
  heads : int
  feed_forward : int
  layers : int
  causal : bool
  dropout : float
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    features = self.input_shape[1]
    for layer in range(self.layers):
      for shape in [[features, 3 * features], [features, features], [features, self.feed_forward], [self.feed_forward, features]]:
        self.products.append(__torch__.initial_weight(shape, shape[0], shape[1], "glorot_uniform", device, rng))
        self.others.append(__torch__.initial_bias(shape[1], shape[0], "glorot_uniform", device, rng))
      for norm in range(2):
        self.others.append(torch.ones([features], device=device).requires_grad_(True))
        self.others.append(torch.zeros([features], device=device).requires_grad_(True))

  def weights(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    found.extend(self.products)
    return found

  def biases(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    found.extend(self.others)
    return found

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    for layer in range(self.layers):
      w = torch.slice(self.products, 4 * layer, 4 * layer + 4)
      b = torch.slice(self.others, 8 * layer, 8 * layer + 8)
      seen = __torch__.attention(x, mask, w[0], b[0], w[1], b[1], self.heads, self.causal, self.dropout, rng)
      x = self.added(x, seen, b[4], b[5], rng)
      hidden = torch.relu(__torch__.product(x, w[2]) + b[2])
      if rng is not None:
        hidden = __torch__.dropped(hidden, self.dropout, rng)
      x = self.added(x, __torch__.product(hidden, w[3]) + b[3], b[6], b[7], rng)
    return x

  # a sublayer's result, dropped, joins the shortcut; then the norm
  def added(self, x: Tensor, y: Tensor, scale: Tensor, shift: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is not None:
      y = __torch__.dropped(y, self.dropout, rng)
    return torch.layer_norm(x + y, [x.size(2)], scale, shift, 1e-05)
