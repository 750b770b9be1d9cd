class Sgd(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  velocity : List[Tensor]
  steps : Tensor
  momentum : float
  nesterov : bool

  def build(self, values: List[Tensor], device: Device) -> None:
    self.steps = torch.zeros([], device=device)
    if self.momentum > 0.0:
      for value in values:
        self.velocity.append(torch.zeros_like(value))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    for k in range(len(values)):
      direction = grads[k]
      if self.momentum > 0.0:
        velocity = self.velocity[k].mul_(self.momentum).add_(direction)
        if self.nesterov:
          direction = direction.add(velocity, alpha=self.momentum)
        else:
          direction = velocity
      values[k].add_(direction, alpha=-lr)
    self.steps.add_(1.0)
    if int(self.steps) % 100 == 0:
      self.forget()

  # what only fades (a dead unit's velocity) would end in subnormal numbers, which processors compute
  # many times slower
  def forget(self) -> None:
    for velocity in self.velocity:
      velocity.copy_(torch.hardshrink(velocity, 1e-30))
