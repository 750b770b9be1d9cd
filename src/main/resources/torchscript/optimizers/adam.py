class Adam(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  mean : List[Tensor]
  square : List[Tensor]
  steps : List[Tensor]
  beta1 : float
  beta2 : float
  epsilon : float

  def build(self, values: List[Tensor]) -> None:
    for value in values:
      self.mean.append(torch.zeros_like(value))
      self.square.append(torch.zeros_like(value))
      self.steps.append(torch.zeros([], device=value.device))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    torch._foreach_add_(self.steps, 1.0)
    torch._fused_adam_(values, grads, self.mean, self.square, annotate(List[Tensor], []), self.steps, lr=lr, beta1=self.beta1, beta2=self.beta2, weight_decay=0.0, eps=self.epsilon, amsgrad=False, maximize=False)
