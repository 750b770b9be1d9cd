class GroupNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor
  groups : int
  epsilon : float
  channels : int
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    self.weight = torch.ones([self.channels], device=device).requires_grad_(True)
    self.bias = torch.zeros([self.channels], device=device).requires_grad_(True)

  def biases(self) -> List[Tensor]:
    return [self.weight, self.bias]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) == 2:
      if mask is not None:
        return self.normalized_masked(x, mask)
      return torch.transpose(self.normalized(torch.transpose(x, 1, 2)), 1, 2)
    return self.normalized(x)

  # padded steps tell nothing of the others
  def normalized_masked(self, x: Tensor, mask: Tensor) -> Tensor:
    features = self.channels // self.groups
    parts = torch.reshape(x, [x.size(0), x.size(1), self.groups, features])
    there = torch.reshape(torch.type_as(mask, x), [x.size(0), x.size(1), 1, 1])
    count = torch.clamp_min(torch.sum(there, [1], True) * float(features), 1.0)
    centered = (parts - torch.sum(parts * there, [1, 3], True) / count) * there
    variance = torch.sum(torch.square(centered), [1, 3], True) / count
    normal = torch.reshape(centered * torch.rsqrt(variance + self.epsilon), x.size())
    return normal * self.weight + self.bias

  def normalized(self, x: Tensor) -> Tensor:
    return torch.group_norm(x, self.groups, self.weight, self.bias, self.epsilon)
