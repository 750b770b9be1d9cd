class PositionalEncoding(Module):
  __parameters__ = ["table", ]
  __buffers__ = []
  training : bool
  # [steps, features]
  table : Optional[Tensor]
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    if self.table is not None:
      self.table = torch.empty(self.input_shape, device=device).normal_(0.0, 0.02, generator=rng).requires_grad_(True)

  def biases(self) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    table = self.table
    if table is not None:
      found.append(table)
    return found

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    table = self.table
    positions = self.waves(x)
    if table is not None:
      positions = table
    return x + positions

  # sines at even features, cosines at odd ones
  def waves(self, x: Tensor) -> Tensor:
    steps = torch.unsqueeze(torch.arange(self.input_shape[0], dtype=x.dtype, device=x.device), 1)
    features = torch.arange(self.input_shape[1], dtype=x.dtype, device=x.device)
    even = torch.floor(features / 2.0) * 2.0
    angles = steps * torch.exp(even * (-torch.log(10000.0) / float(self.input_shape[1])))
    return torch.where(torch.eq(features, even), torch.sin(angles), torch.cos(angles))
