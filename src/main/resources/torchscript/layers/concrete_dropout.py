class ConcreteDropout(Module):
  __parameters__ = ["logit", ]
  __buffers__ = []
  training : bool
  logit : Tensor
  rate : float
  temperature : float
  regularizer : float
  input_shape : List[int]

  def build(self, device: Device, rng: Generator) -> None:
    start = torch.log(self.rate / (1.0 - self.rate))
    self.logit = torch.full([], start, device=device).requires_grad_(True)

  def biases(self) -> List[Tensor]:
    return [self.logit]

  def learned_rate(self) -> float:
    return float(torch.sigmoid(self.logit))

  # for one example: minus the entropy of all its drops
  def penalty(self) -> Tensor:
    inputs = 1
    for size in self.input_shape:
      inputs = inputs * size
    p = torch.sigmoid(self.logit)
    entropy = p * torch.log_sigmoid(self.logit) + (1.0 - p) * torch.log_sigmoid(-self.logit)
    return entropy * (self.regularizer * float(inputs))

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None:
      return x
    u = torch.type_as(torch.empty_like(x, dtype=torch.float32).uniform_(0.0, 1.0, generator=rng), x)
    drop = torch.sigmoid((self.logit + torch.log(u) - torch.log1p(-u)) / self.temperature)
    # 1 - p, which is above 0 for any p
    return x * (1.0 - drop) / torch.sigmoid(-self.logit)
