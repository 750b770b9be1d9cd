class GlobalMaxPool(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_shape : List[int]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) == 2:
      if mask is None:
        return torch.amax(x, self.axes())
      # padded steps are no candidates; zeros where there is no other
      padded = torch.unsqueeze(torch.logical_not(mask), 2)
      return torch.amax(torch.masked_fill(x, padded, -1e+30), [1]) * torch.any(mask, 1, True)
    return torch.amax(x, self.axes())

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    highest = torch.amax(x, self.axes(), True)
    tape.append(torch.eq(x, highest))
    return torch.squeeze(highest, self.axes())

  # shared by all that are as high
  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    hits = tape.pop()
    for axis in self.axes():
      grad = torch.unsqueeze(grad, axis)
    return hits * (grad / torch.sum(hits, self.axes(), True))

  def axes(self) -> List[int]:
    if len(self.input_shape) == 2:
      return [1]
    return [2, 3]
