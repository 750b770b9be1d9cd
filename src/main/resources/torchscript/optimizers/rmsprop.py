class RmsProp(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  square : List[Tensor]
  velocity : List[Tensor]
  steps : Tensor
  beta2 : float
  momentum : float
  epsilon : float

  def build(self, values: List[Tensor], device: Device) -> None:
    self.steps = torch.zeros([], device=device)
    for value in values:
      self.square.append(torch.zeros_like(value))
      if self.momentum > 0.0:
        self.velocity.append(torch.zeros_like(value))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    for k in range(len(values)):
      gradient = grads[k]
      square = self.square[k].mul_(self.beta2).addcmul_(gradient, gradient, value=1.0 - self.beta2)
      direction = gradient / torch.sqrt(square).add_(self.epsilon)
      if self.momentum > 0.0:
        direction = self.velocity[k].mul_(self.momentum).add_(direction)
      values[k].add_(direction, alpha=-lr)
    self.steps.add_(1.0)
    if int(self.steps) % 100 == 0:
      self.forget()

  # what only fades (a dead unit's moments) would end in subnormal numbers, which processors compute
  # many times slower
  def forget(self) -> None:
    for square in self.square:
      square.copy_(torch.hardshrink(square, 1e-36))
    for velocity in self.velocity:
      velocity.copy_(torch.hardshrink(velocity, 1e-30))
