class DropBlock2d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float
  block_size : int

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None or self.rate == 0.0:
      return x
    return x * self.factors(x, rng)

  # 0 in blocks, and elsewhere what brings each example's mean back
  def factors(self, x: Tensor, rng: Generator) -> Tensor:
    size = self.block_size
    height = x.size(2)
    width = x.size(3)
    rows = height - size + 1
    columns = width - size + 1
    begins = self.rate / float(size * size) * float(height * width) / float(rows * columns)
    corners = torch.rand([x.size(0), x.size(1), rows, columns], generator=rng, device=x.device).lt_(begins)
    # a pixel is dropped where a corner lies at most a block above and left of it
    reach = size - 1
    near = torch.constant_pad_nd(corners, [reach, reach, reach, reach])
    keep = 1.0 - torch.max_pool2d(near, [size, size], [1, 1])
    share = torch.mean(keep, [1, 2, 3], True)
    return keep / torch.clamp_min(share, 1e-12)

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return x
    factors = self.factors(x, rng)
    tape.append(factors)
    return x * factors

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return grad
    return grad.mul_(tape.pop())

