class Average(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  # while training the averages; else the net has those, and these are its own weights
  held : List[Tensor]
  steps : Tensor
  ema : float

  def build(self, values: List[Tensor], device: Device) -> None:
    self.steps = torch.zeros([], device=device)
    for value in values:
      self.held.append(torch.clone(value))

  def swap(self, values: List[Tensor]) -> None:
    if int(self.steps) == 0:
      # the average begins with what the weights are by now: drawn, or another model's
      for k in range(len(values)):
        self.held[k].copy_(values[k])
    for k in range(len(values)):
      value = torch.clone(values[k])
      values[k].copy_(self.held[k])
      self.held[k].copy_(value)

  def after(self, weights: List[Tensor], values: List[Tensor]) -> None:
    self.steps.add_(1.0)
    steps = float(self.steps)
    # at first less is kept: the weights that training began with say nothing
    kept = min(self.ema, (1.0 + steps) / (10.0 + steps))
    for k in range(len(values)):
      self.held[k].lerp_(values[k], 1.0 - kept)
