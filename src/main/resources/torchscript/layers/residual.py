# uses initializers products
class Residual(Module):
  __parameters__ = ["projection", ]
  __buffers__ = []
  training : bool
  body : __torch__.Body
  projection : Optional[Tensor]
  stride : int
  stochastic_depth : float
  input_shape : List[int]
  output_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    self.body.build(device, rng)
    if self.projection is not None:
      inputs = self.input_shape[-1]
      units = self.output_shape[-1]
      shape = [inputs, units]
      if len(self.input_shape) == 3:
        inputs = self.input_shape[0]
        units = self.output_shape[0]
        shape = [units, inputs, 1, 1]
      self.projection = __torch__.initial_weight(shape, inputs, units, "pytorch", device, rng)

  def weights(self) -> List[Tensor]:
    found = self.body.weights()
    projection = self.projection
    if projection is not None:
      found.append(projection)
    return found

  def biases(self) -> List[Tensor]:
    return self.body.biases()

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    y = self.body.forward(x, mask, rng)
    if rng is not None and self.stochastic_depth > 0.0:
      y = y * self.drop_mask(x, rng)
    return self.shortcut(x) + y

  # one value an example
  def drop_mask(self, x: Tensor, rng: Generator) -> Tensor:
    kept = torch.rand([x.size(0)], generator=rng, device=x.device).ge_(self.stochastic_depth)
    return torch.reshape(kept.mul_(1.0 / (1.0 - self.stochastic_depth)), [-1] + [1 for size in self.output_shape])

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    y = self.body.record(x, rng, tape)
    if self.stochastic_depth > 0.0:
      drop_mask = self.drop_mask(x, rng)
      tape.append(drop_mask)
      y = y * drop_mask
    if self.projection is not None:
      tape.append(x)
    return self.shortcut(x) + y

  def backward(self, grad: Tensor, tape: List[Tensor], weights: List[Tensor], biases: List[Tensor], deeper: bool) -> Tensor:
    by_shortcut = grad
    if self.projection is not None:
      by_shortcut = self.shortcut_backward(grad, tape.pop(), weights)
    if self.stochastic_depth > 0.0:
      grad = grad * tape.pop()
    else:
      # the body may write over what it is given
      grad = torch.clone(grad)
    return self.body.backward(grad, tape, weights, biases, deeper) + by_shortcut

  def shortcut_backward(self, grad: Tensor, x: Tensor, weights: List[Tensor]) -> Tensor:
    projection = self.projection
    assert projection is not None
    if len(self.input_shape) == 3:
      by_input, by_weight, by_bias, = torch.convolution_backward(grad, x, projection, None, [self.stride, self.stride], [0, 0], [1, 1], False, [0, 0], 1, [True, True, False])
      weights.append(torch.empty_like(projection).copy_(by_weight))
      return by_input
    rows = torch.reshape(x, [-1, projection.size(0)])
    weights.append(torch.mm(torch.t(rows), torch.reshape(grad, [-1, projection.size(1)])))
    return __torch__.product(grad, torch.t(projection))

  def shortcut(self, x: Tensor) -> Tensor:
    projection = self.projection
    if projection is None:
      return x
    if len(self.input_shape) == 3:
      return torch.conv2d(x, projection, None, [self.stride, self.stride])
    return __torch__.product(x, projection)
