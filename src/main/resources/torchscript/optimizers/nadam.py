class Nadam(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  mean : List[Tensor]
  square : List[Tensor]
  steps : Tensor
  # of all momenta so far: what the mean lacks because it began at zero
  product : Tensor
  beta1 : float
  beta2 : float
  epsilon : float

  def build(self, values: List[Tensor], device: Device) -> None:
    self.steps = torch.zeros([], device=device)
    self.product = torch.ones([], device=device)
    for value in values:
      self.mean.append(torch.zeros_like(value))
      self.square.append(torch.zeros_like(value))

  def momentum(self, step: float) -> float:
    return self.beta1 * (1.0 - 0.5 * 0.96 ** (0.004 * step))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    self.steps.add_(1.0)
    step = float(self.steps)
    now = self.momentum(step)
    later = self.momentum(step + 1.0)
    product = float(self.product.mul_(now))
    correction = 1.0 - self.beta2 ** step
    for k in range(len(values)):
      gradient = grads[k]
      mean = self.mean[k].mul_(self.beta1).add_(gradient, alpha=1.0 - self.beta1)
      square = self.square[k].mul_(self.beta2).addcmul_(gradient, gradient, value=1.0 - self.beta2)
      root = torch.sqrt(square / correction).add_(self.epsilon)
      values[k].addcdiv_(gradient, root, value=-lr * (1.0 - now) / (1.0 - product))
      values[k].addcdiv_(mean, root, value=-lr * later / (1.0 - product * later))
    if int(step) % 100 == 0:
      self.forget()

  # what only fades (a dead unit's moments) would end in subnormal numbers, which processors compute
  # many times slower
  def forget(self) -> None:
    for mean in self.mean:
      mean.copy_(torch.hardshrink(mean, 1e-30))
    for square in self.square:
      square.copy_(torch.hardshrink(square, 1e-36))
    self.product.copy_(torch.hardshrink(self.product, 1e-36))
