class Lion(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  mean : List[Tensor]
  steps : Tensor
  beta1 : float
  beta2 : float

  def build(self, values: List[Tensor], device: Device) -> None:
    self.steps = torch.zeros([], device=device)
    for value in values:
      self.mean.append(torch.zeros_like(value))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    for k in range(len(values)):
      mean = self.mean[k]
      gradient = grads[k]
      direction = torch.sign(torch.lerp(gradient, mean, self.beta1))
      values[k].add_(direction, alpha=-lr)
      mean.mul_(self.beta2).add_(gradient, alpha=1.0 - self.beta2)
    self.steps.add_(1.0)
    if int(self.steps) % 100 == 0:
      self.forget()

  # what only fades (a dead unit's mean) would end in subnormal numbers, which processors compute
  # many times slower
  def forget(self) -> None:
    for mean in self.mean:
      mean.copy_(torch.hardshrink(mean, 1e-30))
