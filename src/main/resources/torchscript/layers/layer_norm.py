class LayerNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor
  epsilon : float
  channels : int
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    self.weight = torch.ones([self.channels], device=device).requires_grad_(True)
    self.bias = torch.zeros([self.channels], device=device).requires_grad_(True)

  def biases(self) -> List[Tensor]:
    return [self.weight, self.bias]

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return self.channels_back(torch.layer_norm(self.channels_last(x), [self.channels], self.weight, self.bias, self.epsilon))

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    x = self.channels_last(x)
    y, mean, scale, = torch.native_layer_norm(x, [self.channels], self.weight, self.bias, self.epsilon)
    tape.extend([x, mean, scale])
    return self.channels_back(y)

  def backward(self, grad: Tensor, tape: List[Tensor], weights: List[Tensor], biases: List[Tensor], deeper: bool) -> Tensor:
    scale = tape.pop()
    mean = tape.pop()
    x = tape.pop()
    by_input, by_weight, by_bias, = torch.native_layer_norm_backward(self.channels_last(grad), x, [self.channels], mean, scale, self.weight, self.bias, [True, True, True])
    biases.extend([by_bias, by_weight])
    return self.channels_back(by_input)

  def channels_last(self, x: Tensor) -> Tensor:
    if len(self.input_shape) == 3:
      return torch.permute(x, [0, 2, 3, 1])
    return x

  def channels_back(self, x: Tensor) -> Tensor:
    if len(self.input_shape) == 3:
      return torch.permute(x, [0, 3, 1, 2])
    return x
