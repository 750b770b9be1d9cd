class GlobalAveragePool(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_shape : List[int]

  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if len(self.input_shape) == 2:
      if mask is None:
        return torch.mean(x, [1])
      # padded steps add nothing and do not count
      return torch.sum(x, [1]) / torch.clamp_min(torch.sum(mask, [1], True), 1)
    return torch.mean(x, [2, 3])

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    if len(self.input_shape) == 2:
      each = torch.unsqueeze(grad, 1) / float(self.input_shape[0])
      return torch.contiguous(torch.expand(each, [-1] + self.input_shape))
    each = torch.reshape(grad, [-1, self.input_shape[0], 1, 1]) / float(self.input_shape[1] * self.input_shape[2])
    return torch.contiguous(torch.expand(each, [-1] + self.input_shape), memory_format=torch.channels_last)
