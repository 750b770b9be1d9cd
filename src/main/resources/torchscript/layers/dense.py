class Dense(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Optional[Tensor]
  units : int
  initializer : str
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    inputs = self.input_shape[-1]
    if len(self.input_shape) > 2:
      for size in self.input_shape[:-1]:
        inputs = inputs * size
    self.weight = __torch__.initial_weight([self.units, inputs], inputs, self.units, self.initializer, device, rng)
    if self.bias is not None:
      self.bias = __torch__.initial_bias(self.units, inputs, self.initializer, device, rng)

  def weights(self) -> List[Tensor]:
    return [self.weight]

  def biases(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    bias = self.bias
    if bias is not None:
      found.append(bias)
    return found

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) > 2:
      x = torch.flatten(x, 1)
    return torch.linear(x, self.weight, self.bias)
