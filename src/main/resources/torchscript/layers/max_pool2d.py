class MaxPool2d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  size : List[int]
  stride : List[int]
  pads : List[int]
  padded : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if self.padded:
      x = torch.constant_pad_nd(x, self.pads, float("-inf"))
    return torch.max_pool2d(x, self.size, self.stride)
