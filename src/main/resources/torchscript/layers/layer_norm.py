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
    if len(self.input_shape) == 3:
      return torch.permute(self.normalized(torch.permute(x, [0, 2, 3, 1])), [0, 3, 1, 2])
    return self.normalized(x)

  def normalized(self, x: Tensor) -> Tensor:
    return torch.layer_norm(x, [self.channels], self.weight, self.bias, self.epsilon)
