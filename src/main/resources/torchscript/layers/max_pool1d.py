class MaxPool1d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    x = torch.transpose(x, 1, 2)
    if self.padded:
      x = torch.constant_pad_nd(x, self.pads, float("-inf"))
    return torch.transpose(torch.max_pool1d(x, self.size, self.stride), 1, 2)
