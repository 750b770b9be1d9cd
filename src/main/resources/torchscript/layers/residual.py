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
      # one value an example
      kept = torch.rand([x.size(0)], generator=rng, device=x.device).ge_(self.stochastic_depth)
      each = torch.reshape(kept.mul_(1.0 / (1.0 - self.stochastic_depth)), [-1] + [1 for size in self.output_shape])
      y = y * each
    return self.shortcut(x) + y

  def shortcut(self, x: Tensor) -> Tensor:
    projection = self.projection
    if projection is None:
      return x
    if len(self.input_shape) == 3:
      return torch.conv2d(x, projection, None, [self.stride, self.stride])
    return __torch__.product(x, projection)
