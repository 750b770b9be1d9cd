class GlobalMaxPool(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_shape : List[int]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) == 2:
      if mask is None:
        return torch.amax(x, [1])
      # padded steps are no candidates; zeros where there is no other
      padded = torch.unsqueeze(torch.logical_not(mask), 2)
      return torch.amax(torch.masked_fill(x, padded, -1e+30), [1]) * torch.any(mask, 1, True)
    return torch.amax(x, [2, 3])

  # of images; steps come with a mask
  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    highest = torch.amax(x, [2, 3], True)
    tape.append(torch.eq(x, highest))
    return torch.flatten(highest, 1)

  # shared by all that are as high
  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    hits = tape.pop()
    return hits * (torch.reshape(grad, [-1, self.input_shape[0], 1, 1]) / torch.sum(hits, [2, 3], True))
