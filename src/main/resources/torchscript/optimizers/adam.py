class Adam(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  mean : List[Tensor]
  square : List[Tensor]
  steps : Tensor
  beta1 : float
  beta2 : float
  epsilon : float

  def build(self, values: List[Tensor], device: Device) -> None:
    self.steps = torch.zeros([], device=device)
    for value in values:
      self.mean.append(torch.zeros_like(value))
      self.square.append(torch.zeros_like(value))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    self.steps.add_(1.0)
    steps = annotate(List[Tensor], [])
    for value in values:
      steps.append(self.steps)
    torch._fused_adam_(values, grads, self.mean, self.square, annotate(List[Tensor], []), steps, lr=lr, beta1=self.beta1, beta2=self.beta2, weight_decay=0.0, eps=self.epsilon, amsgrad=False, maximize=False)
    if int(self.steps) % 100 == 0:
      self.forget()

  # what only fades (a dead unit's moments) would end in subnormal numbers, which processors compute
  # many times slower; far below epsilon it is nothing already
  def forget(self) -> None:
    for mean in self.mean:
      mean.copy_(torch.hardshrink(mean, 1e-30))
    for square in self.square:
      square.copy_(torch.hardshrink(square, 1e-36))
