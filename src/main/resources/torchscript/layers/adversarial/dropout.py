# uses masks
# dropout whose mask can be turned against the net
class Dropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float
  mask : Tensor
  turned : Tensor
  # of each example, [examples, 1]; padded steps have none
  units : Tensor

  def forward(self, x: Tensor, real: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
    if rng is None:
      return x
    if torch.numel(self.turned) > 0:
      return x * self.turned
    mask = __torch__.kept(x.size(), self.rate, x.device, rng)
    if torch.is_grad_enabled():
      mask = mask.requires_grad_(True)
      self.mask = mask
      self.units = self.counted(x, real)
    return x * mask

  def counted(self, x: Tensor, real: Optional[Tensor]) -> Tensor:
    if real is not None:
      return torch.sum(real, [1], True) * x.size(2)
    return torch.full([x.size(0), 1], torch.numel(x) // x.size(0), dtype=4, device=x.device)

  # turns over the units of each example by which the loss grows most, to first order, a share budget of them at most
  def harden(self, slope: Optional[Tensor], budget: float) -> None:
    mask = self.mask.detach()
    if slope is not None:
      gain = torch.flatten(torch.where(torch.gt(mask, 0), torch.neg(slope), slope), 1)
      most, which, = torch.topk(gain, int(budget * float(gain.size(1))), 1)
      within = torch.lt(torch.arange(most.size(1), device=gain.device), torch.floor(torch.to(self.units, 7) * budget))
      turns = torch.logical_and(torch.gt(most, 0), within)
      chosen = torch.scatter(torch.zeros_like(gain), 1, which, torch.to(turns, 6))
      whole = 1.0 / (1.0 - self.rate)
      mask = torch.where(torch.gt(torch.reshape(chosen, mask.size()), 0), whole - mask, mask)
    self.turned = mask

  def release(self) -> None:
    self.mask = torch.zeros([0])
    self.turned = torch.zeros([0])
    self.units = torch.zeros([0])
